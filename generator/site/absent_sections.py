"""Sections that an owner leaves out: links that would lead there become text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from dataclasses import replace
from functools import partial
from urllib.parse import unquote

from generator.site.urls import url_of
from generator.site.view import Producer, View, produce_page

_LINK = re.compile(r'<a(?P<before>\s[^>]*?)?\shref="(?P<href>[^"]*)"(?P<after>[^>]*)>(?P<text>.*?)</a>', re.DOTALL)
_CLASS = re.compile(r'\sclass="[^"]*"')


def unlinked(path: str, producer: Producer, sections: Collection[str]) -> Producer:
    """The producer of a page without links below the folders `sections`; that of anything else as it is."""
    return partial(_unlinked, url_of(path), producer, tuple(sections)) if path.endswith(".md") else producer


def _unlinked(here: str, producer: Producer, sections: tuple[str, ...]) -> View:
    page = produce_page(producer)
    return replace(page, html=_LINK.sub(partial(_text, here, sections), page.html))


def _text(here: str, sections: tuple[str, ...], link: re.Match[str]) -> str:
    target = posixpath.normpath(posixpath.join(here, unquote(link["href"])))
    if "://" in link["href"] or not f"{target}/".startswith(sections):
        return link[0]
    kept = "".join(_CLASS.findall(f"{link['before'] or ''}{link['after']}"))
    return f"<span{kept}>{link['text']}</span>"
