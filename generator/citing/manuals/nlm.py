"""Vancouver, as *Citing Medicine* of the National Library of Medicine has it."""

from __future__ import annotations

from generator.citing.author_lists import NameRules
from generator.citing.style import NO_STOPS, SERIALS, YEAR, Style

_NAMES = NameRules(7, 6, initials="", last_word="", compact=True)
_DAY = ("{year} {month} {day}", "{year} {month}", "{year}")
_MONTH = ("{year} {month}", "{year} {month}", "{year}")
_TITLE = "{title}< {genre_bracketed}>< {online_title}>"
_EDITORS = "{editors}, {eds}"
_CONTAINER = "{container}< {online_container}>"
_WITHIN = f"[. |{_EDITORS}|{_CONTAINER}|{{edition_of_container}}|{{volume_of_title}}]"
_PRESS = "[: |{place}|{publisher}]"
_SERIES = "({series}<; {series_number_no}>)"
_ACCESS = "< [ |Available from: {serial_url}|doi:{doi}]>"
_SERIAL = "[;|{date}|[:|[|{series_name}|{volume}|({issue})]|{located}]]"


def _template(*parts: str) -> str:
    return f"[. |{{headed_online}}|{'|'.join(parts)}].{_ACCESS}"


def _monograph(*, within: str = "", place: str = "{place}", date: str = "{date}", last: str = "{pp}") -> str:
    press = f"[: |{place}|{{publisher}}]"
    return _template(
        _TITLE,
        "{edition_of_title}",
        f"{within}{_WITHIN}",
        f"[; |{press}|{date}]",
        last,
        _SERIES,
    )


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
    shapes={
        **dict.fromkeys(("article-magazine", "periodical", "post-weblog", "review", "review-book"), "article-journal"),
        **dict.fromkeys(("paper-conference", "entry-dictionary", "entry-encyclopedia"), "chapter"),
    },
    templates={
        "": _monograph(),
        "book": _monograph(last=""),
        "patent": _monograph(date="[, |{number}|{date}]"),
        "thesis": _monograph(place="{place_bracketed}"),
        "report": _monograph(last="{pp}").replace(
            f"|{_SERIES}", f"|{_SERIES}|[ |{{genre_or_report}}|{{number_numbered}}]"
        ),
        "speech": _monograph(place="")
        .replace(_CONTAINER, f"{_CONTAINER}|{{presentation}}")
        .replace("{date}]", "{date}|{event_place}]"),
        "article-journal": _template(
            _TITLE,
            "{edition_of_title}",
            _WITHIN,
            _SERIAL,
            "{pp_unless_serial}",
        ),
        "webpage": "[. |{names}|{container}< {genre_bracketed}>< {online_container}>"
        "|{title_alone}< {genre_bracketed}>< {online_title}>"
        f"|[; |{_PRESS}|{{date}}]|{{pp}}|{{title_within}}|{_SERIES}].{_ACCESS}",
        "article-newspaper": _template(_TITLE, "{edition_of_title}", _WITHIN, "[:|{date}|{pages}]"),
        "chapter": _monograph(within="In: "),
    },
)
