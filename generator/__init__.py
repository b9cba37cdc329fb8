"""Academic portfolio generator: facts in `content/`, everything else derived from them."""

__version__ = "0.1.0"
