"""What a citation style consists of: rules for names, titles, pages and dates, and templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.citing.author_lists import NameRules
from generator.citing.work import Cited
from generator.model import PartialDate

FULL = "January February March April May June July August September October November December".split()
SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
THREE = "Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sep. Oct. Nov. Dec.".split()
NO_STOPS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

YEAR = ("{year}", "{year}", "{year}")

SERIALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical", "post-weblog", "review"})
SERIALS |= {"review-book"}


Fields = dict[str, str]
Forms = tuple[str, str, str]
"""Forms of date for a known day, month and year."""

_NUMBER = re.compile(r"[A-Za-z]*\d+[A-Za-z]*(?:\s*[,&–-]\s*[A-Za-z]*\d+[A-Za-z]*)*")


def label(word: str, number: str, *, behind: bool = False) -> str:
    """`vol. 3`, `vols. 3–4`, or `5 vols.` if the label stands after; what is not a number stands without a label."""
    if not is_number(number):
        return number
    return f"{number} {word}" if behind else labelled(word, number)


def labelled(word: str, number: str) -> str:
    """`no. 3`, `nos. 3–4`, `no. III`; nothing without a number."""
    is_range = any(mark in number for mark in "–,&")
    plural = f"{word.removesuffix('.')}s{'.' * word.endswith('.')}"
    return number and f"{plural if is_range else word} {number}"


def is_number(text: str) -> bool:
    """True for a number that may have letters around it, such as `12`, `e1002` or `12b`."""
    return bool(_NUMBER.fullmatch(text))


def capital(text: str) -> str:
    """The text with a capital at its start, unless its first word has one elsewhere, as in `bioRxiv`."""
    first = text.partition(" ")[0]
    return text if first != first.lower() else text[:1].upper() + text[1:]


def dated(day: PartialDate, forms: Forms, months: Sequence[str]) -> str:
    """The date in the form for what is known of it; empty without a year."""
    if not day.year:
        return ""
    form = forms[0] if day.month and day.day else forms[1] if day.month else forms[2]
    return form.format(year=day.year, month=months[day.month - 1] if day.month else "", day=day.day)


def nothing(c: Cited, f: Fields) -> Fields:
    """No fields of the style's own."""
    return {}


@dataclass(frozen=True, slots=True)
class Style:
    """A style. `templates` and `dates` are by CSL item type, with "" for all other types; `shapes` names the templates
    of types that are set like another.

    `italic` names the types whose title stands in italics unless the work is in a container, `always_italic` those
    where it does even then, `unmarked` those where it is plain; other titles are quoted if `quotes`, else plain. In a
    style of title case, titles `in_sentence_case` keep their capitals. Forms of date are for a known day, month and
    year; empty where the style leaves the year to the front of the reference.

    `eds`, `heads` and `page_labels` are for one and for several, `heads` after names that stand in the author's place.
    Those are the first of `leading`, or all if `heads_both`, and none unless the work `is_under_editors`. `derived`
    adds fields of its own.
    """

    key: str
    label: str
    names: NameRules
    editors: NameRules
    templates: Mapping[str, str]
    months: list[str]
    dates: Mapping[str, Forms]
    shapes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    pages: str = "whole"
    no_date: str = ""
    title_case: bool = False
    quotes: bool = True
    italic: frozenset[str] = frozenset()
    always_italic: frozenset[str] = frozenset()
    unmarked: frozenset[str] = frozenset()
    in_sentence_case: Callable[[Cited], bool] = lambda c: False
    eds: tuple[str, str] = ("Ed.", "Eds.")
    trans: tuple[str, str] = ("Trans.", "Trans.")
    heads_both: bool = False
    leading: tuple[str, ...] = ("editors", "translators")
    is_under_editors: Callable[[Cited], bool] = lambda c: True
    heads: str = ", {}"
    page_labels: tuple[str, str] = ("p.", "pp.")
    derived: Callable[[Cited, Fields], Fields] = nothing
