"""BibTeX as others read it: two independent parsers, a LaTeX decoder, and what styles do to titles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bibtexparser.entrypoint import parse_string as parse_bibtex
from pybtex.database import Person as PybtexPerson
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)


@dataclass(frozen=True)
class Entry:
    """An entry as a parser gives it; `fields` hold LaTeX, without the names of people."""

    type: str
    key: str
    fields: dict[str, str]
    author: str


def with_bibtexparser(text: str) -> list[Entry]:
    """The entries by bibtexparser 2; nothing but entries may be in the file."""
    library = parse_bibtex(text)
    assert not library.failed_blocks
    assert len(library.blocks) == len(library.entries)
    found = []
    for entry in library.entries:
        fields = {field.key.lower(): str(field.value) for field in entry.fields}
        assert len(fields) == len(entry.fields)
        found.append(Entry(entry.entry_type, entry.key, fields, fields.pop("author", "")))
    return found


def with_pybtex(text: str) -> list[Entry]:
    """The entries by pybtex, which raises at the first fault."""
    found = []
    for key, entry in parse_string(text, "bibtex").entries.items():
        fields = {name.lower(): value for name, value in entry.fields.items()}
        author = " and ".join(map(_spelled, entry.persons.get("author", [])))
        found.append(Entry(entry.original_type, key, fields, author))
    return found


def people(text: str, role: str = "author") -> list[tuple[str, str, str]]:
    """First, last with its particle, and suffix of each person of the only entry, decoded."""
    [entry] = parse_string(text, "bibtex").entries.values()
    return [_parts(person) for person in entry.persons.get(role, [])]


def agreed(text: str) -> list[Entry]:
    """The entries, on which both parsers agree; months as numbers."""
    ours, theirs = with_bibtexparser(text), with_pybtex(text)
    assert [(e.type, e.key) for e in ours] == [(e.type, e.key) for e in theirs]
    for one, other in zip(ours, theirs, strict=True):
        month = {"month": _number(one.fields["month"])} if "month" in one.fields else {}
        shown = {name: " ".join(value.split()) for name, value in other.fields.items() if name not in _PEOPLE}
        if "month" in shown:
            shown["month"] = str(MONTHS.index(shown["month"]) + 1)
        assert {name: v for name, v in {**one.fields, **month}.items() if name not in _PEOPLE} == shown
        one.fields.update(month)
    return ours


_PEOPLE = frozenset({"editor"})


def _number(month: str) -> str:
    return str([name[:3].lower() for name in MONTHS].index(month) + 1)


def _spelled(person: PybtexPerson) -> str:
    return str(person)


def _parts(person: PybtexPerson) -> tuple[str, str, str]:
    first = [*person.first_names, *person.middle_names]
    last = [*person.prelast_names, *person.last_names]
    first_text, last_text, suffix = (" ".join(words) for words in (first, last, person.lineage_names))
    return decoded(first_text), decoded(last_text), decoded(suffix)


_SIGNS = (
    *((r"\textbraceleft{}", r"\{"), (r"\textbraceright{}", r"\}"), (r"\textasciicircum{}", "^")),
    *((r"\textless{}", "<"), (r"\textgreater{}", ">"), (r"\textbar{}", "|")),
)


@cache
def _decoder() -> LatexNodes2Text:
    texts = get_default_latex_context_db()  # it drops these commands with what they hold
    texts.add_context_category("fonts", [MacroTextSpec(name, "%s") for name in ("texttt", "textsf")], prepend=True)
    return LatexNodes2Text(texts, math_mode="verbatim", keep_comments=True)


def decoded(value: str) -> str:
    """What LaTeX prints; pylatexenc does not know the names of braces, and takes a circumflex for an accent."""
    for name, char in (
        (r"\textbraceleft{}", r"\{"),
        (r"\textbraceright{}", r"\}"),
        (r"\textasciicircum{}", "^"),
        *_SIGNS,
    ):
        value = value.replace(name, char)
    return str(_decoder().latex_to_text(value)).replace("\xa0", " ")


def is_balanced(value: str) -> bool:
    """BibTeX's own rule: every brace counts, and a backslash does not hide it."""
    depth = 0
    for char in value:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def lowered(title: str) -> str:
    """What `change.case$` "t" of plain.bst makes of a title: lower case outside of braces and in a "special character",
    which is a brace with a command right after it, except for commands, the first letter and what follows a colon and
    a space."""
    result, depth, is_special = "", 0, False
    commands = {at for command in re.finditer(r"\\[A-Za-z]+", title) for at in range(*command.span())}
    for at, char in enumerate(title):
        depth += (char == "{") - (char == "}")
        is_special = depth > 0 and (is_special or (depth == 1 and title.startswith("{\\", at)))
        starts = at == 0 or (title[:at].rstrip().endswith(":") and title[at - 1].isspace())
        result += char if (depth and not is_special) or starts or at in commands else char.lower()
    return result
