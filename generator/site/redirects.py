"""Pages at addresses of earlier keys, names and years, which lead to where the page is now: a static site has no other
way."""

from __future__ import annotations

import html
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial

from markupsafe import Markup

from generator.facts import frontmatter
from generator.facts.kinds import BY_NAME, PERSON
from generator.facts.store import Content, publication_path
from generator.model import Portfolio, Publication
from generator.site import urls
from generator.site.co_authors import Identities, earlier_addresses
from generator.site.language.language import ENGLISH, Language
from generator.site.listing_year import WAYS, year_of
from generator.site.view import Download, Producer

KEY = "formerly"
"""In the front matter of a publication or a thing of another kind: earlier names, or, with a slash, earlier paths; of a
page: its earlier paths below `content/`."""

_PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>{old} → {title}</title>
<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="{canonical}"><meta name="viewport" content="width=device-width"></head>
<body><p>{message}</p></body></html>
"""
_LINK = Markup('<a href="{target}"><code dir="ltr">{title}</code></a>')


def moved(content: Content) -> dict[str, str]:
    """The earlier path of each page, publication and thing → the path of its file, which of a thing without a text is
    the list of its kind."""
    papers = {
        old if "/" in old else publication_path(old): publication_path(key)
        for key, publication in content.publications.items()
        for old in publication.formerly
        if not publication.hidden
    }
    return papers | dict(_items(content)) | dict(_pages(content))


def _items(content: Content) -> Iterator[tuple[str, str]]:
    for path, items in sorted(content.items.items()):
        for item in items:
            kind = BY_NAME[item.kind]
            names = () if item.values.get("hidden") else item.all_of(KEY)
            has_page = item.text or not kind.is_listed
            now = path if has_page else f"{kind.folder}/index.md"
            yield from ((old if "/" in old else kind.path(old), now) for old in names)


def within(code: str, paths: Mapping[str, str], pages: Collection[str]) -> dict[str, str]:
    """The same below the address of another language: earlier paths → paths, where this is one of `pages`."""
    below = {f"{code}/{old.lstrip('/')}": f"{code}/{new}" for old, new in paths.items()}
    return {old: new for old, new in below.items() if new in pages and old not in pages}


def years(publications: Iterable[Publication], labels: Collection[str]) -> dict[str, str]:
    """The paths of the years that only the other way to file publications has → that of all years; `labels` are those
    that have a page."""
    all_years = {f"{year:04}" for p in publications for way in WAYS if (year := year_of(p, way))}
    return {f"years/{label}.md": "years/index.md" for label in sorted(all_years.difference(labels))}


def people(portfolio: Portfolio, people_from: int) -> dict[str, str]:
    """The earlier paths of pages of people → where they are now."""
    visible = portfolio.visible
    identities = Identities(visible.profile, (item for item in visible.items if item.kind == PERSON.name))
    moved = earlier_addresses(visible.publications, identities, people_from)
    return {f"{old}.md": f"{new}.md" for old, new in moved.items()}


def producers(paths: Mapping[str, str], site: str, language: Language = ENGLISH) -> dict[str, Producer]:
    """The producers of the pages that lead on; `site` is the URL of the site, empty if unknown."""
    addresses = {_address(old): new for old, new in paths.items()}
    return {
        old if old.endswith(".html") else f"{old}index.html": partial(_page, old, new, site, language)
        for old, new in addresses.items()
    }


def _address(old: str) -> str:
    """The URL of an earlier path: `blog/old.md` and `blog/old` were `blog/old/`, `blog/old.html` was itself."""
    return old if old.endswith(".html") else urls.url_of(f"{old.strip('/').removesuffix('.md')}.md")


def _page(old: str, new: str, site: str, language: Language) -> Download:
    target = urls.relative(old, urls.url_of(new))
    url = urls.url_of(new)
    shown = {"old": old, "title": url or "/", "target": target, "canonical": f"{site}{url}" or target}
    shown |= {"language": language.code, "direction": language.direction}
    _ = language.for_templates["_"]
    message = _("This page has moved: {link}", link=_LINK.format_map(shown))
    return Download(_PAGE.format(message=message, **{name: html.escape(text) for name, text in shown.items()}))


def _pages(content: Content) -> Iterator[tuple[str, str]]:
    for path in sorted(content.written_by_hand & content.texts.keys()):
        if content.texts[path].startswith("---") and KEY in content.texts[path]:
            node = frontmatter.read(content.parts(path)).get(KEY)
            items = node.value if node and isinstance(node.value, list) else []
            yield from ((item.value, path) for item in items if isinstance(item.value, str))
