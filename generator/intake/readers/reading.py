"""What a reader returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator.errors import Problem
from generator.intake.readers.document import Document
from generator.model import Profile, Publication, Section


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source says: the person, if it names one; publications; problems. `names` has the key of each publication
    in the source, if that has keys: what tells its entries apart from one export to the next. `sections` are those of
    the curriculum vitae."""

    profile: Profile | None
    publications: tuple[Publication, ...]
    problems: tuple[Problem, ...]
    names: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


def paths_left_out(entries: int) -> str:
    """What is said of the paths in so many entries: they lead to files that only the owner has."""
    return f"paths of files on your machine are left out ({entries:,} {'entry' if entries == 1 else 'entries'})"


Reader = Callable[[Document, date], Reading]
"""(document, as-of date) → Reading."""
