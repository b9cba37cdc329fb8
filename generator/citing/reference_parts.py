"""What the templates of the styles may name: the parts of a reference, in a style's own form.

Values are texts from outside with marks for italics; a field that has nothing to say is empty.
"""

from __future__ import annotations

from generator.citing import author_lists, page_ranges, reference_markup, reference_titles
from generator.citing.styles import Style
from generator.citing.work import Cited
from generator.facts.identifiers import doi_address
from generator.model import PartialDate

Fields = dict[str, str]

_GENRES = {"dataset": "[Dataset]", "software": "[Computer software]"}
_UNPAGED = frozenset({"book", "thesis"})
_IN = frozenset({"paper-conference", "chapter"})
_ONLINE = "[Internet]"


def fields(c: Cited, style: Style, shape: str) -> Fields:
    """Every field for a work; `shape` is the name of the template."""
    title, authors = _title(c, style), author_lists.listed(c.creators, style.names, truncated=c.truncated)
    stated = _stated(c, style) | _people(c, style) | _dates(c, style, shape)
    stated = {key: reference_markup.value(text) for key, text in stated.items()}
    stated |= {"authors": authors, "any_title": title, "title": title if authors else ""}
    stated |= _serial(c, style, stated) | _numbers(c, stated) | _places(c, stated)
    return stated | {"head": authors or title, "headed": authors or f"{title} {stated['online_title']}".strip()}


def _located(c: Cited) -> str:
    return c.pages or c.article_number


def _title(c: Cited, style: Style) -> str:
    """Cased, with typographic quotation marks, and quoted or in italics as the style wants it for this work."""
    text = reference_titles.curly(reference_titles.title_case(c.title) if style.title_case else c.title)
    stands_alone = not c.venue or c.type == "book"
    if c.type in style.always_italic or (c.type in style.italic and stands_alone):
        return reference_markup.italic(reference_markup.value(text))
    return reference_titles.quoted(text) if style.quotes else reference_markup.value(text)


def _stated(c: Cited, style: Style) -> Fields:
    """What the work states, whatever else there is."""
    return {
        "container": reference_titles.curly(c.venue),
        "series": reference_titles.curly(c.series) if c.type == "book" else "",
        "volume": c.volume,
        "issue": c.issue,
        "number": c.number,
        "publisher": reference_titles.curly(c.publisher),
        "pages": page_ranges.shown(_located(c), style.pages),
        "doi": c.doi,
        "url": c.url,
        "url_without_doi": "" if c.doi else c.url,
        "access": doi_address(c.doi) or c.url,
        "genre": _GENRES.get(c.type, ""),
        "preprint": "Preprint" if c.is_preprint else "",
    }


def _people(c: Cited, style: Style) -> Fields:
    several = len(c.editors) > 1
    return {"editors": author_lists.listed(c.editors, style.editors), "eds": style.eds[several] if c.editors else ""}


def _dates(c: Cited, style: Style, shape: str) -> Fields:
    forms = style.dates.get(shape) or style.dates.get(c.type) or style.dates[""]
    month = style.months[c.date.month - 1] if c.date.month else ""
    year = str(c.date.year) if c.date.year else style.no_date
    return {"date": _date(c.date, forms, month), "year": year, "month": month}


def _date(day: PartialDate, forms: tuple[str, str, str], month: str) -> str:
    if not day.year:
        return ""
    form = forms[0] if day.month and day.day else forms[1] if day.month else forms[2]
    return form.format(year=day.year, month=month, day=day.day)


def _serial(c: Cited, style: Style, f: Fields) -> Fields:
    """Where issue, pages and date stand depends on whether there is a volume."""
    is_serial = bool(c.volume or c.issue)
    label = style.page_labels[page_ranges.are_several(_located(c))]
    return {
        "issue_of_volume": f["issue"] if c.volume else "",
        "issue_alone": "" if c.volume else f["issue"],
        "month_of_volume": f["month"] if c.type == "paper-conference" and not c.issue else "",
        "pages_of_issue": f["pages"] if is_serial else "",
        "pages_alone": "" if is_serial else f["pages"],
        "pp": f"{label} {f['pages']}" if _located(c) and c.type not in _UNPAGED else "",
        "date_alone": "" if is_serial else f["date"],
        "date_without_container": "" if f["container"] else f["date"],
    }


def _numbers(c: Cited, f: Fields) -> Fields:
    """The number of a report has a label, that of a preprint none; without authors the title takes it along."""
    is_report = c.type == "report" and bool(c.number)
    number = f"No. {f['number']}" if is_report else f["number"]
    return {
        "numbering": number,
        "numbering_small": f"no. {f['number']}" if is_report else f["number"],
        "report_number": f["number"] if is_report else "",
        "parts_of_head": f"({number})" if number and not c.creators else "",
        "genre_alone": "" if c.creators else f["genre"],
    }


def _places(c: Cited, f: Fields) -> Fields:
    """What stands in one place or another, depending on container, publisher and address."""
    has_address, in_container = bool(f["access"]), bool(f["container"])
    return {
        "editors_within": f["editors"] if in_container else "",
        "editors_alone": "" if in_container else f["editors"],
        "container_alone": "" if c.editors else f["container"],
        "online_title": _ONLINE if c.url and not in_container and c.type not in _IN else "",
        "online_container": _ONLINE if c.url else "",
        "online_serial": _ONLINE if f["url_without_doi"] else "",
        "online_access": f"[Online]. Available: {f['url_without_doi']}" if f["url_without_doi"] else "",
        "school": f"[{f['publisher']}]" if has_address and c.publisher else "",
        "press": "" if has_address else f["publisher"],
        "date_of_press": f["date"] if c.publisher else "",
        "date_without_press": "" if c.publisher else f["date"],
        "stop": "" if f["url_without_doi"] else ".",
    }
