"""What a reader gathers: works, problems with their places, and at the end a `Reading`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.errors import Problem, Severity, errors_among
from generator.facts.yaml_values import LONGEST_TEXT
from generator.intake.readers import work_building
from generator.intake.readers.mapping import Values
from generator.intake.readers.markup import LONGEST_ABSTRACT
from generator.intake.readers.reading import Reading, paths_left_out
from generator.intake.readers.tagged_text import Noise
from generator.model import Profile, Publication, Section

_IDENTIFIERS = {"doi": "a DOI", "arxiv": "an arXiv id"}
MOST_LINES = 20
"""Lines outside of records that are reported one by one."""


@dataclass(slots=True)
class Collection:
    """The works of one source as they are read. Each record becomes a work or a problem. `with_paths` counts those
    with paths on the machine of whoever made the file."""

    path: str
    format: str
    profile: Profile | None = None
    works: list[tuple[str, Publication]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    records: int = 0
    with_paths: int = 0

    def add(self, place: str | int, values: Values, name: str = "", key: str = "") -> None:
        """Adds a record as a work, or as a problem. `place` is a line, or the JSON pointer; `name` its own key."""
        self.records += 1
        values = self._without_long_texts(place, values)
        try:
            work = work_building.publication(values, key)
        except work_building.Incomplete as error:
            self._left_out(place, values.get("title", "") or name, str(error))
            return
        self.works.append((name, work))
        self._report_identifiers(place, values)
        self._report_capitals(place, work)
        self._report_names(place, work)

    def leave_out(self, place: str | int, title: str, why: str) -> None:
        """Reports a record that is not a work."""
        self.records += 1
        self._left_out(place, title, why)

    def report(self, place: str | int, message: str, hint: str = "", severity: Severity = Severity.NOTICE) -> None:
        """Reports what is odd at a place."""
        line = place if isinstance(place, int) else 0
        pointer = f"{place}: " if isinstance(place, str) and place else ""
        self.problems.append(Problem(self.path, line, f"{pointer}{message}", hint, severity))

    def report_noise(self, noise: Sequence[Noise]) -> None:
        """Reports lines outside of any record."""
        for line, text in noise[:MOST_LINES]:
            self.report(line, f"not read, outside of any record: {text!r:.60}")
        if len(noise) > MOST_LINES:
            self.report(noise[MOST_LINES].line, f"and {len(noise) - MOST_LINES} more lines outside of any record")

    def reading(self) -> Reading:
        """What was gathered. A source of which no record can be read is an error."""
        if self.with_paths:
            self.report("", paths_left_out(self.with_paths))
        if errors_among(self.problems):
            pass  # which say why records are missing
        elif self.records and not self.works and not self.profile:
            message = (
                f"none of its {self.records} records can be read" if self.records > 1 else "its record cannot be read"
            )
            self.report(0, f"{message} ({self.format})", "", Severity.ERROR)
        elif not self.records and not self.profile:
            self.report(0, f"has no works ({self.format})")
        return Reading(
            self.profile,
            tuple(work for _, work in self.works),
            tuple(self.problems),
            tuple(name for name, _ in self.works),
            tuple(section for section in self.sections if section.body),
        )

    def _left_out(self, place: str | int, title: str, why: str) -> None:
        self.report(place, f"{title!r:.90} left out: {why}" if title else f"left out: {why}")

    def _without_long_texts(self, place: str | int, values: Values) -> Values:
        """The values that front matter takes; a line says what is left out."""
        kept = {}
        for name, value in values.items():
            most = LONGEST_ABSTRACT if name == "abstract" else LONGEST_TEXT
            if _length(value) > most:
                self.report(
                    place, f"{values.get('title', '')!r:.80}: {name} has {_length(value):,} characters; left out"
                )
            else:
                kept[name] = value
        return kept

    def _report_identifiers(self, place: str | int, values: Values) -> None:
        for name, value in work_building.damaged_identifiers(values).items():
            kind = _IDENTIFIERS[name]
            self.report(place, f"{values['title']!r:.80}: {value!r:.80} is not {kind}; kept under 'extra'")

    def _report_names(self, place: str | int, work: Publication) -> None:
        """A family name in capitals stays: it may be O'BRIEN, DeVRIES or an abbreviation."""
        loud = [person.name for person in work.authors if len(person.family) > 3 and person.family.isupper()]
        if loud:
            names = ", ".join(loud)
            self.report(place, f"{work.title!r:.80}: names in capitals: {names:.100}", "write them as they are cited")

    def _report_capitals(self, place: str | int, work: Publication) -> None:
        if _is_in_capitals(work.title):
            self.report(place, f"the title is in capitals: {work.title!r:.80}", "write it as you want it to be cited")


def _length(value: object) -> int:
    """Characters of a text, or of the longest text of a list."""
    texts = value if isinstance(value, (list, tuple)) else (value,)
    return max((len(text) for text in texts if isinstance(text, str)), default=0)


def _is_in_capitals(title: str) -> bool:
    words: Sequence[str] = [word for word in title.split() if sum(map(str.isalpha, word)) > 3]
    return len(words) > 2 and all(word.isupper() for word in words)
