"""Moves a site made with another program in: its papers and its owner become a source, `sources/moved-site.json`, which
an import merges like any other; every other file that holds content is named, with why it was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.errors import PortfolioError
from generator.facts import files, records, store
from generator.intake import site_coauthors, site_samples, site_works
from generator.intake.chosen_keys import as_text
from generator.intake.readers import identity_links
from generator.intake.readers.mapping import items, text_at, whole
from generator.intake.readers.profile_building import person
from generator.intake.site_folder import SiteFolder, open_folder
from generator.intake.site_works import Found
from generator.model import Affiliation, Profile, Publication
from generator.text import markdown

FILE = "moved-site.json"
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg")


class SiteKind(NamedTuple):
    """A program that makes sites: what tells its folders, and what reads their papers and their owner."""

    title: str
    is_it: Callable[[SiteFolder], bool]
    works: Callable[[SiteFolder], Found]
    owner: Callable[[SiteFolder], tuple[str, Profile | None]]


@dataclass(slots=True)
class Moved:
    """What was found: the kind of site, the works by the file that each is from, the owner, the texts of files that a
    reader takes as they are, and each file that was left out, with why."""

    title: str
    works: list[tuple[str, Publication]] = field(default_factory=list)
    profile: Profile | None = None
    sources: dict[str, str] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)


def read(folder: Path) -> Moved:
    """What a folder holds. Raises PortfolioError for one that is no site that is known."""
    if not folder.is_dir():
        raise PortfolioError(f"{folder}  is not a folder — give the folder of the site")
    site = open_folder(folder)
    kind = next((kind for kind in KINDS.values() if kind.is_it(site)), None)
    if kind is None:
        names = ", ".join(kind.title for kind in KINDS.values())
        raise PortfolioError(f"{folder}  is no site that is known — known: {names}")
    moved = Moved(kind.title)
    used = set()
    for path, work in kind.works(site):
        why = work if isinstance(work, str) else _sample(work)
        if isinstance(work, str) or why:
            why = site.unreadable.get(path, why)
            moved.left[path] = f"{moved.left[path]}; {why}" if path in moved.left else why
        else:
            used.add(path)
            moved.works.append((path, work))
    if kind.works is site_works.none_of_its_own:
        moved.sources = {path: site.text(path) for path in site_works.sources_inside(site)}
    owner, moved.profile = kind.owner(site)
    used |= moved.sources.keys() | {path for path, _ in moved.works}
    used |= {owner, _take_aliases(moved, site)} if moved.profile else set()
    rest = {path: why for path in site.paths if path not in used and (why := _why(path, site))}
    moved.left = dict(sorted({**rest, **moved.left}.items()))
    return moved


def _take_aliases(moved: Moved, site: SiteFolder) -> str:
    """Gives the owner the spellings of co-authors; returns the path of the file that they are in, empty for none."""
    path, found = site_coauthors.aliases(site, (person for _, work in moved.works for person in work.authors))
    if moved.profile and found:
        moved.profile = replace(moved.profile, aliases=found)
    return path if found else ""


def write(project: Path, moved: Moved) -> list[Path]:
    """Writes the sources, and returns their paths. Raises PortfolioError, and writes nothing, if another file has the
    name of one."""
    texts = {project / store.SOURCES / path.rpartition("/")[2]: text for path, text in moved.sources.items()}
    if moved.works or moved.profile:
        texts[project / store.SOURCES / FILE] = _text(moved)
    for path, text in texts.items():
        if path.name != FILE and path.exists() and files.found(path) != text.encode():
            raise PortfolioError(f"{store.SOURCES}/{path.name}  is there already, and another file — rename it")
    for path, text in texts.items():
        files.write_text(path, text)
    return list(texts)


def _text(moved: Moved) -> str:
    works = [{"file": path, "text": records.file_text(work).splitlines()} for path, work in moved.works]
    owner = records.file_text(moved.profile).splitlines() if moved.profile else []
    return as_text({"moved_site": moved.title, "owner": owner, "works": works})


def _sample(work: Publication) -> str:
    """What is said of a paper of a template; empty for any other."""
    return f"{work.title!r:.80} is sample content of the template" if site_samples.is_sample_work(work) else ""


def _why(path: str, site: SiteFolder) -> str:
    """Why a file is left out; empty for what is part of how the site looks or of a file that was read."""
    if path in site.unreadable:
        return site.unreadable[path]
    if path.endswith("/cite.bib"):
        return ""
    if path.lower().endswith(_PICTURES):
        return "a picture: copy it to content/images/ and say in image_alt what it shows"
    if path.lower().endswith(".pdf"):
        return "a PDF: copy it to content/files/ and link it under 'links'"
    folder = path.split("/")[0].strip("_")
    return f"{_PLACES.get(folder, 'not read')}: copy what you need into a page below content/"


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


_PLACES = {
    "talks": "a talk", "news": "news", "posts": "a post", "teaching": "teaching", "teachings": "teaching",
    "projects": "a project", "portfolio": "a project", "members": "a member", "pages": "a page",
}  # fmt: skip
KINDS: Mapping[str, SiteKind] = MappingProxyType(
    {
        "hugoblox": SiteKind(
            "HugoBlox", _has("content/publication/", "content/publications/", "content/authors/", "data/authors/"),
            site_works.hugo_blox, _hugo_blox_owner,
        ),
        "al-folio": SiteKind("al-folio", _has("_bibliography/"), site_works.al_folio, _jekyll_owner),
        "academicpages": SiteKind("academicpages", _has("_publications/"), site_works.academic_pages, _jekyll_owner),
        "greenelab": SiteKind("Lab Website Template", _has("_data/citations.y"), site_works.greene_lab, _nobody),
        "files": SiteKind("Quarto, JSON Resume", _any_source, site_works.none_of_its_own, _nobody),
    }
)  # fmt: skip
"""The kinds of sites; the first that fits counts."""


def lines(moved: Moved) -> Iterator[str]:
    """What was left out, a line for each file."""
    yield from (f"{path}  left out: {why}" for path, why in moved.left.items())
