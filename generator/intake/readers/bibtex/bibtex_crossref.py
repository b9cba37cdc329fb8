"""What an entry inherits from another one: `crossref` of BibTeX, `xdata` of biblatex."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.intake.readers.bibtex.bibtex_entries import RawEntry, Value

# What a paper shares with its volume. Identifiers, links, abstract and authors are the volume's own.
_SHARED = frozenset(
    "booktitle journal journaltitle publisher editor year month day date volume number issue series address location "
    "organization institution school edition eventtitle eventdate venue isbn issn maintitle mainsubtitle volumes "
    "booksubtitle issuetitle issuesubtitle journalsubtitle langid language translator".split()
)
_SETS = frozenset("mvbook mvcollection mvproceedings mvreference".split())
_VOLUMES = frozenset("proceedings book collection reference periodical".split()) | _SETS
_OF_ONE_AUTHOR = frozenset({"book", "mvbook", "inbook", "bookinbook", "suppbook"})
_PARTS_OF_SOFTWARE = frozenset({"softwareversion", "softwaremodule", "codefragment"})


def inherit(entries: Iterable[RawEntry]) -> set[str]:
    """Gives entries with `crossref` or `xdata` the fields of the entries that they name; returns the keys of those, in
    lower case."""
    by_key: dict[str, RawEntry] = {}
    children = []
    for entry in entries:
        by_key.setdefault(entry.key.lower(), entry)
        children += [entry] if {"crossref", "xdata"} & entry.fields.keys() else []
    used: set[str] = set()
    for child in children:
        for name in [name for name in ("xdata", "crossref") if name in child.fields]:
            used |= _inherited(child, name, by_key)
    return used


def _inherited(child: RawEntry, name: str, by_key: Mapping[str, RawEntry]) -> set[str]:
    """Lets a child inherit through one field, which stays if it names an unknown entry; returns the known keys."""
    reference = child.fields.pop(name)
    keys, missing = set(), []
    for key in filter(None, (key.strip() for key in reference.text.split(","))):
        parent = by_key.get(key.lower())
        if parent is None or parent is child:
            missing.append(key)
            child.faults.append((reference.line, f"{name} names {key!r:.60}, which is not in the file"))
        else:
            keys.add(key.lower())
            _inherit_from(child, parent, everything=name == "xdata" or child.type in _PARTS_OF_SOFTWARE)
    if missing:
        child.fields[name] = Value(", ".join(missing), reference.line)
    return keys


def _inherit_from(child: RawEntry, parent: RawEntry, *, everything: bool) -> None:
    own = {"crossref", "xdata", "ids"}
    dated = {"year", "month", "day", "date"} if {"year", "date"} & child.fields.keys() else set()
    for name, value in parent.fields.items():
        if name not in own and (everything or name in _SHARED - dated):
            child.fields.setdefault(name, Value(value.text, 0))
    if everything or parent.type not in _VOLUMES:
        return
    if child.type in _OF_ONE_AUTHOR and "editor" not in child.fields.keys() - parent.fields.keys():
        _take(child, "author", parent, "author")
    holder = _titled(child.type, parent.type)
    if holder and holder not in child.fields:
        _take(child, holder, parent, "title")
        _take(child, _SUBTITLES[holder], parent, "subtitle")


_SUBTITLES = {"booktitle": "booksubtitle", "maintitle": "mainsubtitle", "journaltitle": "journalsubtitle"}


def _titled(child: str, parent: str) -> str:
    """The field of a child that has the title of its parent; empty if none has."""
    if parent == "periodical":
        return "journaltitle"
    if child in _VOLUMES:
        return "maintitle" if parent in _SETS else ""
    return "booktitle"


def _take(child: RawEntry, name: str, parent: RawEntry, source: str) -> None:
    if source in parent.fields:
        child.fields.setdefault(name, Value(parent.fields[source].text, 0))
