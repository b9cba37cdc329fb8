"""Figures about the person in words."""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts import dates
from generator.facts.fields import METRICS
from generator.model import Profile

_PERCENTAGES = frozenset({"novelty"})


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure in words, with its source and date."""

    id: str
    label: str
    value_text: str
    source: str
    as_of_text: str


def metrics(profile: Profile) -> list[Metric]:
    """The figures in the order of the table."""
    return [
        Metric(
            m.id, METRICS[m.id], f"{m.value:,}{'%' if m.id in _PERCENTAGES else ''}", m.source, dates.in_words(m.as_of)
        )
        for m in sorted(profile.metrics, key=lambda m: list(METRICS).index(m.id))
    ]
