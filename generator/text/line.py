"""Text for formats made of lines, not paragraphs: on one line, composed, and without characters that are not text."""

from __future__ import annotations

import re
import unicodedata

_NOT_TEXT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    "\U000f0000-\U0010ffff"
    + "".join(chr(plane << 16 | end) for plane in range(1, 15) for end in (0xFFFE, 0xFFFF))
    + "]"
)  # controls, direction overrides, byte order mark, surrogates, private use, noncharacters


def one_line(text: str) -> str:
    """The text in NFC, with single spaces, and without controls and characters that mean nothing by themselves.

    The result is valid in XML, JSON, RIS and BibTeX, and private-use characters are free for our own marks.
    """
    if not text:
        return ""
    # Printable text has none of `_NOT_TEXT`, and no white space but spaces.
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()
    return " ".join(_NOT_TEXT.sub("", " ".join(unicodedata.normalize("NFC", text).split())).split())
