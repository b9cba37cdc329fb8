"""Sentences about a body of work that follow from the facts alone."""

from __future__ import annotations

from collections.abc import Sequence

from generator.site.presentation import Presentation
from generator.site.topics import Topic

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def lead(shown: Presentation) -> str:
    """Such as "Thirty-two papers from 2015 to 2026, most of them in Machine Learning (13) and Sound (9)."."""
    total = len(shown.pubs)
    if not total:
        return ""
    papers = f"{in_words(total).capitalize()} {'paper' if total == 1 else 'papers'}"
    return f"{papers}{_span(shown)}{_fields(shown.topics, total)}."


def in_words(number: int) -> str:
    """English number words below one hundred, digits from there on."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    return f"{number:,}"


def _span(shown: Presentation) -> str:
    years = [year.label for year in shown.years if year.label.isdecimal()]
    if not years:
        return ""
    return f" from {years[-1]} to {years[0]}" if years[0] != years[-1] else f" of {years[0]}"


def _fields(topics: Sequence[Topic], total: int) -> str:
    if not topics:
        return ""
    if topics[0].count == total:
        return f", {'all of them ' if total > 1 else ''}in {topics[0].name}"
    largest = topics[:2]
    if len(topics) > 2 and topics[2].count == largest[-1].count:
        return ""  # no two stand out
    share = "most of them in" if sum(topic.count for topic in largest) * 2 > total else "the largest part in"
    return f", {share} " + " and ".join(f"{topic.name} ({topic.count})" for topic in largest)
