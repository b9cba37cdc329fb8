"""What the folder of a site made with another program holds: papers and owner, which become a source; talks, news,
projects, courses, posts, people and pages, with the pictures and files that they name; every other file that holds
content is named, with why it was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.errors import PortfolioError
from generator.intake import site_coauthors, site_pages, site_samples, site_vita, site_works
from generator.intake.readers import identity_links
from generator.intake.readers.mapping import items, text_at, whole
from generator.intake.readers.profile_building import person
from generator.intake.site_assets import PICTURES
from generator.intake.site_collections import Collections
from generator.intake.site_folder import SiteFolder, open_folder
from generator.intake.site_vita import Parts as Vita
from generator.intake.site_works import Found
from generator.model import Affiliation, Profile, Publication, Section
from generator.text import markdown

ABOUT = "_pages/about.md"
"""The page about the owner, in the folders of Jekyll."""


class SiteKind(NamedTuple):
    """A program that makes sites: what tells its folders, what reads their papers, their owner and the curriculum
    vitae, and what the names of its collections begin with."""

    title: str
    is_it: Callable[[SiteFolder], bool]
    works: Callable[[SiteFolder], Found]
    owner: Callable[[SiteFolder], tuple[str, Profile | None]]
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
    if kind.works is site_works.none_of_its_own:
        moved.sources = {path: site.text(path) for path in site_works.sources_inside(site)}
    owner, moved.profile = kind.owner(site)
    collections = Collections(site, kind.root, owner)
    _take_works(moved, site, kind, collections)
    if moved.profile and not moved.profile.biography and (text := collections.biography(ABOUT)):
        moved.profile = replace(moved.profile, biography=text)
        moved.about = ABOUT
    used = {owner, _take_aliases(moved, site)} if moved.profile else set()
    used |= _take_sections(moved, kind.vita(site, owner))
    _take_pages(moved, collections)
    moved.collections = collections
    moved.assets = dict(collections.assets.taken)
    used |= {moved.about, *moved.sources, *moved.pages, *moved.assets, *(path for path, _ in moved.works)}
    rest = {path: why for path in site.paths if path not in used and (why := _why(path, site, kind))}
    moved.left = dict(sorted({**rest, **moved.left}.items()))
    return moved


def _take_works(moved: Moved, site: SiteFolder, kind: SiteKind, collections: Collections) -> None:
    for path, work in kind.works(site):
        why = work if isinstance(work, str) else _sample(work)
        if isinstance(work, str) or why:
            why = site.unreadable.get(path, why)
            moved.left[path] = f"{moved.left[path]}; {why}" if path in moved.left else why
        else:
            with_files, to_do = collections.paper(path, work)
            moved.works.append((path, with_files))
            moved.to_do += to_do


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
    return "not read: copy what you need into a page below content/"


def _hugo_blox_owner(site: SiteFolder) -> tuple[str, Profile | None]:
    path, data = site_works.hugo_blox_owner(site)
    places = [*items(data, "organizations"), *items(data, "affiliations")]
    social = [*items(data, "social"), *items(data, "links"), *items(data, "profiles")]
    pairs = [
        (text_at(each, "icon").rpartition("/")[2], text_at(each, "link") or text_at(each, "url")) for each in social
    ]
    return path, _profile(
        site_works.name_of(data),
        pairs,
        position=text_at(data, "role"),
        affiliations=[Affiliation(text_at(each, "name"), url=_http(text_at(each, "url"))) for each in places],
        biography=whole(data.get("biography")) or whole(data.get("bio")),
    )


def _jekyll_owner(site: SiteFolder) -> tuple[str, Profile | None]:
    """The owner in `_config.yml`, as academicpages and al-folio have it."""
    path = next((path for path in ("_config.yml", "_config.yaml") if path in site.paths), "")
    data = site.data(path) if path else None
    author = data.get("author") if isinstance(data, dict) else None
    if isinstance(author, Mapping):
        pairs = [
            ("", url) for name in ("googlescholar", "orcid", "researchgate", "uri") if (url := text_at(author, name))
        ]
        github = text_at(author, "github")
        pairs += [("github", f"https://github.com/{github}")] if github else []
        return path, _profile(text_at(author, "name"), pairs, biography=text_at(author, "bio"))
    parts = [text_at(data, name) for name in ("first_name", "middle_name", "last_name")]
    return path, _profile(" ".join(part for part in parts if part), [])


def _nobody(site: SiteFolder) -> tuple[str, Profile | None]:
    return "", None


def _profile(name: str, pairs: Iterable[tuple[str, str]], biography: str = "", **facts: Any) -> Profile | None:
    if not name or site_samples.is_sample_name(name):
        return None
    real = [(label, url) for label, url in pairs if _http(url) and not site_samples.is_sample_id(url)]
    text = "" if site_samples.is_sample_text(biography) else biography
    return person(name, identity_links.named(real), biography=text, **facts)


def _http(url: str) -> str:
    return url if url.startswith(("https://", "http://")) and markdown.is_safe_address(url) else ""


def _has(*starts: str) -> Callable[[SiteFolder], bool]:
    return lambda site: any(path.startswith(starts) for path in site.paths)


def _any_source(site: SiteFolder) -> bool:
    return bool(site_works.sources_inside(site))


KINDS: Mapping[str, SiteKind] = MappingProxyType(
    {
        "hugoblox": SiteKind(
            "HugoBlox", _has("content/publication/", "content/publications/", "content/authors/", "data/authors/"),
            site_works.hugo_blox, _hugo_blox_owner, site_vita.hugo, "content/",
        ),
        "al-folio": SiteKind(
            "al-folio", _has("_bibliography/"), site_works.al_folio, _jekyll_owner, site_vita.jekyll, "_"
        ),
        "academicpages": SiteKind(
            "academicpages", _has("_publications/"), site_works.academic_pages, _jekyll_owner, site_vita.jekyll, "_",
        ),
        "greenelab": SiteKind(
            "Lab Website Template", _has("_data/citations.y"), site_works.greene_lab, _nobody, root="_"
        ),
        "files": SiteKind("Quarto, JSON Resume", _any_source, site_works.none_of_its_own, _nobody),
    }
)  # fmt: skip
"""The kinds of sites; the first that fits counts."""


def lines(moved: Moved) -> Iterator[str]:
    """What was left out, a line for each file, and what there is to do for what was moved."""
    yield from (f"{path}  left out: {why}" for path, why in moved.left.items())
    yield from moved.to_do
    yield from (line for lines_of_one in moved.of_pages.values() for line in lines_of_one)
