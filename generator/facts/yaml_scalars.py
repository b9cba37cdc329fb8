"""Texts → YAML that every reader takes for the same texts."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"[A-Za-z0-9/(.][A-Za-z0-9 ()/.,;+@_’'·À-ɏ-]*(?<! )")
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)}
_READS_AS_ANOTHER_TYPE = re.compile(
    r"(?i)true|false|yes|no|on|off|y|n|null|[-+.\d][\d_,.:e+-]*|0[xob][\da-f]+|\.?inf|\.nan|---.*|\.\.\."
)
_OF_LISTS = re.compile(r"[\[\]{},]")


def scalar(text: str) -> str:
    """Plain if that is safe, otherwise in quotes."""
    if _PLAIN.fullmatch(text) and not _READS_AS_ANOTHER_TYPE.fullmatch(text):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A double-quoted scalar on one line. JSON's escapes are YAML's (YAML 1.2, section 1.3); what only YAML takes for a
    line break or refuses is escaped besides."""
    return json.dumps(text, ensure_ascii=False).translate(_ESCAPED)


def in_brackets(text: str) -> str:
    """A text as it can stand in a list on one line."""
    return quoted(text) if _OF_LISTS.search(text) else scalar(text)
