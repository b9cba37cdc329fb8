"""Papers per year as a chart: all papers by topic, or the papers of one topic among all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.site.charts.counts import Chart, Series, Stack
from generator.site.paper import UNDATED, Pub
from generator.site.phrases import counted
from generator.site.presentation import Presentation
from generator.site.topics import Topic

MAX_TOPICS = 8
"""Topics with a series of their own, the largest ones; the others are counted together."""

MAX_SPAN = 112
"""Years; a chart of a longer span leaves out the years without papers."""

_OTHER_CLASS = "pf-slot-0"
_OUTLINED = "pf-chart__rest"
_UNDATED_LABEL = "n.d."


def by_topic(presentation: Presentation) -> Chart:
    """A chart that counts every paper once, under its first topic."""
    first = {_first_code(pub) for pub in presentation.pubs}
    topics = [topic for topic in presentation.topics if topic.code in first][:MAX_TOPICS]
    series = [Series(topic.short, topic.name, f"pf-slot-{topic.slot}", topic.url) for topic in topics]
    series_of = {topic.code: index for index, topic in enumerate(topics)}
    others = [pub for pub in presentation.pubs if _first_code(pub) not in series_of]
    if others:
        name = "Other topics" if any(pub.topics for pub in others) else "Without a topic" if topics else "Papers"
        series.append(Series("", name, _OTHER_CLASS))
    stacks = [_by_topic(label, pubs, series_of, series) for label, pubs in _years(presentation)]
    title = "Papers per year by topic" if topics else "Papers per year"
    return Chart("pf-chart-topics", title, _summary(stacks), series, stacks)


def among_all(presentation: Presentation, pubs: Collection[Pub], topic: Topic) -> Chart:
    """A chart with the papers of a topic next to the axis, and the rest of each year outlined above them."""
    keys = {pub.key for pub in pubs}
    series = [Series(topic.short, topic.name, f"pf-slot-{topic.slot}"), Series("", "Other topics", _OUTLINED)]
    stacks = [_among(label, of_year, keys) for label, of_year in _years(presentation)]
    return Chart("pf-chart-topic", f"Papers per year in {topic.name}", _summary(stacks), series, stacks)


def _first_code(pub: Pub) -> str:
    return pub.topics[0].code if pub.topics else ""


def _years(presentation: Presentation) -> Iterator[tuple[str, Sequence[Pub]]]:
    """Each year from the first to the last, even without papers, then the undated papers."""
    pubs = {year.label: year.pubs for year in presentation.years}
    undated = pubs.pop(UNDATED, [])
    dated = sorted(map(int, pubs))
    span = range(dated[0], dated[-1] + 1) if dated else range(0)
    for year in span if len(span) <= MAX_SPAN else dated:
        label = f"{year:04}"
        yield label, pubs.get(label, [])
    if undated:
        yield UNDATED, undated


def _by_topic(label: str, pubs: Sequence[Pub], series_of: Mapping[str, int], series: Sequence[Series]) -> Stack:
    counts = [0] * len(series)
    for pub in pubs:
        counts[series_of.get(_first_code(pub), -1)] += 1
    parts = ", ".join(f"{each.name} {count:,}" for each, count in zip(series, counts, strict=True) if count)
    shares = f" ({parts})" if series_of else ""
    return _stack(label, counts, len(pubs), f"{counted(len(pubs), 'paper')}{shares}")


def _among(label: str, pubs: Sequence[Pub], keys: Collection[str]) -> Stack:
    inside = sum(pub.key in keys for pub in pubs)
    return _stack(label, [inside, len(pubs) - inside], inside, f"{inside:,} of {counted(len(pubs), 'paper')}")


def _stack(label: str, counts: Sequence[int], number: int, in_words: str) -> Stack:
    short_label = _UNDATED_LABEL if label == UNDATED else label
    url = f"years/{label.lower()}/" if any(counts) else ""
    return Stack(short_label, tuple(counts), number, f"{short_label}: {in_words}", url)


def _summary(stacks: Sequence[Stack]) -> str:
    """Such as "From 2015 to 2026, most in 2022 (8)."."""
    dated = [stack for stack in stacks if stack.label != _UNDATED_LABEL]
    if not dated:
        return "Papers without a year."
    if len(dated) == 1:
        return f"All in {dated[0].label}."
    most = max(dated, key=lambda stack: stack.number)
    return f"From {dated[0].label} to {dated[-1].label}, most in {most.label} ({most.number:,})."
