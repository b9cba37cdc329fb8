"""The curriculum vitae: a page that prints well, and the same as PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin

from generator.model import PartialDate, Portfolio, Section
from generator.site import urls, vita
from generator.site.cv_pdf import pdf
from generator.site.named_links import links
from generator.site.rendering import Makers, Rendering
from generator.site.view import Download, Page
from generator.text import blocks, markdown
from generator.text.line import one_line

TITLE = "Curriculum vitae"

LONGEST = 500
"""Publications in both, the newest. 10,000 are 900 pages of a PDF, which take a gigabyte of memory, and a page of
750 KB gzipped; 500 are 45 pages, 70 MB and 40 KB (measured)."""

_PAGE, _FILE, _ALL = "cv.md", "cv.pdf", "publications/"
_PLACE = "publications"
"""The section that has this title marks where the publications stand; without it they come last."""


def views(rendering: Rendering) -> Makers:
    """The page and the file."""
    yield _PAGE, partial(_cv, rendering)
    yield _FILE, partial(_pdf, rendering)


def _cv(rendering: Rendering) -> Page:
    shown = rendering.shown
    before, after = around_publications(shown.portfolio.sections)
    summary, listed = vita.summary(shown), vita.groups(shown.pubs, LONGEST)
    rewrite = partial(urls.rewritten, _PAGE)
    counts = ", ".join(f"{group.label.lower()} ({group.total:,})" for group in listed)
    return rendering.page(
        _PAGE,
        "cv",
        TITLE,
        f"{TITLE} of {rendering.owner}{f': {counts}' if counts else ''}.",
        section="cv/",
        source=f"content/{_PAGE}" if shown.portfolio.sections else "content/index.md",
        name=rendering.owner,
        as_of=vita.as_of(shown),
        summary=summary,
        links=links(shown.portfolio.profile.links),
        before=[_rendered(section, rewrite) for section in before],
        groups=listed,
        rest=_rest(len(shown.pubs)),
        everything=_ALL,
        after=[_rendered(section, rewrite) for section in after],
    )


def _pdf(rendering: Rendering) -> Download:
    return Download(pdf(facts(rendering), dated(rendering.shown.portfolio), rendering.templates))


def facts(rendering: Rendering) -> dict[str, Any]:
    """What the PDF's template shows, as plain data."""
    shown = rendering.shown
    before, after = around_publications(shown.portfolio.sections)
    resolve = partial(_address, shown.site)
    return {
        "title": TITLE,
        "name": one_line(rendering.owner),
        "summary": one_line(vita.summary(shown)),
        "links": [
            {
                "label": link.label,
                "text": link.url.removeprefix("mailto:").split("://")[-1].rstrip("/"),
                "url": link.url,
            }
            for link in links(shown.portfolio.profile.links)
        ],
        "page": urljoin(shown.site, urls.url_of(_PAGE)) if shown.site else "",
        "everything": urljoin(shown.site, _ALL) if shown.site else "",
        "before": [_plain(section, resolve) for section in before],
        "groups": [
            {"label": group.label, "entries": [_entry(entry) for entry in group.entries]}
            for group in vita.groups(shown.pubs, LONGEST)
            if group.entries
        ],
        "rest": _rest(len(shown.pubs)),
        "after": [_plain(section, resolve) for section in after],
    }


def _rest(total: int) -> str:
    return f"These are the newest {LONGEST:,} of {total:,} publications." if total > LONGEST else ""


def around_publications(sections: Sequence[Section]) -> tuple[list[Section], list[Section]]:
    """The sections in front of the publications and behind them."""
    titles = [section.title.casefold() for section in sections]
    place = titles.index(_PLACE) if _PLACE in titles else len(sections)
    marker = [section for section in sections[place : place + 1] if section.body.strip()]
    return [*sections[:place], *marker], list(sections[place + 1 :])


def dated(portfolio: Portfolio) -> PartialDate:
    """The day of the facts: that of the newest figure, otherwise of the newest publication."""
    days = [metric.as_of for metric in portfolio.profile.metrics if metric.as_of.year]
    days = days or [day for p in portfolio.publications if (day := p.published or p.date).year]
    return max(days, default=PartialDate())


def _rendered(section: Section, rewrite: Callable[[str], str]) -> SimpleNamespace:
    return SimpleNamespace(title=section.title, html=markdown.to_html(section.body, rewrite))


def _plain(section: Section, resolve: Callable[[str], str]) -> dict[str, Any]:
    return {"title": one_line(section.title), "body": blocks.tree(section.body, resolve)}


def _entry(entry: vita.Entry) -> dict[str, Any]:
    return {
        "year": entry.year,
        "title": entry.title,
        "authors": [{"text": words.text, "owner": words.is_owner} for words in entry.authors],
        "venue": entry.venue,
        "identifier": entry.identifier,
        "url": entry.url,
    }


def _address(site: str, target: str) -> str:
    """An address that works outside of the site; none for a place on a site whose address is not known."""
    if markdown.is_safe_address(target):
        return target
    return (
        urljoin(f"{site}{urls.url_of(_PAGE)}", urls.rewritten(_PAGE, target))
        if site and markdown.is_relative(target)
        else ""
    )
