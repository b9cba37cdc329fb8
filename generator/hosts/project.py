"""A project as every host needs it: checked facts, what the site shows of them, and what makes each derived page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.errors import InputProblems, Problem, errors_among
from generator.facts import drafts, loading, store
from generator.facts.facts_cache import Kept
from generator.hosts import settings_file
from generator.hosts.presenter import Presenter
from generator.hosts.project_languages import Translated, theme_words, translated_site
from generator.review import settings_document
from generator.site import choices, cv_fonts, redirects, settings, settings_sheet, social_cards, urls
from generator.site.cards.card_cache import CardCache
from generator.site.choices import OWNER, VISITORS, Choices
from generator.site.language import catalogues, shell_messages
from generator.site.language.language import Language
from generator.site.presentation import Presentation
from generator.site.text_citations import Citable, citable, with_heading
from generator.site.view import Download, Producer


@dataclass(frozen=True, slots=True)
class Project:
    """A portfolio that is ready to be written, with its `translations` by language. `cards` is None if the settings
    switch social cards off."""

    content: store.Content
    presentation: Presentation
    producers: Mapping[str, Producer]
    cards: CardCache | None
    choices: Choices
    theme: Mapping[str, Any]
    citable: Citable
    translations: Mapping[str, Translated] = field(default_factory=dict)

    def presentation_of(self, path: str) -> Presentation:
        """What the page at a path shows."""
        code = urls.language_of(path, self.translations)
        is_own = code and urls.within(code, path) not in self.translations[code].untranslated
        return self.translations[code].presentation if is_own else self.presentation

    def citable_at(self, path: str) -> Citable:
        """What the page written by hand at a path may cite, with a list that is called as its language calls it."""
        _, code = urls.page_of(path, self.translations)
        return with_heading(self.citable, self.translations[code].presentation.language) if code else self.citable

    @property
    def in_its_own_language(self) -> Project:
        """The project without its other languages, for a host that has words in one language only."""
        kept = {path: made for path, made in self.producers.items() if not urls.language_of(path, self.translations)}
        return replace(self, producers=kept, translations={})

    @property
    def presentations(self) -> dict[str, Presentation]:
        """Those of the languages other than the site's own."""
        return {code: each.presentation for code, each in self.translations.items()}


def read(
    root: Path,
    folder: Path,
    host: Mapping[str, Any],
    before: Project | None = None,
    audience: str = VISITORS,
    kept: Kept | None = None,
    today: str = "",
    compiled: Path | None = None,
) -> Project:
    """The project at `root`, with its content in `folder` and the settings `host` of `mkdocs.yml`, checked. Reuses what
    has not changed since `before`, the records in `kept` and the templates in `compiled`. What is a draft on the day
    `today` is for owners only, and what ends later goes on. Raises InputProblems with all errors of the content."""
    content = loading.load(folder, before.content if before else None, holds_texts=False, kept=kept)
    if errors := errors_among(settings_file.problems_of_all(root, content, settings_document.chosen(host))):
        raise InputProblems(errors)
    content = (drafts.marked if audience == OWNER else drafts.without)(content, today)
    chosen = replace(choices.read(host.get("extra")), audience=audience)
    presenter = Presenter.of(root, folder, host, content, chosen, today, compiled)
    return _presented(presenter, settings.language(host.get("theme")), before.presentation if before else None)


def _presented(presenter: Presenter, tag: str, before: Presentation | None) -> Project:
    """The project whose own language has a tag."""
    root, content, chosen = presenter.root, presenter.content, presenter.chosen
    language = catalogues.chosen(root, tag)
    shown = presenter.presented(content.portfolio, language, before)
    pages = presenter.pages(shown, content.written_by_hand)
    moved = presenter.moved(shown, pages)
    earlier = redirects.producers(moved, presenter.address, language)
    translations: Mapping[str, Translated] = {}
    if content.translations:
        translations, pages = translated_site(presenter, shown, tag, pages)
    for code, each in translations.items():
        below = redirects.within(code, moved, {*pages, *(f"{code}/{path}" for path in content.written_by_hand)})
        earlier |= redirects.producers(below, presenter.address, each.presentation.language)
    spoken = (language, *(each.presentation.language for each in translations.values()))
    made = earlier | pages | _scripts(root, spoken)
    cited, theme = citable(content.portfolio, chosen.citation_style, language), theme_words(root, language, tag)
    return Project(content, shown, made, presenter.cards, chosen, theme, cited, translations)


def _scripts(root: Path, languages: Iterable[Language]) -> dict[str, Producer]:
    """What makes the words of the scripts in each language that has its own."""
    paths = {shell_messages.path_of(language): language for language in languages}
    return {path: partial(_script, root, language) for path, language in paths.items() if path}


def _script(root: Path, language: Language) -> Download:
    return Download(shell_messages.script(root, language))


def notices(root: Path, project: Project) -> Iterator[Problem]:
    """What the owner should know of letters that the PDF of the CV or social cards cannot show."""
    yield from cv_fonts.notices(root, project.content, project.presentation.language)
    if project.cards:
        yield from social_cards.notices(project.cards, project.content.portfolio)


def for_theme(project: Project, material_sheet: str) -> dict[str, Any]:
    """What the theme needs to know, under `extra` of the settings."""
    chosen = project.choices
    return {
        **project.theme,
        "footer": _footer(project, project.presentation),
        "languages": "yes" if project.translations else "",
        "typesetting": material_sheet,
        "policy": settings_sheet.policy(chosen),
        "papers": "yes" if project.presentation.pubs else "",
        "things": "yes" if any(project.presentation.things.values()) else "",
        "own_sheet": settings_sheet.PATH if settings_sheet.PATH in project.producers else "",
    }


def for_translation(project: Project, language: str) -> dict[str, Any]:
    """What the theme needs to know of a page in another language than the site's own, instead."""
    translated = project.translations[language]
    return {**translated.theme, "language_tag": language, "footer": _footer(project, translated.presentation)}


def _footer(project: Project, shown: Presentation) -> str:
    return " ".join(filter(None, (project.choices.footer, settings.footer(shown.portfolio, shown.language))))
