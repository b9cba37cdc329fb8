"""No word of ours is English on a site in another language: on no page, in no script, not in the CV, on cards or in the
feed. The facts of this portfolio are in Cyrillic, so that every Latin word is ours, a name or a citation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from generator.facts.categories import NAMES
from tests.site.browsing import PHONE, Visit
from tests.site.marked_words import CODE, catalogue, unmarked
from tests.site.serving import served
from tests.site.world import built, small_project, write

_PEOPLE = ["Анна Зорина", "Борис Ёлкин", "Вера Цой", "Глеб Щукин", "Дарья Юрьева", "Егор Яшин", "Жанна Эрн"]
_CODES = ("cs.CL", "cs.LG", "math.NA")
_KNOWN = frozenset(" ".join(["cs math CL LG NA", *(NAMES[code] for code in _CODES)]).replace(",", "").split())
_CITATIONS = (
    "//*[self::pre or self::code or self::script or self::style or self::kbd or contains(@class, 'pf-panel')"
    + " or @class = 'Z3988']"
)
_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "content", "data-token")
_MACHINE_META = ("viewport", "color-scheme", "theme-color", "robots", "citation", "DC.", "z:", "twitter:card", "og:url")
_TYPES = ("article-journal", "paper-conference", "chapter", "book", "thesis", "report", "dataset", "software")


def _work(n: int) -> str:
    authors = _PEOPLE[: n % 7 + 1] if n % 10 else [*_PEOPLE, *(f"Имя{k} Фамилия{k}" for k in range(70))]
    lines = [
        f"title: Труд {n} о числах",
        f"authors: [{', '.join(authors)}]",
        f"category: {_CODES[n % 3]}",
        *([f"date: {2000 + n % 15}-0{n % 9 + 1}-1{n % 9}"] if n % 20 else []),
        *(["authors_truncated: true"] if n % 4 == 1 else []),
        *([f"venue: Вестник {n % 5}", f"type: {_TYPES[n % 8]}", "pages: 7--9", "publisher: Наука"] if n % 3 else []),
        *(["equal_contribution: [Анна Зорина, Борис Ёлкин]"] if n % 7 == 2 else []),
        *([f"arxiv: '2001.{10000 + n}'"] if n % 5 == 3 else []),
        *(["links: {code: 'https://example.org/a', slides: 'https://example.org/b'}"] if n % 6 == 1 else []),
    ]
    return "\n".join(["---", *lines, "---", "", *([f"Аннотация {n}."] if n % 4 else [])]) + "\n"


FILES = {
    "index.md": "---\nname: Анна Зорина\nposition: Профессор\nlinks: {email: a@example.org}\n"
    "affiliations: [{name: Институт, role: Доцент, start: 2011}, {name: Школа, end: 2009}]\n"
    "education: [{degree: Доктор, institution: Университет, end: 2010, thesis: Числа}]\n"
    "metrics:\n  citations: {value: 1200, as_of: 2026-11-22}\n  h_index: {value: 9, as_of: 2026-11-22}\n"
    "  novelty: {value: 55}\n---\n",
    **{f"publications/k{n}.md": _work(n) for n in range(61)},
}


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, as its owner sees it."""
    project = small_project(tmp_path_factory.mktemp("marked") / "project", FILES)
    write(project, {f"templates/locale/{CODE}.po": catalogue()})
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("  name: material\n", f"  name: material\n  language: {CODE}\n"))
    settings.write_text(settings.read_text().partition("\nnav:")[0] + "\nplugins: [portfolio]\n")
    return built(project, PORTFOLIO_AUDIENCE="owner", REPO_URL="https://github.com/a/b")


@pytest.fixture(scope="module")
def where(marked: Path) -> Iterator[str]:
    """The address of the served site."""
    with served(marked) as address:
        yield address


def _english(document: Any) -> list[str]:
    """The English words that people see or hear, without those of citations."""
    for element in document.xpath(_CITATIONS):
        element.drop_tree()
    named = [text for element in document.iter() if isinstance(element.tag, str) for text in _attributes(element)]
    return [word for text in ("\n".join(document.itertext()), *named) for word in unmarked(text, _KNOWN)]


def _attributes(element: Any) -> Iterator[str]:
    name = element.get("name") or element.get("property") or ""
    if element.tag != "meta" or (name and not name.startswith(_MACHINE_META) and "type" not in name):
        yield from filter(None, map(element.get, _ATTRIBUTES))


def _seen(page: Page, *known: str) -> list[str]:
    """The English words of a page as scripts have changed it."""
    return [word for word in _english(lxml.html.document_fromstring(page.content())) if word not in known]


def test_every_word_of_every_page_is_a_message(marked: Path) -> None:
    pages = sorted(marked.rglob("*.html"))
    kinds = {path.relative_to(marked).parts[0] for path in pages}
    assert {"publications", "topics", "years", "people", "venues", "cv", "health", "404.html", "index.html"} <= kinds
    english: dict[str, set[str]] = {}
    for path in pages:
        document = lxml.html.document_fromstring(path.read_text("utf-8"))
        for word in _english(document):
            english.setdefault(word, set()).add(path.relative_to(marked).as_posix())
    assert not {word: sorted(where)[:3] for word, where in english.items()}


def test_every_word_of_the_cv_is_a_message(marked: Path) -> None:
    text = " ".join(page.extract_text() for page in PdfReader(marked / "cv.pdf").pages)
    assert not unmarked(text, _KNOWN)


def test_every_word_of_the_scripts_is_a_message(browser: Browser, where: str) -> None:
    with Visit.of(browser, where) as visitor:
        page = visitor.open("publications/?q=zzz&topic=cs.CL&from=2003")
        page.wait_for_selector(".pf-none")
        assert not _seen(page, "zzz")
        for address in ("?sort=title", "?q=%D0%A2%D1%80%D1%83%D0%B4", "?topic=nowhere,cs.LG", "?from=2003&q=zzz"):
            page = visitor.open(f"publications/{address}")
            page.wait_for_selector(".pf-results > *")
            if page.is_enabled(".pf-cite-open"):
                page.click(".pf-cite-open")
            assert not _seen(page, "nowhere", "zzz"), address
        page = visitor.open("people/")
        page.fill("#pf-names", "Нет такого")
        assert not _seen(page, "zzz")
        page = visitor.open("publications/k1/")
        page.click(".pf-copy")
        page.wait_for_function("document.querySelector('.pf-cite [role=status]').textContent")
        assert not _seen(page, "zzz")


def test_every_word_of_search_is_a_message(browser: Browser, where: str) -> None:
    with Visit.of(browser, where, viewport=PHONE) as visitor:
        page = visitor.open("topics/")
        for query in (" ", "Труд", "qqqq", "Труд qqqq"):
            page.click(".pf-search-open")
            page.fill(".pf-search__input", query)
            page.wait_for_function("(q) => document.querySelector('.pf-search__output').dataset.query === q", arg=query)
            assert not _seen(page, "qqqq"), query
            page.keyboard.press("Escape")


def test_every_word_of_the_feed_and_of_cards_is_a_message(marked: Path) -> None:
    feed = lxml.html.fromstring((marked / "feed.xml").read_bytes())
    assert not unmarked(" ".join(feed.xpath("//title/text()")))
    alternatives = [
        text
        for path in marked.rglob("*.html")
        for text in lxml.html.parse(path).xpath("//meta[@property='og:image:alt']/@content")
    ]
    assert alternatives
    assert not unmarked("\n".join(alternatives), _KNOWN)
