"""The content as it will be after an import, while it is planned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.errors import Problem, Severity
from generator.facts import store
from generator.facts.kinds import LISTS
from generator.facts.records import Record
from generator.intake import renames, sources
from generator.intake.remembered import CV, PERSON, Memories
from generator.intake.sources import Said

_PAGES = {PERSON: store.PROFILE_PAGE, CV: store.CV_PAGE}


@dataclass(slots=True)
class Summary:
    """What an import of one source changes: paths below `content/`, and notices for its owner."""

    source: str
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def notice(self, path: str, line: int, message: str, hint: str = "") -> None:
        """Adds a line about a file of the content; about the source where the path is empty."""
        shown = f"{store.CONTENT}/{path}" if path else self.source
        self.notices.append(Problem(shown, line, message, hint, Severity.NOTICE))


@dataclass(slots=True)
class Draft:
    """The content with the new texts of changed files in `writes`, None for one that goes, and what each source said;
    `names` has the new keys of files that were renamed, `sources` the earlier names of sources that were."""

    content: store.Content
    memories: Memories
    writes: dict[str, str | None] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def put(self, path: str, text: str) -> None:
        """Changes a file of the draft."""
        self.writes[path] = text
        (self.content.put_list if path in LISTS else self.content.put)(path, text)

    def remove(self, path: str) -> None:
        """Lets the file of a publication, or of a thing of another kind, go."""
        self.writes[path] = None
        self.content.drop(path)

    def follow_renames(self) -> None:
        """Lets what sources said follow files that got another name."""
        self.names |= renames.follow_files(self.content.publications, self.memories)


def path_of(key: str) -> str:
    """The file of a publication, of the person, or of the curriculum vitae."""
    return _PAGES.get(key) or store.publication_path(key)


def statements(memories: Memories, keys: Iterable[str] | None = None) -> dict[str, list[Said]]:
    """What all sources say of each file, or of those that are named, with the person under PERSON and the sections of
    the curriculum vitae under CV."""
    wanted = None if keys is None else set(keys)
    found: dict[str, list[Said]] = {}
    for name, memory in memories.items():
        pages: list[tuple[str, Record]] = [(PERSON, memory.profile)] if memory.profile else []
        pages += [(CV, memory.sections)] if memory.sections else []
        for file, record in (*pages, *((entry.file, entry.record) for entry in memory.entries)):
            if wanted is None or file in wanted:
                found.setdefault(file, []).append(sources.said(name, record, memory.type))
    return found
