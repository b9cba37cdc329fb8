"""What sources say of a person → the profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from generator.facts import names
from generator.facts.fields import METRICS
from generator.intake.readers import markup
from generator.model import Metric, PartialDate, Profile


class Affiliation(NamedTuple):
    """A position at an organisation now."""

    position: str = ""
    organisation: str = ""
    department: str = ""


def person(
    name: str,
    links: Mapping[str, str] | None = None,
    metrics: Iterable[Metric] = (),
    biography: str = "",
    affiliations: Sequence[Affiliation] = (),
) -> Profile | None:
    """The person; None without a name."""
    clean = names.normal(markup.plain(name))
    if not any(letter.isalpha() for letter in clean) or len(clean) > 300:
        return None
    extra = {
        "position": ", ".join(dict.fromkeys(each.position for each in affiliations if each.position)),
        "affiliations": "; ".join(dict.fromkeys(each.organisation for each in affiliations if each.organisation)),
    }
    return Profile(
        clean,
        metrics=tuple(metrics),
        links=dict(links or {}),
        biography=biography,
        extra={key: value for key, value in extra.items() if value},
    )


def metrics(source: str, as_of: date, figures: Mapping[str, object]) -> list[Metric]:
    """Figures that are whole numbers, with the day on which the source had them."""
    day = PartialDate(as_of.year, as_of.month, as_of.day)
    return [
        Metric(id, value, source, day)
        for id, value in figures.items()
        if id in METRICS and isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**15
    ]
