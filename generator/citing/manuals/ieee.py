"""IEEE."""

from __future__ import annotations

from generator.citing.author_lists import NameRules
from generator.citing.style import THREE, YEAR, Fields, Style, capital
from generator.citing.work import Cited

_DAY = ("{month} {day:02}, {year}", "{month} {year}", "{year}")
_MONTH = ("{month} {year}", "{month} {year}", "{year}")
_ACCESS = "< doi: {doi}.>< {online}>"
_EDITORS = "{editors}, {eds}"
_SERIES = "in {series}<, no. {series_number}><, vol. {volume}>"
_COUNTS = "vol. {volume}|{volumes} vols.|no. {issue}"
_PRESS = "[: |{place}|{publisher}]"
_PUBLISHED = "[, |{publisher}|{place}]"


def _template(*parts: str) -> str:
    """Sentences; the parts of each are separated by commas, and the first ones follow the authors."""
    return f"[. |{'|'.join(f'[, |{part}]' for part in parts)}].{_ACCESS}"


_BOOK = _template(f"{{head}}|{{title}}|{{edition_nd}}|{_COUNTS}", _SERIES, f"{_PRESS}|{{date}}|{{pp}}")
_WEB = frozenset({"post", "post-weblog", "webpage"})
_LIKE_BOOKS = frozenset({"bill", "book", "graphic", "legal_case", "legislation", "song"})


def _meeting(press: str) -> str:
    return _template(
        f"{{head}}|{{title}}|in *{{container}}*|{{presented}}|{_EDITORS}"
        f"|[. |{_SERIES}|[, |{press}|{{date}}|{{pp}}]]|{{unplaced_status}}"
    )


def _derived(c: Cited, f: Fields) -> Fields:
    """Where the work is found, and what the places of others leave to say."""
    available = f"[Online{' Video' * (c.type == 'motion_picture')}]. Available: {f['url']}"
    is_online = f["url"] and (not c.doi or c.type in _WEB)
    return {
        "edition_nd": capital(f["edition_nd"]),
        "online": available if is_online else "",
        "doi": "" if c.type in _WEB else f["doi"],
        "article_or_pages": f"Art. no. {f['number']}" if f["number"] else f["pp"],
        "unplaced_status": "" if c.pages or c.issue or c.volume else capital(f["status"]),
        "presented": f"presented at the {f['event']}" if f["event"] and not f["container"] else "",
        "stop": "" if is_online else ".",
    }


IEEE = Style(
    key="ieee",
    label="IEEE",
    trans=("Trans.", "Trans."),
    names=NameRules(7, 1, "none", italic_et_al=True),
    editors=NameRules(99, 99, "none"),
    months=THREE,
    dates={
        "": _DAY,
        **dict.fromkeys(("article-journal", "report", "paper-conference"), _MONTH),
        **dict.fromkeys((*_LIKE_BOOKS, "chapter", "thesis"), YEAR),
    },
    derived=_derived,
    always_italic=_LIKE_BOOKS | {"motion_picture", "software", "standard"},
    shapes={
        **dict.fromkeys(_WEB, "webpage"),
        **dict.fromkeys(
            ("article-magazine", "article-newspaper", "broadcast", "interview", "map", "personal_communication"),
            "manuscript",
        ),
        **dict.fromkeys(_LIKE_BOOKS, "book"),
    },
    templates={
        "": _template(f"{{head}}|{{title}}|*{{container}}*|{_COUNTS}", _SERIES, f"{_PUBLISHED}|{{pp}}|{{date}}"),
        "article": _template("{head}|{title}|{date}|[: |*[, |{publisher}|{place}]*|{number}]"),
        "article-journal": f"[, |{{head}}|{{title}}|*{{container}}*|{_COUNTS}|{{article_or_pages}}|{{date}}"
        "|{unplaced_status}|doi: {doi}|{online}]{stop}",
        "paper-conference": _meeting(_PRESS),
        "speech": _meeting(_PUBLISHED),
        "motion_picture": f"[, |{{names}}|[. |{{place}}|[, |{{any_title}}|({{date}})]]].{_ACCESS}",
        "chapter": _template(
            f"{{head}}|{{title}}|in *{{container}}*|{{edition_nd}}|{_COUNTS}|{_EDITORS}|{_SERIES}|{_PRESS}|{{date}}"
            "|ch. {chapter}|{pp}"
        ),
        "report": _template(f"{{head}}|{{title}}|{_PUBLISHED}|[ |{{genre}}|{{number}}]|{{date}}"),
        "thesis": _template(f"{{head}}|{{title}}|{{genre}}|{_PUBLISHED}|{{date}}"),
        "software": _template("{head}|{title}", "({date})", "{genre}", _PUBLISHED),
        "webpage": _template("{head}|{title}|{container}"),
        "patent": f"[, |{{head}}|{{title}}|{{number}}|{{date}}]{_ACCESS}",
        "standard": _template("{head}|{title}|[ |{genre}|{number}]|{place}|{date}"),
        "manuscript": _template(f"{{head}}|{{title}}|*{{container}}*|{_COUNTS}|{_PUBLISHED}|{{pp}}|{{date}}"),
        "book": _BOOK,
    },
)
