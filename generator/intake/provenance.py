"""Where each field of a file comes from: the source that says it, or its owner's hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.facts.store import Content
from generator.intake import sources
from generator.intake.planned_content import statements
from generator.intake.remembered import Memories
from generator.intake.sources import Said
from generator.intake.updating import record_of

BY_HAND = "edited by hand"


def origins(content: Content, memories: Memories) -> dict[str, dict[str, str]]:
    """Key → field → the name of the source whose value the file holds, or BY_HAND."""
    said = statements(memories)
    return {key: _of(record_of(work), said.get(key, ())) for key, work in content.publications.items()}


def _of(ours: Mapping[str, Any], said: Sequence[Said]) -> dict[str, str]:
    theirs, named = sources.combined(said), sources.origins(said)
    return {
        field: named[field] if field in theirs and theirs[field] == value else BY_HAND for field, value in ours.items()
    }
