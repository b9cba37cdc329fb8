"""Pages that list publications: all of them, or those of a topic, year, venue or co-author.

A long list continues on further pages. Parts are counted from the oldest paper, so that a newer paper never moves
another one to a different URL. The newest papers, at least one part of them, are on the first page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator.citing.writers import OF_LISTS, Writer
from generator.site.language.language import Language
from generator.site.offered_citations import offered, offered_briefly
from generator.site.paper import Pub
from generator.site.presentation import Year, by_year
from generator.site.recording import Shared
from generator.site.rendering import Producers, Rendering, downloads, with_neighbours
from generator.site.urls import url_of
from generator.site.view import Page

PART = 25
"""Papers in one part. 50 papers with all their authors take 53 KB gzipped and the rest of a first load 83 KB; a first
load may take 150 KB."""

MAX_UNDIVIDED = 2 * PART
"""The longest list that is a single page."""

Context = Callable[[], dict[str, Any]]
"""The `description` and all else that the template of the first page needs; called when that page is rendered."""

_OF_PEOPLE = frozenset({"person", "member"})

Years = Shared[list[tuple[str, int, bool]]]
"""The years of a whole list: the label, how many papers, and whether it has a page. The pages of the list depend on
these, and not on what all its papers say."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list, newest first; `first` and `last` count from the oldest paper of the list."""

    path: str
    pubs: Sequence[Pub]
    first: int
    last: int

    @property
    def url(self) -> str:
        return url_of(self.path)


@dataclass(frozen=True, slots=True)
class PublicationList:
    """A list of publications, newest first. `kind` is the template and `page` the path of its first page; `by_year`
    groups the publications. Pages that repeat what others say are brief, without long author lists and with short
    COinS: all pages of people, and further pages of other lists than that of all publications."""

    kind: str
    page: str
    title: str
    pubs: Sequence[Pub]
    section: str
    by_year: Callable[[Sequence[Pub]], list[Year]] = by_year

    def producers(self, rendering: Rendering, context: Context, formats: Mapping[str, Writer] = OF_LISTS) -> Producers:
        """The pages of the list, and its downloads."""
        first, *others = with_neighbours(self.parts())
        years = rendering.shared(f"years of {self._base}", lambda _: self._years())
        yield first[1].path, partial(self._first_page, rendering, first[2], years, context)
        for newer, part, older in others:
            yield part.path, partial(self._further_page, rendering, newer, part, older, years)
        yield from downloads(rendering, self._base, self.pubs, formats)

    def parts(self) -> list[Part]:
        """The parts, newest first."""
        total = len(self.pubs)
        older = total // PART - 1 if total > MAX_UNDIVIDED else 0
        first = Part(self.page, self.pubs[: total - older * PART], older * PART + 1, total)
        return [first, *map(self._older_part, range(older, 0, -1))]

    def _older_part(self, number: int) -> Part:
        total, last = len(self.pubs), number * PART
        start = total - last
        return Part(f"{self._base}/page/{number}.md", self.pubs[start : start + PART], last - PART + 1, last)

    def _first_page(self, rendering: Rendering, older: Part | None, get_years: Years, context: Context) -> Page:
        part, years = self.parts()[0], get_years()
        return rendering.page(
            part.path,
            self.kind,
            self.title,
            section=self.section,
            years=list(self._grouped(years)),
            listed=self.by_year(part.pubs),
            coins=offered_briefly(part.pubs) if self.kind in _OF_PEOPLE else offered(part.pubs),
            older=older,
            counts=_counts(years),
            **context(),
        )

    def _further_page(
        self, rendering: Rendering, newer: Part | None, part: Part, older: Part | None, get_years: Years
    ) -> Page:
        listed, is_brief = self.by_year(part.pubs), self.kind != "publications"
        language, total = rendering.language, len(self.pubs)
        ends = {"first": part.first, "last": part.last}
        page = rendering.page(
            part.path,
            "listing",
            language.gettext("{title}, papers {first}–{last}", title=self.title, **ends),
            language.gettext(
                "{title} – {name}: papers {first}–{last} of {total}, counted from the oldest; {years}.",
                title=self.title,
                name=rendering.owner,
                **ends,
                total=total,
                years=_years(listed, language),
            ),
            section=self.section,
            heading=self.title,
            front=url_of(self.page),
            part=part,
            listed=listed,
            coins=offered_briefly(part.pubs) if is_brief else offered(part.pubs),
            newer=newer,
            older=older,
            counts=_counts(get_years()),
            size=total,
            brief=is_brief,
        )
        return replace(page, is_searched=False)

    @property
    def _base(self) -> str:
        return url_of(self.page).rstrip("/")

    def _years(self) -> list[tuple[str, int, bool]]:
        return [(year.label, year.count, year.has_page) for year in self.by_year(self.pubs)]

    def _grouped(self, years: Iterable[tuple[str, int, bool]]) -> Iterator[Year]:
        """The years again, whose papers nobody has looked at."""
        start = 0
        for label, count, has_page in years:
            yield Year(label, self.pubs[start : start + count], has_page)
            start += count


def _counts(years: Iterable[tuple[str, int, bool]]) -> Mapping[str, int]:
    return {label: count for label, count, _ in years}


def _years(listed: Sequence[Year], language: Language) -> str:
    first, last = language.year(listed[-1].label), language.year(listed[0].label)
    return first if first == last else f"{first}–{last}"
