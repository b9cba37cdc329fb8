"""The same facts on the same pages for Hugo and Eleventy: Markdown files, JSON data, and a template of ours for each.

The papers of each page are read from the links of a stage, so that every generator makes the same pages with the same
papers. References and downloads are ready-made, as they are for stock Material.
"""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.citing import references
from generator.citing.styles import STYLES
from generator.citing.work import cited
from generator.citing.writers import WRITERS
from generator.facts import dates
from generator.model import Publication

HERE = Path(__file__).resolve().parent
_TITLE = re.compile(r'^title: "(.*)"$', re.MULTILINE)
_LINK = re.compile(r'href="([^":#?]+/)"')
_HOME = "index"


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address from the root, its title, and the addresses of the pages that it links to."""

    url: str
    title: str
    links: Sequence[str]


def pages(staged: Path) -> list[Page]:
    """Every page of a stage."""
    return [_page(path.relative_to(staged), path.read_text(encoding="utf-8")) for path in sorted(staged.rglob("*.md"))]


def write_hugo(folder: Path, staged: Path, publications: Sequence[Publication]) -> None:
    """A project for `hugo`."""
    shutil.copytree(HERE / "hugo", folder)
    _write(folder, staged, publications, _hugo_text)


def write_eleventy(folder: Path, staged: Path, publications: Sequence[Publication]) -> None:
    """A project for `eleventy`."""
    shutil.copytree(HERE / "eleventy", folder)
    _write(folder, staged, publications, _eleventy_text)


def _hugo_text(page: Page, facts: Mapping[str, object], body: str) -> str:
    return f"{json.dumps({**facts, 'url': f'/{page.url}'}, ensure_ascii=False, indent=1)}\n\n{body}\n"


def _eleventy_text(page: Page, facts: Mapping[str, object], body: str) -> str:
    given = {**facts, "permalink": f"/{page.url}index.html", "layout": "page.njk"}
    return f"---json\n{json.dumps(given, ensure_ascii=False, indent=1)}\n---\n\n{body}\n"


def _page(path: Path, text: str) -> Page:
    name = path.with_suffix("").as_posix()
    url = "" if name == _HOME else f"{name.removesuffix(f'/{_HOME}')}/"
    title = _TITLE.search(text)
    targets = (posixpath.normpath(posixpath.join(url or ".", link)) for link in _LINK.findall(text))
    return Page(url, title[1] if title else url, [f"{target}/" for target in dict.fromkeys(targets) if target != "."])


def _write(
    folder: Path,
    staged: Path,
    publications: Sequence[Publication],
    text_of: Callable[[Page, Mapping[str, object], str], str],
) -> None:
    papers = {f"publications/{p.key}/": p for p in publications}
    all_pages = pages(staged)
    titles = {page.url: page.title for page in all_pages}
    data = {p.key: _summary(p) for p in publications}
    (folder / "data").mkdir()
    (folder / "data" / "papers.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    (folder / "content").mkdir()
    for page in all_pages:
        text = text_of(page, _facts(page, papers, titles), papers[page.url].abstract if page.url in papers else "")
        name = page.url.strip("/").replace("/", "--") or "_index"
        (folder / "content" / f"{name}.md").write_text(text, encoding="utf-8")
    _copy_downloads(staged, folder / "static")


def _copy_downloads(staged: Path, target: Path) -> None:
    shutil.copytree(staged, target, ignore=shutil.ignore_patterns("*.md"))


def _facts(page: Page, papers: Mapping[str, Publication], titles: Mapping[str, str]) -> dict[str, object]:
    own = papers.get(page.url)
    facts: dict[str, object] = {
        "title": own.title if own else page.title,
        "listed": [papers[url].key for url in page.links if url in papers],
        "places": [{"url": url, "title": titles[url]} for url in page.links if url in titles and url not in papers],
    }
    return {**facts, "paper": _summary(own), "citations": list(_citations(own))} if own else facts


def _summary(p: Publication) -> dict[str, object]:
    return {
        "title": p.title,
        "authors": [author.name for author in p.authors],
        "venue": p.venue,
        "date": dates.iso(p.date),
    }


def _citations(p: Publication) -> Iterator[dict[str, str]]:
    yield {"name": "BibTeX", "text": WRITERS["bib"].entry(cited(p))}
    for name, style in STYLES.items():
        yield {"name": name, "text": references.reference(cited(p), style).text}
