"""Academic portfolio generator: the facts in `content/`, and everything that is derived from them."""

__version__ = "0.1.0"
