"""A language as pages use it: messages, plurals, numbers, dates and lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from gettext import NullTranslations
from string import Formatter
from typing import Any, Protocol

from markupsafe import Markup, escape

from generator.model import PartialDate
from generator.site.language.english import English

ENGLISH_CODE = "en"
RIGHT_TO_LEFT = "rtl"


class Conventions(Protocol):
    """How numbers, dates and lists are written."""

    direction: str
    samples: Mapping[str, int]
    """A whole number of each plural category of CLDR that the language has."""

    def number(self, number: int) -> str:
        """`88,855`."""

    def decimal(self, number: float) -> str:
        """`1.2`, with one digit after the point."""

    def in_words(self, number: int) -> str:
        """`Thirty-two`, as a sentence begins; digits in languages without such words here."""

    def day(self, date: PartialDate) -> str:
        """`18 Jul 2023`, `Jul 2023`, `2023`, `30 Jan` or an empty text."""

    def days(self, first: PartialDate, last: PartialDate) -> str:
        """`21–23 May 2026`, the days of an event."""

    def list(self, items: Sequence[str]) -> str:
        """`A, B and C`."""

    def within_sentence(self, label: str) -> str:
        """A label as it is written within a sentence."""


class Language:
    """The messages of a catalogue with what their placeholders stand for, and the conventions of the language. Messages
    are those of GNU gettext with placeholders in braces; whole numbers are written as the language writes them."""

    def __init__(self, code: str, catalogue: NullTranslations, conventions: Conventions, version: str = "") -> None:
        self.code, self.direction, self._samples = code, conventions.direction, conventions.samples
        self.number, self.in_words = conventions.number, conventions.in_words
        self.within_sentence = conventions.within_sentence
        self.decimal, self.list = conventions.decimal, conventions.list
        self.day, self.days = conventions.day, conventions.days
        self._catalogue, self._version = catalogue, version

    def stands_for(self) -> object:
        """The code, and the digest of the catalogue."""
        return self.code, self._version

    def gettext(self, message: str, /, **values: object) -> str:
        """The message in this language."""
        return self._filled(self._catalogue.gettext(message), values)

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """A message that means different things in different contexts."""
        return self._filled(self._catalogue.pgettext(context, message), values)

    def ngettext(self, one: str, other: str, n: int, /, **values: object) -> str:
        """The form of a message that goes with a number, which `{n}` stands for unless `values` has another `n`."""
        return self._filled(self._catalogue.ngettext(one, other, n), {"n": n, **values})

    def forms(self, one: str, other: str) -> dict[str, str]:
        """The forms of a message by plural category, for scripts."""
        return {category: self._catalogue.ngettext(one, other, n) for category, n in self._samples.items()}

    @property
    def for_templates(self) -> dict[str, Any]:
        """What templates see: `_`, `pgettext` and `ngettext` give safe HTML in which all values but markup are escaped;
        `comma` stands between names, `detail_comma` between details."""
        escaping = _Escaping(self._catalogue, self._written)
        messages = {"_": escaping.gettext, "pgettext": escaping.pgettext, "ngettext": escaping.ngettext}
        commas = {"comma": escaping.gettext(COMMA), "detail_comma": escaping.pgettext("between details", ", ")}
        return {**messages, **commas, "in_words": self.in_words, "year_name": self.year}

    def year(self, label: str) -> str:
        """The label of a year as pages show it."""
        return label if label[:1].isdecimal() else self.gettext("Undated")

    def isolated(self, text: str) -> str:
        """A text that keeps its order beside texts of the other direction; as it is in languages read from the left."""
        return f"{_ISOLATE}{text}{_END_OF_ISOLATE}" if text and self.direction == RIGHT_TO_LEFT else text

    def joined(self, names: Sequence[str]) -> str:
        """`A, B, C`, without a word before the last one."""
        return self.gettext(COMMA).join(names)

    def details(self, parts: Iterable[str]) -> str:
        """`Fair, Turin, 2024`: the parts that are not empty, from a thing to what is said of it."""
        return self.pgettext("between details", ", ").join(filter(None, parts))

    def clauses(self, parts: Iterable[str]) -> str:
        """`32 papers; 88,855 citations`: the parts that are not empty."""
        return self.gettext("; ").join(filter(None, parts))

    def sentences(self, parts: Iterable[str]) -> str:
        """The sentences that are not empty, with a space between them where the language has one."""
        return " ".join(filter(None, parts)).replace("。 ", "。")

    def _written(self, value: object) -> object:
        return self.number(value) if type(value) is int else value

    def _filled(self, text: str, values: Mapping[str, object]) -> str:
        return text.format(**{name: self._written(value) for name, value in values.items()}) if values else text


COMMA = ", "
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


class _Escaping:
    """The messages as HTML."""

    def __init__(self, catalogue: NullTranslations, written: Callable[[object], object]) -> None:
        self._catalogue, self._written = catalogue, written

    def gettext(self, message: str, /, **values: object) -> Markup:
        return self._filled(self._catalogue.gettext(message), values)

    def pgettext(self, context: str, message: str, /, **values: object) -> Markup:
        return self._filled(self._catalogue.pgettext(context, message), values)

    def ngettext(self, one: str, other: str, n: int, /, **values: object) -> Markup:
        return self._filled(self._catalogue.ngettext(one, other, n), {"n": n, **values})

    def _filled(self, text: str, values: Mapping[str, object]) -> Markup:
        if not values:
            return escape(text)
        escaped = {name: escape(self._written(value)) for name, value in values.items()}
        return Markup("").join(before + escaped[name] if name else before for before, name in _pieces(text))


@cache
def _pieces(text: str) -> list[tuple[Markup, str]]:
    """The texts of a message, each with the name of the placeholder that follows; `Markup.format` would read the
    message again each time."""
    return [(escape(before), name or "") for before, name, _, _ in Formatter().parse(text)]


ENGLISH = Language(ENGLISH_CODE, NullTranslations(), English())
