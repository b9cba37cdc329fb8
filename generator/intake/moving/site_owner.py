"""The owner of a site made with another program: whom its pages and settings name, the page with the biography, and the
portrait."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from generator.intake.moving import site_samples, site_works
from generator.intake.moving.site_assets import PICTURES
from generator.intake.moving.site_folder import SiteFolder
from generator.intake.readers import identity_links
from generator.intake.readers.mapping import items, text_at, whole
from generator.intake.readers.profile_building import person
from generator.model import Affiliation, Profile
from generator.text import markdown

_ABOUT = "_pages/about.md"
_HOME = "index.qmd"


class Owner(NamedTuple):
    """The path of the file that says who it is, the person, the path of the page with the biography, and the portrait,
    as that page or file names it."""

    path: str = ""
    profile: Profile | None = None
    about: str = ""
    portrait: str = ""


def hugo_blox(site: SiteFolder) -> Owner:
    """The owner's page of HugoBlox, of any generation, and the picture beside it."""
    path, data = site_works.hugo_blox_owner(site)
    places = [*items(data, "organizations"), *items(data, "affiliations")]
    social = [*items(data, "social"), *items(data, "links"), *items(data, "profiles")]
    pairs = [
        (text_at(each, "icon").rpartition("/")[2], text_at(each, "link") or text_at(each, "url")) for each in social
    ]
    profile = _profile(
        site_works.name_of(data),
        pairs,
        position=text_at(data, "role"),
        affiliations=[Affiliation(text_at(each, "name"), url=_http(text_at(each, "url"))) for each in places],
        biography=whole(data.get("biography")) or whole(data.get("bio")),
    )
    pure = PurePosixPath(path)
    stems = [f"assets/media/authors/{pure.stem}", posixpath.join(str(pure.parent), "avatar")]
    pictures = (f"{stem}{ending}" for stem in stems for ending in PICTURES)
    return Owner(path, profile, portrait=next((f"/{each}" for each in pictures if each in site.known), ""))


def jekyll(site: SiteFolder) -> Owner:
    """The owner in `_config.yml`, as academicpages and al-folio have it."""
    path = next((path for path in ("_config.yml", "_config.yaml") if path in site.paths), "")
    data = site.data(path) if path else None
    about = site.page(_ABOUT)[0] if _ABOUT in site.known else {}
    author = data.get("author") if isinstance(data, dict) else None
    if isinstance(author, Mapping):
        pairs = [
            ("", url) for name in ("googlescholar", "orcid", "researchgate", "uri") if (url := text_at(author, name))
        ]
        github = text_at(author, "github")
        pairs += [("github", f"https://github.com/{github}")] if github else []
        profile = _profile(text_at(author, "name"), pairs, biography=text_at(author, "bio"))
        return Owner(path, profile, _ABOUT, text_at(author, "avatar"))
    parts = [text_at(data, name) for name in ("first_name", "middle_name", "last_name")]
    name = " ".join(part for part in parts if part) or text_at(data, "name")
    return Owner(path, _profile(name, []), _ABOUT, text_at(about, "profile.image"))


def quarto(site: SiteFolder) -> Owner:
    """The home page of a Quarto site that is about somebody."""
    data = site.page(_HOME)[0] if _HOME in site.known else {}
    if not (about := data.get("about")):
        return Owner()
    pairs = [("", text_at(each, "href")) for each in items(about, "links")]
    profile = _profile(text_at(data, "author") or text_at(data, "title"), pairs, position=text_at(data, "subtitle"))
    return Owner("", profile, _HOME, text_at(about, "image") or text_at(data, "image"))


def nobody(site: SiteFolder) -> Owner:
    """A site that does not say whose it is."""
    return Owner()


def _profile(name: str, pairs: Iterable[tuple[str, str]], biography: str = "", **facts: Any) -> Profile | None:
    if not name or site_samples.is_sample_name(name):
        return None
    real = [(label, url) for label, url in pairs if _http(url) and not site_samples.is_sample_id(url)]
    text = "" if site_samples.is_sample_text(biography) else biography
    return person(name, identity_links.named(real), biography=text, **facts)


def _http(url: str) -> str:
    return url if url.startswith(("https://", "http://")) and markdown.is_safe_address(url) else ""
