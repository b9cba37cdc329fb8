"""Checks of earlier addresses, which lead to where a page is now; `checks` has them in its registry."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Problem
from generator.facts.store import VENUES, Content
from generator.site.redirects import moved


def earlier_addresses(content: Content) -> Iterator[Problem]:
    """An earlier key or path under `formerly` is that of another paper or page, or not a path of the site."""
    for old, new in moved(content).items():
        if "\\" in old or old.startswith("/") or ".." in old.split("/"):
            message, hint = f"'formerly' names {old!r}, which is not a path of the site", "write it as: blog/old.md"
            yield Problem(content.shown(new), content.line_of(new, "formerly"), message, hint)
        elif old in content.files or (old == new):
            message, hint = f"'formerly' names {content.shown(old)}, which is there", "delete one of them"
            yield Problem(content.shown(new), content.line_of(new, "formerly"), message, hint)


def earlier_venues(content: Content) -> Iterator[Problem]:
    """`formerly` in `venues.yml` means the pages of several venues, or has the address of another one."""
    entries = {name: said for name, said in content.venues.items() if said.formerly}
    if not entries:
        return
    from generator.site.venues import named, path_of, venues  # which imports what cites, and most contents say nothing

    listed = venues([p for p in content.publications.values() if not p.hidden])
    taken = {venue.path: venue.name for venue in listed}
    for name, said in entries.items():
        if len(meant := named(name, listed)) > 1:
            names = " or ".join(repr(venue.name) for venue in meant)
            message = f"'formerly' of {name!r:.80} leads to one of {len(meant)} venues"
            yield Problem(content.shown(VENUES), 0, message, f"write it in an entry of its own, named {names:.200}")
        for old in said.formerly:
            if (other := taken.get(path_of(old))) and meant:
                message = f"'formerly' of {name!r:.80} names {old!r:.80}, where the page of {other!r:.80} is"
                yield Problem(content.shown(VENUES), 0, message, "delete it")
