"""`content/` in memory: its files, the facts in them, and where a fact is filed. `loading` reads it from a disk."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from generator.errors import InputProblems, Problem, ProjectNotFound, Severity, errors_among
from generator.facts import citation_keys, entry_lists, frontmatter, records
from generator.facts.facts_cache import Kept
from generator.facts.files import clear_unfinished
from generator.facts.kinds import BY_FOLDER, LISTS, PERSON, ContentKind
from generator.facts.texts import Texts
from generator.model import Item, Portfolio, Profile, Publication, Section, VenueName
from generator.text import markdown

try:
    import fcntl
except ImportError:  # Windows has no flock; one import at a time is up to its owner there
    fcntl = None  # type: ignore[assignment]

SETTINGS = "mkdocs.yml"
CONTENT = "content"
SOURCES = "sources"
PROFILE_PAGE = "index.md"
CV_PAGE = "cv.md"
VENUES = "venues.yml"
PUBLICATIONS = "publications"
IMPORTED = ".imported"

TRANSLATED = re.compile(r"(?P<page>.+)\.(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.md")
"""The path of a page in another language: `index.de.md`."""

LONGEST_SOURCE = 45_000_000
"""Bytes of a file in `sources/`."""


@dataclass(slots=True)
class Content:
    """What `content/` holds: the facts, and all other files by path, with their `sizes` in bytes. `linking` are the
    paths of the Markdown files that may hold links or pictures. `items` are the things of other kinds than publications
    by the paths of their files, `of_kinds` the kinds of all such files, those included that cannot be read, and `lists`
    the texts of those that are lists. `translations` are what `index.<language>.md` says of the person, by language,
    and `translated_items` what `<name>.<language>.md` says of a thing, by language and the path of the thing."""

    name: str
    profile: Profile | None = None
    cv: str = ""
    venues: Mapping[str, VenueName] = field(default_factory=dict)
    publications: dict[str, Publication] = field(default_factory=dict)
    items: dict[str, list[Item]] = field(default_factory=dict)
    of_kinds: dict[str, ContentKind] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    translations: dict[str, dict[str, Any]] = field(default_factory=dict)
    translated_items: dict[str, dict[str, Item]] = field(default_factory=dict)
    texts: Texts = field(default_factory=Texts)
    linking: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    sizes: dict[str, int] = field(default_factory=dict, compare=False)  # a revision in git has none
    problems: list[Problem] = field(default_factory=list)
    kept: Kept | None = field(default=None, compare=False)

    def shown(self, path: str) -> str:
        """A path as people write it, from the project's folder."""
        return f"{self.name}/{path}"

    def put(self, path: str, text: str, before: Content | None = None) -> None:
        """Adds the text of a Markdown file; what is wrong with it becomes problems. A publication that `before` has
        from the same text is taken from there, so it must have had no problems."""
        self.files.add(path)
        self.texts[path] = text
        (self.linking.add if markdown.may_link(text) else self.linking.discard)(path)
        if path == PROFILE_PAGE:
            self.profile, problems = records.profile(self.shown(path), text)
            self.problems += problems
        elif path == CV_PAGE:
            self.cv, problems = records.cv(self.shown(path), text)
            self.problems += problems
        elif language := profile_language(path):
            self.translations[language], problems = records.translated_profile(self.shown(path), text)
            self.problems += problems
        elif is_publication(path):
            self._put_publication(path, text, before)
        elif kind := kind_at(path, text):
            self._put_item(path, kind, text)

    def _put_publication(self, path: str, text: str, before: Content | None) -> None:
        key = stem(path)
        if before and before.texts.had(path, text) and key in before.publications:
            self.publications[key] = before.publications[key]
            return
        publication, problems = records.publication(self.shown(path), key, text, self.kept)
        self.problems += [*problems, *key_problems(self.shown(path), key)]
        if publication:
            self.publications[key] = publication

    def _put_item(self, path: str, kind: ContentKind, text: str) -> None:
        self.of_kinds[path] = kind
        match = TRANSLATED.fullmatch(path)
        slug = PurePosixPath(match["page"] if match else path).stem
        read = records.translated_item if match else records.item
        item, problems = read(self.shown(path), kind, slug, text)
        self.problems += [*problems, *slug_problems(self.shown(path), slug)]
        if match and item:
            self.translated_items.setdefault(match["language"], {})[f"{match['page']}.md"] = item
        elif not match:
            self.items[path] = [item] if item else []

    def drop(self, path: str) -> None:
        """Removes a Markdown file of facts."""
        self.files.discard(path)
        self.linking.discard(path)
        del self.texts[path]
        if is_publication(path):
            del self.publications[stem(path)]
        else:
            self.of_kinds.pop(path, None)
            self.items.pop(path, None)
            if match := TRANSLATED.fullmatch(path):
                self.translated_items.get(match["language"], {}).pop(f"{match['page']}.md", None)

    def put_list(self, path: str, text: str) -> None:
        """Adds the text of a file of LISTS; what is wrong with it becomes problems."""
        self.files.add(path)
        self.of_kinds[path], self.lists[path] = LISTS[path], text
        self.items[path], problems = records.items(self.shown(path), LISTS[path], text)
        self.problems += problems

    @property
    def portfolio(self) -> Portfolio:
        """The facts. Raises InputProblems if there are errors among the problems."""
        if errors := errors_among(self.problems):
            raise InputProblems(errors)
        assert self.profile is not None  # its absence is an error
        sections = tuple(Section(title, body) for title, body in markdown.sections(self.cv))
        return Portfolio(self.profile, tuple(self.publications.values()), sections, self.venues, self.all_items)

    def portfolio_in(self, language: str) -> Portfolio:
        """The facts, with what the person's pages say in another language. Raises InputProblems for errors."""
        portfolio = self.portfolio
        profile = _translated(portfolio.profile, self.translations[language])
        portfolio = replace(portfolio, items=tuple(self._items_in(language)))
        if (page := translated(CV_PAGE, language)) not in self.texts:
            return replace(portfolio, profile=profile)
        text, problems = records.cv(self.shown(page), self.texts[page])
        if problems:
            raise InputProblems(problems)
        sections = tuple(Section(title, body) for title, body in markdown.sections(text))
        return replace(portfolio, profile=profile, sections=sections)

    def _items_in(self, language: str) -> Iterator[Item]:
        """The things of all kinds, with what their files in a language say instead."""
        translated = self.translated_items.get(language, {})
        for path in sorted(self.items):
            if own := translated.get(path):
                yield from (_in_words_of(item, own) for item in self.items[path])
            else:
                yield from self.items[path]

    @property
    def translated_facts(self) -> set[str]:
        """The paths of the person's pages in other languages."""
        return {translated(page, code) for code in self.translations for page in (PROFILE_PAGE, CV_PAGE)} & self.files

    @property
    def all_items(self) -> tuple[Item, ...]:
        """The things of all kinds, in the order of their files."""
        return tuple(item for path in sorted(self.items) for item in self.items[path])

    @property
    def written_by_hand(self) -> set[str]:
        """Paths of files other than facts: pages, pictures, downloads."""
        return {path for path in self.files if path not in {PROFILE_PAGE, CV_PAGE} and not self.is_fact(path)}

    def is_fact(self, path: str) -> bool:
        """True for the path of a file that says something and is not published itself."""
        return path == VENUES or path in self.of_kinds or is_publication(path) or path in self.translated_facts

    @property
    def as_far_as_readable(self) -> Content:
        """This content with what can be read of files with problems, so that the rest of them can be checked too."""
        troubled = {path for path in self.texts if is_publication(path)} - set(map(publication_path, self.publications))
        if self.profile and not troubled:
            return self
        partly = {stem(path): records.readable_publication(stem(path), self.texts[path]) for path in troubled}
        person = self.texts.get(PROFILE_PAGE)
        profile = self.profile or (records.readable_profile(person) if person is not None else None)
        return replace(self, profile=profile, publications=dict(sorted({**self.publications, **partly}.items())))

    def parts(self, path: str) -> frontmatter.Parts:
        """Front matter and body of a file that has been read without problems."""
        return frontmatter.split(self.texts[path])

    def line_of(self, path: str, key: str) -> int:
        """The line of a key in a file's front matter; 0, which is the whole file, if it has changed since."""
        try:
            node = frontmatter.read_all(self.parts(path)).nodes.get(key)
        except (frontmatter.FrontMatterError, InputProblems, KeyError):
            return 0
        return node.key_at.line if node else 0

    def line_of_entry(self, path: str, number: int, key: str) -> int:
        """The line of a key in an entry of a list, or else that of the entry; 0 if the file has changed since."""
        try:
            entry = entry_lists.read_entries(self.lists[path])[number - 1]
        except (frontmatter.FrontMatterError, InputProblems, KeyError, IndexError):
            return 0
        node = entry.value.get(key) if isinstance(entry.value, dict) else None
        return node.key_at.line if node else entry.at.line


def find_project(start: Path) -> Path:
    """The folder with `mkdocs.yml`, here or above. Raises ProjectNotFound."""
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return folder
    raise ProjectNotFound(
        f"{start}  no mkdocs.yml here or above — run this inside your portfolio, or start one: portfolio init my-site"
    )


def is_publication(path: str) -> bool:
    """True for the path, below `content/`, of a publication's file."""
    folder, _, name = path.rpartition("/")
    stem, _, ending = name.rpartition(".")
    return folder == PUBLICATIONS and ending == "md" and bool(stem) and stem.casefold() not in citation_keys.RESERVED


def kind_at(path: str, text: str) -> ContentKind | None:
    """The kind of the thing in a Markdown file; None for a page written by hand, which a file without front matter is
    there too."""
    folder, _, name = path.rpartition("/")
    kind = BY_FOLDER.get(folder)
    is_item = kind and not kind.is_list and name.removesuffix(".md").casefold() not in citation_keys.RESERVED
    return kind if is_item and text.removeprefix("\ufeff").startswith("---") else None


def _translated(profile: Profile, values: Mapping[str, Any]) -> Profile:
    """The profile with values in another language; lists of authors still have the name as the profile spells it."""
    name = values.get("name", profile.name)
    if name == profile.name:
        return replace(profile, **values)
    spellings = (profile.name, *profile.aliases.get(profile.name, ()))
    return replace(profile, **values, aliases={**profile.aliases, name: spellings})


def _in_words_of(item: Item, own: Item) -> Item:
    """A thing with what its file in another language says instead; a person is still found under the first name."""
    values = {**item.values, **own.values}
    if PERSON.name == item.kind and values["name"] != item.title:
        values["aliases"] = (*item.all_of("aliases"), *own.all_of("aliases"), item.title)
    return replace(item, values=values, text=own.text or item.text, original=item)


def profile_language(path: str) -> str:
    """The language of `index.<language>.md`; empty for any other path."""
    match = TRANSLATED.fullmatch(path)
    return match["language"] if match and f"{match['page']}.md" == PROFILE_PAGE else ""


def translated(path: str, language: str) -> str:
    """The path of a page in another language: `cv.md` → `cv.de.md`."""
    return f"{path.removesuffix('.md')}.{language}.md"


def publication_path(key: str) -> str:
    """Where a publication is filed, below `content/`."""
    return f"{PUBLICATIONS}/{key}.md"


def stem(path: str) -> str:
    """The key of a publication, from the path of its file."""
    return PurePosixPath(path).stem


def holds(folder: Path, path: str) -> bool:
    """True if there is a file at a path below the folder."""
    return (folder / path).is_file()


def stray_sources(project: Path) -> Iterator[Problem]:
    """A notice for each library beside `sources/` instead of in it."""
    for path in sorted(project.glob("*.bib")):
        hint = f"move it to {SOURCES}/{path.name}, and run: portfolio import"
        yield Problem(path.name, 0, "is not imported", hint, Severity.NOTICE)


@contextmanager
def writing(content: Path) -> Iterator[None]:
    """Keeps other imports out until this one has ended, and clears away what an interrupted one left unfinished."""
    content.mkdir(parents=True, exist_ok=True)
    handle = os.open(content, os.O_RDONLY)
    try:
        if fcntl:
            fcntl.flock(handle, fcntl.LOCK_EX)
        for folder in (content, content / PUBLICATIONS, content / IMPORTED):
            clear_unfinished(folder)
        yield
    finally:
        os.close(handle)


def key_problems(shown: str, key: str) -> Iterator[Problem]:
    """A problem if the name of a publication's file is not a citation key."""
    if not citation_keys.is_valid(key):
        hint = f"rename it to {citation_keys.slug(key, '') or 'smith2024word'}.md: letters, digits, - and _ only"
        yield Problem(shown, 0, f"the file name {key!r} is not a citation key", hint)


def slug_problems(shown: str, slug: str) -> Iterator[Problem]:
    """A problem if the name of a file cannot be part of an address as it is."""
    if not citation_keys.is_valid(slug):
        hint = f"rename it to {citation_keys.slug(slug) or 'a-short-name'}.md: letters, digits, - and _ only"
        yield Problem(shown, 0, f"the file name {slug!r} is not part of an address", hint)
