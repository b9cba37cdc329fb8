"""What sources say of a person → the profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple
from datetime import date

from generator.facts import names
from generator.facts.fields import METRICS
from generator.intake.readers import markup
from generator.model import Affiliation, Degree, Metric, PartialDate, Profile
from generator.text.markdown import is_safe_address

_LONGEST_NAME, _LONGEST_TEXT = 300, 1_000


def person(
    name: str,
    links: Mapping[str, str] | None = None,
    metrics: Iterable[Metric] = (),
    biography: str = "",
    position: str = "",
    affiliations: Iterable[Affiliation] = (),
    education: Iterable[Degree] = (),
) -> Profile | None:
    """The person; None without a name. Places without a name and degrees without one are left out."""
    clean = names.normal(markup.plain(name))
    if not any(letter.isalpha() for letter in clean) or len(clean) > _LONGEST_NAME:
        return None
    return Profile(
        clean,
        position=_short(position),
        affiliations=tuple(dict.fromkeys(each for each in affiliations if each.name and _is_short(each))),
        education=tuple(dict.fromkeys(each for each in education if each.degree and _is_short(each))),
        metrics=tuple(metrics),
        links={label: url for label, url in (links or {}).items() if is_safe_address(url)},
        biography=biography,
    )


def _is_short(place: Affiliation | Degree) -> bool:
    return all(len(part) <= _LONGEST_TEXT for part in astuple(place) if isinstance(part, str))


def _short(text: str) -> str:
    """A text on one line; none of one that is too long for a name or position."""
    return markup.plain(text) if len(text) <= _LONGEST_TEXT else ""


def places(organisations: Iterable[str]) -> list[Affiliation]:
    """Places of work of which only the name is known."""
    return [Affiliation(_short(name)) for name in organisations]


def metrics(source: str, as_of: date, figures: Mapping[str, object]) -> list[Metric]:
    """Figures that are whole numbers, with the day on which the source had them."""
    day = PartialDate(as_of.year, as_of.month, as_of.day)
    return [
        Metric(id, value, source, day)
        for id, value in figures.items()
        if id in METRICS and isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**15
    ]
