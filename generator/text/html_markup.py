"""HTML, JATS and MathML inside of texts that are not HTML → the portfolio's text: Unicode with `$…$` formulas.

Crossref, DataCite, PubMed, DBLP, ORCID and ADS put such markup into titles and abstracts. Only known tags count:
`a < b` and `<unknown>` stay what they are.
"""

from __future__ import annotations

import html
import re

from generator.text import latex_decoder

_TAG = re.compile(
    r"</?(?:(?:jats|mml|m):[A-Za-z-]+|b|i|u|p|a|br|em|tt|sc|sec|scp|sub|sup|inf|bold|italic|title|strong|small|span|div|"
    r"font|list|list-item|underline|monospace|inline-formula|inline-graphic|tex-math|alternatives|named-content)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAKING_TAG = re.compile(r"(?i)</?(?:jats:)?(?:p|br|div|title|sec|list|list-item)\b")
_RAISED = re.compile(
    r"<(?P<tag>(?:jats:)?(?P<level>sup|sub|inf)\b)(?:\s[^<>]*)?>\s*(?P<text>[^<>]{1,40}?)\s*</(?P=tag)\s*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MOST_ROUNDS = 5


def without_tags(words: str) -> str:
    """Known tags and entities as text, in rounds, since Crossref and exporters escape twice."""
    for _ in range(_MOST_ROUNDS):
        if "<" not in words and "&" not in words:
            break
        before = words
        words = _TAG.sub(_untagged, _RAISED.sub(_raised, words)) if "<" in words else words
        words = _ENTITY.sub(lambda match: html.unescape(match[0]).replace("$", r"\$"), words)
        if words == before:
            break
    return words


def _untagged(match: re.Match[str]) -> str:
    return " " if _BREAKING_TAG.match(match[0]) else ""


def _raised(match: re.Match[str]) -> str:
    return latex_decoder.raised(match["text"], "^" if match["level"].lower() == "sup" else "_")
