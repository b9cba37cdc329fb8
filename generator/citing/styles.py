"""The six styles, one row each: rules for names, titles, pages and dates, and a template for each kind of work.

They follow the styles' manuals; that they give what the reference implementation of CSL gives is tested, case by case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.citing.author_lists import NameRules

_FULL = "January February March April May June July August September October November December".split()
_SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
_THREE = "Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sep. Oct. Nov. Dec.".split()
_NO_STOPS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True, slots=True)
class Style:
    """A style. `templates` and `dates` are by CSL item type, with "" for all other types.

    `italic` names the types whose title stands in italics unless the work is in a container, `always_italic` those
    where it does even then; other titles are quoted if `quotes`, else plain. Forms of date are for a known day, month
    and year; empty where the style leaves the year to the front of the reference. `eds` and `page_labels` are for one
    and for several. `conference` and `edited_conference` name the template of a paper in proceedings without and with
    editors.
    """

    key: str
    label: str
    names: NameRules
    editors: NameRules
    templates: Mapping[str, str]
    months: list[str]
    dates: Mapping[str, tuple[str, str, str]]
    pages: str = "whole"
    no_date: str = ""
    title_case: bool = False
    quotes: bool = True
    italic: frozenset[str] = frozenset()
    always_italic: frozenset[str] = frozenset()
    eds: tuple[str, str] = ("Ed.", "Eds.")
    page_labels: tuple[str, str] = ("p.", "pp.")
    conference: str = "paper-conference"
    edited_conference: str = "edited"


_YEAR = ("{year}", "{year}", "{year}")
_STANDING = frozenset({"article-journal", "chapter", "book", "thesis", "report", "software"})

_APA_NAMES = NameRules(21, 19, last_word="&", comma_before_last="always", last_too=True)
_APA_TAIL = "< {publisher}.>< {access}>"
_APA_PARTS = "< ([; |{editors}, {eds}|{numbering}])>"
_APA = Style(
    key="apa",
    label="APA",
    names=_APA_NAMES,
    editors=NameRules(99, 99, "none", last_word="&"),
    months=_FULL,
    dates={"": _YEAR},
    no_date="n.d.",
    quotes=False,
    italic=frozenset({"article", "paper-conference", "dataset", *_STANDING}),
    always_italic=frozenset({"book"}),
    templates={
        "": f"{{head}}< {{parts_of_head}}>. ({{year}}).< {{title}}{_APA_PARTS}< {{genre}}>.>< {{genre_alone}}.>"
        f"< In *{{container}}*.>{_APA_TAIL}",
        "article-journal": "{head}. ({year}).< {title}.>< *{container}*<, *{volume}*<({issue_of_volume})>>"
        "<, ({issue_alone})><, {pages}>.>< {access}>",
        "paper-conference": "{head}. ({year}).< {title}.>< *{container}*<, *{volume}*><, {pages}>.>< {access}>",
        "edited": "{head}. ({year}).< {title}.>< In <{editors} ({eds}), >*{container}*"
        f"< ([, |Vol. {{volume}}|{{pp}}])>.>{_APA_TAIL}",
        "thesis": f"{{head}}. ({{year}}).< {{title}}{_APA_PARTS}< {{school}}>.>< In *{{container}}*.>< {{press}}.>"
        "< {access}>",
    },
)

_MLA_NAMES = NameRules(3, 1, "first", None, comma_before_last="always", comma_before_et_al=True)
_MLA = Style(
    key="mla",
    label="MLA",
    names=_MLA_NAMES,
    editors=replace(_MLA_NAMES, most=3, inverted="none", comma_before_last="three", comma_before_et_al=False),
    months=_SHORT,
    dates={
        **dict.fromkeys(("", "article"), ("{day} {month} {year}", "{month} {year}", "{year}")),
        "article-journal": ("{month} {year}", "{month} {year}", "{year}"),
        **dict.fromkeys(("paper-conference", "chapter", "edited", "book", "thesis"), _YEAR),
    },
    pages="minimal-two",
    title_case=True,
    italic=_STANDING,
    always_italic=frozenset({"book"}),
    templates={
        "": "{head}.< {title}.>< [, |*{container}*|<edited by {editors_within}>|Edited by {editors_alone}|vol. {volume}"
        "|no. {issue}|{numbering_small}|{publisher}|{date}|{pp}|{access}].>",
        "article-journal": "{head}.< {title}.>< [, |*{container}*|<edited by {editors_within}>|vol. {volume}"
        "|no. {issue}|{date}|{pp}|{access}].>",
        "paper-conference": "{head}.< {title}.>< [, |*{container}*|vol. {volume}|no. {issue}|{date}|{pp}|{access}].>",
        "book": "{head}.< {title}.>< [, |Edited by {editors}|{publisher}|{date}|{access}].>< {series}.>",
        "thesis": "{head}.< {title}.>< [, |*{container}*|Edited by {editors}|{date}|{access}].>< {publisher}.>",
    },
)

_CHICAGO_NAMES = NameRules(7, 3, "first", None, comma_before_last="always", particle_last=True)
_CHICAGO = Style(
    key="chicago",
    label="Chicago",
    conference="article-journal",
    names=_CHICAGO_NAMES,
    editors=replace(_CHICAGO_NAMES, inverted="none", comma_before_last="three"),
    months=_FULL,
    dates={"": ("{month} {day}", "{month}", "")},
    pages="chicago",
    no_date="n.d.",
    title_case=True,
    italic=_STANDING - {"thesis"},
    always_italic=frozenset({"book"}),
    templates={
        "": "{head}. {year}.< {title}.>< In *{container}*.>< Edited by {editors}.>< [, |{publisher}|{date}].>"
        "< {access}.>",
        "article": "{head}. {year}.< {title}.>< In *{container}*.>< {number}.>< Edited by {editors}.>"
        "< [, |{preprint}|{publisher}|{date}].>< {access}.>",
        "article-journal": "{head}. {year}.< {title}.>< *{container}*< {volume}< ({issue_of_volume})>"
        "< ({month_of_volume})>>"
        "<, no. {issue_alone}><, {date_alone}><: {pages_of_issue}><, {pages_alone}>.>"
        "< {date_without_container}.>< {access}.>",
        "edited": "{head}. {year}.< {title}.>< In *{container}*<, edited by {editors}><, vol. {volume}>.>"
        "< {publisher}.>< {access}.>",
        "book": "{head}. {year}.< {title}.>< Edited by {editors}.>< {series}.>< {publisher}.>< {access}.>",
        "thesis": "{head}. {year}.< {title}.>< In *{container}*.>< Edited by {editors}.>< {publisher}.>< {access}.>",
        "report": "{head}. {year}.< {title}.>< In *{container}*.>< No. {number}.>< Edited by {editors}.>"
        "< {publisher}.>< {access}.>",
        "software": "{head}. {year}.< {title}.>< In *{container}*.>< Edited by {editors}.>"
        "< [, |{publisher}|released {date_of_press}|Released {date_without_press}].>< {access}.>",
    },
)

_IEEE_DAY = ("{month} {day:02}, {year}", "{month} {year}", "{year}")
_IEEE_MONTH = ("{month} {year}", "{month} {year}", "{year}")
_IEEE_ACCESS = "< doi: {doi}.>< {online_access}>"
_IEEE = Style(
    key="ieee",
    label="IEEE",
    edited_conference="paper-conference",
    names=NameRules(7, 1, "none", italic_et_al=True),
    editors=NameRules(99, 99, "none"),
    months=_THREE,
    dates={
        "": _IEEE_DAY,
        **dict.fromkeys(("article-journal", "report", "paper-conference"), _IEEE_MONTH),
        **dict.fromkeys(("edited", "chapter", "book", "thesis"), _YEAR),
    },
    always_italic=frozenset({"book", "software"}),
    templates={
        "": f"[, |{{authors}}|{{any_title}}|*{{container}}*].< [, |{{publisher}}|{{date}}].>{_IEEE_ACCESS}",
        "article": f"[, |{{authors}}|{{any_title}}|{{date}}|[: |*{{publisher}}*|{{number}}]].{_IEEE_ACCESS}",
        "article-journal": "[, |{authors}|{any_title}|*{container}*|vol. {volume}|no. {issue}|{pp}|{date}"
        "|doi: {doi}|{online_access}]{stop}",
        "paper-conference": "[, |{authors}|{any_title}|in *{container}*|{editors}, {eds}|{publisher}|{date}|{pp}]."
        f"{_IEEE_ACCESS}",
        "edited": "[, |{authors}|{any_title}|in *{container}*|vol. {volume}|{editors}, {eds}|{publisher}|{date}|{pp}]."
        f"{_IEEE_ACCESS}",
        "book": f"[, |{{authors}}|{{any_title}}].< in {{series}}.>< [, |{{publisher}}|{{date}}].>{_IEEE_ACCESS}",
        "thesis": f"[, |{{authors}}|{{any_title}}|{{publisher}}|{{date}}].{_IEEE_ACCESS}",
        "report": f"[, |{{authors}}|{{any_title}}|{{publisher}}|{{number}}|{{date}}].{_IEEE_ACCESS}",
        "software": f"[. |[, |{{authors}}|{{any_title}}]|({{date}})|{{publisher}}].{_IEEE_ACCESS}",
    },
)

_NLM_NAMES = NameRules(7, 6, initials="", last_word="", compact=True)
_NLM_ACCESS = "< [ |Available from: {url}|doi:{doi}]>"
_VANCOUVER = Style(
    key="vancouver",
    label="Vancouver",
    eds=("editor", "editors"),
    page_labels=("p.", "p."),
    conference="edited",
    names=_NLM_NAMES,
    editors=_NLM_NAMES,
    months=_NO_STOPS,
    dates={
        "": _YEAR,
        "article-journal": ("{year} {month} {day}", "{year} {month}", "{year}"),
        "report": ("{year} {month}", "{year} {month}", "{year}"),
    },
    pages="minimal",
    quotes=False,
    templates={
        "": "{headed}.< {title}< {online_title}>.>< {editors}, {eds}.>< {container}< {online_container}>.>"
        f"< [; |{{publisher}}|{{date}}].>< {{pp}}.>< ({{series}}).>< Report no.: {{report_number}}.>{_NLM_ACCESS}",
        "article-journal": "{headed}.< {title}< {online_title}>.>< {editors}, {eds}.>< {container}< {online_serial}>.>"
        "< [;|{date}|[:|[|{volume}|({issue})]|{pages}]].>< [ |Available from: {url_without_doi}|doi:{doi}]>",
        "edited": "{headed}.< {title}< {online_title}>.>< In: <{editors}, {eds}. >{container}< {online_container}>.>"
        f"< [; |{{publisher}}|{{date}}].>< {{pp}}.>{_NLM_ACCESS}",
    },
)

_HARVARD_HEAD = "[. |[ |{head}|({year})|[, |{title}|"
_HARVARD_TAIL = "].< Available at: {access}.>"
_HARVARD = Style(
    key="harvard",
    label="Harvard",
    eds=("ed.", "eds."),
    conference="edited",
    names=NameRules(4, 1, initials=".", comma_before_last="never", italic_et_al=True),
    editors=NameRules(4, 1, "none", ".", comma_before_last="never", italic_et_al=True),
    months=_FULL,
    dates={"": _YEAR},
    no_date="no date",
    always_italic=frozenset({"book", "report", "thesis"}),
    templates={
        "": f"{_HARVARD_HEAD}*{{container}}*]]|Edited by {{editors}}|{{report_number}}"
        f"|[ |{{publisher}}|({{series}})]][, ||{{pp}}{_HARVARD_TAIL}",
        "article-journal": f"[, |{_HARVARD_HEAD}*{{container}}*]]|Edited by {{editors}}]|[|{{volume}}|({{issue}})]"
        f"|{{pp}}{_HARVARD_TAIL}",
        "edited": f"[, |{_HARVARD_HEAD}<in {{editors}} ({{eds}}) *{{container}}*>|*{{container_alone}}*]]"
        f"|{{publisher}}]|{{pp}}{_HARVARD_TAIL}",
    },
)

STYLES: Mapping[str, Style] = MappingProxyType(
    {style.key: style for style in (_APA, _MLA, _CHICAGO, _IEEE, _VANCOUVER, _HARVARD)}
)
"""The styles in the order in which they are offered."""
