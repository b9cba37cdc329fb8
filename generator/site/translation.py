"""A site in a second language: its pages again in a folder named after the language, each with links to the same page
in other languages. Files are there only once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from html import unescape

from generator.facts import store
from generator.facts.kinds import BY_FOLDER
from generator.site import filter_files, urls
from generator.site.view import Page, Producer, produce_page
from generator.text import markdown

_ADDRESS = re.compile(
    r'(?P<name>\s(?:href|src|data-base|data-index|data-list|data-file))="(?P<address>[^"#?]+)(?P<rest>[^"]*)"'
)
_FILES_TOO = "data-base"
"""The attribute from which scripts make addresses of pages and of files, which are in different folders here."""

_OF_ONE_LANGUAGE = re.compile(rf"cv(?:-short)?\.pdf|{filter_files.FOLDER}/.*")
"""Files that hold words of a language."""

_STATED = re.compile(r"(?P<page>.+)\.(?P<language>[^./]+)/")
"""The URL that a link to the file of a page in another language leads to."""

_TRANSLATED = re.compile(rf"{store.CONTENT}/(?:{'|'.join(BY_FOLDER)})/[^/]+\.md|{store.CONTENT}/(?:index|cv)\.md")
"""Sources of pages that have a file of their own in each language."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of a site: its folder, empty for the language of the site itself, and its name in that language."""

    code: str
    folder: str
    name: str
    direction: str


@dataclass(frozen=True, slots=True)
class Translation:
    """What a page needs to know of the languages of its site: all of them, the site's own first; which one the page is
    in; the address of the site; and whether there is a CV in this language."""

    tongues: tuple[Tongue, ...]
    here: Tongue
    site: str = ""
    has_own_cv: bool = True

    @property
    def own(self) -> Tongue:
        """The language of the site itself."""
        return self.tongues[0]

    def codes(self, path: str, untranslated: Mapping[str, Collection[str]]) -> tuple[str, ...]:
        """The languages in which there is a text of the page at a path."""
        return tuple(each.code for each in self.tongues if path not in untranslated.get(each.code, ()))

    def about(self, url: str, has_own_text: Collection[str]) -> dict[str, object]:
        """The front matter of the page at a URL, as seen from the folder of its language: the page in all languages, as
        links and for search engines. `has_own_text` are the codes of the languages with a text of their own; without
        that of the site's own language no other one has the page, and links to those lead to their home pages."""
        there = set(has_own_text) if self.own.code not in has_own_text else {each.code for each in self.tongues}
        languages = [
            {
                "code": tongue.code,
                "name": tongue.name,
                "url": f"{_root(tongue)}{url if tongue.code in there else ''}",
                "has_text": tongue.code in has_own_text,
            }
            for tongue in self.tongues
            if tongue is not self.here
        ]
        about: dict[str, object] = {"languages": languages}
        if self.here.code not in has_own_text:
            return about | {
                "text_language": self.own.code,
                "text_direction": self.own.direction,
                "canonical": f"{self.site}{url}" if self.site else "",
            }
        if self.site and len(has_own_text) > 1:
            stated = {each.code: f"{self.site}{_root(each)}{url}" for each in self.tongues if each.code in has_own_text}
            default = {"x-default": f"{self.site}{url}"} if self.own.code in has_own_text else {}
            about["alternates"] = stated | default
        return about

    def page(self, page: Page, url: str, has_own_text: Collection[str]) -> Page:
        """A page that was made for the URL, in the folder of this language."""
        meta = {**page.meta, **self.about(url, has_own_text)}
        if not self.here.folder:
            return replace(page, meta=meta, html=self.relinked(page.html, url))
        if self.here.code in has_own_text and _TRANSLATED.fullmatch(str(meta.get("source"))):
            meta["source"] = store.translated(str(meta["source"]), self.here.code)
        if section := meta.get("section"):
            meta["section"] = f"{_root(self.here)}{section}"
        return replace(page, meta=meta, html=self.relinked(page.html, url, self.here.code in has_own_text))

    def relinked(self, html: str, url: str, is_own_text: bool = True) -> str:
        """The HTML of the page at a URL with links to the one copy of each file; those to pages stay in the language,
        unless they name the file of one: `[…](about.de.md)`."""
        if self.here.folder or any(f".{each.folder}/" in html for each in self.tongues if each.folder):
            return _ADDRESS.sub(partial(self._readdressed, url, is_own_text), html)
        return html

    def has_own(self, path: str) -> bool:
        """True for a file with words, which each language has."""
        return bool(_OF_ONE_LANGUAGE.fullmatch(path)) and (self.has_own_cv or not path.endswith(".pdf"))

    def _readdressed(self, url: str, is_own_text: bool, link: re.Match[str]) -> str:
        address = unescape(link["address"])
        if not markdown.is_relative(address):
            return link[0]
        target = urls.linked_path(url, address)
        target = "" if target == "." else target
        here = f"{_root(self.here)}{url}"
        folders = {each.folder for each in self.tongues if each.folder}
        if (stated := _STATED.fullmatch(target)) and stated["language"] in folders:
            target = urls.url_of(f"{stated['language']}/{stated['page']}.md")
        if urls.language_of(target, folders):
            return f'{link["name"]}="{urls.relative(here, target)}{link["rest"]}"'
        if not self.here.folder:
            return link[0]
        moved = urls.relative(here, target)
        if link["name"].strip() == _FILES_TOO:
            return f'{link[0]} data-files="{moved}"'
        if not target or target.endswith("/") or (is_own_text and self.has_own(target)):
            return link[0]
        return f'{link["name"]}="{moved}{link["rest"]}"'


def translated(
    translation: Translation,
    producers: Mapping[str, Producer],
    originals: Mapping[str, Producer],
    untranslated: Mapping[str, Collection[str]],
) -> Iterator[tuple[str, Producer]]:
    """The pages of a language by their paths, and those files that have words. `producers` are those of the language;
    pages in `untranslated`, which has paths by language, are made by those of the site's own, `originals`."""
    root, missing = _root(translation.here), untranslated[translation.here.code]
    for path, producer in producers.items():
        if path.endswith(".md"):
            source = originals[path] if path in missing else producer
            yield f"{root}{path}", with_languages(translation, path, source, untranslated)
        elif translation.has_own(path):
            yield f"{root}{path}", producer


def with_languages(
    translation: Translation, path: str, producer: Producer, untranslated: Mapping[str, Collection[str]]
) -> Producer:
    """The producer of a page that says in which languages it is; that of a file as it is."""
    if not path.endswith(".md"):
        return producer
    return partial(_page, translation, urls.url_of(path), producer, translation.codes(path, untranslated))


def untranslated(content: store.Content, language: str) -> frozenset[str]:
    """The paths of derived pages whose text is the owner's, and only in the site's language."""
    has_cv = not content.cv or store.translated(store.CV_PAGE, language) in content.files
    texts = {path for path in content.of_kinds if path.endswith(".md")} - content.translated_items.get(
        language, {}
    ).keys()
    return frozenset(texts if has_cv else texts | {store.CV_PAGE})


def _page(translation: Translation, url: str, producer: Producer, codes: tuple[str, ...]) -> Page:
    return translation.page(produce_page(producer), url, codes)


def _root(tongue: Tongue) -> str:
    return f"{tongue.folder}/" if tongue.folder else ""
