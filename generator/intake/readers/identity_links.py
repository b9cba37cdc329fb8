"""Addresses that identify a person → links, named by where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from generator.facts import accounts
from generator.intake.readers.collecting import Collection
from generator.intake.readers.mapping import text_at
from generator.text import markdown

_ORCID = re.compile(r"(?:https?://(?:www\.)?orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])/?")
_NOT_A_NAME = re.compile(r"[^A-Za-z0-9 _-]+")
_OWN_SITE = re.compile(r"(?i)home|website|personal|web[ _-]?page|\burl\b")
_LONGEST_NAME = 40


def orcid(value: str) -> str:
    """The address of an ORCID iD; empty for anything else."""
    match = _ORCID.fullmatch(value.strip())
    return f"https://orcid.org/{match[1].upper()}" if match else ""


def report_damaged_orcids(found: Collection, place: str, numbers: Iterable[str]) -> None:
    """Reports what should be an ORCID iD and is none."""
    for number in dict.fromkeys(numbers):
        if number and not orcid(number):
            hint = "write the right one in content/index.md: links: {orcid: 0000-…}"
            found.report(place, f"{number!r:.80} is not an ORCID iD; left out", hint)


def of_profiles(found: Collection, place: str, profiles: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The network and the address of each profile on it; one without an address is reported."""
    for number, each in enumerate(profiles):
        network, account = text_at(each, "network"), text_at(each, "username")
        address = text_at(each, "url") or of_account(network, account)
        if not address.startswith("http") and (said := address or account):
            hint = f"write the address in content/index.md: links: {{{network or 'name'}: https://…}}"
            found.report(f"{place}/{number}", f"{network}: no address is known of {said!r:.80}; left out", hint)
        yield network, address


def of_account(network: str, account: str) -> str:
    """The address of somebody's page on a network; empty for a network that is not known."""
    row = accounts.account(network)
    return accounts.address(row, account) if row and row is not accounts.ACCOUNTS["email"] else ""


def named(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Links of pairs: what its owner calls it, and its address. Each address once; mail addresses are left out."""
    links: dict[str, str] = {}
    for label, url in pairs:
        if markdown.is_safe_address(url) and not url.startswith("mailto:") and url not in links.values():
            links[_free(_name(label, url), links)] = url
    return links


def _name(label: str, url: str) -> str:
    """The name of the site where an address leads, or else the label as a name."""
    known = next((name for name, row in accounts.ACCOUNTS.items() if accounts.handle(row, url)), "")
    name = re.sub(r"\s+", "-", _NOT_A_NAME.sub("", label).strip(" _-").lower())[: _LONGEST_NAME - 3]
    return known or ("homepage" if not name or not name[0].isalpha() or _OWN_SITE.search(label) else name)


def _free(name: str, links: dict[str, str]) -> str:
    number = 1
    while (free := name if number == 1 else f"{name}-{number}") in links:
        number += 1
    return free
