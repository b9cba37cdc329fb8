"""Addresses that identify a person → links, named by where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from generator.text import markdown

_HOSTS = {
    "orcid.org": "orcid", "github.com": "github", "gitlab.com": "gitlab", "linkedin.com": "linkedin", "x.com": "twitter",
    "twitter.com": "twitter", "scholar.google.com": "google_scholar", "dblp.org": "dblp", "wikidata.org": "wikidata",
    "researchgate.net": "researchgate", "openalex.org": "openalex", "semanticscholar.org": "semantic_scholar",
    "inspirehep.net": "inspire", "youtube.com": "youtube", "bsky.app": "bluesky", "scopus.com": "scopus",
    "webofscience.com": "web_of_science", "publons.com": "publons", "stackoverflow.com": "stackoverflow",
    "en.wikipedia.org": "wikipedia", "huggingface.co": "huggingface", "kaggle.com": "kaggle", "osf.io": "osf",
}  # fmt: skip
_ORCID = re.compile(r"(?:https?://(?:www\.)?orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])/?")
_NOT_A_NAME = re.compile(r"[^A-Za-z0-9 _-]+")
_PROFILES = {
    "github": "https://github.com/{}", "gitlab": "https://gitlab.com/{}", "linkedin": "https://www.linkedin.com/in/{}",
    "orcid": "https://orcid.org/{}", "twitter": "https://twitter.com/{}", "x": "https://x.com/{}",
    "google_scholar": "https://scholar.google.com/citations?user={}", "researchgate": "https://www.researchgate.net/profile/{}",
    "youtube": "https://www.youtube.com/@{}", "bluesky": "https://bsky.app/profile/{}",
    "stackoverflow": "https://stackoverflow.com/users/{}",
}  # fmt: skip


def orcid(value: str) -> str:
    """The address of an ORCID iD; empty for anything else."""
    match = _ORCID.fullmatch(value.strip())
    return f"https://orcid.org/{match[1].upper()}" if match else ""


def of_account(network: str, account: str) -> str:
    """The address of somebody's page on a network; empty for a network that is not known."""
    pattern = _PROFILES.get(network.casefold().replace(" ", "_"), "")
    return pattern.format(account.lstrip("@")) if pattern and re.fullmatch(r"@?[\w./-]+", account) else ""


def named(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Links of (what its owner calls it, address) pairs; the first address of each name."""
    links: dict[str, str] = {}
    for label, url in pairs:
        name = _name(label, url)
        if markdown.is_safe_address(url) and url not in links.values():
            while name in links:
                stem, _, number = name.rpartition("_")
                name = f"{stem}_{int(number) + 1}" if stem and number.isdecimal() else f"{name}_2"
            links[name] = url
    return links


def _name(label: str, url: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.") if _is_split(url) else ""
    if host in _HOSTS:
        return _HOSTS[host]
    name = _NOT_A_NAME.sub("", label).strip(" _-")[:40].lower().replace(" ", "_")
    is_own = not name or any(word in name for word in ("home", "website", "personal", "web_page", "webpage"))
    return "homepage" if is_own else name if name[0].isalpha() else f"link_{name}"[:40]


def _is_split(url: str) -> bool:
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True
