"""Material's style sheet → the rules that the portfolio's own pages can meet: a fifth of its bytes.

A rule stays if every class and id that its selector needs is a word of the templates, scripts and style sheets that
make those pages, a custom property if something still uses it; so they look the same to the pixel. Pages that people
write by hand load the whole sheet.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Set
from functools import lru_cache
from importlib.resources import files as package_files
from pathlib import Path

OWN = "assets/material.css"
"""Where the smaller sheet stands in the site."""

_FOLDERS = ("templates/theme", "templates/pages")
_SHEETS = "templates/assets/stylesheets"

_QUIET = r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)"']*\)|/\*.*?\*/"""
_BEFORE = re.compile(rf"(?:{_QUIET}|[^{{}};\"'])*?(?=[{{;])", re.DOTALL)
_INSIDE = re.compile(rf"{_QUIET}|[{{}}]", re.DOTALL)
_CONDITIONS = ("@media", "@supports")
_IN_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]")
_COMMA = re.compile(r",(?![^(]*\))")
_NEEDED = re.compile(r"[.#](-?[A-Za-z_][\w-]*)")
_PROPERTY = re.compile(rf"(--[\w-]+):(?:{_QUIET}|[^;}}\"'])*;?", re.DOTALL)
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_EMPTY = re.compile(r"(?<=})[^{}@;]+{}")
_BY_HAND = frozenset({"md-typeset", "md-content"})
"""What the shell names around pages written by hand only."""

_WORD = re.compile(r"[A-Za-z_][\w-]*")


def own_sheet(project: Path, content: Path, by_hand: Collection[str]) -> str:
    """The smaller sheet for the templates of a project and the style sheets among its files written by hand."""
    ours = [path for folder in _FOLDERS for path in (project / folder).rglob("*")]
    theirs = [content / path for path in by_hand if path.endswith(".css")]
    paths = [path for path in [*ours, *theirs] if path.suffix in {".html", ".js", ".css"}]
    return subset(_material(), words(path.read_text(encoding="utf-8", errors="replace") for path in paths))


def words(texts: Iterable[str]) -> frozenset[str]:
    """Everything in templates, scripts and style sheets that may be a class, an id or a custom property."""
    return frozenset(word for text in texts for word in _WORD.findall(text)) - _BY_HAND


@lru_cache(maxsize=1)  # a preview asks at every edit
def subset(css: str, known: frozenset[str]) -> str:
    """The sheet without the rules that need an unknown class or id. Raises ValueError if a brace has no partner."""
    kept = "".join(_kept(css, known))
    used = frozenset(_USED.findall(kept))
    return _EMPTY.sub(
        "", _PROPERTY.sub(lambda found: found[0] if found[1] in used or found[1][2:] in known else "", kept)
    )


def _material() -> str:
    sheets = (package_files("material") / _SHEETS).iterdir()
    (sheet,) = (path for path in sheets if path.name.startswith("main.") and path.name.endswith(".css"))
    return sheet.read_text(encoding="utf-8")


def _kept(css: str, known: Set[str]) -> Iterator[str]:
    for prelude, body in _statements(css):
        if body is None:
            yield f"{prelude};"
        elif prelude.startswith(_CONDITIONS):
            if inner := "".join(_kept(body, known)):
                yield f"{prelude}{{{inner}}}"
        elif prelude.startswith("@"):
            yield f"{prelude}{{{body}}}"
        elif selectors := [one for one in _COMMA.split(prelude) if _is_met(one, known)]:
            yield f"{','.join(selectors)}{{{body}}}"


def _statements(css: str) -> Iterator[tuple[str, str | None]]:
    """What stands before each block, and the block; nothing for a statement that ends with a semicolon."""
    place = 0
    while css[place:].strip():
        before = _BEFORE.match(css, place)
        if before is None:
            raise ValueError(f"no rule at character {place}")
        place = before.end() + 1
        if css[before.end()] == ";":
            yield before[0].strip(), None
            continue
        end = _closing(css, place)
        yield before[0].strip(), css[place:end]
        place = end + 1


def _closing(css: str, place: int) -> int:
    depth = 1
    for found in _INSIDE.finditer(css, place):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if not depth:
            return found.start()
    raise ValueError(f"a block that starts at character {place} does not end")


def _is_met(selector: str, known: Set[str]) -> bool:
    return all(name in known for name in _NEEDED.findall(_IN_BRACKETS.sub("", selector)))
