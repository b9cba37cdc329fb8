"""The folder of a site made with another program: its texts by path. Nothing in it is changed, and no link in it is
followed."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path, PurePosixPath
from typing import Any

from generator.errors import InputProblems
from generator.facts import files
from generator.facts.texts import LONGEST_FILE
from generator.intake.readers.document import document, without_controls

MACHINERY = frozenset(
    "_layouts _includes _sass _plugins _site _freeze node_modules layouts themes public resources vendor bin "
    "_extensions site_libs _scripts _cite css js fonts".split()
)
"""Folders that hold how a site looks, or what was made of it."""

_CONTENT = re.compile(
    r"(?i)\.(?:md|markdown|qmd|ipynb|bib|html?|ya?ml|json|pdf|png|jpe?g|webp|gif|svg|csv|tsv|bibtex)$"
)
_MOST_FILES = 20_000
_FRONT = re.compile(r"\s*---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\r?\n(?P<toml>.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
"""The front matter that Hugo calls TOML, as the first generation of its academic theme wrote it."""


@dataclass(slots=True)
class SiteFolder:
    """A folder, the files in it that may hold content, and what was wrong with those that were read."""

    root: Path
    paths: list[str]
    unreadable: dict[str, str] = field(default_factory=dict)
    known: frozenset[str] = field(init=False)
    names: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        self.known = frozenset(self.paths)
        parts = [PurePosixPath(path.lower()).parts for path in self.paths]
        self.names = Counter("/".join(each[-length:]) for each in parts for length in (1, 2) if len(each) >= length)

    def under(self, folder: str, *endings: str) -> list[str]:
        """The files below a folder with one of the endings."""
        return [path for path in self.paths if path.startswith(f"{folder}/") and path.lower().endswith(endings)]

    def text(self, path: str) -> str:
        """A text; empty for what is none, which is remembered."""
        try:
            raw = files.read_bytes(self.root / path, path, LONGEST_FILE)
            return files.decoded(raw, path, "cp1252").removeprefix("\ufeff")
        except InputProblems as error:
            self.unreadable[path] = error.problems[0].message
            return ""

    def data(self, path: str) -> Any:
        """What a YAML or JSON file holds; None for what is broken."""
        return self._parsed(path, self.text(path), path)

    def page(self, path: str) -> tuple[dict[str, Any], str]:
        """Front matter, in YAML, TOML or JSON, and body of a page; every scalar is text."""
        text = self.text(path)
        if text.lstrip()[:1] == "{":
            return self._json(path, text.lstrip())
        if match := _TOML.match(text):
            return self._toml(path, match["toml"]), text[match.end() :].strip()
        match = _FRONT.match(text)
        if match is None:
            return {}, text
        data = self._parsed(path, match["yaml"], "front.yaml")
        return (data if isinstance(data, dict) else {}), text[match.end() :].strip()

    def _toml(self, path: str, text: str) -> dict[str, Any]:
        try:
            return {name: _as_text(value) for name, value in tomllib.loads(without_controls(text)).items()}
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            self.unreadable[path] = f"broken TOML: {error}"
            return {}

    def _json(self, path: str, text: str) -> tuple[dict[str, Any], str]:
        """An object in JSON at the start of a page. Jekyll's pages may begin with a brace too: they are text."""
        try:
            data, end = json.JSONDecoder(parse_constant=str).raw_decode(text)
        except (json.JSONDecodeError, RecursionError, ValueError) as error:
            if text.startswith(("{%", "{{", "{:")):
                return {}, text
            self.unreadable[path] = f"broken JSON: {error}"
            return {}, ""
        return _as_text(data), text[end:].strip()

    def _parsed(self, path: str, text: str, name: str) -> Any:
        parsed = document(name, text)
        if parsed.fault is not None:
            self.unreadable[path] = parsed.fault.message
        return parsed.data


def _as_text(value: Any) -> Any:
    """A value of TOML or JSON as YAML of texts gives it."""
    if isinstance(value, dict):
        return {name: _as_text(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_as_text(each) for each in value]
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date | time) else str(value)


def open_folder(root: Path) -> SiteFolder:
    """The folder with the paths of the files that may hold content, in their order."""
    found = []
    for path in _walk(root, PurePosixPath()):
        found.append(path)
        if len(found) == _MOST_FILES:
            break
    return SiteFolder(root, sorted(found))


def _walk(root: Path, below: PurePosixPath) -> Iterator[str]:
    for entry in os.scandir(root / below):
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        path = below / entry.name
        if entry.is_dir():
            if entry.name not in MACHINERY:
                yield from _walk(root, path)
        elif _CONTENT.search(entry.name):
            yield path.as_posix()
