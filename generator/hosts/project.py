"""A project as every host needs it: checked facts, what the site shows of them, and what makes each derived page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import InputProblems, errors_among
from generator.facts import store
from generator.intake import remembered
from generator.intake.provenance import origins
from generator.review import checks
from generator.site import settings
from generator.site.cards.card_cache import CardCache, card_cache
from generator.site.derived import producers
from generator.site.page_templates import environment
from generator.site.presentation import Presentation, present
from generator.site.view import Producer


@dataclass(frozen=True, slots=True)
class Project:
    """A portfolio that is ready to be written. `cards` is None if the settings switch social cards off."""

    content: store.Content
    presentation: Presentation
    producers: Mapping[str, Producer]
    cards: CardCache | None


def read(root: Path, folder: Path, host: Mapping[str, Any], before: Project | None = None) -> Project:
    """The project at `root`, with its content in `folder` and the settings `host` of `mkdocs.yml`, checked. Reuses what
    has not changed since `before`. Raises InputProblems with all errors of the content."""
    extra = host.get("extra") or {}
    people_from, address = settings.people_from(extra), settings.site(host.get("site_url"))
    content = store.load(folder, before.content if before else None, holds_texts=False)
    if errors := errors_among(checks.check(content, people_from)):
        raise InputProblems(errors)
    presentation = present(
        content.portfolio,
        settings.edit_base(host.get("repo_url"), extra),
        origins(content, remembered.read(folder)),
        address,
        people_from,
        before.presentation if before else None,
    )
    cards = card_cache(root) if settings.has_cards(address, extra) else None
    derived = producers(presentation, content.written_by_hand, environment(root), cards)
    return Project(content, presentation, derived, cards)
