"""What a reader returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator.errors import Problem
from generator.model import Profile, Publication


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source says: the person, if it names one; publications without keys; and problems."""

    profile: Profile | None
    publications: tuple[Publication, ...]
    problems: tuple[Problem, ...]


Reader = Callable[[str, str, date], Reading]
"""(path for problems, text, as-of date) → Reading."""
