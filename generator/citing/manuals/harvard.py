"""Harvard, as *Cite Them Right* has it."""

from __future__ import annotations

from generator.citing.author_lists import NameRules
from generator.citing.style import FULL, YEAR, Style

_QUOTED = "{title}"
_ITALIC = "[. |{title}< ({volumes_alone} vol)>|{edition_nd}]"
_OTHERS = "|Edited by {editors}|Translated by {translators}"
_PRESS = "[: |{place}|{publisher}]"
_PUBLISHED = f"[ |[, |*{{event}}*|{_PRESS}]|([, |{{series}}|{{series_number}}])]"


def _template(
    title: str = _QUOTED, within: str = "", others: str = _OTHERS, published: str = _PUBLISHED, located: str = ""
) -> str:
    container = "[. |*{container}*|{edition_of_container}]"
    front = f"[ |{{head}}|({{year}})|[, |{title}|[ |{within}|{container}]]]"
    return f"[, |[. |{front}{others}|{published}]{located}].< Available at: {{access}}.>"


_PAGES = "|{pp}"
_WITHIN = "in [, |{editors} ({eds})|{translators} ({trans})]"

HARVARD = Style(
    key="harvard",
    label="Harvard",
    eds=("ed.", "eds."),
    trans=("trans.", "trans."),
    heads=" ({})",
    names=NameRules(4, 1, initials=".", comma_before_last="never", italic_et_al=True),
    editors=NameRules(4, 1, "none", ".", comma_before_last="never", italic_et_al=True),
    months=FULL,
    dates={"": YEAR},
    no_date="no date",
    always_italic=frozenset({"book", "report", "thesis", "webpage", "legislation", "bill", "graphic", "song"}),
    shapes={
        **dict.fromkeys(("bill", "legislation", "graphic", "song", "webpage"), "webpage"),
        **dict.fromkeys(("article", "review", "review-book"), "review"),
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
        "book": _template(_ITALIC, located=_PAGES),
        "webpage": _template(_ITALIC),
        "report": _template(_ITALIC, published=f"[. |[ |{{genre}}|{{number}}]|{_PRESS}]", located=_PAGES),
        "thesis": _template(_ITALIC, published="[. |{genre}|{publisher}]"),
    },
)
