"""Values of BibTeX fields: `{…} # name # 12`, with the abbreviations that `@string` defines."""

from __future__ import annotations

import re

from generator.intake.readers.bibtex_blocks import unmasked

LONGEST_VALUE = 200_000
"""Characters of one value that are still read: abbreviations made of abbreviations multiply."""

FIELD = re.compile(r"\s*([^\W\d][\w:.+/-]*)\s*=(?!=)")
"""The beginning of a field: its name and the `=`."""

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_BARE = re.compile(r"[^\s{}#,=]+")
_BRACE = re.compile(r"[{}]")


class Strings:
    """The abbreviations of a file: the months, and what `@string` defines."""

    def __init__(self) -> None:
        self._texts = {name: name for name in _MONTHS}

    def define(self, body: str) -> str | None:
        """Takes in the body of an `@string`; returns what is wrong with it."""
        match = FIELD.match(body)
        if match is None:
            return "an @string without a name and a value"
        text, faults, rest = self.text_of(body[match.end() :])
        self._texts[match[1].lower()] = text
        return faults[0] if faults else f"not understood in an @string: {short(rest)}" if rest else None

    def text_of(self, expression: str) -> tuple[str, list[str], str]:
        """The text of `{…} # name # 12`, what is wrong with it, and what stands behind it."""
        texts, faults, at = [], [], 0
        while True:
            at = _skip_blanks(expression, at)
            text, end, fault = self._part(expression, at)
            if end == at:
                break
            texts.append(text)
            faults += [fault] if fault else []
            at = _skip_blanks(expression, end)
            if not expression.startswith("#", at):
                break
            at += 1
        if sum(map(len, texts)) > LONGEST_VALUE:
            return "", [f"a value of more than {LONGEST_VALUE:,} characters"], ""
        return "".join(texts), faults, expression[at:].strip()

    def _part(self, expression: str, at: int) -> tuple[str, int, str]:
        if expression.startswith("{", at):
            end = _closing_brace(expression, at)
            return unmasked(expression[at + 1 : end - 1]), end, ""
        bare = _BARE.match(expression, at)
        if bare is None:
            return "", at, ""
        word = unmasked(bare[0])
        if word.lower() in self._texts:
            return self._texts[word.lower()], bare.end(), ""
        is_whole = "#" in expression or bare.end() == len(expression.rstrip())
        is_name = is_whole and not word[0].isdecimal()
        return word, bare.end(), f"no @string defines {word!r:.60}; kept as it stands" if is_name else ""


def short(text: str) -> str:
    """A text for a message."""
    plain = " ".join(unmasked(text).split())
    return repr(plain if len(plain) <= 60 else f"{plain[:57]}…")


def _closing_brace(text: str, at: int) -> int:
    """The offset behind the brace that closes the one at `at`."""
    depth = 0
    for match in _BRACE.finditer(text, at):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end()
    return len(text) + 1


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
