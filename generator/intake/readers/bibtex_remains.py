"""The fields of an entry, taken one after the other; what is left at the end is kept under `extra`."""

from __future__ import annotations

from collections.abc import Mapping

from generator.facts import names
from generator.facts.values import LONGEST_TEXT
from generator.intake.readers.bibtex_entries import RawEntry
from generator.intake.readers.bibtex_text import text, verbatim

LONGEST_EXTRA = 100_000
"""Characters of all values under `extra` together."""

_VERBATIM = frozenset(
    {"url", "doi", "date", "file", "eprint", "pdf", "html", "crossref", "groups", "biburl", "timestamp", "urn"}
)


class Remains:
    """What is still to be taken. Blank fields count as absent."""

    def __init__(self, entry: RawEntry, aliases: Mapping[str, str]) -> None:
        self._entry = entry
        self._lines = {name: value.line for name, value in entry.fields.items()}
        self._values = {name: value.text for name, value in entry.fields.items() if value.text.strip(" {}\t\n")}
        self._added: dict[str, str] = {}
        for alias, name in aliases.items():
            if alias in self._values and name not in self._values:
                self.rename(alias, name)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def peek(self, name: str) -> str:
        """The value as it stands in the file, which stays."""
        return self._values.get(name, "")

    def text(self, name: str) -> str:
        """The value as text, which is taken. One that is too long for front matter stays."""
        found = text(self._values.get(name, ""))
        if len(found) > LONGEST_TEXT and name != "abstract":
            return ""
        self._values.pop(name, None)
        return found

    def drop(self, name: str, *, only_if: bool = True) -> None:
        """Takes a field whose value has been understood."""
        if only_if:
            self._values.pop(name, None)

    def rename(self, old: str, new: str) -> None:
        """Gives a field another name."""
        if old in self._values:
            self._values[new] = self._values.pop(old)
            self._lines[new] = self._lines[old]

    def add(self, name: str, value: str) -> None:
        """Keeps something under `extra` that is no field."""
        self._added[name] = value

    def report(self, name: str, message: str) -> None:
        """Says something about a field."""
        self._entry.faults.append((self._lines.get(name, 0), message))

    def extra(self) -> dict[str, str]:
        """What nobody has taken, as text, by the name of its field; the room is limited."""
        room = LONGEST_EXTRA
        found: dict[str, str] = {}
        for name, value in [*self._values.items(), *self._added.items()]:
            shown = verbatim(value) if name in _VERBATIM or name.startswith("bdsk-") else text(value)
            key = names.normal(name)[:60]
            if not shown or not key:
                continue
            if len(shown) > min(room, LONGEST_TEXT) or key in found:
                self.report(name, f"{name:.60} has {len(shown):,} characters; left out")
                continue
            room -= len(shown)
            found[key] = shown
        return dict(sorted(found.items()))
