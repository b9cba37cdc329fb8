"""Vancouver, as *Citing Medicine* of the National Library of Medicine has it."""

from __future__ import annotations

from generator.citing.author_lists import NameRules
from generator.citing.reference_markup import listed
from generator.citing.style import NO_STOPS, SERIALS, YEAR, Fields, Style, capital, is_number, label
from generator.citing.work import Cited

_NAMES = NameRules(7, 6, initials="", last_word="", compact=True)
_DAY = ("{year} {month} {day}", "{year} {month}", "{year}")
_MONTH = ("{year} {month}", "{year} {month}", "{year}")
_EDITORS = "{editors}, {eds}"
_CONTAINER = "{container}< {internet}>"
_WITHIN = f"[. |{_EDITORS}|{_CONTAINER}|{{edition_of_container}}|{{volume_of_title}}]"
_PRESS = "[: |{place}|{publisher}]"
_SERIES = "({series}<; {number_in_series}>)"
_ACCESS = "< [ |Available from: {serial_url}|doi:{doi}]>"
_SERIAL = "[;|{date}|[:|[|{series_name}|{volume}|({issue})]|{located}]]"


def _template(*parts: str) -> str:
    return f"[. |{{names}}|{{titled}}|{{edition_of_title}}|{'|'.join(parts)}].{_ACCESS}"


def _monograph(*, within: str = "", place: str = "{place}", date: str = "{date}", last: str = "{pp}") -> str:
    press = f"[: |{place}|{{publisher}}]"
    return _template(
        f"{within}{_WITHIN}",
        f"[; |{press}|{date}]",
        last,
        _SERIES,
    )


def _derived(c: Cited, f: Fields) -> Fields:
    """The title with its kind and medium, and what stands elsewhere in another work or in a series."""
    in_container = bool(f["container"])
    internet = "[Internet]" if c.url else ""
    title = f["container"] if c.type == "webpage" and in_container else f["any_title"]
    medium = internet if c.type not in _IN and (c.type == "webpage" or not in_container) else ""
    number = f["number"] and f"{'no.: ' * is_number(f['number'])}{f['number']}"
    in_journal = c.type == "article-journal" and bool(c.doi)
    volume = f["number"] if c.type in _LAWS else listed(", ", (label("Vol.", f["volume"]), f["volume_title"]))
    is_abbreviated = c.type in {"article-journal", "review", "review-book"}
    return {
        "container": f["container"].replace(".", "") if is_abbreviated else f["container"],
        "titled": listed(" ", (title, _in_brackets(f["genre"]), medium)),
        "part": f["any_title"] if in_container else "",
        "internet": "" if in_journal else internet,
        "serial_url": "" if in_journal else f["url"],
        "edition_of_title": "" if in_container else f["edition_nd"],
        "edition_of_container": f["edition_nd"] if in_container else "",
        "volume_of_title": "" if in_container else volume,
        "presentation": "" if in_container else listed(": ", (_presented(f), f["event"])),
        "place_in_brackets": _in_brackets(f["place"]),
        "located": f["number"] or f["pages"],
        "pp_unless_serial": "" if c.type in SERIALS - {"periodical", "post-weblog"} else f["pp"],
        "number_in_series": label("no.", f["series_number"]),
        "report": number and f"{capital(f['genre']) or 'Report'} {number}",
    }


def _in_brackets(text: str) -> str:
    return text and f"[{text}]"


def _presented(f: Fields) -> str:
    return f["genre"] and f"{capital(f['genre'])} presented at"


_IN = frozenset({"paper-conference", "chapter", "entry-dictionary", "entry-encyclopedia"})
_LAWS = frozenset({"bill", "legislation"})

VANCOUVER = Style(
    key="vancouver",
    label="Vancouver",
    eds=("editor", "editors"),
    trans=("translator", "translators"),
    heads_both=True,
    page_labels=("p.", "p."),
    names=_NAMES,
    editors=_NAMES,
    months=NO_STOPS,
    dates={
        "": YEAR,
        **dict.fromkeys((*SERIALS, "speech", "bill", "legislation"), _DAY),
        "report": _MONTH,
    },
    pages="minimal",
    quotes=False,
    derived=_derived,
    shapes={
        **dict.fromkeys(("article-magazine", "periodical", "post-weblog", "review", "review-book"), "article-journal"),
        **dict.fromkeys(_IN, "chapter"),
    },
    templates={
        "": _monograph(),
        "book": _monograph(last=""),
        "patent": _monograph(date="[, |{number}|{date}]"),
        "thesis": _monograph(place="{place_in_brackets}"),
        "report": _monograph(last="{pp}").replace(f"|{_SERIES}", f"|{_SERIES}|{{report}}"),
        "speech": _monograph(place="")
        .replace(_CONTAINER, f"{_CONTAINER}|{{presentation}}")
        .replace("{date}]", "{date}|{event_place}]"),
        "article-journal": _template(
            _WITHIN,
            _SERIAL,
            "{pp_unless_serial}",
        ),
        "webpage": f"[. |{{names}}|{{titled}}|[; |{_PRESS}|{{date}}]|{{pp}}|{{part}}|{_SERIES}].{_ACCESS}",
        "article-newspaper": _template(_WITHIN, "[:|{date}|{pages}]"),
        "chapter": _monograph(within="In: "),
    },
)
