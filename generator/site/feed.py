"""An Atom feed (RFC 4287) of the newest publications, with the dates of the facts instead of the build's.

Atom demands a complete instant, which a publication of 2023 does not have. It counts as one of the end of that year: by
then it was public, which is all that is known. A publication without a year has no instant that would be true of it,
and is not in the feed.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from generator.citing.work import Cited
from generator.facts import categories, citation_keys
from generator.model import PartialDate, Profile
from generator.site.language.language import ENGLISH, Language
from generator.text.line import one_line

MAX_ENTRIES = 50
"""Publications in the feed; all are in the downloads."""

_NEVER = "1970-01-01T00:00:00Z"
"""When a feed without entries was updated."""

_FEED = Markup("""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>{title}</title>
  <id>{id}</id>
  <updated>{updated}</updated>
  <author><name>{name}</name></author>
{links}{entries}</feed>
""")
_ENTRY = Markup("""  <entry>
    <title>{title}</title>
    <id>{id}</id>
    <updated>{updated}</updated>
{parts}  </entry>
""")


def feed(profile: Profile, works: Iterable[Cited], site: str, language: Language = ENGLISH) -> str:
    """The feed of works, newest first; `site` is the URL of the site, empty if unknown."""
    dated = [c for c in works if _day(c).year]
    newest = sorted(dated, key=lambda c: _instant(_day(c)), reverse=True)[:MAX_ENTRIES]
    links = (
        Markup('  <link href="{0}"/>\n  <link rel="self" href="{0}feed.xml"/>\n').format(site) if site else Markup("")
    )
    name = one_line(profile.name)
    updated = _instant(_day(newest[0])) if newest else ""
    entries = Markup("").join(_entry(c, name, site) for c in newest)
    return whole(language.gettext("{name}: publications", name=name), "", name, updated, links, entries)


def whole(title: str, key: str, owner: str, updated: str, links: Markup, entries: Markup) -> str:
    """A feed of the owner's; `key` tells it from the others, `updated` is empty for one without entries."""
    id, name = _id(owner, key), one_line(owner)
    updated = updated or _NEVER
    return str(_FEED.format(title=title, id=id, updated=updated, name=name, links=links, entries=entries))


def entry(title: str, key: str, owner: str, updated: str, parts: Markup) -> Markup:
    """An entry of a feed of the owner's."""
    return _ENTRY.format(title=title, id=_id(owner, key), updated=updated, parts=parts)


def _entry(c: Cited, owner: str, site: str) -> Markup:
    return entry(c.title, c.key, owner, _instant(_day(c)), Markup("").join(_parts(c, site)))


def _parts(c: Cited, site: str) -> Iterator[Markup]:
    if site:
        yield Markup('    <link href="{}publications/{}/"/>\n').format(site, c.key)
    if _day(c).day:
        yield Markup("    <published>{}</published>\n").format(_instant(_day(c)))
    yield from (Markup("    <author><name>{}</name></author>\n").format(person.name) for person in c.authors)
    for code in c.work.categories:
        yield Markup('    <category term="{}" label="{}"/>\n').format(code, categories.name_of(code))
    # RFC 4287, section 4.1.2: an entry without an alternate link must have content
    summary = c.abstract or c.title
    yield Markup("    <{0}>{1}</{0}>\n").format("summary" if site else "content", summary)


def _id(owner: str, key: str) -> str:
    """An id from the owner's name and the citation key, which never changes, and not from the URL, which may."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'portfolio:{citation_keys.slug(owner) or owner}/{key}')}"


def _day(c: Cited) -> PartialDate:
    """When the work was first public, as in all lists; the date of its venue may be later, and only a year."""
    return c.work.date if c.work.date.year else c.work.published


def _instant(day: PartialDate) -> str:
    """The start of the day, or of the last day that the date allows."""
    month = day.month or 12
    return f"{day.year:04}-{month:02}-{day.day or monthrange(day.year, month)[1]:02}T00:00:00Z"
