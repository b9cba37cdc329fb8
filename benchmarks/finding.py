"""The publications page at scale: bytes of its first load, bytes that the filter fetches, and milliseconds for each
keystroke in Chromium."""

from __future__ import annotations

import gzip
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from benchmarks import generated, measure, pages

EXAMPLE = Path(__file__).resolve().parents[1] / "tests/portfolio"
TYPED = ("müller attention", "scaling language models", "e", "benchmark zzzz", "learning of and the")

# The filter waits after a keystroke; the time of what runs then, including layout, is recorded.
_STOPWATCH = """
(() => {
  const later = window.setTimeout;
  window.spent = [];
  window.setTimeout = (callback, delay, ...rest) => later(() => {
    const start = performance.now();
    callback(...rest);
    document.body.getBoundingClientRect();
    if (delay === 120) window.spent.push(performance.now() - start);
  }, delay);
})();
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """The figures of one site: gzipped bytes, and milliseconds per keystroke and per ticked box."""

    papers: int
    first_load: int
    facts: int
    abstracts: int
    keystrokes: Sequence[float]
    ticks: Sequence[float]


def section(work: Path, sizes: Sequence[int], runs: int) -> Iterator[str]:
    """A row for each size; every site is built and visited only once. Each run types another text, up to five."""
    yield "The publications page: gzipped bytes of its first load and of the files that the filter fetches (facts at"
    yield "the first use, abstracts when words are typed); milliseconds of script and layout for each keystroke (after"
    yield "the script's pause of 120 ms) and for each ticked box, in Chromium.\n"
    yield "| papers | first load | facts | abstracts | ms a keystroke: median | 95 % | most | a box: median | most |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for size in sizes:
        yield _row(figures(_built(work / str(size), size), size, TYPED[:runs]))


def figures(site: Path, papers: int, typed: Sequence[str]) -> Finding:
    """Measures one built site, with each letter of these texts."""
    data = site / "publications/data"
    with pages.served(site) as address, pages.chromium() as browser:
        page = browser.new_page(bypass_csp=True)  # the site's policy forbids `eval`, which `wait_for_function` needs
        page.add_init_script(_STOPWATCH)
        page.goto(f"{address}publications/")
        keystrokes, ticks = _keystrokes(page, typed), _ticks(page)
        first_load = pages.first_load_in(browser, address, site, "publications/")
    return Finding(
        papers,
        first_load,
        _gzipped(sorted(data.glob("index.json"))),
        _gzipped([site / "publications.json"]),
        keystrokes,
        ticks,
    )


def _built(folder: Path, size: int) -> Path:
    folder.mkdir()
    settings = (EXAMPLE / "mkdocs.yml").read_text().replace("cards: true", "cards: false")
    (folder / "mkdocs.yml").write_text(settings)
    generated.write(folder / "content", size)
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build"]
    measure.run(command, folder, measure.ENVIRONMENT)
    return folder / "site"


def _keystrokes(page: Page, typed: Sequence[str]) -> list[float]:
    """Milliseconds for each letter of every text. A first letter, not counted, loads the files."""
    field = page.get_by_label("Filter publications")
    field.fill("a")
    page.wait_for_function("spent.length && !document.querySelector('.pf-state').textContent.includes('looking')")
    page.evaluate("spent.length = 0")
    expected = 0
    for text in typed:
        for length in range(1, len(text) + 1):
            expected += 1
            field.fill(text[:length])
            page.wait_for_function("(n) => spent.length === n", arg=expected)
    spent: list[float] = page.evaluate("spent")
    return spent


def _ticks(page: Page) -> list[float]:
    """Milliseconds for ticking and clearing each box of the facets, without words in the text filter."""
    page.get_by_label("Filter publications").press("Escape")
    spent: list[float] = page.evaluate("""
      () => [...document.querySelectorAll('.pf-facet input')].flatMap((box) => [1, 2].map(() => {
        const start = performance.now();
        box.click();
        document.body.getBoundingClientRect();
        return performance.now() - start;
      }))
    """)
    return spent


def _row(f: Finding) -> str:
    most = statistics.quantiles(f.keystrokes, n=20)[-1]
    return (
        f"| {f.papers:,} | {f.first_load:,} | {f.facts:,} | {f.abstracts:,} | {statistics.median(f.keystrokes):.1f} "
        f"| {most:.1f} | {max(f.keystrokes):.1f} | {statistics.median(f.ticks):.1f} | {max(f.ticks):.1f} |"
    )


def _gzipped(files: Sequence[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)
