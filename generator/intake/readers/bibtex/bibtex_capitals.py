"""What a BibTeX title protects in braces: BibTeX styles put every other word in lower case."""

from __future__ import annotations

import re

from generator.intake.readers.bibtex.bibtex_text import plain
from generator.text import formulas

_MARK = re.compile(r"\\.|\$(?:\\.|[^$\\])*\$|[{}]", re.DOTALL)
_ON, _OFF = "\x0e", "\x0f"
_WITHOUT_LETTERS = re.compile(r"\{(?:\$(?:\\.|[^$\\])*\$|[^\w{}]*)\}", re.DOTALL)
_FORMULA = "\x10"
_ARGUMENT, _PROTECTS = "argument", "protects"
_WORD = re.compile(rf"(?:[^\s{_ON}{_OFF}{_FORMULA}/–—-]|{_ON}[^{_ON}{_OFF}]*{_OFF})+")


def protected(title: str) -> list[str]:
    """The words in braces, as text, without formulas; of a word of which only a part is in braces, the whole word. A
    brace before a command is part of an accented letter and protects nothing."""
    if "{" not in title:
        return []
    spans = formulas.spans(plain(_marked(title)))
    marked = "".join(_FORMULA if span.is_math else span.text for span in spans)
    words = (word.replace(_ON, "").replace(_OFF, "") for word in _WORD.findall(marked) if _ON in word)
    return [part.strip() for word in words for part in word.split(_FORMULA) if part.strip()]


def _marked(title: str) -> str:
    """The title with marks in place of the outermost braces that protect."""
    pieces: list[str] = []
    open_braces: list[str] = []
    end = settled = 0  # the open braces whose own use settles all that is in them
    for match in _MARK.finditer(title):
        if match[0] == "{":
            open_braces.append("" if settled else _use(title, match.start()))
            settled += open_braces[-1] != _ARGUMENT
            mark = _ON if open_braces[-1] == _PROTECTS else ""
        else:
            closed = open_braces.pop() if match[0] == "}" and open_braces else _ARGUMENT
            settled -= closed != _ARGUMENT
            mark = _OFF if closed == _PROTECTS else ""
        if mark:
            pieces += [title[end : match.start()], mark]
            end = match.end()
    return "".join([*pieces, title[end:]])


def _use(title: str, at: int) -> str:
    """What an opening brace is for. Those after a command, such as `\\emph{…}`, protect, too, but the command needs
    them; what has no letters, such as a formula, protects nothing else of its word."""
    if re.search(r"\\[A-Za-z]+\s*$|\\[^A-Za-z]$", title[max(0, at - 30) : at]):
        return _ARGUMENT
    return "" if title.startswith("\\", at + 1) or _WITHOUT_LETTERS.match(title, at) else _PROTECTS
