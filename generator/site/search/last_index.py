"""The search index of the last site: after an edit its entries, but for a few documents, are those of the new one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from itertools import chain, repeat
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from generator.facts import files
from generator.site.last_site import LastSite, State
from generator.site.search.search_documents import Document

FOLDER = "search/index"
_MOST = 200
"""Documents that may differ; with more, the index is made anew."""

_fields = attrgetter(*Document.__dataclass_fields__)
_encoded = json.JSONEncoder(separators=(",", ":")).encode


class Change(NamedTuple):
    """A document that differs from the one that had its number."""

    number: int
    before: Document
    after: Document


class LastIndex:
    """The index below the folder `root` of a site: `version` names the folder of its parts, the file `lines` has its
    documents, and `parts` has the state of each part."""

    def __init__(self, site: Path, root: str, version: str, lines: Path, parts: Mapping[str, State]) -> None:
        self.version, self.parts, self.lines = version, parts, lines
        self.folder = f"{root}{FOLDER}/{version}"
        self._site = site

    def entries(self, section: str) -> dict[str, str]:
        """The entries of all parts of a section."""
        names = [name for name in self.parts if name.rpartition("-")[0] == section]
        return {key: code for name in names for key, code in json.loads(self._text(name)).items()}

    def has(self, name: str, text: str) -> bool:
        """True if a part has this text."""
        return name in self.parts and self._text(name) == text.encode()

    def _text(self, name: str) -> bytes:
        return (self._site / self.folder / f"{name}.json").read_bytes()


class Compared:
    """Documents beside those of the last index, line by line, as all of them take 13 MB for 10,000 papers: `version` is
    a digest of a format and of the documents, and `changes` says which differ; None if they are too many, or if
    documents have been added or removed. `copy` gets the lines."""

    def __init__(
        self, documents: Sequence[Document], of_format: bytes, last: LastIndex | None = None, copy: Path | None = None
    ) -> None:
        new, old = hashlib.sha256(of_format), hashlib.sha256(of_format)
        changed: list[tuple[int, bytes]] = []
        with ExitStack() as opened:
            before = opened.enter_context(last.lines.open("rb")) if last else iter(())
            out = opened.enter_context(copy.open("wb")) if copy else None
            for number, (document, known) in enumerate(zip(documents, chain(before, repeat(b"")), strict=False)):
                line = _encoded(_fields(document)).encode() + b"\n"
                new.update(line)
                old.update(known)
                if line != known and len(changed) <= _MOST:
                    changed.append((number, known))
                if out:
                    out.write(line)
            is_same_number = next(iter(before), None) is None and all(known for _, known in changed)
        self.version, is_whole = _short(new.hexdigest()), last is not None and last.version == _short(old.hexdigest())
        self.changes: list[Change] | None = None
        if is_whole and is_same_number and len(changed) <= _MOST:
            self.changes = [Change(number, _document(known), documents[number]) for number, known in changed]


def _short(digest: str) -> str:
    return digest[:12]


def _document(line: bytes) -> Document:
    location, title, about, names, *rest = json.loads(line)
    return Document(location, title, about, tuple(names), *rest)


def read(folder: Path, site: LastSite, root: str) -> LastIndex | None:
    """The index of the last site; None if it is not known, or if somebody has touched it since."""
    lines, head = _files(folder, root)
    try:
        version, parts = json.loads(head.read_bytes())
        known: dict[str, State] = {name: (size, modified) for name, size, modified in parts}
    except (OSError, ValueError, LookupError, TypeError):
        return None
    last = LastIndex(site.folder, root, version, lines, known)
    is_same = all(site.state(f"{last.folder}/{name}.json") == state for name, state in known.items())
    return last if is_same and lines.is_file() else None


def new_lines(folder: Path, root: str) -> Path:
    """The file for the documents of a new index, until `write` keeps it."""
    folder.mkdir(parents=True, exist_ok=True)
    return _files(folder, root)[0].with_suffix(".new")


def write(folder: Path, root: str, version: str, parts: Iterable[tuple[str, State]]) -> None:
    """Keeps an index for `read`."""
    lines, head = _files(folder, root)
    new_lines(folder, root).replace(lines)
    files.write_text(head, _encoded([version, [[name, *state] for name, state in parts]]))


def _files(folder: Path, root: str) -> tuple[Path, Path]:
    name = root.strip("/") or "main"
    return folder / f"{name}.lines", folder / f"{name}.json"
