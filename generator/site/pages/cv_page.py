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
from generator.site.named_links import absolute, links
from generator.site.offered import offered
from generator.site.recording import Shared
from generator.site.rendering import Producers, Rendering
from generator.site.view import Download, Page
from generator.text import blocks, markdown
from generator.text.line import one_line

TITLE = "Curriculum vitae"

MAX_LISTED = 500
"""Publications in both, the newest ones. 10,000 would be a PDF of 900 pages, which takes a gigabyte of memory, and a
page of 750 KB gzipped; 500 are 45 pages, 70 MB and 40 KB (measured)."""

_PAGE, _FILE, _ALL = "cv.md", "cv.pdf", "publications/"
_MARKER = "publications"
"""The title of the section in whose place the publications are listed; without it they come last."""


def producers(rendering: Rendering) -> Producers:
    """The page and the PDF."""
    yield _PAGE, partial(_cv, rendering)
    # The PDF is made again only if what it shows has changed, and not with every paper.
    yield _FILE, partial(_pdf, rendering, rendering.shared("cv", lambda _: _shown(rendering)))


def _cv(rendering: Rendering) -> Page:
    presentation = rendering.presentation
    before, after = around_publications(presentation.portfolio.sections)
    groups = vita.groups(presentation.pubs, MAX_LISTED)
    counts = ", ".join(f"{group.label.lower()} ({group.total:,})" for group in groups)
    return rendering.page(
        _PAGE,
        "cv",
        TITLE,
        f"{TITLE} of {rendering.owner}{f': {counts}' if counts else ''}.",
        section="cv/",
        source=f"content/{_PAGE}" if presentation.portfolio.sections else "content/index.md",
        name=rendering.owner,
        as_of=vita.as_of(presentation),
        summary=vita.summary(presentation),
        links=links(presentation.portfolio.profile.links),
        before=[_html(section) for section in before],
        groups=groups,
        coins=offered(entry.pub for group in groups for entry in group.entries),
        rest=_rest(len(presentation.pubs)),
        everything=_ALL,
        after=[_html(section) for section in after],
    )


def _shown(rendering: Rendering) -> tuple[dict[str, Any], PartialDate]:
    return facts(rendering), as_of(rendering.presentation.portfolio)


def _pdf(rendering: Rendering, shown: Shared[tuple[dict[str, Any], PartialDate]]) -> Download:
    return Download(pdf(*shown(), rendering.templates))


def facts(rendering: Rendering) -> dict[str, Any]:
    """The data of the PDF's template."""
    presentation = rendering.presentation
    site = presentation.site
    before, after = around_publications(presentation.portfolio.sections)
    resolve = partial(_absolute, site)
    return {
        "title": TITLE,
        "name": one_line(rendering.owner),
        "summary": one_line(vita.summary(presentation)),
        "links": [
            {
                "label": link.label,
                "text": link.url.removeprefix("mailto:").split("://")[-1].rstrip("/"),
                "url": address,
            }
            for link in links(presentation.portfolio.profile.links)
            if (address := absolute(link.url, site))
        ],
        "page": urljoin(site, urls.url_of(_PAGE)) if site else "",
        "everything": urljoin(site, _ALL) if site else "",
        "before": [_plain(section, resolve) for section in before],
        "groups": [
            {"label": group.label, "entries": [_entry(entry) for entry in group.entries]}
            for group in vita.groups(presentation.pubs, MAX_LISTED)
            if group.entries
        ],
        "rest": _rest(len(presentation.pubs)),
        "after": [_plain(section, resolve) for section in after],
    }


def _rest(total: int) -> str:
    return f"These are the newest {MAX_LISTED:,} of {total:,} publications." if total > MAX_LISTED else ""


def around_publications(sections: Sequence[Section]) -> tuple[list[Section], list[Section]]:
    """The sections before and after the publications."""
    titles = [section.title.casefold() for section in sections]
    index = titles.index(_MARKER) if _MARKER in titles else len(sections)
    marker = [section for section in sections[index : index + 1] if section.body.strip()]
    return [*sections[:index], *marker], list(sections[index + 1 :])


def as_of(portfolio: Portfolio) -> PartialDate:
    """The date of the facts: that of the newest figure, or else of the newest publication."""
    days = [metric.as_of for metric in portfolio.profile.metrics if metric.as_of.year]
    days = days or [day for p in portfolio.publications if (day := p.published or p.date).year]
    return max(days, default=PartialDate())


def _html(section: Section) -> SimpleNamespace:
    html = markdown.to_html(section.body, partial(urls.rewritten, _PAGE))
    return SimpleNamespace(title=section.title, html=html)


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


def _absolute(site: str, target: str) -> str:
    """A link target as an absolute URL; empty for a relative link if the URL of the site is unknown."""
    if markdown.is_safe_address(target):
        return target
    is_known = site and markdown.is_relative(target)
    return urljoin(f"{site}{urls.url_of(_PAGE)}", urls.rewritten(_PAGE, target)) if is_known else ""
