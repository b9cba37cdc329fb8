"""The other languages of a project: what each shows, and the pages of all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.facts import store
from generator.hosts.presenter import Presenter
from generator.site import urls
from generator.site.language import catalogues, shell_messages
from generator.site.language.language import Language
from generator.site.presentation import Presentation
from generator.site.translation import Tongue, Translation, translated, untranslated, with_languages
from generator.site.view import Producer


@dataclass(frozen=True, slots=True)
class Translated:
    """A site in another language than its own: what it shows, what its theme sees, and the paths of the pages that are
    not translated."""

    presentation: Presentation
    translation: Translation
    theme: Mapping[str, Any]
    untranslated: frozenset[str]


def translated_site(
    presenter: Presenter, own: Presentation, tag: str, pages: Mapping[str, Producer]
) -> tuple[dict[str, Translated], dict[str, Producer]]:
    """The translations by language, and the pages of all languages. `own` is the presentation in the site's language,
    `tag` its tag and `pages` its pages."""
    root, content = presenter.root, presenter.content
    codes = sorted(content.translations)
    tongues = (_tongue(root, tag, ""), *(_tongue(root, code, code) for code in codes))
    missing = {code: untranslated(content, code) for code in codes}
    original = Translation(tongues, tongues[0], own.site)
    all_pages = {path: with_languages(original, path, made, missing) for path, made in pages.items()}
    translations: dict[str, Translated] = {}
    for code, tongue in zip(codes, tongues[1:], strict=True):
        shown = presenter.presented(content.portfolio_in(code), catalogues.chosen(root, code), None)
        translation = Translation(tongues, tongue, own.site, store.CV_PAGE not in missing[code])
        made = presenter.pages(shown, _replaced(content))
        all_pages |= translated(translation, made, pages, missing)
        translations[code] = Translated(shown, translation, theme_words(root, shown.language, code), missing[code])
    return translations, all_pages


def theme_words(root: Path, language: Language, tag: str) -> dict[str, Any]:
    """What the theme needs to know of a language."""
    return {
        "words": shell_messages.words(root, language),
        "messages": shell_messages.path_of(language),
        "direction": catalogues.direction_of(tag),
    }


def _replaced(content: store.Content) -> Sequence[str]:
    """The paths at which a page written by hand replaces a derived one, in any language."""
    return sorted({urls.page_of(path, content.translations)[0] for path in content.written_by_hand})


def _tongue(root: Path, tag: str, folder: str) -> Tongue:
    return Tongue(tag, folder, catalogues.own_name(tag), catalogues.direction_of(tag))
