"""Co-authors of al-folio's `_data/coauthors.yml`, in which a family name has the spellings of given names → aliases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.facts.matching import comparable
from generator.intake.moving.site_folder import SiteFolder
from generator.intake.readers.mapping import all_raw, items
from generator.model import Person

Aliases = dict[str, tuple[str, ...]]


def aliases(site: SiteFolder, authors: Iterable[Person]) -> tuple[str, Aliases]:
    """The path of the file, and the spellings of those in it who are authors: others are the template's. A family name
    is as the papers have it, because many files have it in lower case."""
    path = next((path for path in ("_data/coauthors.yml", "_data/coauthors.yaml") if path in site.paths), "")
    known = {comparable(person.name): person for person in authors if person.family}
    return path, dict(_found(site.data(path) if path else None, known))


def _letters(name: str) -> int:
    return sum(letter.isalpha() for letter in name)


def _found(data: object, known: Mapping[str, Person]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for family, people in data.items() if isinstance(data, Mapping) else ():
        for each in items(people, ""):
            given = all_raw(items(each, "firstname"))
            author = next((found for name in given if (found := known.get(comparable(f"{name} {family}")))), None)
            if author and len(given) > 1:
                full = max(given, key=_letters)
                last = f"{author.particle} {author.family}".strip()
                yield f"{full} {last}", tuple(f"{name} {last}" for name in given if name != full)
