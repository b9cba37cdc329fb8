"""The style sheets and scripts of the theme as visitors get them: those that the site needs, without needless space
and comments. Scripts keep those that share a line with code, so that no string has to be understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

_NEEDED_FOR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"things": ("assets/things.css", "assets/things.js"), "languages": ("assets/languages.css",)}
)
"""Files for talks, news, projects and their like, and for sites in several languages: other sites load none of them."""

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_SPACE = re.compile(
    r"""(?P<kept>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
    r"|[\s;]*(?P<end>\})\s*|\s*(?P<mark>[{;,])\s*|(?<=[\w-])(?P<colon>:)[ ]+(?=\S)"
)
"""Strings, which stay, and space that means nothing: around what separates, and before the value of a property."""
_JS_COMMENT = re.compile(r"^\s*(?://.*|/\*\*.*\*/\s*)$", re.MULTILINE)
_INDENT = re.compile(r"\n\s+")


def _style_sheet(text: str) -> str:
    text = _INDENT.sub("\n", _CSS_COMMENT.sub("", text)).lstrip()
    return _CSS_SPACE.sub(lambda found: found[found.lastgroup or "kept"], text)


def _script(text: str) -> str:
    return _INDENT.sub("\n", _JS_COMMENT.sub("", text)).lstrip()


_LIGHTER: Mapping[str, Callable[[str], str]] = MappingProxyType({".css": _style_sheet, ".js": _script})


def is_made_lighter(path: str) -> bool:
    """True for the kinds of files that `lighter` knows."""
    return PurePosixPath(path).suffix in _LIGHTER


def lighter(path: str, text: str) -> str:
    """The text of one of our own files as it is served."""
    return _LIGHTER[PurePosixPath(path).suffix](text)


def idle(needed: Mapping[str, object]) -> set[str]:
    """The files of the theme that no page loads; `needed` says which kinds of content the site has."""
    return {path for kind, paths in _NEEDED_FOR.items() if not needed[kind] for path in paths}
