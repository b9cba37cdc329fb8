"""No word of ours is English on a site in another language: on no page, in no script, not in the CV, on cards or in the
feed. The facts of this portfolio are in Cyrillic, so that every Latin word is ours, a name or a citation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from generator.facts.categories import NAMES, archive
from generator.facts.kinds import BY_NAME, KINDS
from generator.site import members
from tests.site.browsing import PHONE, Visit
from tests.site.marked_words import CODE, catalogue, unmarked
from tests.site.serving import served
from tests.site.world import built, small_project, write

_PEOPLE = ["Анна Зорина", "Борис Ёлкин", "Вера Цой", "Глеб Щукин", "Дарья Юрьева", "Егор Яшин", "Жанна Эрн"]
_CODES = ("cs.CL", "cs.LG", "math.NA")
_OF_ARXIV = [name for code in _CODES for name in (NAMES[code], archive(code), archive(code).capitalize())]
_KNOWN = frozenset(" ".join(["cs math CL LG NA", *_OF_ARXIV]).replace(",", "").split())
_CITATIONS = (
    "//*[self::pre or self::code or self::script or self::style or self::kbd or contains(@class, 'pf-panel')"
    + " or @class = 'Z3988'] | //h2[contains(., 'References')]/following-sibling::ol"
    + " | //head[meta/@http-equiv = 'refresh']/title"
)
_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "content", "data-token")
_MACHINE_META = ("viewport", "color-scheme", "theme-color", "robots", "citation", "DC.", "z:", "twitter:card", "og:url")
_WHAT_TO_DO = "make each of these words a message: CONTRIBUTING.md, A word that visitors see"
_TYPES = ("article-journal", "paper-conference", "chapter", "book", "thesis", "report", "dataset", "software")


def _work(n: int) -> str:
    authors = _PEOPLE[: n % 7 + 1] if n % 10 else [*_PEOPLE, *(f"Имя{k} Фамилия{k}" for k in range(70))]
    lines = [
        *(["formerly: [was]"] if n == 4 else []),
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


_DATED = "---\ntitle: Событие {n}\ndate: {date}\n{more}---\n{text}"
_THINGS = {
    **{
        f"talks/t{n}.md": _DATED.format(
            n=n, date=f"20{30 if n == 0 else 11 + n}-05-1{n}", text="\nТезисы доклада.\n" if n < 5 else "",
            more=f"date_end: 20{30 if n == 0 else 11 + n}-05-2{n}\ntype: {kind}\nevent: Съезд\nlocation: Тула\n"
            "papers: [k1, k2]\nevent_url: https://example.org/e\nprojects: [p0]\n"
            "links: {slides: 'https://example.org/s', "
            "handout: 'https://example.org/h', video: 'https://example.org/v'}\n"
            + ("given: [{date: 2010-03-04, event: Семинар, location: Псков}]\n" if n == 1 else ""),
        )
        for n, kind in enumerate(next(f.choices for f in BY_NAME["talk"].fields if f.choices))
    },
    **{f"news/n{n}.md": _DATED.format(n=n, date=f"2012-03-0{n + 1}", more="papers: [k3]\n", text="") for n in range(5)},
    **{f"posts/o{n}.md": _DATED.format(n=n, date=f"2013-04-0{n + 1}", more="tags: [числа]\n", text="\nТекст [@k1].\n")
       for n in range(3)},
    **{f"projects/p{n}.md": f"---\ntitle: Проект {n}\nstart: 2010\n{'end: 2012' if n else 'papers: [k1]'}\n---\n\nОб.\n"
       for n in range(3)},
    **{f"teaching/c{n}.md": f"---\ntitle: Курс {n}\nstart: 2010\n{'end: 2012' if n else ''}\n---\n\nО чём.\n"
       for n in range(2)},
    **{
        f"people/m{n}.md": f"---\nname: {name}\nrole: {role}\nstart: 201{n}\n{'end: 2020' if n % 3 == 2 else ''}\n"
        f"thesis: Опыт {n}\nlocation: Тула\nlinks: {{homepage: 'https://example.org/{n}'}}\n---\n"
        for n, (name, role) in enumerate(
            zip([*_PEOPLE[1:], *(f"Имя Член{k}" for k in range(3))], members.ROLES, strict=False)
        )
    },
    "awards.yml": "- {title: Премия, date: 2015, awarder: Академия}\n",
    "grants.yml": "- {title: Числа, funder: Фонд, start: 2015, role: Руководитель}\n",
    "service.yml": "- {role: Рецензент, organization: Вестник, start: 2015}\n",
}  # fmt: skip
"""Things of every kind, with every word that an owner chooses among."""

GROUP = {
    "index.md": "---\nname: Лаборатория чисел\nkind: group\nlocation: Тула\njoining: Пишите нам.\n"
    "affiliations: [{name: Институт}]\nlinks: {email: a@example.org}\n---\n",
    **{path: text for path, text in _THINGS.items() if path != "awards.yml"},
    **{f"publications/k{n}.md": _work(n) for n in range(1, 8)},
}

FILES = {
    "index.md": "---\nname: Анна Зорина\nposition: Профессор\nlinks: {email: a@example.org}\n"
    "affiliations: [{name: Институт, role: Доцент, start: 2011}, {name: Школа, end: 2009}]\n"
    "education: [{degree: Доктор, institution: Университет, end: 2010, thesis: Числа}]\n"
    "metrics:\n  citations: {value: 1200, as_of: 2026-11-22}\n  h_index: {value: 9, as_of: 2026-11-22}\n"
    "  novelty: {value: 55}\n---\n",
    **{f"publications/k{n}.md": _work(n) for n in range(61)},
    **_THINGS,
}


def _marked(project: Path, files: Mapping[str, str]) -> Path:
    """The site of a project in the language of marks, as its owner sees it."""
    small_project(project, files)
    write(project, {f"templates/locale/{CODE}.po": catalogue()})
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("  name: material\n", f"  name: material\n  language: {CODE}\n"))
    settings.write_text(settings.read_text().partition("\nnav:")[0] + "\nplugins: [portfolio]\n")
    return built(project, PORTFOLIO_AUDIENCE="owner", REPO_URL="https://github.com/a/b")


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _marked(tmp_path_factory.mktemp("marked") / "project", FILES)


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


def _english_on_pages(site: Path) -> dict[str, list[str]]:
    """The English words of a site, each with three of its pages."""
    english: dict[str, set[str]] = {}
    for path in sorted(site.rglob("*.html")):
        for word in _english(lxml.html.document_fromstring(path.read_text("utf-8"))):
            english.setdefault(word, set()).add(path.relative_to(site).as_posix())
    return {word: sorted(where)[:3] for word, where in english.items()}


def test_every_word_of_every_page_is_a_message(marked: Path) -> None:
    kinds = {path.relative_to(marked).parts[0] for path in marked.rglob("*.html")}
    lists = {kind.folder for kind in KINDS if kind.is_listed}
    assert {"publications", "topics", "years", "people", "venues", "cv", "health", "404.html", "index.html"} <= kinds
    assert lists <= kinds
    assert not _english_on_pages(marked), _WHAT_TO_DO


def test_every_word_of_a_group_is_a_message(tmp_path: Path) -> None:
    assert not _english_on_pages(_marked(tmp_path / "group", GROUP)), _WHAT_TO_DO


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
