"""The other languages of a site in MkDocs: their menus, shells, and pages written by hand.

MkDocs reads `page.de.md` as any other page. Its HTML is then written by us, in the shell of its language, as that of a
page without a translation is.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Iterator
from functools import partial

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage

from generator.hosts.mkdocs_files import DerivedFiles
from generator.hosts.mkdocs_frame import frame_of
from generator.hosts.mkdocs_shell import MkDocsShell
from generator.hosts.project import Project, for_translation
from generator.site import settings, urls
from generator.site.language.language import Language
from generator.site.translation import Translation
from generator.site.view import Page


class Translations:
    """The languages of a site besides its own. Their pages written by hand are added to the derived ones in `files` and
    left out of those that MkDocs writes."""

    def __init__(
        self, project: Project, config: MkDocsConfig, nav: Navigation, env: Environment, files: DerivedFiles
    ) -> None:
        self._project, self._config, self._files = project, config, files
        self._by_hand = dict(self._pages_by_hand())
        self.fallbacks = {f"{code}/{path}" for code, each in project.translations.items() for path in each.untranslated}
        self._add_pages()
        self._parts = {code: self._parts_of(code, nav) for code in project.translations}
        self._shells = {code: MkDocsShell(own, menu, env, files) for code, (own, menu) in self._parts.items()}

    def shell(self, original: MkDocsShell, path: str, page: Page) -> str:
        """The whole HTML document of a page, in the shell of its language."""
        return self._shells.get(urls.language_of(path, self._shells), original)(path, page)

    @property
    def frame(self) -> str:
        """The digest of what the pages of these languages get from the settings and the menu."""
        return " ".join(frame_of(config, menu, self._files) or "" for config, menu in self._parts.values())

    def _pages_by_hand(self) -> Iterator[tuple[tuple[str, str], File]]:
        for file in self._files.documentation_pages():
            if file.page and file.generated_by != "portfolio":
                yield urls.page_of(file.src_uri, self._project.translations), file

    def _add_pages(self) -> None:
        for path in sorted({path for path, _ in self._by_hand}):
            for code, each in self._project.translations.items():
                file = self._by_hand.get((path, code)) or self._by_hand.get((path, ""))
                if file and file.page:
                    producer = partial(_page, each.translation, file.page, path, self._codes(path))
                    self._files.producers[f"{code}/{path}"] = producer
                if (path, code) not in self._by_hand:
                    self.fallbacks.add(f"{code}/{path}")
        for (_, code), file in self._by_hand.items():
            if code:
                self._files.remove(file)

    def _codes(self, path: str) -> tuple[str, ...]:
        return codes_of(self._project, path)

    def _parts_of(self, code: str, nav: Navigation) -> tuple[MkDocsConfig, Navigation]:
        config = copy.copy(self._config)
        config["extra"] = {**self._config.extra, **for_translation(self._project, code)}
        config["site_name"] = self._project.translations[code].presentation.portfolio.profile.name
        pages: list[MkDocsPage] = []
        items = list(self._translated(nav.items, code, pages))
        menu = Navigation(items, pages)
        menu.homepage = next((page for page in pages if page.url == f"{code}/"), None)
        return config, menu

    def _translated(
        self, items: Iterable[StructureItem], code: str, pages: list[MkDocsPage]
    ) -> Iterator[StructureItem]:
        """The entries of the menu in a language, whose pages are added to `pages`."""
        for item in items:
            if isinstance(item, Section):
                yield Section(item.title, list(self._translated(item.children, code, pages)))
            elif not isinstance(item, MkDocsPage):
                yield item
            elif urls.page_of(item.file.src_uri, self._project.translations)[1] in {"", code}:
                pages.append(self._page_in_menu(item, code))
                yield pages[-1]

    def _page_in_menu(self, item: MkDocsPage, code: str) -> MkDocsPage:
        path, _ = urls.page_of(item.file.src_uri, self._project.translations)
        by_hand = self._by_hand.get((path, code))
        title = by_hand.page.title if by_hand and by_hand.page else self._title(item.title or "", path, code)
        return MkDocsPage(title, self._files.derived(f"{code}/{path}"), self._config)

    def _title(self, title: str, path: str, code: str) -> str:
        """The title of a derived page in the menu; one that the owner chose stays."""
        own, other = self._project.presentation.language, self._project.translations[code].presentation.language
        menu = settings.menu_of(self._project.presentation.portfolio)
        known = next((name for name, target in menu.items() if target == path), "")
        return _menu_title(other, known) if known and title in {known, _menu_title(own, known)} else title


def codes_of(project: Project, path: str) -> tuple[str, ...]:
    """The languages in which there is a text of a page written by hand."""
    texts = {urls.page_of(each, project.translations) for each in project.content.written_by_hand}
    others = (code for code in project.translations if (path, code) in texts)
    return (_original(project).own.code, *others) if (path, "") in texts else tuple(others)


def in_own_language(project: Project, path: str, html: str) -> tuple[dict[str, object], str]:
    """A page written by hand in the site's own language: its front matter, with the page in other languages, and its
    HTML with links to pages that are named in one."""
    if not project.translations or urls.page_of(path, project.translations)[1]:
        return {}, html
    original, url = _original(project), urls.url_of(path)
    return original.about(url, codes_of(project, path)), original.relinked(html, url)


def own_menu(nav: Navigation, languages: Collection[str]) -> Navigation:
    """The menu without pages that are only in another language than the site's own."""
    items = list(_own(nav.items, languages))
    menu = Navigation(items, [page for page in nav.pages if not urls.page_of(page.file.src_uri, languages)[1]])
    menu.homepage = nav.homepage
    return menu


def _own(items: Iterable[StructureItem], languages: Collection[str]) -> Iterator[StructureItem]:
    for item in items:
        if isinstance(item, Section):
            yield Section(item.title, list(_own(item.children, languages)))
        elif not (isinstance(item, MkDocsPage) and urls.page_of(item.file.src_uri, languages)[1]):
            yield item


def _original(project: Project) -> Translation:
    translation = next(iter(project.translations.values())).translation
    return Translation(translation.tongues, translation.own, translation.site)


def _menu_title(language: Language, title: str) -> str:
    return language.pgettext(settings.MENU_CONTEXT, title)


def _page(translation: Translation, page: MkDocsPage, path: str, codes: tuple[str, ...]) -> Page:
    is_searched = not (page.meta.get("search") or {}).get("exclude")
    own = {name: value for name, value in page.meta.items() if name not in {"languages", "alternates"}}
    meta = {"description": "", **own, "title": page.title or "", "toc": page.toc}
    return translation.page(Page(meta, page.content or "", is_searched), urls.url_of(path), codes)
