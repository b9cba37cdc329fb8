"""The curriculum vitae of a site made with another program → sections as `content/cv.md` has them: resumes in JSON and
YAML, al-folio's older list, HugoBlox's pages of the owner and widgets, and a page in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from generator.facts import dates
from generator.intake.moving import site_samples, site_tags, site_text
from generator.intake.moving.site_folder import SiteFolder
from generator.intake.readers import partial_dates, registry, vita_sections
from generator.intake.readers.mapping import items, text_at, whole
from generator.model import Section
from generator.text import markdown
from generator.text.line import one_line

Parts = Iterator[tuple[str, Section | str]]
"""Path of a file and a section, or why one was left out."""

_RESUMES = tuple(
    f"{folder}/{name}"
    for folder in ("_data", "assets/json")
    for name in ("cv.json", "resume.json", "cv.yml", "cv.yaml", "resume.yml")
)
_PAGE = "_pages/cv.md"
_NO_DAY = date(1, 1, 1)
_PRIVATE = re.compile(r"(?i)full name|name|(?:date of )?birth.*|age|phone.*|e-?mail.*|address")
_HEAD = (
    "title degree course position studyType area name institution university organization company company_name awarder "
    "location"
).split()
"""Where entries say what they are about, in the order in which a line has it."""

_POINTS = ("summary", "details", "description", "highlights", "items", "contents")
_OF_OWNER = (
    ("Education", "education.courses"), ("Education", "education"), ("Experience", "experience"),
    ("Experience", "work"), ("Awards", "awards"), ("Skills", "skills"), ("Languages", "languages"),
    ("Interests", "interests"),
)  # fmt: skip
"""Title of a section, and where HugoBlox's page of the owner has its entries."""

_OF_WIDGETS = {"experience": ("Experience", "experience"), "accomplishments": ("Accomplishments", "item")}
_OF_BLOCKS = {"experience": "Experience", "resume-experience": "Experience", "accomplishments": "Accomplishments"}


def jekyll(site: SiteFolder, owner: str) -> Parts:
    """The sections of al-folio and academicpages: of a resume first, then of the page that are not in it."""
    titles = set()
    for path in (*_RESUMES, _PAGE):
        if path in site.known:
            for section in _checked(_of_page(site) if path == _PAGE else _of_data(site, path)):
                if not isinstance(section, Section):
                    yield path, section
                elif (title := section.title.casefold()) not in titles:
                    titles.add(title)
                    yield path, section


def hugo(site: SiteFolder, owner: str) -> Parts:
    """The sections of HugoBlox: of the page of the owner, whose path is given, of the widgets of the home page, and of
    the blocks of pages that are made of some."""
    data = site.data(owner) if owner.endswith((".yaml", ".yml")) else site.page(owner)[0] if owner else {}
    found = [(owner, title, items(data, path)) for title, path in _OF_OWNER]
    for path in site.under("content", ".md"):
        page = site.page(path)[0] if path.count("/") < 3 else {}
        title, name = _OF_WIDGETS.get(text_at(page, "widget"), ("", ""))
        found += [(path, text_at(page, "title") or title, items(page, name))] if name else []
        for block in items(page, "sections"):
            if usual := _OF_BLOCKS.get(text_at(block, "block")):
                found.append((path, text_at(block, "content.title") or usual, items(block, "content.items")))
    for path, heading, entries in found:
        own = [entry for entry in entries if not site_samples.is_sample_vita(_line(entry))]
        if len(own) < len(entries):
            yield path, f"is moved without sample content of the template: {len(entries) - len(own)} in {heading}"
        for section in _checked([Section(_plain(heading), "\n".join(filter(None, map(_line, own))))]):
            yield path, section


def nothing(site: SiteFolder, owner: str = "") -> Parts:
    """A site whose curriculum vitae, if it has one, is in a file that a reader takes."""
    yield from ()


def _checked(found: Iterable[Section | str]) -> Iterator[Section | str]:
    """The sections that say something; samples, and tables that only a template shows, are left out."""
    for section in found:
        if isinstance(section, str):
            yield section
        elif site_samples.is_sample_vita(section.body):
            yield f"the section {section.title!r:.60} has sample content of the template"
        elif "</" in section.body:
            yield f"the section {section.title!r:.60} is in HTML: copy what you need into content/cv.md"
        elif section.body and section.title:
            yield section


def _of_data(site: SiteFolder, path: str) -> list[Section]:
    text = site.text(path)
    try:
        reading = registry.read(path, text, _NO_DAY)
    except registry.Unrecognised:
        found = site.data(path)
        return [_old_section(each) for each in found] if isinstance(found, list) else []
    is_sample = reading.profile is not None and site_samples.is_sample_name(reading.profile.name)
    return [] if is_sample else list(reading.sections)


def _of_page(site: SiteFolder) -> Iterator[Section | str]:
    """The sections of a page in Markdown. What its template fills from lists is made from the facts here."""
    for title, body in markdown.sections(site.page(_PAGE)[1]):
        moved = site_text.moved(body, lambda target: "", site_tags.JEKYLL)
        text = re.sub(r"(?m)^[ \t]*</?ul>[ \t]*$", "", moved.text).strip()
        if moved.tags and text:
            yield f"the section {title!r:.60} is partly made by its template: copy what you need into content/cv.md"
        elif text:
            yield Section(title, text)


def _old_section(value: Any) -> Section:
    """A section of al-folio's list, whose entries are pairs, entries of a time table, or words."""
    rows = [row for row in items(value, "contents") if not _PRIVATE.fullmatch(text_at(row, "name") or "-")]
    if text_at(value, "type") == "map":
        lines = [f"- {_plain(text_at(row, 'name'))}: {_plain(text_at(row, 'value'))}" for row in rows]
    else:
        lines = [line for row in rows if (line := _line(row))]
    return Section(_plain(text_at(value, "title")), "\n".join(lines))


def _line(entry: Any) -> str:
    """An entry as a line of Markdown, with its points below."""
    if not isinstance(entry, dict):
        return f"- {_words(whole(entry))}" if whole(entry) else ""
    head = ", ".join(dict.fromkeys(text for name in _HEAD if (text := _words(text_at(entry, name)))))
    if (url := text_at(entry, "url") or text_at(entry, "certificate_url")) and markdown.is_safe_address(url):
        head = f"[{head}](<{url}>)" if head and "](" not in head else head
    when = _when(entry)
    points = [point for name in _POINTS for each in items(entry, name) for point in _points(each)]
    if not head and points:
        head, points = ", ".join(points), []
    if not head:
        return ""
    return "\n".join([f"- {when}: {head}" if when else f"- {head}", *(f"  - {p}" for p in points)])


def _points(value: Any) -> list[str]:
    """The lines of a description; of a mapping, its words and then what is in it."""
    if isinstance(value, dict):
        name = text_at(value, "name") or text_at(value, "title")
        more = [point for part in _POINTS for each in items(value, part) for point in _points(each)]
        return [": ".join(filter(None, (_words(name), ", ".join(more))))] if name or more else []
    if isinstance(value, list):
        return [point for each in value for point in _points(each)]
    text = site_text.moved(whole(value), lambda target: "", site_tags.OTHERS).text
    paragraphs = re.split(r"\n\s*\n|\n(?=\s*[-*]\s)", text)
    return [words for each in paragraphs if (words := _words(re.sub(r"^\s*[-*]\s+", "", each)))]


def _when(entry: Any) -> str:
    start, end = (partial_dates.month(text_at(entry, f"date_{name}")) for name in ("start", "end"))
    if start:
        is_open = not text_at(entry, "date_end") and "date_end" in entry and "certificate_url" not in entry
        return vita_sections.period(start, end, is_open=is_open)
    return dates.in_words(partial_dates.month(text_at(entry, "date"))) or _plain(text_at(entry, "year"))


def _words(text: str) -> str:
    """Markdown on one line, without tags."""
    return one_line(re.sub(r"</?[a-z]+(?: [^<>]*)?>", "", text.replace("&shy;", "")))


def _plain(text: str) -> str:
    return markdown.from_text(_words(text))
