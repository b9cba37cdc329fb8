"""A cache of painted cards, in `.cache/cards/` of a project; a file's name is the digest of all that it depends on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import InputProblems, Problem
from generator.facts import files
from generator.site import template_folders
from generator.site.cards.card import Card

if TYPE_CHECKING:
    from generator.site.cards.painter import Painter

_ASSETS = "theme/assets"
_SHEET = "portfolio.css"
_OF_PAGES = ("fonts/newsreader-latin.woff2", "fonts/newsreader-latin-ext.woff2")
_MORE = ("noto-serif-greek-cyrillic.woff2", "noto-sans-math.woff2")
"""Fonts of cards only: no page loads them."""

_FORMATS = {".otf", ".ttc", ".ttf", ".woff2"}
_MAX_BYTES = 40_000_000
"""Fonts of Chinese, Japanese and Korean have 10 to 25 MB."""

_LATIN_END = "\u0250"
_FOLDER = ".cache/cards"

_COLOURS = ("page", "text", "text-2", *(f"topic-{slot}" for slot in range(1, 7)))
_COLOUR = re.compile(r"--pf-([\w-]+): light-dark\(#([0-9a-f]{3}|[0-9a-f]{6}),")
_DRAWING = "3"
"""The version of the drawing, to be raised when the same card is to look different."""


def card_cache(project: Path) -> CardCache:
    """The cache of a project. Raises InputProblems if a font or a colour that cards need is missing or not readable."""
    raw = _read(project, f"{_ASSETS}/{_SHEET}")
    sheet = _relative(_SHEET)
    colours = dict(_COLOUR.findall(files.decoded(raw, sheet)))
    hint = "social cards need it; add it, or set cards: false under extra in mkdocs.yml"
    if missing := [Problem(sheet, 0, f"has no colour --pf-{name}", hint) for name in _COLOURS if name not in colours]:
        raise InputProblems(missing)
    return CardCache(project / _FOLDER, _fonts(project), {name: colours[name] for name in _COLOURS})


def _fonts(project: Path) -> list[bytes]:
    """The fonts in order of preference: of the theme, of cards, and those that the owner gives for the PDF."""
    own = sorted(path for path in (project / template_folders.OWN / "fonts").glob("*") if path.suffix in _FORMATS)
    shipped = [_read(project, f"{_ASSETS}/{name}") for name in _OF_PAGES] + [
        _read(project, f"cards/{n}") for n in _MORE
    ]
    return shipped + [files.read_bytes(path, template_folders.shown(path, project), _MAX_BYTES) for path in own]


def _read(project: Path, path: str) -> bytes:
    return files.read_bytes(template_folders.file(project, path), f"{template_folders.OWN}/{path}", _MAX_BYTES)


def _relative(name: str) -> str:
    return f"{template_folders.OWN}/{_ASSETS}/{name}"


class CardCache:
    """Returns the PNG of a card when called, and paints only those that the folder lacks."""

    def __init__(self, folder: Path, fonts: Sequence[bytes], colours: Mapping[str, str]) -> None:
        self._folder = folder
        self._fonts = fonts
        self._colours = colours
        self._used: set[str] = set()

    def stands_for(self) -> object:
        """Nothing: what a card depends on besides its words is the same for a whole build."""
        return None

    def __call__(self, card: Card) -> bytes:
        name = f"{hashlib.sha256(f'{self._inputs}{card!r}'.encode()).hexdigest()}.png"
        self._used.add(name)
        if (cached := files.found(self._folder / name)) is not None:
            return cached
        painted = self._painter.paint(card)
        files.write(self._folder / name, painted)
        return painted

    def can_write(self, title: str) -> bool:
        """Whether the fonts have nearly all letters of a title. What is written in Latin letters is not even tried."""
        return max(title, default="") < _LATIN_END or bool(self._painter.written(title))

    def remove_unused(self) -> None:
        """Removes the cards that this cache was not called with, such as those of deleted papers and old titles."""
        files.keep_only(self._folder, self._used)

    @cached_property
    def _inputs(self) -> str:
        fonts = [hashlib.sha256(font).hexdigest() for font in self._fonts]
        return repr((_DRAWING, version("pillow"), fonts, self._colours))

    @cached_property
    def _painter(self) -> Painter:
        from generator.site.cards.painter import Painter

        return Painter(self._fonts, self._colours)
