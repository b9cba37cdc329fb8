"""What the templates of the styles may name: the parts of a reference, in a style's own form.

Values are texts from outside with marks for italics; a field that has nothing to say is empty.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.citing import author_lists, page_ranges, reference_markup, reference_titles
from generator.citing.csl_json_writer import titles
from generator.citing.style import Fields, Style, dated, is_number
from generator.citing.work import Cited
from generator.facts import editions
from generator.facts.identifiers import doi_address
from generator.model import Person
from generator.text.line import one_line


def fields(c: Cited, style: Style, shape: str) -> Fields:
    """Every field for a work; `shape` is the name of the template."""
    stated = _stated(c, style) | _dates(c, style, shape)
    stated |= _titled(c, style)
    stated |= _people(c, style, stated["any_title"])
    stated |= _labelled(c, style, stated)
    stated["title"] = stated["any_title"] if stated["names"] else ""
    return stated | style.derived(c, stated)


def _titled(c: Cited, style: Style) -> Fields:
    """The title, that of a volume of a set, and the container: cased, with typographic quotation marks, and quoted or
    in italics as the style wants it for this work."""
    title, volume_title, container = titles(c)
    kept = reference_titles.kept_words(c.work.title, c.work.keep_case) if style.title_case else frozenset()
    is_cased = not style.in_sentence_case(c)
    cased = [_cased(text, style, kept) if is_cased else reference_titles.curly(text) for text in (title, volume_title)]
    curly = reference_markup.value(_cased(container, style))
    return {
        "any_title": _marked(cased[0], c, style, stands_alone=not container),
        "plain_title": reference_markup.value(cased[0]),
        "volume_title": reference_markup.value(cased[1]),
        "container": curly,
        "container_name": reference_markup.value(reference_titles.curly(container)),
    }


def _cased(title: str, style: Style, kept: frozenset[str] = frozenset()) -> str:
    return title and reference_titles.curly(reference_titles.title_case(title, kept) if style.title_case else title)


def _marked(text: str, c: Cited, style: Style, *, stands_alone: bool) -> str:
    if c.type in style.unmarked:
        return reference_markup.value(text)
    if c.type in style.always_italic or (c.type in style.italic and stands_alone):
        return reference_markup.italic(reference_markup.value(text))
    return reference_titles.quoted(text) if style.quotes else reference_markup.value(text)


def _stated(c: Cited, style: Style) -> Fields:
    """What the work states, whatever else there is."""
    w = c.work
    holders = ", ".join(holder.name for holder in c.holders)
    series = one_line(c.series)
    texts = {
        "volume": _range(c.volume),
        "issue": _range(c.issue),
        "number": c.number or c.article_number,
        "genre": w.genre,
        "version": w.version,
        "edition": w.edition,
        "place": w.place,
        "publisher": c.publisher or holders,
        "series": _cased(series, style),
        "series_name": series,
        "series_number": _range(c.series_number),
        "event": c.event,
        "event_place": c.event_place,
        "volumes": w.volumes,
        "status": w.status,
        "chapter": w.chapter,
        "doi": c.doi,
        "url": c.url,
    }
    stated = {key: text and _worded(text) for key, text in texts.items()}
    return stated | {
        "pages": page_ranges.shown(c.pages, style.pages),
        "first_page": c.page_range[0],
        "access": doi_address(c.doi) or c.url,
        "preprint": "Preprint" if c.is_preprint else "",
        "original": str(w.original_date.year or ""),
    }


def _range(number: str) -> str:
    """`3–4` for a double issue; what is not a number keeps its hyphen."""
    return number.replace("-", "–") if is_number(number) else number


def _worded(text: str) -> str:
    return reference_markup.value(reference_titles.curly(one_line(text)))


def _people(c: Cited, style: Style, title: str) -> Fields:
    """Who stands in front: the authors, else editors or translators with a label, else the title; and the others."""
    authors = author_lists.listed(c.creators, style.names, truncated=c.truncated)
    people = {"editors": c.editors, "translators": c.translators}
    labels = {"editors": style.eds, "translators": style.trans}
    leading = [role for role in style.leading if people[role]] if not authors and style.is_under_editors(c) else []
    leading = leading if style.heads_both else leading[:1]
    head = authors or ", ".join(_as_head(people[role], style, labels[role]) for role in leading)
    others = people | dict.fromkeys(leading, ())
    return {
        "head": head or title,
        "names": head,
        "editors": author_lists.listed(others["editors"], style.editors),
        "eds": style.eds[len(others["editors"]) > 1] if others["editors"] else "",
        "translators": author_lists.listed(others["translators"], style.editors),
        "trans": style.trans[len(others["translators"]) > 1] if others["translators"] else "",
    }


def _as_head(people: Sequence[Person], style: Style, labels: tuple[str, str]) -> str:
    return author_lists.listed(people, style.names) + style.heads.format(labels[len(people) > 1])


def _dates(c: Cited, style: Style, shape: str) -> Fields:
    forms = style.dates.get(c.type) or style.dates.get(shape) or style.dates[""]
    month = style.months[c.date.month - 1] if c.date.month else ""
    year = str(c.date.year) if c.date.year else one_line(c.work.status) or style.no_date
    day = f"{c.date.day} {month}" if c.date.day and month else month
    return {
        "date": dated(c.date, forms, style.months),
        "year": year,
        "month": month,
        "day_month": day if c.date.year else "",
    }


def _labelled(c: Cited, style: Style, f: Fields) -> Fields:
    """Parts with a label, and what belongs together."""
    page_label = style.page_labels[page_ranges.are_several(c.pages)]
    return {
        "edition_nd": _edition(f["edition"]),
        "series_full": _series(f),
        "event_full": ", ".join(filter(None, (f["event"], f["event_place"]))) if f["event"] else "",
        "volumes_alone": "" if c.volume else f["volumes"],
        "pp": f"{page_label} {f['pages']}" if c.pages else "",
    }


def _series(f: Fields) -> str:
    number = f["series_number"]
    parted = f["series"] and number and not is_number(number)
    return f"{f['series']}, {number}" if parted else " ".join((f["series"], number)).strip() if f["series"] else ""


def _edition(edition: str) -> str:
    """`2nd ed.`; an edition in words as it is."""
    number = editions.number(edition)
    return f"{editions.ordinal(number)} ed." if number.isdecimal() else edition
