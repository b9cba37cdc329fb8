"""Search at scale: bytes of the index, gzipped bytes fetched before the first result, milliseconds from the keystroke
to the first result in Chromium, CPU seconds to make the index.

The vocabulary of the papers is as large and as uneven as in real ones, since the size of an index depends on it.
"""

from __future__ import annotations

import gzip
import itertools
import random
import re
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from benchmarks import generated, measure, pages
from generator.facts import records
from generator.facts.store import PUBLICATIONS, publication_path
from generator.model import Portfolio, Publication
from generator.site.presentation import present
from generator.site.search import index_parts
from generator.site.search.search_documents import publication_documents

EXAMPLE = Path(__file__).resolve().parents[1] / "tests/portfolio"
MOST_RUNS = 3
_VOCABULARY = 60_000
_SYLLABLES = "ka lo min ter ven si pra tor el un com de re in dis pol gra mor phe stra ti on al ic".split()

_ASK = """
(query) => new Promise((resolve) => {
  const [input, output] = ['.pf-search__input', '.pf-search__output'].map((name) => document.querySelector(name));
  const start = performance.now();
  new MutationObserver((_, observer) => {
    if (output.dataset.query !== query || !output.querySelector('li')) return;
    observer.disconnect();
    resolve(performance.now() - start);
  }).observe(output, { attributeFilter: ['data-query'] });
  input.focus();
  input.value = query;
  input.dispatchEvent(new Event('input', { bubbles: true }));
})
"""


@dataclass(frozen=True, slots=True)
class Search:
    """The figures of one site: bytes of its index; gzipped bytes and milliseconds of each query with an empty cache."""

    index: int
    fetched: Sequence[int]
    waited: Sequence[float]


def section(work: Path, sizes: Sequence[int], runs: int) -> Iterator[str]:
    """An explanation of the figures, and the table."""
    yield "Queries for whole titles, names, words of abstracts and single letters, each in a new window with an empty"
    yield "cache: gzipped bytes and milliseconds from the keystroke to the first result in Chromium, medians of"
    yield f"{min(runs, MOST_RUNS)} runs; CPU seconds to make the index of the papers. The vocabulary is as large and as"
    yield "uneven as a real one.\n"
    yield from table(work, sizes, runs)


def table(work: Path, sizes: Sequence[int], runs: int) -> Iterator[str]:
    """A Markdown table: a row for each size, with the median of the runs of each query."""
    times = min(runs, MOST_RUNS)
    yield "| papers | bytes of the index | gzip before result: median | most | ms to it: median | most | CPU to make |"
    yield "|---|---|---|---|---|---|---|"
    for size in sizes:
        papers = publications(size)
        spent = f"{statistics.median(index_seconds(papers) for _ in range(times)):.2f} s"
        search = _measured(_built(work / f"search-{size}", papers), _queries(papers, runs), times)
        yield (
            f"| {size:,} | {search.index:,} | {statistics.median(search.fetched):,.0f} | {max(search.fetched):,} "
            f"| {statistics.median(search.waited):.0f} | {max(search.waited):.0f} | {spent} |"
        )


def publications(size: int) -> list[Publication]:
    """Generated papers with titles and abstracts from a large vocabulary, as uneven as a real one."""
    chance = random.Random(generated.SEED)  # noqa: S311  # test data, no secret
    words = list(dict.fromkeys(_word(chance) for _ in range(_VOCABULARY)))
    in_titles, in_texts = (
        list(itertools.accumulate(1 / (rank + offset) for rank in range(len(words)))) for offset in (200, 1)
    )

    def text(weights: Sequence[float], fewest: int, most: int) -> str:
        return " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(fewest, most))).capitalize()

    return [
        replace(each, title=text(in_titles, 6, 14), abstract=f"{text(in_texts, 110, 190)}.")
        for each in generated.portfolio(size)[1]
    ]


def write(folder: Path, papers: Sequence[Publication]) -> None:
    """Writes `content/` for the papers of a generated person."""
    texts = {publication_path(each.key): records.file_text(each) for each in papers}
    (folder / PUBLICATIONS).mkdir(parents=True)
    for path, text in {"index.md": records.file_text(generated.portfolio(len(papers))[0]), **texts}.items():
        (folder / path).write_text(text, encoding="utf-8")


def index_seconds(papers: Sequence[Publication]) -> float:
    """CPU seconds to make the index of papers in memory."""
    shown = present(Portfolio(generated.portfolio(1)[0], tuple(papers)))
    start = time.process_time()
    for _ in index_parts.files(list(publication_documents(shown.pubs))):
        pass
    return time.process_time() - start


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4))))


def _queries(papers: Sequence[Publication], runs: int) -> list[str]:
    """What visitors type: titles, names and words of abstracts of as many papers as runs, up to five, and letters."""
    sevenths = range(1, min(runs, 5) + 1)
    some = [papers[at] for at in dict.fromkeys(len(papers) * seventh // 7 for seventh in sevenths)]
    queries = [query for each in some for query in (each.title, each.authors[0].name)]
    return [*queries, *(" ".join(each.abstract.split()[3:6]) for each in some), "s", "de"]


def _built(project: Path, papers: Sequence[Publication]) -> Path:
    settings = (EXAMPLE / "mkdocs.yml").read_text().replace("cards: true", "cards: false")
    write(project / "content", papers)
    (project / "mkdocs.yml").write_text(settings)
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build"]
    measure.run(command, project, measure.ENVIRONMENT)
    return project / "site"


def _measured(site: Path, queries: Sequence[str], runs: int) -> Search:
    index = sum(file.stat().st_size for file in (site / "search").rglob("*.json"))
    with pages.served(site) as address, pages.chromium() as browser:
        results = [[_asked(browser, site, address, query) for _ in range(runs)] for query in queries]
    waited = [statistics.median(wait for _, wait in of_query) for of_query in results]
    return Search(index, [of_query[0][0] for of_query in results], waited)


def _asked(browser: Browser, site: Path, address: str, query: str) -> tuple[int, float]:
    """Gzipped bytes and milliseconds of one query in a new window."""
    context = browser.new_context()
    page = context.new_page()
    requested: list[str] = []
    page.goto(address, wait_until="networkidle")
    context.on("request", lambda request: requested.append(urlsplit(request.url).path.removeprefix("/")))
    waited: float = page.evaluate(_ASK, query)
    context.close()
    return sum(_gzipped(site / re.sub(r"^/", "", path)) for path in dict.fromkeys(requested)), waited


def _gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))
