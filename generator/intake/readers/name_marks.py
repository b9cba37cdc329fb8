"""Marks after people's names, as the first page of a paper prints them: affiliations, footnotes, ORCID iDs, addresses.

However a source writes them, here they become `$^{…}$` after the name, without commas, so that no list is cut inside
of one. `author_marks` takes them out of the names and says so.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.text import latex_decoder, latex_formulas

SIGNS = "*∗⁎⋆★☆†‡§¶#♠♣♥♦♡♢♭♮♯∥‖⊥◇△✉🖂⋄∘•"
"""Characters that stand after names and in none."""

RAISED = "¹²³⁰⁴-⁹⁺⁻⁽⁾ᵃ-ᵛª"
"""Raised digits and letters, as part of a class of characters in a pattern."""

_GROUP = r"\{(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+\}"
_COMMAND = rf"\\(?P<name>[A-Za-z]+)\*?\s*(?P<arguments>(?:\[[^\[\]]{{0,80}}\])?(?:{_GROUP}){{0,2}})"
_ITEM = rf"(?:\d{{1,2}}(?!\d)|[{RAISED}]+|[{SIGNS}]+)"
_MARKS = (
    r"(?:(?<!\\)\^|\\textsuperscript\s+)(?P<raised>\{[^{}]{0,80}\}|\d|(?<=\s)[^\W_]|[*†‡§¶])",
    rf"(?P<command>{_COMMAND})",
    r"\{\$(?P<braced>[^$]{0,200})\$\}",
    r"\$(?P<formula>[^$]{0,200})\$",
    r"<sup\b[^<>]{0,80}>(?P<tag>[^<]{0,200})</sup\s*>",
    r"[(\[<]?(?P<link>(?:https?://|mailto:)[^\s,;<>{}]{1,300}?|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,5})[)\]>]?"
    r"(?=[\s,;]|$)",
    r"[(\[]?(?:orcid(?: id)?:?\s*)?(?P<orcid>\d{4}-\d{4}-\d{4}-\d{3}[\dX])[)\]]?",
    r"(?<=[\w.}\s])[(\[](?P<number>\d{1,2}(?:\s*,\s*\d{1,2})*|(?-i:[a-z]))[)\]](?=[\s,;$]|$)",
    rf"(?<=[^\W\d_])(?P<list>{_ITEM}(?:(?:,\s?)?{_ITEM})+)(?!\w)",
    rf"\\?(?P<signs>[{SIGNS}]+)",
)
_MARK = re.compile(rf"(?P<gap>(?:\\[,;:!/ ]|[~\s]){{0,4}},?)(?:{'|'.join(_MARKS)})", re.IGNORECASE)
_RAISED_COMMA = re.compile(r"\\textsuperscript\{[,\s]+\}|\$\^\{?[,\s]+\}?\$|<sup>[,\s]+</sup>")
_MAY_BE_ONE = re.compile(rf"[\\$^<@\[(]|://|\d|[{SIGNS}{RAISED}]")
_GROUPS_OF_TEXT = ("raised", "tag", "link", "orcid", "number", "list", "signs")
_OF_MARKS = frozenset({"textsuperscript", "href", "url", "sup"})
_ONLY_SIGNS = re.compile(rf"[\s{{}},]*[{re.escape(SIGNS)}]+[\s{{}},]*")
_NOT_OF_MARKS = re.compile(r"[{}()\[\]$^,;\\\s]+")
_PLAIN_SIGNS = re.compile(rf"[{SIGNS}{RAISED}]+")
_ENDS_NAME = re.compile(r"\}*(?:[\s,;\\$^<\[(*]|$)")
_CANONICAL = re.compile(r"\s*\$\^[({][^$]*[)}]\$")


@lru_cache(maxsize=16_384)
def canonical(names: str) -> str:
    """Names with every mark after them as `$^{…}$`; other text stays as it is."""
    if not _MAY_BE_ONE.search(names):
        return names
    if "\\ensuremath" in names or "\\(" in names:
        names = latex_formulas.with_formulas(names)
    return _MARK.sub(_rewritten, _RAISED_COMMA.sub("", names))


def apart(names: str) -> tuple[str, str]:
    """Names in canonical form without their marks, and the marks."""
    return _CANONICAL.sub("", names), "".join(_CANONICAL.findall(names))


def _rewritten(match: re.Match[str]) -> str:
    mark = _mark(match)
    if mark is None or not _is_behind_a_name(match):
        return match[0]
    words = " ".join(_NOT_OF_MARKS.sub(" ", mark).split())
    return f" $^{{{words}}}$" if words else ""


def _mark(match: re.Match[str]) -> str | None:
    """What a mark says; None for what is none."""
    if match["command"]:
        return _of_command(match["name"], match["arguments"])
    formula = match["braced"] or match["formula"]
    if formula is not None:
        shown = latex_decoder.to_text(formula)
        is_mark = formula.lstrip(" {}").startswith("^") or _ONLY_SIGNS.fullmatch(shown)
        return shown if is_mark else None
    said = next(filter(None, map(match.group, _GROUPS_OF_TEXT)), "")
    if _PLAIN_SIGNS.fullmatch(match[0].strip()):
        return None  # plain already
    return latex_decoder.to_text(said) if "\\" in said else said


def _of_command(name: str, arguments: str) -> str | None:
    """What a command prints after a name: one that the decoder does not know, or that raises, or a sign."""
    if name == "href":
        arguments = arguments.partition("}")[0]
    if name in _OF_MARKS:
        return latex_decoder.to_text(arguments.replace("$", "")) if arguments else None
    if latex_decoder.is_known(name):
        shown = latex_decoder.to_text(f"\\{name}{{}}")
        return shown if _ONLY_SIGNS.fullmatch(shown) else None
    return latex_decoder.to_text(arguments) if arguments.strip("{}[] ") else name


def _is_behind_a_name(match: re.Match[str]) -> bool:
    before = match.string[: match.start()].rstrip(" {}$)]~*")[-1:]
    return (before.isalpha() or before == "." or before.isdigit()) and bool(_ENDS_NAME.match(match.string, match.end()))
