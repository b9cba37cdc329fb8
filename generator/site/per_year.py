"""Papers per year as a chart: all of them by topic, or those of one topic among all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.site.charts.counts import Chart, Series, Stack
from generator.site.paper import UNDATED, Pub
from generator.site.presentation import Presentation
from generator.site.topics import Topic

MOST_TOPICS = 8
"""Topics with a series of their own, the largest; the others are counted together."""

LONGEST_SPAN = 112
"""Years of a chart that shows years without papers too; in a longer one they are left out."""

_OTHER_LOOK = "pf-slot-0"
_OUTLINED = "pf-chart__rest"
_UNDATED_LABEL = "n.d."


def by_topic(shown: Presentation) -> Chart:
    """Every paper once, under its first topic."""
    topics = _first_topics(shown)
    series = [Series(topic.short, topic.name, f"pf-slot-{topic.slot}", topic.url) for topic in topics]
    place = {topic.code: n for n, topic in enumerate(topics)}
    others = [pub for pub in shown.pubs if _first_code(pub) not in place]
    if others:
        name = "Other topics" if any(pub.topics for pub in others) else "No topic"
        series.append(Series("–", name, _OTHER_LOOK))
    stacks = [_by_topic(label, pubs, place, series) for label, pubs in _years(shown)]
    return Chart("pf-chart-topics", "Papers per year by topic", _summary(stacks), series, stacks)


def among_all(shown: Presentation, pubs: Collection[Pub], topic: Topic) -> Chart:
    """The papers of a topic from the axis on, the rest of each year outlined above them."""
    keys = {pub.key for pub in pubs}
    series = [Series(topic.short, topic.name, f"pf-slot-{topic.slot}"), Series("", "Other topics", _OUTLINED)]
    stacks = [_among(label, of_year, keys) for label, of_year in _years(shown)]
    return Chart("pf-chart-topic", f"Papers per year in {topic.name}", _summary(stacks), series, stacks)


def _first_topics(shown: Presentation) -> list[Topic]:
    """The topics that come first in a paper, the largest in front."""
    first = {_first_code(pub) for pub in shown.pubs}
    return [topic for topic in shown.topics if topic.code in first][:MOST_TOPICS]


def _first_code(pub: Pub) -> str:
    return pub.topics[0].code if pub.topics else ""


def _years(shown: Presentation) -> Iterator[tuple[str, Sequence[Pub]]]:
    """Each year from the first to the last, also those without papers, and undated papers at the end."""
    pubs = {year.label: year.pubs for year in shown.years}
    undated = pubs.pop(UNDATED, [])
    known = sorted(map(int, pubs))
    every = range(known[0], known[-1] + 1) if known else range(0)
    for year in every if len(every) <= LONGEST_SPAN else known:
        label = f"{year:04}"
        yield label, pubs.get(label, [])
    if undated:
        yield UNDATED, undated


def _by_topic(label: str, pubs: Sequence[Pub], place: Mapping[str, int], series: Sequence[Series]) -> Stack:
    counts = [0] * len(series)
    for pub in pubs:
        counts[place.get(_first_code(pub), -1)] += 1
    parts = ", ".join(f"{one.name} {count:,}" for one, count in zip(series, counts, strict=True) if count)
    return _stack(label, counts, len(pubs), f"{len(pubs):,} {_papers(len(pubs))} ({parts})")


def _among(label: str, pubs: Sequence[Pub], keys: Collection[str]) -> Stack:
    inside = sum(pub.key in keys for pub in pubs)
    return _stack(label, [inside, len(pubs) - inside], inside, f"{inside:,} of {len(pubs):,} {_papers(len(pubs))}")


def _stack(label: str, counts: Sequence[int], number: int, said: str) -> Stack:
    shown = _UNDATED_LABEL if label == UNDATED else label
    url = f"years/{label.lower()}/" if any(counts) else ""
    return Stack(shown, tuple(counts), number, f"{shown}: {said}", url)


def _papers(count: int) -> str:
    return "paper" if count == 1 else "papers"


def _summary(stacks: Sequence[Stack]) -> str:
    """Such as "From 2015 to 2026, most in 2022 (8)."."""
    dated = [stack for stack in stacks if stack.label != _UNDATED_LABEL]
    if not dated:
        return "Papers without a year."
    most = max(dated, key=lambda stack: stack.number)
    return f"From {dated[0].label} to {dated[-1].label}, most in {most.label} ({most.number:,})."
