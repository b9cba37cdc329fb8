"""An Atom feed (RFC 4287) of the newest publications, with the dates of the facts instead of the build's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from generator.citing.work import Cited
from generator.facts import categories, citation_keys
from generator.model import PartialDate, Profile
from generator.text.line import one_line

MAX_ENTRIES = 50
"""Publications in the feed; all are in the downloads."""

_EARLIEST = "1970-01-01T00:00:00Z"
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


def feed(profile: Profile, works: Sequence[Cited], site: str) -> str:
    """The feed of works, newest first; `site` is the URL of the site, empty if unknown."""
    newest = works[:MAX_ENTRIES]
    links = Markup('  <link href="{0}"/>\n  <link rel="self" href="{0}feed.xml"/>\n').format(site) if site else ""
    name = one_line(profile.name)
    return str(
        _FEED.format(
            title=f"{name}: publications",
            id=_id(name, ""),
            updated=max((_instant(c.date) for c in newest), default=_EARLIEST),
            name=name,
            links=links,
            entries=Markup("").join(_entry(c, name, site) for c in newest),
        )
    )


def _entry(c: Cited, owner: str, site: str) -> Markup:
    parts = Markup("").join(_parts(c, site))
    return _ENTRY.format(title=c.title, id=_id(owner, c.key), updated=_instant(c.date), parts=parts)


def _parts(c: Cited, site: str) -> Iterator[Markup]:
    if site:
        yield Markup('    <link href="{}publications/{}/"/>\n').format(site, c.key)
    if c.date.year:
        yield Markup("    <published>{}</published>\n").format(_instant(c.date))
    yield from (Markup("    <author><name>{}</name></author>\n").format(person.name) for person in c.authors)
    for code in c.work.categories:
        yield Markup('    <category term="{}" label="{}"/>\n').format(code, categories.name_of(code))
    # RFC 4287, section 4.1.2: an entry without an alternate link must have content
    summary = c.abstract or c.title
    yield Markup("    <{0}>{1}</{0}>\n").format("summary" if site else "content", summary)


def _id(owner: str, key: str) -> str:
    """An id from the owner's name and the citation key, which never changes, and not from the URL, which may."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'portfolio:{citation_keys.slug(owner) or owner}/{key}')}"


def _instant(day: PartialDate) -> str:
    """Atom requires a complete instant: the first one that the date allows."""
    return f"{day.year:04}-{day.month or 1:02}-{day.day or 1:02}T00:00:00Z" if day.year else _EARLIEST
