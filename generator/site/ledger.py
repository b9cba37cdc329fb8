"""Which files of the last site are still right: each was made from values with names and digests, which are compared
with what the values are now.

A file is taken from the last site if its maker and all that it read are the same, by the same program with the same
settings and templates, and if nobody has touched it since. In any doubt it is made again.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from io import BytesIO
from itertools import chain
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.facts import files
from generator.site.digests import Digests, UndigestibleError
from generator.site.last_site import ABSENT, LastSite, State
from generator.site.presentation import Presentation
from generator.site.recording import ATTRIBUTE, PAPER, PAPERS, SHARED
from generator.site.search import last_index
from generator.site.search.index_parts import Index
from generator.site.search.last_index import FOLDER, LastIndex
from generator.site.search.search_documents import Document
from generator.site.view import Producer


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a site: the digest of all that it was made from, the names of what its maker read, what the search
    index has of it, and the size and time by which a changed file is recognised. `followed` has the names of shared
    values, each with the digest of its inputs and then its own."""

    digest: str
    reads: Sequence[str] = ()
    documents: Sequence[Document] = ()
    size: int = 0
    modified: int = 0
    followed: Sequence[tuple[str, str]] = ()

    def __reduce__(self) -> tuple[Callable[..., Entry], tuple[object, ...]]:
        """What a helper made comes with texts of its own."""
        return _named, (self.digest, self.reads, self.documents, self.size, self.modified, self.followed)


def _named(digest: str, reads: Sequence[str], *others: Any) -> Entry:
    return Entry(digest, tuple(map(sys.intern, reads)), *others)  # of 10,000 papers, 25 MB of the same names


@dataclass(frozen=True, slots=True)
class Record:
    """How a site was made: `inputs` is the fingerprint of everything, `frame` the digest of what all its files depend
    on, and `entries` are its derived files by their paths below `content/`."""

    inputs: str = ""
    frame: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)


class Values:
    """The digests of what pages can read, by name."""

    def __init__(self, presentation: Presentation) -> None:
        self._presentation = presentation
        self._papers = {paper.key: paper for paper in presentation.pubs}
        self._digests = Digests()
        self._known: dict[str, bytes] = {}
        self._followed: dict[str, str] = {}
        self._of = {
            PAPERS: self._of_papers,
            PAPER: self._of_paper,
            SHARED: self._of_shared,
            ATTRIBUTE: self._of_attribute,
        }
        self._learnt(PAPERS)  # before the work is shared, or each helper would do it again

    def made_from(self, producer: Producer, reads: Iterable[str], last: Mapping[str, str]) -> str:
        """The digest of a producer and of all that it read. Raises UndigestibleError, also if it could read something
        that does not exist any more. A value whose inputs are those in `last` is not worked out."""
        digest = hashlib.blake2b(self._digests.of(producer), digest_size=16)
        for name in reads:
            digest.update(self._known.get(name) or self._learnt(name, last.get(name, "")))
        return digest.hexdigest()

    def followed(self, reads: Iterable[str]) -> list[tuple[str, str]]:
        """Those of some names that are of values with inputs, each with the digests of both."""
        return [(name, self._followed[name]) for name in reads if name in self._followed]

    def _learnt(self, name: str, last: str = "") -> bytes:
        try:
            inputs = self._inputs(name)
            is_as_before = inputs and last.startswith(inputs)
            digest = bytes.fromhex(last[len(inputs) :]) if is_as_before else self._digests.of(self._value(name))
        except (KeyError, AttributeError, ValueError) as error:
            raise UndigestibleError(name) from error
        self._known[name] = digest
        if inputs:
            self._followed[name] = inputs + digest.hex()
        return digest

    def _inputs(self, name: str) -> str:
        """The digest of what a shared value follows from; empty if that is not known before the value."""
        if not name.startswith(SHARED):
            return ""
        of, _, key = name.removeprefix(SHARED).rpartition(" ")
        inputs = self._presentation.shared[of].inputs
        return inputs(key).hex() if inputs else ""

    def _value(self, name: str) -> object:
        begin = next(begin for begin in self._of if name.startswith(begin))
        return self._of[begin](name.removeprefix(begin))

    def _of_papers(self, _: str) -> object:
        return list(self._papers.values())

    def _of_paper(self, key: str) -> object:
        return self._papers[key]

    def _of_shared(self, name: str) -> object:
        of, _, key = name.rpartition(" ")
        return self._presentation.shared[of](key)

    def _of_attribute(self, name: str) -> object:
        return attrgetter(name)(self._presentation)


class Ledger:
    """Decides what is taken from the last site, and records how the new one is made; `values` gives what the page at a
    path can read. `taken` are paths in the last site, whose folders in `renamed` get other names."""

    def __init__(self, values: Callable[[str], Values], frame: str, last: Record, last_site: LastSite) -> None:
        self._values, self.frame = values, frame
        self._last = last.entries if last.frame == frame else {}
        self._last_site = last_site
        self.entries: dict[str, Entry] = {}
        self.taken: set[str] = set()
        self.renamed: dict[str, str] = {}

    def take(self, path: str, producer: Producer, url: str) -> bool:
        """True if the file at a URL of the last site is what the producer of `path` would make: it is in `taken`."""
        entry = self._last.get(path)
        if not entry or not entry.digest or self._last_site.state(url) != (entry.size, entry.modified):
            return False
        digest, followed = self._made_from(path, producer, entry.reads, dict(entry.followed))
        if digest != entry.digest:
            return False
        self.entries[path] = replace(entry, followed=followed)
        self.taken.add(url)
        return True

    def last_file(self, path: str) -> bytes:
        """A file of the last site, if it is as it was made then; otherwise nothing."""
        entry = self._last.get(path)
        if not entry or self._last_site.state(path) != (entry.size, entry.modified):
            return b""
        return (self._last_site.folder / path).read_bytes()

    def last_index(self, root: str) -> LastIndex | None:
        """The search index below a folder of the last site."""
        return last_index.read(self._last_site.indexes, self._last_site, root) if self._last else None

    def take_index(self, folder: Path, root: str, index: Index, last: LastIndex | None) -> None:
        """Takes those parts of the last index that a new one needs, of which the others have been written."""
        parts = f"{root}{FOLDER}/{index.version}"
        states = {file.stem: _state(file) for file in (folder / parts).glob("*")}
        if last and index.kept:
            self.taken |= {f"{last.folder}/{name}.json" for name in index.kept}
            self.renamed |= {last.folder: parts} if last.folder != parts else {}
            states |= {name: last.parts[name] for name in index.kept}
        last_index.write(self._last_site.indexes, root, index.version, states.items())

    def index_copy(self, root: str) -> Path:
        """The file for what a later index needs of this one."""
        return last_index.new_lines(self._last_site.indexes, root)

    def made(self, path: str, producer: Producer, reads: Iterable[str], documents: Iterable[Document]) -> Entry:
        """The entry of the file of a path that has been made."""
        names = tuple(reads)
        digest, followed = self._made_from(path, producer, names)
        return Entry(digest, names, list(documents), followed=followed)

    def close(self, folder: Path, urls: Mapping[str, str], made: Mapping[str, Entry]) -> dict[str, Entry]:
        """The entries of all files, of which `made` are new; `urls` has their places in the folder, by their paths."""
        for path, entry in made.items():
            size, modified = _state(folder / urls[path])
            self.entries[path] = replace(entry, size=size, modified=modified)
        return self.entries

    def _made_from(
        self, path: str, producer: Producer, reads: Sequence[str], last: Mapping[str, str] = MappingProxyType({})
    ) -> tuple[str, Sequence[tuple[str, str]]]:
        values = self._values(path)
        try:
            return values.made_from(producer, reads, last), values.followed(reads)
        except UndigestibleError:
            return "", ()


def _state(file: Path) -> State:
    try:
        information = file.stat()
    except OSError:
        return ABSENT
    return information.st_size, information.st_mtime_ns


_FORMAT = 2
_ENCODED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def read(file: Path) -> Record:
    """A record; an empty one if the file is not one of this version."""
    try:
        with file.open("rb") as lines:
            head = json.loads(lines.readline())
            if head["format"] != _FORMAT:
                return Record()
            entries = dict(_read_entry(json.loads(line), head["names"]) for line in lines)
            return Record(head["inputs"], head["frame"], entries)
    except (OSError, ValueError, LookupError, TypeError):
        return Record()


def write(file: Path, record: Record) -> None:
    """Writes a record line by line, as all of it takes 40 MB for 10,000 papers: first each name once, then entries."""
    names = dict.fromkeys(name for entry in record.entries.values() for name in entry.reads)
    numbers = {name: number for number, name in enumerate(names)}
    head = {"format": _FORMAT, "inputs": record.inputs, "frame": record.frame, "names": list(names)}
    text = BytesIO()
    for line in chain([head], (_plain(path, entry, numbers) for path, entry in record.entries.items())):
        text.write(_ENCODED(line).encode() + b"\n")
    files.write(file, text.getvalue())


def _plain(path: str, entry: Entry, numbers: Mapping[str, int]) -> list[object]:
    reads = [numbers[name] for name in entry.reads]
    followed = [(numbers[name], digests) for name, digests in entry.followed]
    return [path, entry.digest, reads, entry.size, entry.modified, [*map(astuple, entry.documents)], followed]


def _read_entry(line: Sequence[Any], names: Sequence[str]) -> tuple[str, Entry]:
    path, digest, reads, size, modified, documents, followed = line
    searched = [Document(one, title, about, tuple(named), *rest) for one, title, about, named, *rest in documents]
    known = [(names[number], digests) for number, digests in followed]
    return path, Entry(digest, [names[number] for number in reads], searched, size, modified, known)
