"""The grammar of a profile that was copied as text from a paper index.

    profile  = name, field, counters, "32 Papers", entries          blank lines between them
    counters = "h-index29" | "32papers" | "88,855citations" | "Novelty50%" | "AI Score48"    label left or right
    entry    = head, title, authors, abstract                       authors or abstract may be missing; an abstract is
                                                                    all up to the next head, in paragraphs
    head     = codes "Jul 18, 2023" ["Code"]                        `CL`, `CLLG`, `stat.ML`; no year: the as-of year
    authors  = names [" et al."] [" · " affiliations]               "et al.": the index cut the list

`parse` keeps every word. Every line that is not blank ends up in its result or in the problems.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from itertools import pairwise

from generator.errors import Problem, Severity
from generator.facts import dates
from generator.facts.fields import METRICS
from generator.intake.readers import name_marks

_HEAD = re.compile(
    rf"(?P<codes>[^\s\d]*?)\s*(?P<month>{'|'.join(dates.MONTHS)})[a-z]*\.?\s+(?P<day>\d{{1,2}})"
    r"(?:,\s*(?P<year>\d{4}))?\s*(?P<code>Code)?"
)
_TOTAL = re.compile(r"(\d[\d,]*) Papers?")
_COUNTERS = tuple(
    (id, re.compile(rf"{re.escape(label)}\s*:?\s*(\d[\d,]*)\s*%?|(\d[\d,]*)\s*%?\s*{re.escape(label)}"))
    for id, label in METRICS.items()
)
_AFFILIATIONS = re.compile(r"\s+·\s+([\w.-]+(?:,\s*[\w.-]+)*)$")
_ET_AL = re.compile(r",?\s+et al\.?$")
_NAME_PART = re.compile(r"[^\W\d_][^\d,:;!?()]{0,60}")
_FEW = 2
"""Lines that are not understood in a profile that only lacks its papers."""

_WORDS_OF_A_PARAGRAPH = 5
"""Lines of fewer words without an end may be words of the page, such as `Show less`."""

_OTHER_PAGES = {
    "the source of a web page": re.compile(r"(?i)<(?:!doctype|html|body|head|div|p|li|h1)\b"),
    "Google Scholar": re.compile(r"(?i)verified email at|\bcited by\s+year\b|scholar\.google|title\s*cited by"),
    "ORCID": re.compile(r"(?i)orcid\.org|\bORCID iD\b|\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b"),
    "Semantic Scholar": re.compile(r"(?i)semantic scholar|highly influential citations?|semanticscholar\.org"),
    "DBLP": re.compile(r"(?i)\bdblp\b"),
    "ResearchGate": re.compile(r"(?i)researchgate"),
    "Web of Science": re.compile(r"(?i)web of science|researcherid"),
    "Scopus": re.compile(r"(?i)\bscopus\b"),
    "PubMed": re.compile(r"(?i)\bPMID\b|\bpubmed\b"),
}
_OTHER_FORMATS = {
    "BibTeX": (re.compile(r"(?m)^\s*@[A-Za-z]+\s*[{(]"), ".bib"),
    "RIS": (re.compile(r"(?m)^TY {1,2}-"), ".ris"),
    "JSON": (re.compile(r"\s*[\[{]"), ".json"),
}
_NO_HEAD = "it has no line such as 'CLJul 18, 2023'"
_GENERATION = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it; `number` counts from 1."""

    number: int
    text: str


@dataclass(slots=True)
class Entry:
    """One paper as the profile has it."""

    head: Line
    codes: str
    month: int
    day: int
    year: int | None
    code_flag: bool
    title: Line | None = None
    names: list[str] = dataclass_field(default_factory=list)
    truncated: bool = False
    affiliations: list[str] = dataclass_field(default_factory=list)
    abstract: str = ""


@dataclass(slots=True)
class ProfileText:
    """The parts of a profile: `counters` by id; `total` is the number in the heading above the entries."""

    path: str
    name: Line | None = None
    field: str = ""
    counters: dict[str, Line] = dataclass_field(default_factory=dict)
    total: Line | None = None
    entries: list[Entry] = dataclass_field(default_factory=list)
    problems: list[Problem] = dataclass_field(default_factory=list)

    def report(self, line: int, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> None:
        self.problems.append(Problem(self.path, line, message, hint, severity))


def has_head(text: str) -> bool:
    """True if a line is the head of an entry, such as `CLJul 18, 2023`."""
    return any(_HEAD.fullmatch(line.strip()) for line in text.splitlines())


def parse(path: str, text: str) -> ProfileText:
    """Splits the text into its parts, with a problem for each line that fits nowhere."""
    profile = ProfileText(path)
    lines = [Line(number, " ".join(line.split())) for number, line in enumerate(_lines(text), start=1) if line.strip()]
    if not lines:
        profile.report(0, "the profile is empty", "copy the page of the paper index into it")
    starts = [at for at, line in enumerate(lines) if _HEAD.fullmatch(line.text)] + [len(lines)]
    _parse_header(profile, lines[: starts[0]])
    for start, end in pairwise(starts):
        _parse_entry(profile, lines[start:end])
    has_only_a_name = profile.name and not (profile.counters or profile.total)
    if not profile.entries and (has_only_a_name or len(profile.problems) > _FEW):
        profile.problems.clear()
        profile.report(0, *_mistaken(text))
    if lines and profile.name is None:
        profile.report(lines[0].number, "the profile names nobody", "its first line is the researcher's name")
    _compare_counters(profile)
    _compare_titles(profile)
    return profile


def number(text: str) -> int:
    """The number in a counter, with or without thousands separators."""
    return int(re.sub(r"\D", "", text))


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff"))


def _parse_header(profile: ProfileText, lines: list[Line]) -> None:
    for line in lines:
        counter = next((id for id, pattern in _COUNTERS if pattern.fullmatch(line.text)), None)
        if _TOTAL.fullmatch(line.text) and profile.total is None:
            profile.total = line
        elif counter and counter not in profile.counters:
            profile.counters[counter] = line
        elif profile.name is None and not counter:
            profile.name = line
        elif not (profile.field or profile.counters or profile.total):
            profile.field = line.text
        else:
            _not_understood(profile, line)


def _parse_entry(profile: ProfileText, lines: list[Line]) -> None:
    head, *rest = lines
    match = _HEAD.fullmatch(head.text)
    assert match is not None  # `parse` cut the lines at the heads
    entry = Entry(
        head,
        match["codes"],
        dates.MONTHS.index(match["month"]) + 1,
        int(match["day"]),
        int(match["year"]) if match["year"] else None,
        match["code"] is not None,
    )
    profile.entries.append(entry)
    if not rest:
        profile.report(head.number, "the entry has no title", "the line after it is the title")
        return
    entry.title, *rest = rest
    if rest and (len(rest) > 1 or _looks_like_authors(name_marks.canonical(rest[0].text))):
        _parse_authors(entry, name_marks.canonical(rest.pop(0).text))
    if rest:
        entry.abstract = _paragraphs(rest)
    for line in rest[1:]:
        if len(line.text.split()) < _WORDS_OF_A_PARAGRAPH and line.text[-1] not in ".,!?:;)":
            hint = "delete the line if it is not"
            profile.report(line.number, f"taken as part of the abstract: {line.text:.60}", hint, Severity.NOTICE)


def _paragraphs(lines: Sequence[Line]) -> str:
    """The abstract: all up to the next entry's head, with the blank lines between its paragraphs."""
    joints = ["\n" if after.number == before.number + 1 else "\n\n" for before, after in pairwise(lines)]
    return "".join(line.text + joint for line, joint in zip(lines, [*joints, ""], strict=True))


def _mistaken(text: str) -> tuple[str, str]:
    """What a text without a single entry seems to be, and what to do instead."""
    hint = "export your publications there as BibTeX into sources/library.bib, and delete this file"
    from_elsewhere = next((f", but copied from {name}" for name, mark in _OTHER_PAGES.items() if mark.search(text)), "")
    for name, (mark, ending) in _OTHER_FORMATS.items():
        if mark.match(text.lstrip("\ufeff")):
            from_elsewhere, hint = f", but {name}", f"give it a name that ends in {ending}"
    if not from_elsewhere:
        hint = "copy the whole page of the paper index, or export your publications as BibTeX into sources/library.bib"
    return f"does not seem to be a profile of the paper index{from_elsewhere}: {_NO_HEAD}", hint


def _not_understood(profile: ProfileText, line: Line) -> None:
    hint = "delete the line, or fix it if it belongs to an entry"
    profile.report(line.number, f"not understood: {line.text:.60}", hint)


def _looks_like_authors(text: str) -> bool:
    """Tells a list of names from an abstract where only one of them is present."""
    bare = name_marks.apart(_ET_AL.sub("", _AFFILIATIONS.sub("", text)))[0]
    parts = bare.split(", ")
    return bare != text or all(_NAME_PART.fullmatch(p) and len(p.split()) <= 6 and not p.endswith(".") for p in parts)


def _parse_authors(entry: Entry, text: str) -> None:
    if match := _AFFILIATIONS.search(text):
        entry.affiliations = re.split(r",\s*", match[1])
        text = text[: match.start()]
    entry.truncated = bool(_ET_AL.search(text))
    for part in re.split(r",\s+", _ET_AL.sub("", text)):
        if entry.names and _GENERATION.fullmatch(name_marks.apart(part)[0]):
            entry.names[-1] += f", {part}"
        elif part:
            entry.names.append(part)


def _compare_counters(profile: ProfileText) -> None:
    total = len(profile.entries)
    for line in filter(None, (profile.counters.get("papers"), profile.total)):
        if number(line.text) != total:
            what = f"{line.text!r} disagrees with the {total} entries below"
            profile.report(line.number, what, "was the page copied whole?", Severity.NOTICE)


def _compare_titles(profile: ProfileText) -> None:
    first: dict[str, tuple[Entry, int]] = {}
    for entry in profile.entries:
        if entry.title:
            line = entry.title.number
            other, other_line = first.setdefault(" ".join(entry.title.text.casefold().split()), (entry, line))
            if other is not entry:
                is_same = _date_and_names(other) == _date_and_names(entry)
                hint = "delete one of the two entries" if is_same else "kept as two works"
                severity = Severity.ERROR if is_same else Severity.NOTICE
                profile.report(line, f"same title as on line {other_line}", hint, severity)


def _date_and_names(entry: Entry) -> tuple[object, ...]:
    return entry.year, entry.month, entry.day, entry.names
