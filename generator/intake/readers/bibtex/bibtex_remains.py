"""The fields of an entry, taken one by one; what is left at the end is kept under `extra`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.facts import names
from generator.facts.yaml_values import LONGEST_TEXT
from generator.intake.readers.bibtex.bibtex_entries import RawEntry
from generator.intake.readers.bibtex.bibtex_text import text, title, verbatim

LONGEST_EXTRA = 100_000
"""Characters of all values under `extra` together."""

_NOTHING = re.compile(r"(?i)n/a(?:\s*-+\s*n/a)?")
_OF_THIS_MACHINE = re.compile(r"file|local-url|pdf-file|bdsk-file-\d+")
"""Fields with paths on the machine of whoever made the file."""

_VERBATIM = frozenset(
    {"url", "doi", "date", "file", "eprint", "pdf", "html", "crossref", "groups", "biburl", "timestamp", "urn"}
)


def has_paths(entry: RawEntry) -> bool:
    """True for an entry with paths on the machine of whoever made the file: the web has no such file."""
    return any(_OF_THIS_MACHINE.fullmatch(name) and not _is_nothing(value.text) for name, value in entry.fields.items())


def _is_nothing(value: str) -> bool:
    bare = value.strip(" {}\t\n")
    return not bare or _NOTHING.fullmatch(bare) is not None


class Remains:
    """The fields that have not been taken yet. Blank fields, and those that say "n/a", count as absent."""

    def __init__(self, entry: RawEntry, aliases: Mapping[str, str]) -> None:
        self._entry = entry
        self._lines = {name: value.line for name, value in entry.fields.items()}
        self._values = {
            name: value.text
            for name, value in entry.fields.items()
            if not _is_nothing(value.text) and not _OF_THIS_MACHINE.fullmatch(name)
        }
        self._added: dict[str, str] = {}
        for alias, name in aliases.items():
            if alias in self._values and name not in self._values:
                self.rename(alias, name)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def names(self) -> list[str]:
        """The fields that are left."""
        return list(self._values)

    def peek(self, name: str) -> str:
        """The value as it is in the file; the field stays."""
        return self._values.get(name, "")

    def text(self, name: str) -> str:
        """Takes a field; returns its value as text. One that is too long for front matter stays."""
        value = text(self._values.get(name, ""))
        if len(value) > LONGEST_TEXT and name != "abstract":
            return ""
        self._values.pop(name, None)
        return value

    def title(self, name: str) -> str:
        """Takes a field; returns its value as text with its italics, under the same limit."""
        value = title(self._values.get(name, ""))
        return self.text(name) and value

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
        """Keeps something under `extra` that is not a field."""
        self._added[name] = value

    def report(self, name: str, message: str) -> None:
        """Reports what is odd about a field."""
        self._entry.faults.append((self._lines.get(name, 0), message))

    def extra(self) -> dict[str, str]:
        """What has not been taken, as text, by the name of its field, up to `LONGEST_EXTRA`."""
        room = LONGEST_EXTRA
        extra: dict[str, str] = {}
        for name, value in [*self._values.items(), *self._added.items()]:
            plain = verbatim(value) if name in _VERBATIM or name.startswith("bdsk-") else text(value)
            key = names.normal(name)[:60]
            if not plain or not key:
                continue
            if len(plain) > min(room, LONGEST_TEXT) or key in extra:
                self.report(name, f"{name:.60} has {len(plain):,} characters; left out")
                continue
            room -= len(plain)
            extra[key] = plain
        return dict(sorted(extra.items()))
