"""Links in front matter: addresses by name, files that the owner hosts, and accounts named by their ids."""

from __future__ import annotations

import re

from generator.facts import accounts, value_hints
from generator.facts.frontmatter import Node
from generator.facts.yaml_values import Rejected, mapping_of, text_of
from generator.text import markdown

_HOSTED = re.compile(r"(?:(?!\.)[^/:\\?#\s][^/:\\?#]*/)*(?!\.)[^/:\\?#\s][^/:\\?#]*\.(?!md$)[A-Za-z0-9]{1,5}")
"""A file below `content/`, such as `files/paper.pdf`."""

_NAME_OF_LINK = re.compile(r"[^\W\d_][\w &,./+()’'-]{0,40}")


def links(node: Node) -> dict[str, str]:
    """Addresses, and paths of files below `content/`, by name. Raises Rejected for anything else."""
    addresses = {}
    for name, child in mapping_of(node).items():
        url = text_of(child)
        if not _NAME_OF_LINK.fullmatch(name):
            what = f"has a name that is not a plain word: {name!r:.80}"
            raise Rejected(child.key_at, what, "for example code, pdf, slides")
        if not markdown.is_safe_address(url) and (name == "url" or not _HOSTED.fullmatch(url)):
            raise Rejected(child.at, f"has no web address for {name!r}: {url!r:.80}", value_hints.of_link(url, name))
        addresses[name] = url
    return addresses


def accounts_and_links(node: Node) -> dict[str, str]:
    """As `links`, where known names take the bare id."""
    named = mapping_of(node)
    by_id = {name: _address_of_id(name, child) for name, child in named.items()}
    rest = {name: child for name, child in named.items() if not by_id[name]}
    return {**by_id, **links(Node(rest, node.at, node.key_at))}


def _address_of_id(name: str, node: Node) -> str:
    """The address of an account, if the value is not an address itself."""
    text, account = text_of(node), accounts.account(name)
    if account is None or not text or markdown.is_safe_address(text):
        return ""
    if address := accounts.address(account, text):
        return address
    if account.label == "ORCID iD" and re.fullmatch(account.id, text):
        raise Rejected(node.at, f"is not an ORCID iD: {text!r}", "its last digit does not fit the others")
    return ""


def web_address(node: Node) -> str:
    """An address with a scheme that browsers open. Raises Rejected for anything else."""
    text = text_of(node)
    if text and not markdown.is_safe_address(text):
        raise Rejected(node.at, f"is not a web address: {text!r:.80}", value_hints.of_link(text))
    return text
