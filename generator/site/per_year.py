"""Papers per year as a chart: all papers by topic, or the papers of one topic among all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.site.charts.chart_counts import Chart, Series, Stack
from generator.site.language.language import Language
from generator.site.paper import UNDATED, Pub
from generator.site.presentation import Presentation
from generator.site.topics import Topic

MAX_TOPICS = 8
"""Topics with a series of their own, the largest ones; the others are counted together."""

MAX_SPAN = 112
"""Years; a chart of a longer span leaves out the years without papers."""

_OTHER_CLASS = "pf-slot-0"
_OUTLINED = "pf-chart__rest"


def by_topic(presentation: Presentation) -> Chart:
    """A chart that counts every paper once, under its first topic."""
    language = presentation.language
    _ = language.gettext
    first = {_first_code(pub) for pub in presentation.pubs}
    topics = [topic for topic in presentation.topics if topic.code in first][:MAX_TOPICS]
    series = [Series(topic.short, topic.name, f"pf-slot-{topic.slot}", topic.url) for topic in topics]
    series_of = {topic.code: index for index, topic in enumerate(topics)}
    others = [pub for pub in presentation.pubs if _first_code(pub) not in series_of]
    if others:
        has_topics = any(pub.topics for pub in others)
        name = _("Other topics") if has_topics else _("Without a topic") if topics else _("Papers")
        series.append(Series("", name, _OTHER_CLASS))
    stacks = [_by_topic(label, pubs, series_of, series, language) for label, pubs in _years(presentation)]
    title = _("Papers per year by topic") if topics else _("Papers per year")
    return Chart("pf-chart-topics", title, _summary(stacks, language), series, stacks, language)


def among_all(presentation: Presentation, pubs: Collection[Pub], topic: Topic) -> Chart:
    """A chart with the papers of a topic next to the axis, and the rest of each year outlined above them."""
    keys, language = {pub.key for pub in pubs}, presentation.language
    others = Series("", language.gettext("Other topics"), _OUTLINED)
    series = [Series(topic.short, topic.name, f"pf-slot-{topic.slot}"), others]
    stacks = [_among(label, of_year, keys, language) for label, of_year in _years(presentation)]
    title = language.gettext("Papers per year in {topic}", topic=topic.name)
    return Chart("pf-chart-topic", title, _summary(stacks, language), series, stacks, language)


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


def _by_topic(
    label: str, pubs: Sequence[Pub], series_of: Mapping[str, int], series: Sequence[Series], language: Language
) -> Stack:
    counts = [0] * len(series)
    for pub in pubs:
        counts[series_of.get(_first_code(pub), -1)] += 1
    parts = [
        language.gettext("{topic} {n}", topic=each.name, n=count)
        for each, count in zip(series, counts, strict=True)
        if count and series_of
    ]
    year = _short(label, language)
    words = language.ngettext("{year}: {n} paper", "{year}: {n} papers", len(pubs), year=year)
    if parts:
        words = language.ngettext(
            "{year}: {n} paper ({topics})",
            "{year}: {n} papers ({topics})",
            len(pubs),
            year=year,
            topics=language.joined(parts),
        )
    return _stack(label, counts, len(pubs), words, language)


def _among(label: str, pubs: Sequence[Pub], keys: Collection[str], language: Language) -> Stack:
    inside = sum(pub.key in keys for pub in pubs)
    year = _short(label, language)
    if inside == len(pubs):
        words = language.ngettext("{year}: {n} paper", "{year}: {n} papers", inside, year=year)
    else:
        words = language.ngettext(
            "{year}: {count} of {n} paper", "{year}: {count} of {n} papers", len(pubs), year=year, count=inside
        )
    return _stack(label, [inside, len(pubs) - inside], inside, words, language)


def _stack(label: str, counts: Sequence[int], number: int, in_words: str, language: Language) -> Stack:
    url = f"years/{label.lower()}/" if any(counts) else ""
    return Stack(_short(label, language), tuple(counts), number, in_words, url)


def _short(label: str, language: Language) -> str:
    return language.gettext("n.d.") if label == UNDATED else label


def _summary(stacks: Sequence[Stack], language: Language) -> str:
    """Such as "From 2015 to 2026, most in 2022 (8)."."""
    _ = language.gettext
    dated = [stack for stack in stacks if stack.label.isdecimal()]
    if not dated:
        return _("Papers without a year.")
    if len(dated) == 1:
        return _("All in {year}.", year=dated[0].label)
    first, last, most = dated[0].label, dated[-1].label, max(dated, key=lambda stack: stack.number)
    return _("From {first} to {last}, most in {year} ({n}).", first=first, last=last, year=most.label, n=most.number)
