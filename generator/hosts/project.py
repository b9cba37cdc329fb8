"""A project as every host needs it: checked facts, what the site shows of them, and what makes each derived page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.errors import InputProblems, errors_among
from generator.facts import store
from generator.facts.kept import Kept
from generator.hosts import settings_file
from generator.intake import remembered
from generator.intake.provenance import origins
from generator.review import settings_checks
from generator.site import choices, redirects, settings, settings_sheet
from generator.site.cards.card_cache import CardCache, card_cache
from generator.site.choices import VISITORS, Choices
from generator.site.derived import producers
from generator.site.language import catalogues, shell_messages
from generator.site.page_templates import environment
from generator.site.presentation import Presentation, present
from generator.site.text_citations import Citable, citable, with_citations
from generator.site.urls import linked_files
from generator.site.view import Download, Producer


@dataclass(frozen=True, slots=True)
class Project:
    """A portfolio that is ready to be written. `cards` is None if the settings switch social cards off."""

    content: store.Content
    presentation: Presentation
    producers: Mapping[str, Producer]
    cards: CardCache | None
    choices: Choices
    theme: Mapping[str, Any]
    citable: Citable


def read(
    root: Path,
    folder: Path,
    host: Mapping[str, Any],
    before: Project | None = None,
    audience: str = VISITORS,
    kept: Kept | None = None,
) -> Project:
    """The project at `root`, with its content in `folder` and the settings `host` of `mkdocs.yml`, checked. Reuses what
    has not changed since `before`, and the records in `kept`. Raises InputProblems with all errors of the content."""
    content = store.load(folder, before.content if before else None, holds_texts=False, kept=kept)
    if errors := errors_among(settings_file.problems_of_all(root, content, settings_checks.chosen(host))):
        raise InputProblems(errors)
    chosen = replace(choices.read(host.get("extra")), audience=audience)
    address, tag = settings.site(host.get("site_url")), settings.language(host.get("theme"))
    language = catalogues.chosen(root, tag)
    cited = citable(content.portfolio, chosen.citation_style, language)
    presentation = present(
        with_citations(content.portfolio, cited),
        settings.edit_base(host.get("repo_url"), chosen.branch),
        origins(content, remembered.read(folder)),
        address,
        chosen.people_from,
        before.presentation if before else None,
        chosen.years_by,
        content.sizes,
        language,
    )
    cards = card_cache(root) if chosen.cards and address else None  # Open Graph has whole addresses only
    moved = redirects.moved(content)
    if "years" not in chosen.without:
        moved |= redirects.years(presentation.portfolio.publications, [year.label for year in presentation.years])
    derived = redirects.producers(moved, address)
    linked = linked_files(content.texts[path] for path in content.linking)
    derived |= producers(presentation, content.written_by_hand, environment(root, language), cards, chosen, linked)
    messages = shell_messages.path_of(language)
    if messages:
        derived[messages] = lambda: Download(shell_messages.script(root, language))
    theme = {
        "words": shell_messages.words(root, language),
        "messages": messages,
        "direction": catalogues.direction_of(tag),
    }
    return Project(content, presentation, derived, cards, chosen, theme, cited)


def for_theme(project: Project, material_sheet: str) -> dict[str, Any]:
    """What the theme needs to know, under `extra` of the settings."""
    chosen, portfolio = project.choices, project.content.portfolio
    return {
        **project.theme,
        "footer": " ".join(filter(None, (chosen.footer, settings.footer(portfolio, project.presentation.language)))),
        "typesetting": material_sheet,
        "policy": settings_sheet.policy(chosen),
        "things": "yes" if any(project.presentation.things.values()) else "",
        "own_sheet": settings_sheet.PATH if settings_sheet.PATH in project.producers else "",
    }
