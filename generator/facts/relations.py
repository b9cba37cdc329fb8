"""Relations between things: each is stated on one side, by key or file name, and holds for both.

An earlier key or name of what was renamed still leads to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.facts.kinds import BY_NAME, PUBLICATIONS
from generator.model import Item, Portfolio, Publication


@dataclass(frozen=True, slots=True)
class Names:
    """The keys of papers and the file names of other things, by folder: each name, an earlier one too, with the name
    that its thing has now."""

    by_folder: Mapping[str, Mapping[str, str]]

    def current(self, folder: str, name: str) -> str:
        """The name now; empty if nothing there has or had the name."""
        return self.by_folder.get(folder, {}).get(name, "")


def names_of(publications: Iterable[Publication], items: Iterable[Item]) -> Names:
    """The names of all things that have a file."""
    earlier: dict[str, dict[str, str]] = {}
    now: dict[str, dict[str, str]] = {}
    for publication in publications:
        _add(PUBLICATIONS, publication.key, publication.formerly, earlier, now)
    for item in items:
        if item.slug:
            _add(BY_NAME[item.kind].folder, item.slug, item.all_of("formerly"), earlier, now)
    return Names({folder: {**earlier[folder], **now[folder]} for folder in now})


def related(portfolio: Portfolio) -> Mapping[tuple[str, str], tuple[Item, ...]]:
    """The things that name another one, by folder and name of what they name."""
    names = names_of(portfolio.publications, portfolio.items)
    naming: dict[tuple[str, str], list[Item]] = {}
    for item in portfolio.items:
        for field in BY_NAME[item.kind].relations:
            named = (names.current(field.leads_to, name) for name in item.all_of(field.key))
            for name in dict.fromkeys(filter(None, named)):
                naming.setdefault((field.leads_to, name), []).append(item)
    return {target: tuple(items) for target, items in naming.items()}


def _add(
    folder: str, name: str, formerly: Iterable[str], earlier: dict[str, dict[str, str]], now: dict[str, dict[str, str]]
) -> None:
    now.setdefault(folder, {})[name] = name
    earlier.setdefault(folder, {}).update(dict.fromkeys(formerly, name))
