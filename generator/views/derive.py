"""Portfolio + paths written by hand → every derived page and download."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from jinja2 import Environment

from generator import categories, health
from generator.model import Portfolio
from generator.text import markdown
from generator.views import urls
from generator.views.lead import lead
from generator.views.presentation import Presentation, Pub, Topic, Year, grouped, links, present
from generator.views.view import Download, Page, View, inert
from generator.writers.registry import WRITERS, Writer

_FACTS = "content/publications/"
_DESCRIPTION = 155
_Item = TypeVar("_Item")


def derive(
    portfolio: Portfolio,
    by_hand: Collection[str],
    templates: Environment,
    edit_base: str = "",
    origins: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> dict[str, View]:
    """Every page and download by its path below `content/`.

    What was written by hand wins: a path in `by_hand` keeps the page or file of that place from being derived.
    """
    shown = present(portfolio, edit_base, origins)
    taken = {urls.url_of(path) for path in by_hand}
    makers = {path: make for path, make in _makers(shown, templates) if urls.url_of(path) not in taken}
    return {path: make() for path, make in makers.items()}


def outline(portfolio: Portfolio) -> set[str]:
    """The paths that `derive` gives if nothing is written by hand, without rendering anything."""
    return {path for path, _ in _makers(present(portfolio), Environment(autoescape=True))}


def _makers(shown: Presentation, templates: Environment) -> Iterator[tuple[str, Callable[[], View]]]:
    """Each path with what makes its view."""
    page = partial(_page, templates, shown)
    yield "index.md", lambda: _home(page, shown)
    yield "publications/index.md", lambda: _list_page(page, shown)
    yield "topics/index.md", lambda: _topics_page(page, shown)
    yield "years/index.md", lambda: _years_page(page, shown)
    yield "health.md", lambda: _health(page, shown)
    yield from _downloads("publications", shown.pubs)
    for later, pub, earlier in _with_neighbours(shown.pubs):
        yield f"publications/{pub.key}.md", partial(_publication, page, pub, earlier, later)
        yield from _downloads(f"publications/{pub.key}", [pub])
    for later_year, year, earlier_year in _with_neighbours(shown.years):
        yield f"{year.path}.md", partial(_year, page, year, earlier_year, later_year)
        yield from _downloads(year.path, year.pubs)
    for topic in shown.topics:
        pubs = [pub for pub in shown.pubs if topic in pub.topics]
        yield f"{topic.path}.md", partial(_topic, page, shown, topic, pubs)
        yield from _downloads(topic.path, pubs)


def _downloads(path: str, pubs: Sequence[Pub]) -> Iterator[tuple[str, Callable[[], View]]]:
    for ending, writer in WRITERS.items():
        yield f"{path}.{ending}", partial(_download, writer, pubs)


def _download(writer: Writer, pubs: Sequence[Pub]) -> View:
    return Download(writer.write([pub.publication for pub in pubs]))


def _page(
    templates: Environment,
    shown: Presentation,
    path: str,
    kind: str,
    title: str,
    description: str,
    source: str,
    section: str,
    **context: object,
) -> Page:
    """`section` is the place of the navigation entry that the page belongs to."""
    here = urls.url_of(path)
    html = templates.get_template(f"{kind}.html").render(
        owner=shown.portfolio.profile.name, href=partial(urls.relative, here), formats=WRITERS, **context
    )
    return Page(
        {"title": title, "description": shortened(description), "kind": kind, "section": section, "source": source},
        inert(html),
    )


def _home(page: Callable[..., Page], shown: Presentation) -> Page:
    profile = shown.portfolio.profile
    is_code = profile.field in categories.NAMES
    field_name = categories.name_of(profile.field)
    return page(
        "index.md",
        "home",
        f"{profile.name}: publications" + (f" in {field_name}" if field_name else ""),
        lead(shown) or f"The publications of {profile.name}.",
        "content/index.md",
        "",
        profile={
            "name": profile.name,
            "field_name": field_name,
            "field_code": profile.field if is_code else "",
            "lead": lead(shown),
            "links": links(profile.links),
            "metrics": shown.metrics,
            "biography_html": markdown.to_html(profile.biography, partial(urls.rewritten, "index.md")),
        },
        selected=shown.selected,
        years=shown.years,
        topics=shown.topics,
        total=len(shown.pubs),
    )


def _list_page(page: Callable[..., Page], shown: Presentation) -> Page:
    total, dated = len(shown.pubs), [year.label for year in shown.years if year.label.isdecimal()]
    return page(
        "publications/index.md",
        "publications",
        "Publications",
        f"All {total} publications of {shown.portfolio.profile.name} by year, with abstracts and BibTeX.",
        _FACTS,
        "publications/",
        years=shown.years,
        topics=shown.topics,
        total=total,
        first_year=dated[-1] if dated else "",
        last_year=dated[0] if dated else "",
    )


def _publication(page: Callable[..., Page], pub: Pub, earlier: Pub | None, later: Pub | None) -> Page:
    names = ", ".join(author.name for author in pub.authors[:3]) + (
        " et al." if len(pub.authors) > 3 or pub.truncated else ""
    )
    description = pub.abstract or ". ".join(part for part in (names, pub.kind_label, pub.date_text) if part)
    return page(
        f"publications/{pub.key}.md",
        "publication",
        pub.title,
        description,
        pub.source,
        "publications/",
        pub=pub,
        earlier=earlier,
        later=later,
    )


def _topics_page(page: Callable[..., Page], shown: Presentation) -> Page:
    names = ", ".join(f"{topic.name} ({topic.count})" for topic in shown.topics)
    return page(
        "topics/index.md",
        "topics",
        "Topics",
        f"Publications by topic: {names}.",
        _FACTS,
        "topics/",
        topics=shown.topics,
    )


def _topic(page: Callable[..., Page], shown: Presentation, topic: Topic, pubs: Sequence[Pub]) -> Page:
    owner = shown.portfolio.profile.name
    return page(
        f"{topic.path}.md",
        "topic",
        f"{topic.name} ({topic.code})",
        f"{topic.count} of {len(shown.pubs)} publications of {owner} are in {topic.name} ({topic.code}).",
        _FACTS,
        "topics/",
        topic=topic,
        years=grouped(pubs),
        total=len(shown.pubs),
    )


def _health(page: Callable[..., Page], shown: Presentation) -> Page:
    by_key = {pub.key: pub for pub in shown.pubs}
    examined = health.examine(shown.portfolio.publications)
    findings = [
        {"title": finding.title, "advice": finding.advice, "pubs": [by_key[key] for key in finding.keys]}
        for finding in examined
    ]
    gaps = ", ".join(f"{gap.title.lower()} ({len(gap.keys)})" for gap in examined if gap.keys)
    description = f"What the facts on {shown.portfolio.profile.name}'s publications still lack: {gaps or 'nothing'}."
    return page("health.md", "health", "Data health", description, _FACTS, "", findings=findings, total=len(shown.pubs))


def _years_page(page: Callable[..., Page], shown: Presentation) -> Page:
    counts = ", ".join(f"{year.label} ({year.count})" for year in shown.years)
    return page(
        "years/index.md", "years", "Years", f"Publications by year: {counts}.", _FACTS, "years/", years=shown.years
    )


def _year(page: Callable[..., Page], year: Year, earlier: Year | None, later: Year | None) -> Page:
    dated = f"of {year.label}" if year.label.isdecimal() else "without a year"
    titles = "; ".join(pub.title for pub in year.pubs)
    return page(
        f"{year.path}.md",
        "year",
        f"Publications {dated}",
        f"{year.count} publications {dated}: {titles}",
        _FACTS,
        "years/",
        year=year,
        earlier=earlier,
        later=later,
    )


def shortened(text: str, longest: int = _DESCRIPTION) -> str:
    """The text, or its first words with an ellipsis if it is longer than `longest` characters."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rpartition(" ")[0].rstrip(" ,;:.–—-") + "…"


def _with_neighbours(items: Sequence[_Item]) -> Iterator[tuple[_Item | None, _Item, _Item | None]]:
    """Each item with the one in front of it and the one behind it."""
    return zip([None, *items], items, [*items[1:], None], strict=False)
