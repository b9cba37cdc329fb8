"""An Atom feed (RFC 4287) of the newest publications. No clock: its dates are those of the facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from generator.citing.work import cited
from generator.facts import categories, citation_keys
from generator.model import PartialDate, Profile, Publication
from generator.text import markdown
from generator.text.line import one_line

LONGEST = 50
"""Publications in the feed; the whole list is in the downloads."""

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


def feed(profile: Profile, publications: Sequence[Publication], site: str) -> str:
    """The feed of publications that stand newest first; `site` is the address of the whole site, if known."""
    newest = publications[:LONGEST]
    links = Markup('  <link href="{0}"/>\n  <link rel="self" href="{0}feed.xml"/>\n').format(site) if site else ""
    name = one_line(profile.name)
    return str(
        _FEED.format(
            title=f"{name}: publications",
            id=_id(name, ""),
            updated=max((_instant(cited(p).date) for p in newest), default=_EARLIEST),
            name=name,
            links=links,
            entries=Markup("").join(_entry(p, name, site) for p in newest),
        )
    )


def _entry(p: Publication, owner: str, site: str) -> Markup:
    c = cited(p)
    parts = Markup("").join(_parts(p, site))
    return _ENTRY.format(title=c.title, id=_id(owner, p.key), updated=_instant(c.date), parts=parts)


def _parts(p: Publication, site: str) -> Iterator[Markup]:
    c = cited(p)
    if site:
        yield Markup('    <link href="{}publications/{}/"/>\n').format(site, p.key)
    if c.date.year:
        yield Markup("    <published>{}</published>\n").format(_instant(c.date))
    yield from (Markup("    <author><name>{}</name></author>\n").format(person.name) for person in c.authors)
    for code in p.categories:
        yield Markup('    <category term="{}" label="{}"/>\n').format(code, categories.name_of(code) or code)
    # RFC 4287, section 4.1.2: an entry without a link to what it is about has content
    summary = one_line(markdown.to_plain(p.abstract)) or c.title
    yield Markup("    <{0}>{1}</{0}>\n").format("summary" if site else "content", summary)


def _id(owner: str, key: str) -> str:
    """Follows from the owner's name and the citation key, which is for ever; the site may move."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'portfolio:{citation_keys.slug(owner) or owner}/{key}')}"


def _instant(day: PartialDate) -> str:
    """Atom knows instants only: the first that an unknown month or day leaves open."""
    return f"{day.year:04}-{day.month or 1:02}-{day.day or 1:02}T00:00:00Z" if day.year else _EARLIEST
