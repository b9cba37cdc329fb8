"""What a BibTeX title protects in braces: BibTeX styles put every other word in lower case."""

from __future__ import annotations

import re

from generator.intake.readers.bibtex_text import plain

_MARK = re.compile(r"\\.|\$(?:\\.|[^$\\])*\$|[{}]", re.DOTALL)
_ON, _OFF = "\x0e", "\x0f"
_BESIDE = rf"[^\s{_ON}{_OFF}/–—-]*"
_WORD_AROUND = re.compile(rf"(?:{_BESIDE}{_ON}[^{_ON}{_OFF}]*{_OFF})+{_BESIDE}")


def protected(title: str) -> list[str]:
    """The words in braces, as text; of a word of which only a part is in braces, the whole word. A brace in front of a
    command is part of an accented letter and protects nothing."""
    if "{" not in title:
        return []
    marked = plain(_marked(title))
    return [match[0].replace(_ON, "").replace(_OFF, "").strip() for match in _WORD_AROUND.finditer(marked)]


def _marked(title: str) -> str:
    """The title with marks for the outermost braces that protect."""
    pieces, depth, end, opened = [], 0, 0, 0
    for match in _MARK.finditer(title):
        if match[0] == "{":
            depth += 1
            if depth == 1 and not _is_argument(title, match.start()) and not title.startswith("\\", match.end()):
                pieces += [title[end : match.start()], _ON]
                end = opened = match.end()
        elif match[0] == "}" and depth:
            depth -= 1
            if depth == 0 and opened:
                pieces += [title[end : match.start()], _OFF]
                end, opened = match.end(), 0
    return "".join([*pieces, title[end:]])


def _is_argument(title: str, at: int) -> bool:
    """True for the braces after a command, such as `\\emph{…}`: they protect, too, but the command needs them."""
    return bool(re.search(r"\\[A-Za-z]+\s*$|\\[^A-Za-z]$", title[max(0, at - 30) : at]))
