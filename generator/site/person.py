"""What pages show of the person: the name, the position and places of work, and where else the person is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import unquote

from generator.facts import accounts, ongoing
from generator.model import Affiliation, Profile
from generator.site.language.language import ENGLISH, Language
from generator.site.named_links import LINK, Link, is_hosted, links

_LONGEST_ADDRESS = 40
"""Characters of an address that is shown whole; of a longer one the host is enough."""

TRANSLATED = ("E-mail",)
"""Labels of accounts that are words, and not names."""

PROFILE = "Profile"
"""What leads to an account whose id tells nothing."""

_LONG, _LONGER = 20, 30
"""Characters of a name above which it is set smaller."""

_LONGEST_UNBROKEN = 12
"""Characters of a hyphenated part of a name that still fit in one line of the narrowest window."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A link to an account or site of the person's: its label, and its id as the site writes it; `url` is the path of a
    file of this site if `is_hosted`. `printed` is the text on paper, where a link cannot be followed."""

    label: str
    text: str
    url: str
    printed: str

    @property
    def pieces(self) -> list[str]:
        """The text in pieces between which a line may end: after `@` and `/`."""
        return re.split(r"(?<=[@/])(?=.)", self.text)

    @property
    def is_hosted(self) -> bool:
        """True for a file of this site."""
        return is_hosted(self.url)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of work in words: the role there unless it is the position, what is linked, and what follows it."""

    role: str
    name: str
    url: str
    rest: str


def contacts(
    profile: Profile, sizes: Mapping[str, int] = MappingProxyType({}), language: Language = ENGLISH
) -> list[Contact]:
    """The links under `links` in their order, each with its site's mark; `sizes` are those of hosted files."""
    named = zip(profile.links, links(profile.links, sizes, language), strict=True)
    return [_contact(name, link, language) for name, link in named]


def places(profile: Profile, today: str = "") -> list[Place]:
    """The places where the person works now: those without an end, or with one after `today`."""
    return [_place(each, profile.position) for each in profile.affiliations if ongoing.goes_on(each.end, today)]


def size_of(name: str) -> str:
    """How a name is set: empty, or `long` or `longer` for one that would take too many lines."""
    return "longer" if len(name) > _LONGER else "long" if len(name) > _LONG else ""


def pieces(name: str) -> Iterator[tuple[str, bool]]:
    """The name in pieces, each with whether it must not be broken: `García-Núñez` stays on one line."""
    for piece in re.split(r"(\s+)", name):
        yield piece, "-" in piece and len(piece) <= _LONGEST_UNBROKEN


def _contact(name: str, link: Link, language: Language) -> Contact:
    account = accounts.account(name)
    if account is None:
        text = ", ".join(filter(None, (shown(link.url), link.size)))
        return Contact(link.in_language(language).label, text, link.url, text)
    label = language.pgettext(LINK, account.label) if account.label in TRANSLATED else account.label
    handle = accounts.handle(account, link.url) or shown(link.url)
    text, printed = (language.gettext(PROFILE), shown(link.url)) if handle == PROFILE else (handle, handle)
    return Contact(label, text, link.url, printed)


def shown(url: str) -> str:
    """An address as people read it: without its scheme, and by its host alone if it is long."""
    if is_hosted(url):
        return url.rpartition(".")[2].upper()
    text = unquote(re.sub(r"^(?:https?://|mailto:)(?:www\.)?", "", url)).rstrip("/")
    return text if len(text) <= _LONGEST_ADDRESS else re.split(r"[/?#]", text, maxsplit=1)[0]


def _place(each: Affiliation, position: str) -> Place:
    role = "" if each.role.casefold() == position.casefold() else each.role
    name, rest = (each.department, each.name) if each.department else (each.name, "")
    url = each.url or (f"https://ror.org/{each.ror}" if each.ror else "")
    return Place(role, name, url, rest)
