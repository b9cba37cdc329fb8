"""Atom feeds (RFC 4287) of posts, news and whatever else the table of kinds gives a feed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from markupsafe import Markup

from generator.facts.kinds import ContentKind
from generator.site import feed as papers_feed
from generator.site import urls
from generator.site.things import Thing
from generator.text import markdown

MAX_ENTRIES = 50
"""Things in a feed, the newest ones."""


def feed(title: str, owner: str, kind: ContentKind, things: Sequence[Thing], site: str) -> str:
    """The feed of things, newest first; `site` is the URL of the site, empty if unknown."""
    dated = [thing for thing in things if thing.time.until][:MAX_ENTRIES]
    entries = Markup("").join(_entry(thing, owner, site) for thing in dated)
    path = f"{kind.folder}/feed.xml"
    links = Markup('  <link href="{0}{1}/"/>\n  <link rel="self" href="{0}{2}"/>\n').format(site, kind.folder, path)
    return papers_feed.whole(
        title, kind.folder, owner, max((_instant(thing) for thing in dated), default=""), links if site else Markup(""),
        entries,
    )  # fmt: skip


def _entry(thing: Thing, owner: str, site: str) -> Markup:
    key = f"{thing.kind.folder}/{thing.item.slug}"
    return papers_feed.entry(thing.title, key, owner, _instant(thing), Markup("").join(_parts(thing, owner, site)))


def _parts(thing: Thing, owner: str, site: str) -> Iterator[Markup]:
    if site:
        target = thing.url or f"{thing.kind.folder}/"
        yield Markup('    <link href="{}{}"/>\n').format(site, quote(target))
    yield from (
        Markup("    <author><name>{}</name></author>\n").format(person.name) for person in thing.item.all_of("authors")
    )
    yield from (Markup('    <category term="{}"/>\n').format(tag) for tag in thing.item.all_of("tags"))
    if thing.summary:
        yield Markup("    <summary>{}</summary>\n").format(thing.summary)
    text = markdown.to_html(thing.item.text, lambda link: _absolute(site, thing, link)) if thing.item.text else ""
    yield Markup('    <content type="html">{}</content>\n').format(str(text) or thing.title)


def _absolute(site: str, thing: Thing, link: str) -> str:
    path = thing.kind.path(thing.item.slug)
    return f"{site}{urls.linked_url(path, link)}" if site else urls.rewritten(path, link)


def _instant(thing: Thing) -> str:
    return f"{thing.time.until}T00:00:00Z"
