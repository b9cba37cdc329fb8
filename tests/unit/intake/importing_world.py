"""A portfolio, its sources and its owner, for the model-based test of the import: real files, real imports, kills at
any write, saves at the same moment. What the owner did and what the sources said is remembered here, apart from the
program.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator.errors import Problem, errors_among
from generator.facts import fixes, loading
from generator.intake import importer
from generator.intake.planned_content import Summary

DAY = date(2026, 11, 22)
NAMES = ("library.bib", "more.bib", "profile.txt", "zotero.bib")
PERSON = "Ada Lovelace\n\n{papers}papers\n\n"
AUTHORS = ["Ada Lovelace", "Charles Babbage", "Mary Somerville", "Luigi Menabrea"]
_TAKEN_BACK = ("volume", "pages")
_TAKEN_TOGETHER = {"authors": ("authors_truncated",)}
_OF_A_PLACE = {"venue", "volume", "pages"}
"""Where a work appeared: what an owner changed of it keeps all of it from another venue of a source."""

_HOOKED = ("replace", "fsync", "unlink", "link")


@dataclass(frozen=True)
class Work:
    """A work of the world. Its token stands in every record of it, and in no evidence that an import weighs."""

    number: int
    title: str
    doi: str = ""
    year: int = 2020
    venue: str = ""

    @property
    def token(self) -> str:
        return f"work{self.number}x"

    @property
    def has_namesake(self) -> bool:
        """True if only its DOI tells it from another work."""
        return self.title == "On Engines"

    @property
    def is_generic(self) -> bool:
        return self.title == "Editorial"


WORKS = (
    Work(0, "On Engines", "10.1000/w0"),
    Work(1, "On Looms"),
    Work(2, "Editorial", venue="Journal of A"),
    Work(3, "Editorial", venue="Journal of B"),
    Work(4, "On Engines", "10.1000/w4", 2022),
    Work(5, "Of Numbers", "10.1101/2020.01.01.123456"),
)


@dataclass
class Said:
    """What a source says of a work: an entry with its own key."""

    work: Work
    key: str
    title: str
    venue: str
    volume: str = ""
    pages: str = ""
    authors: int = 2
    is_cut: bool = False
    is_unsteady: bool = False  # changed in what identifies it since the last import

    def bibtex(self) -> str:
        people = " and ".join([*AUTHORS[: self.authors], *(["others"] if self.is_cut else [])])
        fields = {"title": self.title, "author": people, "year": str(self.work.year), "journal": self.venue,
                  "volume": self.volume, "pages": self.pages, "doi": self.work.doi,
                  "mark": self.work.token}  # fmt: skip
        return f"@article{{{self.key},\n" + "".join(f"  {k} = {{{v}}},\n" for k, v in fields.items() if v) + "}\n"

    def entry(self) -> str:
        people = ", ".join(AUTHORS[: self.authors]) + (" et al." if self.is_cut else "")
        head = f"CLMay {self.work.number + 1}, {self.work.year}\n{self.title}\n\n{people}\n\n"
        return f"{head}Abstract of {self.work.token}.\n"


class Killed(BaseException):
    """The process is gone."""


@dataclass
class World:
    """The world, with what must never be lost: `tokens` of the owner by file, `by_hand` values by file and field."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp()))
    sources: dict[str, list[Said]] = field(default_factory=dict)
    tokens: dict[str, set[str]] = field(default_factory=dict)
    by_hand: dict[tuple[str, str], str | None] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    heard: list[Problem] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)
    known: dict[str, set[str]] = field(default_factory=dict)
    venues: dict[str, str] = field(default_factory=dict)
    was_killed: bool = False
    count: int = 0

    def __post_init__(self) -> None:
        (self.folder / "sources").mkdir()
        (self.folder / "content/publications").mkdir(parents=True)
        (self.folder / "content/index.md").write_text("---\nname: Ada Lovelace\n---\n")

    def token(self) -> str:
        """A word that was never there before."""
        self.count += 1
        return f"mine{self.count}z"

    # The files

    def path(self, key: str) -> Path:
        return self.folder / f"content/publications/{key}.md"

    def keys(self) -> list[str]:
        return sorted(path.stem for path in (self.folder / "content/publications").glob("*.md"))

    def text(self, key: str) -> str:
        return self.path(key).read_text(encoding="utf-8")

    def works_in(self, key: str) -> set[str]:
        """The tokens of the works that a file holds."""
        return set(re.findall(r"work\d+x", self.text(key)))

    def value(self, key: str, name: str) -> str | None:
        match = re.search(rf"^{name}: (.*?)(?:  #.*)?$", self.text(key), re.MULTILINE)
        return match[1].strip('"') if match else None

    # The owner

    def set_by_hand(self, key: str, name: str, value: str | None, comment: str = "") -> None:
        """A line of the front matter is changed, added or deleted in an editor."""
        text, line = self.text(key), f"{name}: {value}" + (f"  # {comment}" if comment else "")
        old = re.search(rf"^{name}: .*$", text, re.MULTILINE)
        if old and (gone := set(re.findall(r"mine\d+z", old[0]))):
            self.tokens.get(key, set()).difference_update(gone)
        if value is None:
            text = re.sub(rf"^{name}: .*\n", "", text, flags=re.MULTILINE)
        elif old:
            text = text.replace(old[0], line)
        else:
            text = text.replace("---\n", f"---\n{line}\n", 1)
        self.path(key).write_text(text, encoding="utf-8")
        self.by_hand[key, name] = value
        if comment:
            self.tokens.setdefault(key, set()).add(comment)
            self.anchors[comment] = f"{name}:"

    def add_note(self, key: str) -> None:
        word = self.token()
        with self.path(key).open("a", encoding="utf-8") as file:
            file.write(f"\n## Note\n\n{word}\n")
        self.tokens.setdefault(key, set()).add(word)

    def comment_item(self, key: str, which: int) -> None:
        """A comment after an author."""
        lines = self.text(key).splitlines(keepends=True)
        items = [at for at, line in enumerate(lines) if line.startswith("  - ") and "#" not in line]
        if items:
            word, at = self.token(), items[which % len(items)]
            self.anchors[word] = lines[at].strip()
            lines[at] = lines[at].rstrip("\n") + f"  # {word}\n"
            self.path(key).write_text("".join(lines), encoding="utf-8")
            self.tokens.setdefault(key, set()).add(word)

    def complete_authors(self, key: str) -> None:
        """The owner knows all authors of a list that is cut."""
        text = self.text(key)
        if "authors_truncated: true\n" in text:
            self.path(key).write_text(text.replace("authors_truncated: true\n", ""), encoding="utf-8")
            self.by_hand[key, "authors_truncated"] = None

    def delete(self, key: str) -> None:
        self.deleted |= self.works_in(key)
        self.path(key).unlink()
        self.tokens.pop(key, None)
        self.by_hand = {place: value for place, value in self.by_hand.items() if place[0] != key}

    def rename(self, key: str, new: str) -> None:
        if not self.path(new).exists():
            self.path(key).rename(self.path(new))
            self.tokens[new] = self.tokens.pop(key, set())
            self.unsure = {new if each == key else each for each in self.unsure}
            self.by_hand = {((new if k == key else k), f): value for (k, f), value in self.by_hand.items()}

    def take(self, key: str, name: str) -> None:
        """A field gets the value that the sources say; its comments need not be where they were."""
        venue = self.value(key, "venue")
        importer.take_theirs(self.folder, [(key, name)])
        names = {name, *_TAKEN_TOGETHER.get(name, ())}
        if name in _OF_A_PLACE and venue and self.value(key, "venue") not in {venue, None}:
            names |= _OF_A_PLACE  # of another venue than that of the owner all is taken
        for each in names:
            self.by_hand.pop((key, each), None)
        marks = tuple("- " if each == "authors_truncated" else f"{each}:" for each in names)
        for word in self.tokens.get(key, ()):
            if self.anchors.get(word, "").startswith(marks):
                del self.anchors[word]

    def fix(self) -> None:
        folder = self.folder / "content"
        for path, (text, _) in fixes.fix(loading.load(folder)).items():
            (folder / path).write_text(text, encoding="utf-8")

    # Sources and imports

    def write_sources(self) -> None:
        for path in (self.folder / "sources").iterdir():
            path.unlink()
        for name, entries in self.sources.items():
            if name.endswith(".bib"):
                text = "".join(each.bibtex() for each in entries)
            else:
                text = PERSON.format(papers=len(entries)) + "\n".join(each.entry() for each in entries)
            if entries:
                (self.folder / "sources" / name).write_text(text, encoding="utf-8")

    def run(self, meanwhile: Callable[[int], None] = lambda number: None) -> bool:
        """Imports all sources; `meanwhile` is called before each write with its number. False if it was killed."""
        self.write_sources()
        self.forget_agreed_flags()
        if not any((self.folder / "sources").iterdir()):
            return True
        try:
            with _hooked(meanwhile):
                importer.import_sources(self.folder, importer.sources_in(self.folder), DAY, DAY, self._listen)
        except Killed:
            self.was_killed = True
            return False
        return True

    def _listen(self, summaries: Any) -> None:
        each: Summary
        for each in summaries:
            self.heard += each.notices

    def forget_stamps(self) -> None:
        """Lets the next import plan everything again."""
        for path in (self.folder / "content/.imported").glob("*.json"):
            said = json.loads(path.read_text(encoding="utf-8"))
            said.pop("reader", None)
            path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def title(self, number: int) -> str:
        """The title that a source gives to a work now."""
        titles = [each.title for entries in self.sources.values() for each in entries if each.work.number == number]
        return titles[-1] if titles else WORKS[number].title

    def forget_deleted_lines(self) -> None:
        """A line that a source took back too is nobody's: what it says later is new."""
        for key, name in [place for place, value in self.by_hand.items() if value is None and place[1] in _TAKEN_BACK]:
            if not any(getattr(each, name) for each in self.said_of(self.works_in(key))):
                del self.by_hand[key, name]

    def forget_agreed_flags(self) -> None:
        """A list that its owner completed is the source's too once this says the same; what it says later is new."""
        for key in [key for (key, name), value in self.by_hand.items() if name == "authors_truncated" and not value]:
            listed = [AUTHORS[: each.authors] for each in self.said_of(self.works_in(key)) if not each.is_cut]
            if [author.partition("  #")[0] for author in self.authors(key)] in listed:
                del self.by_hand[key, "authors_truncated"]

    def said_of(self, works: set[str]) -> Iterator[Said]:
        """What the sources say of works now."""
        return (each for entries in self.sources.values() for each in entries if each.work.token in works)

    def authors(self, key: str) -> list[str]:
        """The authors in a file, with their comments."""
        block = re.search(r"^authors:\n((?:[ #].*\n)*)", self.text(key), re.MULTILINE)
        return re.findall(r"^  - (.*)$", block[1] if block else "", re.MULTILINE)

    def only_source(self, work: Work) -> Said | None:
        """What is said of a work, if one library alone has ever said anything of it, and still does."""
        saying = [name for name, works in self.known.items() if work.token in works]
        is_one_library = len(saying) == 1 and saying[0].endswith(".bib")
        entries = self.sources.get(saying[0], []) if is_one_library else []
        return next((each for each in entries if each.work is work), None)

    def check_values(self) -> None:
        """Where one source alone speaks and its owner has not touched a field, the file says what the source says."""
        for key in self.keys():
            (token,) = self.works_in(key)
            work = next(each for each in WORKS if each.token == token)
            said = self.only_source(work)
            if said and sum(token in self.works_in(other) for other in self.keys()) == 1:
                self.check_authors(key, said)
                is_of_owner = any((key, name) in self.by_hand for name in _OF_A_PLACE)
                for name, value in (("venue", said.venue), ("volume", said.volume)):
                    if (
                        key not in self.unsure
                        and not is_of_owner
                        and not re.search(rf"^{name}:.*#", self.text(key), re.MULTILINE)
                    ):
                        assert self.value(key, name) == (value or None), f"{key}.{name}"

    def check_authors(self, key: str, said: Said) -> None:
        """A list of authors and its flag are those of the source, where nobody has written a comment into it."""
        items = self.authors(key)
        is_edited = (key, "authors_truncated") in self.by_hand
        if key not in self.unsure and not is_edited and not any("#" in item for item in items):
            assert items == AUTHORS[: said.authors], f"{key}.authors"
            assert self.value(key, "authors_truncated") == ("true" if said.is_cut else None), f"{key}.authors_truncated"

    def file_of(self, work: Work) -> str:
        """The only file that holds a work; empty if there is none."""
        keys = [key for key in self.keys() if self.works_in(key) == {work.token}]
        return keys[0] if len(keys) == 1 else ""

    def note_unsure(self) -> None:
        """Files of which the program says that it cannot recognise them: renamed, with another title or date."""
        for key in self.keys():
            if {(key, "title"), (key, "date")} & self.by_hand.keys():
                self.unsure |= {key for each in self.heard if f"portfolio merge {key} " in each.hint}

    def conflicts(self, edited: dict[tuple[str, str], str | None]) -> Iterator[str]:
        """The words of each conflict about a venue that must be reported: what one source says anew of a field that
        its owner had changed."""
        for key, name in (place for place in edited if place[0] not in self.unsure):
            work = next((each for each in WORKS if {each.token} == self.works_in(key)), None)
            said = self.only_source(work) if work and name == "venue" else None
            before = self.venues.get(work.token) if work else None
            if said and before is not None and before != said.venue:
                yield f"'venue' was edited here and stays {edited[key, name]!r}"

    def remember(self) -> None:
        """Takes down what the sources have said, once an import has ended."""
        for name, entries in self.sources.items():
            self.known.setdefault(name, set()).update(each.work.token for each in entries)
            self.venues |= {each.work.token: each.venue for each in entries}

    def texts(self) -> dict[str, str]:
        return {key: self.text(key) for key in self.keys()}

    def check_kept(self) -> None:
        """What the owner wrote is there, in one file for each, and all files can be read."""
        for key, words in self.tokens.items():
            text = self.text(key)
            assert [word for word in sorted(words) if text.count(word) != 1] == [], f"lost in {key}"
            lines = {word: line for line in text.splitlines() for word in words if word in line}
            assert [w for w in words if not lines[w].strip().startswith(self.anchors.get(w, ""))] == [], (
                f"moved in {key}"
            )
        for (key, name), value in self.by_hand.items():
            assert self.value(key, name) == value, f"{key}.{name}"
        assert not errors_among(loading.load(self.folder / "content").problems)

    def check_whole(self) -> None:
        """Each file holds one work, and each work of the sources is somewhere or was deleted."""
        held = {key: self.works_in(key) for key in self.keys()}
        assert all(len(works) == 1 for works in held.values()), held
        known = {work for works in held.values() for work in works}
        said = {each.work.token for entries in self.sources.values() for each in entries}
        assert said <= known | self.deleted
        assert not said or not (self.folder / "content/.imported/.pending").exists()


@contextmanager
def _hooked(meanwhile: Callable[[int], None]) -> Iterator[None]:
    """Calls a function before each change of the disk."""
    real = {name: getattr(os, name) for name in _HOOKED}
    count = 0

    def hook(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal count
            count += 1
            meanwhile(count)
            return None if name == "fsync" else real[name](*arguments, **named)

        return call

    for name in _HOOKED:
        setattr(os, name, hook(name))
    try:
        yield
    finally:
        for name in _HOOKED:
            setattr(os, name, real[name])
