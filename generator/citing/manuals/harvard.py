"""Harvard, as *Cite Them Right* has it."""

from __future__ import annotations

from generator.citing.author_lists import NameRules
from generator.citing.reference_markup import italic, listed
from generator.citing.reference_titles import title_case
from generator.citing.style import FULL, YEAR, Fields, Style, is_number
from generator.citing.work import Cited

_OTHERS = "|Edited by {editors}|Translated by {translators}"
_PRESS = "[: |{place}|{publisher}]"
_PUBLISHED = f"[ |[, |*{{event}}*|{_PRESS}]|([, |{{series}}|{{series_number}}])]"


def _template(within: str = "", others: str = _OTHERS, published: str = _PUBLISHED, located: str = "") -> str:
    container = "[. |{container_or_none}|{edition_within}]"
    front = f"[ |{{head}}|({{year}})|[, |{{title}}|[ |{within}|{container}]]]"
    return f"[, |[. |{front}{others}|{published}]{located}].< Available at: {{access}}.>"


def _derived(c: Cited, f: Fields) -> Fields:
    """What has a title in italics names its edition after it; what appears in print without a name of a person is
    found under that of the journal."""
    edition = f["edition_nd"].removesuffix(".") if is_number(f["edition"]) else f["edition"]
    volumes = f" ({f['volumes_alone']} vol)" if f["volumes_alone"] else ""
    title = listed(". ", (f"{f['any_title']}{volumes}", edition)) if c.type in _ITALIC else f["any_title"]
    container = italic(f["container"])
    head = f["names"] or (italic(title_case(f["container"])) if c.type in _IN_PRINT else "")
    return {
        "head": head or title,
        "title": title if head else "",
        "container_or_none": container if f["names"] or not head else "",
        "edition_within": edition if container and (head or c.type not in _ITALIC) else "",
    }


_IN_PRINT = frozenset({"article-journal", "article-magazine", "article-newspaper"})
_ITALIC = frozenset("bill book graphic legal_case legislation motion_picture report song thesis webpage".split())
_PAGES = "|{pp}"
_WITHIN = "in [, |{editors} ({eds})|{translators} ({trans})]"

HARVARD = Style(
    key="harvard",
    label="Harvard",
    eds=("ed.", "eds."),
    trans=("trans.", "trans."),
    heads=" ({})",
    names=NameRules(4, 1, initials=".", comma_before_last="never", italic_et_al=True),
    editors=NameRules(4, 1, "none", "."),
    months=FULL,
    dates={"": YEAR},
    no_date="no date",
    always_italic=_ITALIC,
    derived=_derived,
    shapes={
        **dict.fromkeys(("article", "book", "review", "review-book"), "review"),
        **dict.fromkeys(("article-magazine", "article-newspaper"), "article-newspaper"),
        **dict.fromkeys(("speech", "post-weblog"), "speech"),
        **dict.fromkeys(("chapter", "paper-conference"), "chapter"),
    },
    templates={
        "": _template(),
        "review": _template(located=_PAGES),
        "article-journal": _template(published="", located="|[|{volume}|({issue})]|{pp}"),
        "article-newspaper": _template(published="", located="|{day_month}|{pp}"),
        "speech": _template(located="|{day_month}"),
        "chapter": _template(within=_WITHIN, others="", located=_PAGES),
        "report": _template(published=f"[. |[ |{{genre}}|{{number}}]|{_PRESS}]", located=_PAGES),
        "thesis": _template(published="[. |{genre}|{publisher}]"),
    },
)
