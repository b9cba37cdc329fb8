"""The curriculum vitae: a page that prints well, and the same as PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin

from generator.model import PartialDate, Portfolio
from generator.site import person, urls, vita, vita_kinds
from generator.site.cv_pdf import pages_of, pdf
from generator.site.language.language import RIGHT_TO_LEFT, Language
from generator.site.named_links import absolute
from generator.site.offered_citations import offered
from generator.site.paper import Pub
from generator.site.recording import Shared
from generator.site.rendering import Producers, Rendering
from generator.site.view import Download, Page
from generator.site.vita_order import Part, arranged
from generator.text import blocks, markdown
from generator.text.line import one_line

MAX_LISTED = 500
"""Publications in both, the newest ones. 10,000 would be a PDF of 900 pages, which takes a gigabyte of memory, and a
page of 750 KB gzipped; 500 are 45 pages, 70 MB and 40 KB (measured)."""

_PAGE, _FILE, _SHORT_FILE, _ALL = "cv.md", "cv.pdf", "cv-short.pdf", "publications/"


def producers(rendering: Rendering) -> Producers:
    """The page and the PDF, and the short PDF if the owner wants one."""
    yield _PAGE, partial(_cv, rendering, rendering.shared("works of cv", lambda _: _works(rendering)))
    # The PDF is made again only if what it shows has changed, and not with every paper.
    yield _FILE, partial(_pdf, rendering, rendering.shared("cv", lambda _: _shown(rendering)))
    if rendering.presentation.portfolio.profile.cv.short:
        yield _SHORT_FILE, partial(_short_pdf, rendering)


def _works(rendering: Rendering) -> Sequence[vita.Group]:
    presentation = rendering.presentation
    return vita.groups(
        presentation.pubs, MAX_LISTED, presentation.portfolio.profile.cv.publications, rendering.language
    )


def _cv(rendering: Rendering, get_works: Shared[Sequence[vita.Group]]) -> Page:
    presentation, groups = rendering.presentation, get_works()
    profile = presentation.portfolio.profile
    return rendering.page(
        _PAGE,
        "cv",
        title(rendering.language),
        _description(rendering, groups),
        section="cv/",
        source=f"content/{_PAGE}" if presentation.portfolio.sections else "content/index.md",
        name=rendering.owner,
        as_of=vita.as_of(presentation),
        summary=vita.summary(presentation),
        position=profile.position,
        places=person.places(profile, presentation.today),
        contacts=person.contacts(profile, language=rendering.language),
        location=profile.location,
        has_short=bool(profile.cv.short),
        has_works=bool(groups),
        parts=[_shown_part(part, str(n)) for n, part in enumerate(_parts(rendering, groups), 1)],
        coins=offered(entry.pub for group in groups for entry in group.entries),
        rest=_rest(len(presentation.pubs), rendering.language),
        everything=_ALL,
    )


def title(language: Language) -> str:
    """What the page and the PDF are called."""
    return language.gettext("Curriculum vitae")


def _description(rendering: Rendering, groups: Sequence[vita.Group]) -> str:
    _, owner = rendering.language.gettext, rendering.owner
    if not groups:
        return _("Curriculum vitae of {name}.", name=owner)
    counts = [
        _("{name} ({n})", name=rendering.language.within_sentence(group.label), n=group.total) for group in groups
    ]
    return _("Curriculum vitae of {name}: {works}.", name=owner, works=rendering.language.joined(counts))


def _parts(rendering: Rendering, groups: Sequence[vita.Group]) -> list[Part]:
    portfolio, language = rendering.presentation.portfolio, rendering.language
    kinds = vita_kinds.sections(rendering.presentation.things, language)
    return arranged(portfolio.sections, vita.stages(portfolio.profile, language), groups, language, kinds)


def _shown(rendering: Rendering) -> tuple[dict[str, Any], PartialDate]:
    return facts(rendering, rendering.presentation.pubs), as_of(rendering.presentation.portfolio)


def _pdf(rendering: Rendering, shown: Shared[tuple[dict[str, Any], PartialDate]]) -> Download:
    return Download(pdf(*shown(), rendering.templates))


def _short_pdf(rendering: Rendering) -> Download:
    """As many selected works as fit on the pages that the owner allows, at least one."""
    presentation = rendering.presentation
    day, most = as_of(presentation.portfolio), presentation.portfolio.profile.cv.short
    selected = presentation.selected
    few, many = 1, max(len(selected), 1)
    best = b""
    while few <= many:  # the number of pages grows with the number of works
        count = (few + many) // 2
        made = pdf(facts(rendering, selected[:count]), day, rendering.templates)
        if pages_of(made) <= most or count == 1:
            best, few = made, count + 1
        else:
            many = count - 1
    return Download(best)


def facts(rendering: Rendering, pubs: Sequence[Pub]) -> dict[str, Any]:
    """The data of the PDF's template, with some publications or all."""
    presentation, language = rendering.presentation, rendering.language
    profile = presentation.portfolio.profile
    site = presentation.site
    groups = vita.groups(pubs, MAX_LISTED, profile.cv.publications, language)
    return {
        "title": title(language),
        "language": language.code,
        "rtl": language.direction == RIGHT_TO_LEFT,
        "words": _words(language, urljoin(site, urls.url_of(_PAGE)) if site else ""),
        "name": one_line(rendering.owner),
        "summary": vita.summary(presentation),
        "position": one_line(profile.position),
        "places": [
            one_line(language.details((each.role, each.name, each.rest)))
            for each in person.places(profile, presentation.today)
        ],
        "links": [
            {
                "label": each.label,
                "text": language.isolated(each.printed),
                "url": address,
            }
            for each in person.contacts(profile, language=language)
            if (address := absolute(each.url, site))
        ],
        "location": one_line(profile.location),
        "everything": urljoin(site, _ALL) if site else "",
        "parts": [_plain_part(part, partial(_absolute, site)) for part in _parts(rendering, groups)],
        "rest": _rest(len(presentation.pubs), language) or _selection(len(pubs), len(presentation.pubs), language),
    }


def _words(language: Language, page: str) -> dict[str, str]:
    """The sentences of the template, in which `{…}` stands for a link, and its labels."""
    _ = language.gettext
    whole = _("The web page {address} shows all of them.") if page else ""
    return {
        "location": _("Location"),
        "everything": _("All of them: {address}"),
        "missing": _("The fonts of this file lack some characters, such as {character}; they are shown as boxes."),
        "whole": whole,
        "page": page,
    }


def _selection(count: int, total: int, language: Language) -> str:
    if count >= total:
        return ""
    return language.ngettext(
        "Selected publications: {count} of {n}.", "Selected publications: {count} of {n}.", total, count=count
    )


def _rest(total: int, language: Language) -> str:
    if total <= MAX_LISTED:
        return ""
    return language.ngettext(
        "These are the newest {count} of {n} publication.",
        "These are the newest {count} of {n} publications.",
        total,
        count=MAX_LISTED,
    )


def as_of(portfolio: Portfolio) -> PartialDate:
    """The date of the facts: that of the newest figure, or else of the newest publication."""
    days = [metric.as_of for metric in portfolio.profile.metrics if metric.as_of.year]
    days = days or [day for p in portfolio.publications if (day := p.published or p.date).year]
    return max(days, default=PartialDate())


def _shown_part(part: Part, name: str) -> SimpleNamespace:
    """A part of the page; the owner's text is HTML."""
    text = markdown.to_html(part.own.body, partial(urls.rewritten, _PAGE), name) if part.own else ""
    return SimpleNamespace(own=part.own, html=text, stages=part.stages, works=part.works)


def _plain_part(part: Part, resolve: Callable[[str], str]) -> dict[str, Any]:
    """A part as data, for the template of the PDF."""
    if part.own:
        return {"title": one_line(part.own.title), "body": blocks.tree(part.own.body, resolve)}
    if part.stages:
        rows = [{"when": row.when, "title": row.title, "detail": row.detail} for row in part.stages.rows]
        return {"label": part.stages.label, "rows": rows}
    assert part.works
    return {"label": part.works.label, "entries": [_entry(entry) for entry in part.works.entries]}


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
