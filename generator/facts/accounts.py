"""Accounts and identifiers of people at other sites: a bare id leads to its address, and an address shows its id.

A row of `ACCOUNTS` has the label of a name under `links`, the address with a slot for each part of the id, and what an
id looks like. How a site writes its ids is what its own pages say. The check digit of an ORCID iD is that of ISO 7064.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

_HANDLE = r"@?([\w.-]+)"
_PLAIN = r"([\w.:~-]+)"
_PATH = r"([\w.:/~-]+)"
_NUMBER = r"(\d+)"


class Account(NamedTuple):
    """One row; `shown` is how a page writes an id, from the parts of `id` (one for each of its groups). Without an
    `address` the id alone leads nowhere."""

    label: str
    address: str
    id: str = _PLAIN
    shown: str = "{0}"


_AT = "@{0}"

# fmt: off
ACCOUNTS: Mapping[str, Account] = MappingProxyType({
    "email": Account("E-mail", "mailto:{0}", r"([^\s@:/?]+@[^\s@:/?]+\.[^\s@:/?]+)"),
    "orcid": Account("ORCID iD", "https://orcid.org/{0}", r"(\d{4}-\d{4}-\d{4}-\d{3}[\dX])"),
    "google-scholar": Account("Google Scholar", "https://scholar.google.com/citations?user={0}", shown="Profile"),
    "semantic-scholar": Account("Semantic Scholar", "https://www.semanticscholar.org/author/{0}", _NUMBER),
    "dblp": Account("DBLP", "https://dblp.org/pid/{0}", r"(\w[\w-]*/[\w-]+)"),
    "openalex": Account("OpenAlex", "https://openalex.org/{0}", r"(A\d+)"),
    "arxiv": Account("arXiv", "https://arxiv.org/a/{0}.html"),
    "scopus": Account("Scopus", "https://www.scopus.com/authid/detail.uri?authorId={0}", _NUMBER),
    "web-of-science": Account("Web of Science", "https://www.webofscience.com/wos/author/record/{0}"),
    "publons": Account("Publons", "https://publons.com/a/{0}/", _NUMBER),
    "researchgate": Account("ResearchGate", "https://www.researchgate.net/profile/{0}"),
    "academia": Account("Academia.edu", "https://{0}.academia.edu/{1}", r"([\w-]+)/([\w.-]+)", "{0}/{1}"),
    "hal": Account("HAL", "https://cv.hal.science/{0}"),
    "inspire": Account("INSPIRE", "https://inspirehep.net/authors/{0}", _NUMBER),
    "acm": Account("ACM", "https://dl.acm.org/profile/{0}", _NUMBER),
    "ieee": Account("IEEE", "https://ieeexplore.ieee.org/author/{0}", _NUMBER),
    "lattes": Account("Lattes", "http://lattes.cnpq.br/{0}", _NUMBER),
    "osf": Account("OSF", "https://osf.io/{0}/"),
    "pubmed": Account("PubMed", ""),
    "impactstory": Account("Impactstory", ""),
    "researchmap": Account("researchmap", "https://researchmap.jp/{0}"),
    "openreview": Account("OpenReview", "https://openreview.net/profile?id={0}", r"(~[^\s/?#&]+\d)"),
    "acl-anthology": Account("ACL Anthology", "https://aclanthology.org/people/{0}", _PATH),
    "zotero": Account("Zotero", "https://www.zotero.org/{0}"),
    "wikidata": Account("Wikidata", "https://www.wikidata.org/wiki/{0}", r"(Q\d+)"),
    "wikipedia": Account("Wikipedia", "https://wikipedia.org/wiki/User:{0}"),
    "github": Account("GitHub", "https://github.com/{0}", _HANDLE, _AT),
    "gitlab": Account("GitLab", "https://gitlab.com/{0}", _HANDLE, _AT),
    "bitbucket": Account("Bitbucket", "https://bitbucket.org/{0}", _HANDLE, _AT),
    "codeberg": Account("Codeberg", "https://codeberg.org/{0}", _HANDLE, _AT),
    "huggingface": Account("Hugging Face", "https://huggingface.co/{0}", _HANDLE, _AT),
    "kaggle": Account("Kaggle", "https://www.kaggle.com/{0}", _HANDLE, _AT),
    "stackoverflow": Account("Stack Overflow", "https://stackoverflow.com/users/{0}", r"(\d+(?:/[\w.-]+)?)"),
    "leetcode": Account("LeetCode", "https://leetcode.com/u/{0}/", _HANDLE, _AT),
    "linkedin": Account("LinkedIn", "https://www.linkedin.com/in/{0}", _HANDLE),
    "mastodon": Account("Mastodon", "https://{1}/@{0}", r"@?(\w[\w.-]*)@([\w-]+(?:\.[\w-]+)+)", "@{0}@{1}"),
    "bluesky": Account("Bluesky", "https://bsky.app/profile/{0}", r"@?([\w-]+(?:\.[\w-]+)+)", _AT),
    "x": Account("X", "https://x.com/{0}", r"@?(\w+)", _AT),
    "youtube": Account("YouTube", "https://youtube.com/@{0}", _HANDLE, _AT),
    "telegram": Account("Telegram", "https://t.me/{0}", r"@?(\w+)", _AT),
    "medium": Account("Medium", "https://medium.com/@{0}", _HANDLE, _AT),
    "facebook": Account("Facebook", "https://facebook.com/{0}"),
    "instagram": Account("Instagram", "https://instagram.com/{0}", _HANDLE, _AT),
    "flickr": Account("Flickr", "https://www.flickr.com/{0}", _PATH),
    "keybase": Account("Keybase", "https://keybase.io/{0}"),
    "lastfm": Account("Last.fm", "https://www.last.fm/user/{0}"),
    "letterboxd": Account("Letterboxd", "https://letterboxd.com/{0}"),
    "spotify": Account("Spotify", "https://open.spotify.com/user/{0}"),
    "strava": Account("Strava", "https://www.strava.com/athletes/{0}", _NUMBER),
    "unsplash": Account("Unsplash", "https://unsplash.com/@{0}", _HANDLE, _AT),
    "pinterest": Account("Pinterest", "https://www.pinterest.com/{0}"),
    "quora": Account("Quora", "https://www.quora.com/profile/{0}"),
    "discord": Account("Discord", "https://discord.com/users/{0}", _NUMBER),
    "whatsapp": Account("WhatsApp", "https://wa.me/{0}", r"\+?(\d+)", "+{0}"),
    "xing": Account("XING", "https://www.xing.com/profile/{0}"),
})
# fmt: on
"""Names under `links` that take a bare id, in the order of the documentation."""

_OTHER_NAMES = MappingProxyType(
    {"mail": "email", "e-mail": "email", "scholar": "google-scholar", "twitter": "x", "inspirehep": "inspire"}
)
_FORMER_HOSTS = (("twitter.com/", "x.com/"), ("telegram.me/", "t.me/"), ("www.", ""))


def account(name: str) -> Account | None:
    """The account that a name under `links` means, however it is spelled: `Google Scholar` is `google-scholar`."""
    key = re.sub(r"[ _]", "-", name.strip().casefold())
    return ACCOUNTS.get(_OTHER_NAMES.get(key, key))


def address(of: Account, id: str) -> str:
    """The address that a bare id leads to; empty if it is not an id of that site."""
    parts = re.fullmatch(of.id, id.strip())
    if parts is None or (of is ACCOUNTS["orcid"] and not has_check_digit(id.strip())):
        return ""
    return of.address.format(*parts.groups())


def handle(of: Account, url: str) -> str:
    """How a page writes the id that an address leads to, such as `@user`; empty if it leads elsewhere."""
    found = _pattern_of(of.address).fullmatch(_comparable(url))
    if found is None or not of.address:
        return ""
    parts = [found[f"part{n}"] for n in range(len(found.groupdict()))]
    written = of.shown.format(*parts)
    return written if of.shown == "Profile" or re.fullmatch(of.id, written) else ""


def has_check_digit(orcid: str) -> bool:
    """True if the last digit of an ORCID iD is that of ISO 7064 (mod 11-2)."""
    digits = orcid.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == digits[-1]


@cache
def _pattern_of(template: str) -> re.Pattern[str]:
    """Addresses of a site; a query or fragment after the id means nothing."""
    text = re.sub(r"\\\{(\d)\\\}", r"(?P<part\1>[^?#&]+?)", re.escape(_comparable(template)))
    return re.compile(text.removesuffix("/") + r"(?:\.html)?/?(?:[?&#].*)?")


def _comparable(url: str) -> str:
    text = re.sub(r"^(?:https?://|mailto:)", "", url)
    for former, now in _FORMER_HOSTS:
        text = now + text.removeprefix(former) if text.startswith(former) else text
    return text
