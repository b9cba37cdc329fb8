"""Portfolios of any size for measuring: lengths, author counts and alphabets as in real lists, from a fixed seed."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from string import ascii_uppercase

from generator import keys, names, records
from generator.files import write_text
from generator.model import Metric, PartialDate, Profile, Publication
from generator.store import publication_path

SEED = 20261122

_WORDS = (
    "scaling learning language models transfer sparse dense attention gradient inference training evaluation robust "
    "efficient neural speech recognition synthesis retrieval reasoning dialogue translation optimisation precision "
    "memory parallel distributed benchmark dataset architecture token sequence latent representation supervised "
    "reinforcement adaptive hierarchical multilingual probabilistic estimation convergence generalisation"
).split()
_SMALL = "of for with in and under without towards beyond through".split()
_GIVEN = (
    "Ada Björn Chloé Daniel Elif Fatima Guðrún Hao Ingrid José Katarzyna Łukasz Mei Nguyễn Olga Priya Quoc Zoë".split()
)
_FAMILY = (
    "Müller Nowak Okafor Öztürk Petrov Quiroga Rossi Sørensen Tanaka Ünal Vu Wang Xu Yılmaz Zhang Çelik Smith".split()
)
_CATEGORIES = "cs.CL cs.LG cs.AI cs.CV cs.DC cs.SD stat.ML q-bio.NC".split()
_AUTHORS = (1, 2, 3, 3, 4, 4, 5, 6, 8, 12, 30)


def portfolio(size: int) -> tuple[Profile, list[Publication]]:
    """A person and `size` publications with keys; the same for the same size."""
    chance = random.Random(SEED)  # noqa: S311  # test data, no secret
    drafts = [_publication(chance, rank) for rank in range(1, size + 1)]
    day = PartialDate(2026, 11, 22)
    profile = Profile("Ada Öztürk", "cs.LG", (Metric("papers", size, "generated", day),))
    filed = zip(drafts, keys.assign(drafts), strict=True)
    return profile, [replace(draft, key=key) for draft, key in filed]


def write(folder: Path, size: int) -> None:
    """Writes `content/` for a portfolio of that size."""
    profile, publications = portfolio(size)
    write_text(folder / "index.md", records.file_text(profile))
    for publication in publications:
        write_text(folder / publication_path(publication.key), records.file_text(publication))


def _publication(chance: random.Random, rank: int) -> Publication:
    people = [_name(chance) for _ in range(chance.choice(_AUTHORS))]
    is_in_journal = chance.random() < 0.4
    return Publication(
        title=_title(chance),
        authors=tuple(names.parse(name) for name in people),
        authors_truncated=chance.random() < 0.3,
        date=PartialDate(chance.randint(1996, 2026), chance.randint(1, 10), chance.randint(1, 28)),
        type="article-journal" if is_in_journal else "article",
        venue="Journal of Generated Results" if is_in_journal else "",
        arxiv=f"{chance.randint(1001, 2610)}.{rank % 100000:05}",
        category=chance.choice(_CATEGORIES),
        index_rank=rank,
        abstract=" ".join(_sentence(chance) for _ in range(chance.randint(6, 10))),
    )


def _name(chance: random.Random) -> str:
    """One of some hundred thousand, as in a field's literature; a third have two surnames."""
    family = chance.choice(_FAMILY) + (f"-{chance.choice(_FAMILY)}" if chance.random() < 0.3 else "")
    return f"{chance.choice(_GIVEN)} {chance.choice(ascii_uppercase)}. {family}"


def _title(chance: random.Random) -> str:
    words = chance.sample(_WORDS, chance.randint(4, 8))
    words.insert(chance.randint(2, 3), chance.choice(_SMALL))
    formula = " in $O(n \\log n)$" if chance.random() < 0.1 else ""
    return " ".join(words).capitalize() + formula


def _sentence(chance: random.Random) -> str:
    words = [chance.choice(_WORDS if chance.random() < 0.7 else _SMALL) for _ in range(chance.randint(14, 24))]
    return " ".join(words).capitalize() + "."
