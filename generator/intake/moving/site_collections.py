"""The collections of a site made with another program: each page with its place in `content/` and its moved text, in
which links lead to where things are now."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from generator.facts import records, store
from generator.facts.kinds import BY_NAME
from generator.intake.moving import site_items, site_pages, site_samples, site_tags, site_text
from generator.intake.moving.site_assets import PICTURES, Assets
from generator.intake.moving.site_folder import SiteFolder
from generator.intake.moving.site_pages import PAGE, SitePage
from generator.intake.moving.site_papers import Papers
from generator.intake.readers.mapping import items, raw, text_at
from generator.model import Item, Publication

_DERIVED = frozenset(
    "publications cv talks news projects teaching posts people home index about about-1 404 blog sitemap terms archive "
    "markdown talkmap portfolio year-archive tag-archive category-archive collection-archive page-archive repositories "
    "dropdown profiles non-menu-page archive-layout-with-content books search bookshelf plotly teachings".split()
)
"""Pages that are made here from facts, and those that templates are delivered with."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The file of a page, and what there is to do for it."""

    text: str
    to_do: tuple[str, ...] = ()


@dataclass(slots=True)
class Collections:
    """The pages of a site by their paths, their places in `content/`, and the files that they name."""

    site: SiteFolder
    root: str
    owner: str
    pages: dict[str, SitePage] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    assets: Assets = field(init=False)
    papers: Papers = field(default_factory=Papers)
    _by_address: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.assets = Assets(self.site)
        for page in site_pages.pages(self.site, self.root, self.owner):
            self.pages[page.path] = page
            self.places[page.path] = self._free(page)
            for old in (*site_pages.old_paths(page, self.root), page.path):
                self._by_address.setdefault(_address(old), page.path)

    def text_of(self, page: SitePage) -> PageText | str:
        """The file of a page, or why there is none."""
        place = self.places[page.path]
        moved = self._moved(page.body, page.path, place)
        if page.kind == PAGE:
            return self._by_hand(page, place, moved)
        found = site_items.item(page, moved.text)
        if isinstance(found, str):
            return found
        more = {"formerly": self._formerly(page), "papers": self.papers.related(page), "projects": self._projects(page)}
        found = replace(found, values={**found.values, **{key: value for key, value in more.items() if value}})
        found, asked = self._with_picture(page, place, found)
        return PageText(records.file_text(found), (*asked, *_losses(f"content/{place}", moved)))

    def paper(self, path: str, work: Publication) -> tuple[Publication, list[str]]:
        """A paper with its files and earlier addresses, and what there is to do for it."""
        extra, links = dict(work.extra), dict(work.links)
        for name in ("pdf", "slides", "poster", "supp", "video"):
            if (target := extra.get(name, "")) and (place := self.assets.take(target, path)):
                links[name] = place
                del extra[name]
        asked = []
        if (preview := extra.get("preview", "")) and (place := self.assets.take(preview, path)):
            del extra["preview"]
            asked = [ask_for_picture(f"the paper {work.title!r:.80}", place)]
        if not path.endswith((".md", ".html", ".qmd", ".ipynb")):
            return replace(work, extra=extra, links=links), asked
        text = self._moved(work.abstract, path, store.publication_path("x"))
        work = replace(work, abstract=text.text)
        page = SitePage(path, "publication", work.key, "", self.site.page(path)[0], "")
        links |= {name: place for name, place in self._files_of_paper(page) if name not in links}
        asked += _losses(f"the paper {work.title!r:.80}", text)
        asked += [ask_for_picture(f"the paper {work.title!r:.80}", picture)] if (picture := self._picture(page)) else []
        old = self._formerly(page)
        self.papers.add(page, map(_address, old))
        return replace(work, extra=extra, links=links, formerly=old), asked

    def biography(self, path: str) -> str:
        """The text of the page about the owner; empty for a template's, and for one that a template makes."""
        _, body = self.site.page(path) if path in self.site.known else ({}, "")
        moved = self._moved(body, path, "index.md")
        return "" if moved.tags or "</" in moved.text or site_samples.is_sample_text(body) else moved.text

    def _formerly(self, page: SitePage) -> tuple[str, ...]:
        """The paths of the earlier addresses of a page that no other page has or had first."""
        taken = set(self.places.values())
        old = [path for path in site_pages.old_paths(page, self.root) if path not in taken]
        return tuple(path for path in old if self._by_address.setdefault(_address(path), page.path) == page.path)

    @property
    def _tag(self) -> re.Pattern[str]:
        return site_tags.JEKYLL if self.root == "_" else site_tags.OTHERS

    def _moved(self, body: str, path: str, place: str) -> site_text.Moved:
        return site_text.moved(body, lambda target: self._resolved(target, path, place), self._tag, self.papers)

    def _projects(self, page: SitePage) -> tuple[str, ...]:
        """The projects that a page names, and that were moved."""
        has_projects = any(each.key == "projects" for each in BY_NAME[page.kind].fields)
        found = (self._page_at(f"project/{raw(each)}", page.path) for each in items(page.data, "projects"))
        return tuple(PurePosixPath(place).stem for place in found if place) if has_projects else ()

    def _files_of_paper(self, page: SitePage) -> Iterator[tuple[str, str]]:
        """The files that the page of a paper names; HugoBlox takes a PDF with the name of the page's folder."""
        folder = posixpath.dirname(page.path)
        for name in ("pdf", "slides", "poster", "video"):
            target = text_at(page.data, f"url_{name}") or text_at(page.data, f"{name}url")
            if name == "pdf" and not target:
                target = next(
                    (t for t in (text_at(page.data, "paperurl"), f"{posixpath.basename(folder)}.pdf") if t), ""
                )
            if target and not site_text.is_elsewhere(target) and (place := self.assets.take(target, page.path)):
                yield name, place

    def _by_hand(self, page: SitePage, place: str, moved: site_text.Moved) -> PageText | str:
        if why := _why_not_by_hand(place, moved):
            return why
        title = text_at(page.data, "title") or page.slug
        old = self._formerly(page)
        blocks = [records.block("title", title), *([records.block("formerly", list(old))] if old else [])]
        return PageText(
            "\n".join(["---", *blocks, "---", "", moved.text]) + "\n", tuple(_losses(f"content/{place}", moved))
        )

    def _with_picture(self, page: SitePage, place: str, item: Item) -> tuple[Item, list[str]]:
        """The thing with its picture, if the site says what it shows; otherwise the owner is asked."""
        picture = self._picture(page)
        if not picture or "image" not in {field.key for field in BY_NAME[page.kind].fields}:
            return item, []
        alt = text_at(page.data, "image.alt_text") or text_at(page.data, "image_alt") or text_at(page.data, "alt")
        if not alt:
            return item, [ask_for_picture(f"content/{place}", picture)]
        return replace(item, values={**item.values, "image": picture, "image_alt": " ".join(alt.split())}), []

    def _picture(self, page: SitePage) -> str:
        named = (text_at(page.data, name) for name in ("image", "img", "image.filename", "avatar", "thumbnail"))
        has_folder = PurePosixPath(page.path).stem.lower() in {"index", "_index"}
        beside = [f"{stem}{ending}" for stem in ("featured", "avatar") for ending in PICTURES] if has_folder else []
        near = (each for each in beside if posixpath.join(posixpath.dirname(page.path), each) in self.site.known)
        found = (self.assets.take(each, page.path) for each in (*named, *near) if each)
        return next((place for place in found if place.startswith("images/")), "")

    def _resolved(self, target: str, path: str, place: str) -> str:
        """Where a link of a page leads now, from the page's place."""
        bare, mark, anchor = target.partition("#")
        now = self._page_at(bare, path) or self.assets.take(bare, path)
        return f"{posixpath.relpath(now, posixpath.dirname(place) or '.')}{mark}{anchor}" if now else ""

    def _page_at(self, target: str, path: str) -> str:
        near = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        for address in (target.strip("/"), near):
            known = self._by_address.get(_address(address), "")
            if known in self.pages and self._is_moved(known):
                return self.places[known]
            if place := self.papers.place(_address(address)):
                return place
        return ""

    def _is_moved(self, path: str) -> bool:
        page = self.pages[path]
        if page.kind == PAGE:
            return not _why_not_by_hand(self.places[path], site_text.moved(page.body, str, self._tag))
        return isinstance(site_items.item(page, "x"), Item)

    def _free(self, page: SitePage) -> str:
        """A place in `content/` that no other page has."""
        taken = set(self.places.values())
        for number in range(1, 10_000):
            slug = page.slug if number == 1 else f"{page.slug}-{number}"
            place = f"{slug}.md" if page.kind == PAGE else BY_NAME[page.kind].path(slug)
            if place not in taken:
                return place
        return f"{page.slug}.md"


def _address(path: str) -> str:
    """A path or an address without its ending."""
    return path.removesuffix("/index.html").removesuffix(".html").removesuffix(".md").removesuffix(".qmd")


def _why_not_by_hand(place: str, moved: site_text.Moved) -> str:
    """Why a page by hand is left out; empty if it is moved. What its template made cannot be moved."""
    if PurePosixPath(place).stem in _DERIVED:
        return "a page that is made from the facts here, or that the template is delivered with"
    if moved.tags or "</" in moved.text or not moved.text:
        return "a page that its template makes: copy what you need into a page below content/"
    return ""


def ask_for_picture(what: str, picture: str) -> str:
    """A line that asks what a picture shows."""
    return f"{what}  has the picture {picture} — to show it, write image: {picture} and image_alt: what it shows"


def _losses(what: str, moved: site_text.Moved) -> list[str]:
    lost = [f"tags of the template: {', '.join(moved.tags)}"[:300]] if moved.tags else []
    lost += [f"links to what was not moved: {', '.join(dict.fromkeys(moved.lost))}"[:300]] if moved.lost else []
    return [f"{what}  is without {each}" for each in lost]
