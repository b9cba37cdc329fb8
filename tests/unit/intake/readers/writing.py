"""The way back: a profile's text from what the parser and the model hold."""

from __future__ import annotations

import re
from collections import Counter

from generator.facts import dates
from generator.intake.readers.profile_text import Entry, ProfileText
from generator.model import Metric, Profile, Publication

_FIGURES = {
    "h_index": "h-index{}",
    "papers": "{}papers",
    "citations": "{:,}citations",
    "novelty": "Novelty{}%",
    "ai_score": "AI Score{}",
}


def profile_text(parsed: ProfileText, profile: Profile, publications: tuple[Publication, ...]) -> str:
    """A profile as the index lays it out. The facts come from the model; the parser gives what the model rightly
    changes or leaves out: whether a year was written, and the abstract's LaTeX."""
    figures = sorted(profile.metrics, key=lambda metric: parsed.counters[metric.id].number)
    header = [profile.name, "", _short(profile.field), *map(_figure, figures), "", f"{len(publications)} Papers"]
    entries = (_entry(*pair) for pair in zip(parsed.entries, publications, strict=True))
    return "\n\n".join(["\n".join(header), *entries])


def held(parsed: ProfileText) -> Counter[str]:
    """Every line that the parser keeps, without spaces and punctuation between names."""
    lines = [line.text for line in (parsed.name, parsed.total, *parsed.counters.values()) if line]
    lines += [parsed.field, *(text for entry in parsed.entries for text in _lines(entry))]
    return Counter(map(bare, lines))


def bare(line: str) -> str:
    """A line without what separates names: spaces, commas, full stops and middle dots."""
    return re.sub(r"[\s,.·]", "", line)


def _figure(metric: Metric) -> str:
    return _FIGURES[metric.id].format(metric.value)


def _short(category: str) -> str:
    return category.removeprefix("cs.")


def _entry(entry: Entry, publication: Publication) -> str:
    day = publication.date
    year = "" if entry.year is None else f", {day.year}"
    codes = "".join(map(_short, publication.categories))
    head = f"{codes}{dates.MONTHS[day.month - 1]} {day.day}{year}{'Code' * publication.code_flag}"
    names = ", ".join(person.name for person in publication.authors)
    cut = " et al." if publication.authors_truncated else ""
    places = f" · {', '.join(publication.listed_affiliations)}" if publication.listed_affiliations else ""
    return f"{head}\n{publication.title}\n\n{names}{cut}{places}\n\n{entry.abstract}"


def _lines(entry: Entry) -> list[str]:
    authors = "".join([*entry.names, "et al" * entry.truncated, *entry.affiliations])
    return [entry.head.text, entry.title.text if entry.title else "", authors, *entry.abstract.split("\n")]
