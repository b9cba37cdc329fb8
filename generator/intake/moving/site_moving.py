"""What the folder of a site made with another program holds: papers and owner, which become a source; talks, news,
projects, courses, posts, people and pages, with the pictures and files that they name; every other file that holds
content is named, with why it was left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from generator.errors import PortfolioError, Problem
from generator.facts import store
from generator.intake.moving import (
    site_coauthors,
    site_owner,
    site_pages,
    site_quarto,
    site_samples,
    site_vita,
    site_works,
)
from generator.intake.moving.site_assets import PICTURES
from generator.intake.moving.site_collections import Collections, ask_for_picture
from generator.intake.moving.site_folder import SiteFolder, open_folder
from generator.intake.moving.site_owner import Owner
from generator.intake.moving.site_vita import Parts as Vita
from generator.intake.moving.site_works import Found
from generator.model import Profile, Publication, Section


class SiteKind(NamedTuple):
    """A program that makes sites: what tells its folders, what reads their papers, their owner and the curriculum
    vitae, and what the names of its collections begin with."""

    title: str
    is_it: Callable[[SiteFolder], bool]
    works: Callable[[SiteFolder], Found]
    owner: Callable[[SiteFolder], Owner]
    vita: Callable[[SiteFolder, str], Vita] = site_vita.nothing
    root: str = ""


@dataclass(slots=True)
class Moved:
    """What was found: the kind of site; the works by the file that each is from; the owner; the sections of the
    curriculum vitae; the texts of files that a
    reader takes as they are; the files of `content/` by the file that each is from, things and pages as texts
    and others as paths in the folder; each file that was left out, with why; and what there is to do for some that were
    moved."""

    title: str
    root: Path
    works: list[tuple[str, Publication]] = field(default_factory=list)
    profile: Profile | None = None
    sections: list[Section] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    assets: dict[str, str] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    to_do: list[str] = field(default_factory=list)
    of_pages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    about: str = ""
    collections: Collections | None = None

    def link(self, keys: Mapping[str, str]) -> dict[str, str]:
        """The texts of the files of `content/` by their places, with links to papers, citations and relations, now that
        the keys of files are known by the names of papers."""
        linked = {}
        if self.collections:
            self.collections.papers.keys = keys
            for path, (place, _) in self.pages.items():
                found = self.collections.text_of(self.collections.pages[path])
                if not isinstance(found, str):
                    linked[place] = found.text
                    self.of_pages[path] = found.to_do
        return linked


def read(folder: Path) -> Moved:
    """What a folder holds. Raises PortfolioError for one that is not a site of a known kind."""
    if not folder.is_dir():
        raise PortfolioError(f"{folder}  is not a folder — give the folder of the site")
    site = open_folder(folder)
    kind = next((kind for kind in KINDS.values() if kind.is_it(site)), None)
    if kind is None:
        names = ", ".join(kind.title for kind in KINDS.values())
        raise PortfolioError(f"{folder}  is not a site of a known kind — known: {names}")
    moved = Moved(kind.title, folder)
    if kind.works in {site_quarto.works, site_works.none_of_its_own}:
        moved.sources = {path: site.text(path) for path in site_works.sources_inside(site)}
    owner = kind.owner(site)
    moved.profile = owner.profile
    collections = Collections(site, kind.root, owner.path)
    _take_works(moved, site, kind, collections)
    used = _take_owner(moved, owner, collections)
    used |= _take_sections(moved, kind.vita(site, owner.path))
    _take_pages(moved, collections)
    moved.collections = collections
    moved.assets = dict(collections.assets.taken)
    used |= {
        moved.about,
        *moved.sources,
        *(path.partition("#")[0] for path in moved.pages),
        *moved.assets,
        *(path for path, _ in moved.works),
    }
    rest = {path: why for path in site.paths if path not in used and (why := _why(path, site, kind))}
    moved.left = dict(sorted({**rest, **moved.left}.items()))
    return moved


def _take_works(moved: Moved, site: SiteFolder, kind: SiteKind, collections: Collections) -> None:
    for path, work in kind.works(site):
        if isinstance(work, Problem):
            moved.to_do.append(f"{path}:{work.line}  {work.message}")
            continue
        why = work if isinstance(work, str) else _sample(work)
        if isinstance(work, str) or why:
            why = site.unreadable.get(path, why)
            moved.left[path] = f"{moved.left[path]}; {why}" if path in moved.left else why
        else:
            with_files, to_do = collections.paper(path, work)
            moved.works.append((path, with_files))
            moved.to_do += to_do


_NOT_READ = "not read: copy what you need into a page below content/"
_REASONS = (
    (r"(?i)(^|/)(license|readme|changelog|contributing|customize|install|faq|code_of_conduct)\.", "about the template"),
    (r"(?i)(^|/)(_?config|_quarto|package(-lock)?|hugo(_stats|blox)?|manifest|docker-compose)\.", "settings"),
    (r"^config/|^_data/(navigation|ui-text|socials|types|menus|featured_categories)\.", "settings"),
    (r"^_data/(sources|orcid|pubmed|google-scholar)\.ya?ml$", "what _data/citations.yaml was made from"),
    (r"(^|/)_index\.md$|^content/home/|(^|/)_metadata\.ya?ml$", "a page or list that is made from the facts here"),
)
"""Patterns of paths, and why such a file is left out."""


def _take_owner(moved: Moved, owner: Owner, collections: Collections) -> set[str]:
    """Takes the biography, the portrait and the spellings of names; returns the paths of the files that they are in."""
    if not moved.profile:
        return set()
    if not moved.profile.biography and (text := collections.biography(owner.about)):
        moved.profile = replace(moved.profile, biography=text)
        moved.about = owner.about
    if owner.portrait and (place := collections.assets.take(owner.portrait, owner.about or owner.path)):
        moved.to_do.append(ask_for_picture(f"{store.CONTENT}/{store.PROFILE_PAGE}", place))
    return {owner.path, _take_aliases(moved, collections.site)}


def _take_pages(moved: Moved, collections: Collections) -> None:
    for page in collections.pages.values():
        found = collections.text_of(page)
        if isinstance(found, str) and page.path == moved.about:
            continue
        if isinstance(found, str):
            moved.left[page.path] = collections.site.unreadable.get(page.path, found)
        else:
            moved.pages[page.path] = (collections.places[page.path], found.text)
            moved.of_pages[page.path] = found.to_do


def _take_sections(moved: Moved, parts: Vita) -> set[str]:
    """Takes the sections of the curriculum vitae; returns the paths of the files that they are in."""
    used = set()
    for path, section in parts:
        if isinstance(section, str):
            moved.to_do.append(f"{path}  {section}")
        else:
            moved.sections.append(section)
            used.add(path)
    return used


def _take_aliases(moved: Moved, site: SiteFolder) -> str:
    """Gives the owner the spellings of co-authors; returns the path of the file that they are in, empty for none."""
    path, found = site_coauthors.aliases(site, (person for _, work in moved.works for person in work.authors))
    if moved.profile and found:
        moved.profile = replace(moved.profile, aliases=found)
    return path if found else ""


def _sample(work: Publication) -> str:
    """What is said of a paper of a template; empty for any other."""
    return f"{work.title!r:.80} is sample content of the template" if site_samples.is_sample_work(work) else ""


def _why(path: str, site: SiteFolder, kind: SiteKind) -> str:
    """Why a file is left out; empty for what is part of how the site looks or of a file that was read."""
    if path in site.unreadable:
        return site.unreadable[path]
    if path.endswith(("/cite.bib", ".html", ".htm")):
        return ""
    if path.lower().endswith(".bib") and path.removeprefix(kind.root).partition("/")[0] in site_pages.COLLECTIONS:
        return "what a text cites: if these are your papers, copy it to sources/"
    if path.lower().endswith(PICTURES):
        return "a picture that nothing moved names"
    if path.lower().endswith(".pdf"):
        return "a file that nothing moved names: to have it, copy it to content/files/"
    return next((why for pattern, why in _REASONS if re.search(pattern, path)), _NOT_READ)


def _has(*starts: str) -> Callable[[SiteFolder], bool]:
    return lambda site: any(path.startswith(starts) for path in site.paths)


def _any_source(site: SiteFolder) -> bool:
    return bool(site_works.sources_inside(site))


KINDS: Mapping[str, SiteKind] = MappingProxyType(
    {
        "hugoblox": SiteKind(
            "HugoBlox", _has("content/publication/", "content/publications/", "content/authors/", "data/authors/"),
            site_works.hugo_blox, site_owner.hugo_blox, site_vita.hugo, "content/",
        ),
        "al-folio": SiteKind(
            "al-folio", _has("_bibliography/"), site_works.al_folio, site_owner.jekyll, site_vita.jekyll, "_"
        ),
        "academicpages": SiteKind(
            "academicpages", _has("_publications/"),
            site_works.academic_pages, site_owner.jekyll, site_vita.jekyll, "_",
        ),
        "greenelab": SiteKind(
            "Lab Website Template", _has("_data/citations.y"), site_works.greene_lab, site_owner.nobody, root="_"
        ),
        "quarto": SiteKind("Quarto", _has("_quarto.y"), site_quarto.works, site_owner.quarto),
        "files": SiteKind("Quarto, JSON Resume", _any_source, site_works.none_of_its_own, site_owner.nobody),
    }
)  # fmt: skip
"""The kinds of sites; the first that fits counts."""


def lines(moved: Moved) -> Iterator[str]:
    """What was left out, a line for each file, and what there is to do for what was moved."""
    yield from (f"{path}  left out: {why}" for path, why in moved.left.items())
    yield from moved.to_do
    yield from (line for lines_of_one in moved.of_pages.values() for line in lines_of_one)
