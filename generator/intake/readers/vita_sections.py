"""Sections of a curriculum vitae as Markdown, from records that have a period, a role and an organisation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.facts import dates
from generator.intake.readers import markup
from generator.model import PartialDate, Section
from generator.text import markdown


class Item(NamedTuple):
    """A line of a section: a period, and its parts in order; `points` are lines below it. Parts are plain words."""

    period: str
    parts: tuple[str, ...]
    points: tuple[str, ...] = ()
    url: str = ""


def period(start: PartialDate, end: PartialDate, *, is_open: bool = False) -> str:
    """`Feb 2021 – Oct 2022`, `Feb 2021 – present`, or the one date there is."""
    first, last = dates.in_words(start), dates.in_words(end) or ("present" if is_open and start else "")
    return " – ".join(dict.fromkeys(part for part in (first, last) if part))


def section(title: str, lines: Iterable[Item]) -> Section:
    """A section with a line for each item."""
    return Section(title, "\n".join(line for item in lines if (line := _line(item))))


def _line(item: Item) -> str:
    parts = [markdown.from_text(words) for part in item.parts if (words := markup.text(part))]
    if parts and markdown.is_safe_address(item.url):
        parts[0] = f"[{parts[0]}](<{item.url}>)"
    text = ", ".join(parts)
    if not text:
        return ""
    head = f"- {item.period}: {text}" if item.period else f"- {text}"
    points = (f"  - {markdown.from_text(words)}" for point in item.points if (words := markup.text(point)))
    return "\n".join([head, *points])
