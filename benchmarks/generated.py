"""Portfolios of any size for benchmarks: lengths, author counts and alphabets as in real lists, from a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from string import ascii_uppercase

from benchmarks.words import FAMILY, GIVEN, WORDS
from generator.facts import citation_keys, names, records
from generator.facts.files import write_text
from generator.facts.store import publication_path
from generator.model import Metric, PartialDate, Profile, Publication

SEED = 20261122

_SMALL = "of for with in and under without towards beyond through".split()
_POOL = len(FAMILY) * len(GIVEN) * len(ascii_uppercase)
_CROWDS = {500: 559, 700: 3_000}
"""The ranks of two papers with very many authors."""

_AUTHORS = (1, 2, 3, 3, 4, 4, 5, 6, 8, 12, 30)
_CATEGORIES = "cs.CL cs.LG cs.AI cs.CV cs.DC cs.SD stat.ML q-bio.NC".split()
_OWNER = "Ada Öztürk"


def portfolio(size: int) -> tuple[Profile, list[Publication]]:
    """A person and `size` publications with keys, always the same for the same size."""
    chance = random.Random(SEED)  # noqa: S311  # test data, no secret
    drafts = [_publication(chance, rank) for rank in range(1, size + 1)]
    day = PartialDate(2026, 11, 22)
    profile = Profile(_OWNER, "cs.LG", (Metric("papers", size, "generated", day),))
    filed = zip(drafts, citation_keys.assign(drafts), strict=True)
    return profile, [replace(draft, key=key) for draft, key in filed]


def crowd(authors: int, each: int) -> tuple[Profile, list[Publication]]:
    """A person and papers with `each` authors, as many as it takes for all of `authors` people to appear once."""
    profile, drafts = portfolio(-(-authors // each))
    people = [names.parse(_name(number)) for number in range(authors)]
    groups = [people[start : start + each] for start in range(0, authors, each)]
    return profile, [replace(p, authors=tuple(group)) for p, group in zip(drafts, groups, strict=True)]


def write(folder: Path, size: int) -> None:
    """Writes `content/` for a portfolio of that size."""
    write_portfolio(folder, *portfolio(size))


def write_portfolio(folder: Path, profile: Profile, publications: Sequence[Publication]) -> None:
    """Writes the files of `content/`."""
    write_text(folder / "index.md", records.file_text(profile))
    for publication in publications:
        write_text(folder / publication_path(publication.key), records.file_text(publication))


def _publication(chance: random.Random, rank: int) -> Publication:
    is_in_journal = chance.random() < 0.4
    return Publication(
        title=_title(chance),
        authors=tuple(names.parse(name) for name in _people(chance, rank)),
        authors_truncated=chance.random() < 0.3,
        date=PartialDate(chance.randint(1996, 2026), chance.randint(1, 10), chance.randint(1, 28)),
        type="article-journal" if is_in_journal else "article",
        venue=f"Journal of {_word(chance).capitalize()}" if is_in_journal else "",
        arxiv=f"{chance.randint(1001, 2610)}.{rank % 100000:05}",
        category=chance.choice(_CATEGORIES),
        index_rank=rank,
        abstract=" ".join(_sentence(chance) for _ in range(chance.randint(6, 10))),
    )


def _people(chance: random.Random, rank: int) -> list[str]:
    """The owner among the other authors, some of whom are frequent and most of whom are rare."""
    if rank in _CROWDS:
        others = chance.sample(range(_POOL), _CROWDS[rank] - 1)
    else:
        others = list(dict.fromkeys(int(_POOL * chance.random() ** 3) for _ in range(chance.choice(_AUTHORS) - 1)))
    people = [_name(number) for number in others]
    people.insert(chance.randint(0, len(people)), _OWNER)
    return people


def _name(number: int) -> str:
    """A distinct name for each number below `_POOL`; a fifth have two surnames."""
    rest, given = divmod(number, len(GIVEN))
    initial, offset = divmod(rest, len(FAMILY))
    family = (offset + given) % len(FAMILY)
    second = f"-{FAMILY[(family + 7) % len(FAMILY)]}" if number % 5 == 0 else ""
    return f"{GIVEN[given]} {ascii_uppercase[initial]}. {FAMILY[family]}{second}"


def _word(chance: random.Random) -> str:
    """A word; a few are frequent and most are rare, as in any language."""
    return WORDS[int(len(WORDS) * chance.random() ** 2.5)]


def _title(chance: random.Random) -> str:
    words = [_word(chance) for _ in range(chance.randint(4, 9))]
    words.insert(chance.randint(2, 3), chance.choice(_SMALL))
    formula = " in $O(n \\log n)$" if chance.random() < 0.1 else ""
    return " ".join(words).capitalize() + formula


def _sentence(chance: random.Random) -> str:
    words = [_word(chance) if chance.random() < 0.7 else chance.choice(_SMALL) for _ in range(chance.randint(14, 24))]
    return " ".join(words).capitalize() + "."
