"""Reads a profile that was copied as text from a paper index; `profile_text` has its grammar."""

from __future__ import annotations

from datetime import date

from generator.errors import Severity
from generator.facts import categories, dates, names
from generator.facts.fields import METRICS
from generator.facts.work_kinds import DEFAULT_ITEM_TYPE
from generator.intake.readers import profile_text
from generator.intake.readers.document import Document
from generator.intake.readers.profile_text import Entry, ProfileText, number, parse
from generator.intake.readers.reading import Reading
from generator.model import Metric, PartialDate, Profile, Publication
from generator.text import latex, markdown

SOURCE = "paper-index profile"
"""How figures name their source."""


def read(path: str, text: str, as_of: date) -> Reading:
    """What the profile says. `as_of` is the day on which it was copied: it dates the figures and gives the year where
    the index leaves it out."""
    parsed = parse(path, text)
    profile = to_profile(parsed, as_of)
    publications = tuple(to_publication(parsed, entry, as_of) for entry in parsed.entries if entry.title)
    return Reading(profile, publications, tuple(parsed.problems))


def looks_like(document: Document) -> bool:
    """True for a text with a line such as `CLJul 18, 2023`, and no structure of another format."""
    return document.data is None and document.root_name == "" and profile_text.has_head(document.text)


def to_profile(parsed: ProfileText, as_of: date) -> Profile | None:
    """The person; None if the profile names nobody."""
    if parsed.name is None:
        return None
    day = PartialDate(as_of.year, as_of.month, as_of.day)
    metrics = tuple(
        Metric(id, number(parsed.counters[id].text), SOURCE, day) for id in METRICS if id in parsed.counters
    )
    return Profile(names.normal(parsed.name.text), _field(parsed.field), metrics)


def to_publication(parsed: ProfileText, entry: Entry, as_of: date) -> Publication:
    """The work; codes unknown to arXiv and impossible dates are added to the problems."""
    codes = _codes(parsed, entry)
    return Publication(
        title=names.normal(latex.decode(entry.title.text if entry.title else "")),
        authors=tuple(names.parse(latex.decode(name)) for name in entry.names),
        authors_truncated=entry.truncated,
        date=_date(parsed, entry, as_of),
        type=DEFAULT_ITEM_TYPE,
        category=codes[0] if codes else "",
        other_categories=codes[1:],
        code_flag=entry.code_flag,
        listed_affiliations=tuple(entry.affiliations),
        index_rank=parsed.entries.index(entry) + 1,
        abstract="\n\n".join(markdown.from_text(names.normal(latex.decode(p))) for p in entry.abstract.split("\n\n")),
    )


def _codes(parsed: ProfileText, entry: Entry) -> tuple[str, ...]:
    if not entry.codes:
        return ()
    try:
        codes = categories.split_glued(entry.codes)
    except ValueError as error:
        parsed.report(entry.head.number, str(error), "write it before the date, such as CL or stat.ML")
        return ()
    for code in codes:
        if code not in categories.NAMES:
            parsed.report(entry.head.number, f"arXiv has no category {code!r}", "kept as it is", Severity.NOTICE)
    return codes


def _date(parsed: ProfileText, entry: Entry, as_of: date) -> PartialDate:
    try:
        if entry.day == 0 or entry.year == 0:  # in a PartialDate 0 means "not known"
            raise ValueError("there is no day or year 0")
        day = dates.checked(entry.year or as_of.year, entry.month, entry.day)
    except ValueError as error:
        parsed.report(entry.head.number, f"impossible date: {error}", "fix it in the profile")
        return PartialDate()
    if not entry.year and (day.month, day.day) > (as_of.month, as_of.day):
        parsed.report(
            entry.head.number,
            f"{dates.in_words(day)} is after the profile's own date, {as_of}",
            "say when it was copied: --as-of YYYY-MM-DD",
        )
    return day


def _field(text: str) -> str:
    try:
        return categories.split_glued(text)[0] if text else ""
    except ValueError:
        return names.normal(text)
