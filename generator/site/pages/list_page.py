"""The older parts of a long list, a page each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from generator.site.list_parts import Part, parts
from generator.site.paper import Pub
from generator.site.presentation import grouped
from generator.site.rendering import Makers, Rendering, with_neighbours
from generator.site.view import Page

_Around = tuple[Part | None, Part, Part | None]


def older(
    rendering: Rendering, title: str, pubs: Sequence[Pub], url: str, section: str, *, brief: bool = False
) -> Makers:
    """Pages of all parts but the newest one, which stands on the list's own page at `url`; brief ones leave abstracts
    and long lists of authors to the papers' pages."""
    counts = year_counts(pubs)
    for newer, part, older_part in with_neighbours(parts(pubs, url)):
        if newer:
            whole = {"front": url, "counts": counts, "total": len(pubs), "brief": brief}
            yield f"{part.path}.md", partial(_part, rendering, title, (newer, part, older_part), section, whole)


def year_counts(pubs: Sequence[Pub]) -> Mapping[str, int]:
    """How many papers each year has in the whole list."""
    return Counter(pub.year_label for pub in pubs)


def _part(rendering: Rendering, title: str, around: _Around, section: str, whole: Mapping[str, Any]) -> Page:
    newer, part, older_part = around
    span = f"{part.first:,}–{part.last:,}"
    first, last = part.pubs[-1].year_label, part.pubs[0].year_label
    years = first if first == last else f"{first}–{last}"
    page = rendering.page(
        f"{part.path}.md",
        "listing",
        f"{title}, papers {span}",
        f"{title} of {rendering.owner}: papers {span} of {whole['total']:,}, counted from the oldest; {years}.",
        section=section,
        heading=title,
        part=part,
        listed=grouped(part.pubs),
        newer=newer,
        older=older_part,
        **whole,
    )
    return replace(page, is_searched=False)
