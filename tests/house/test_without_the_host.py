"""Everything below `hosts/` runs where neither MkDocs nor its theme is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.site.world import ROOT

PROGRAM = """
import importlib, pkgutil, sys
from pathlib import Path
for name in ("mkdocs", "material", "markdown", "properdocs", "zensical"):
    sys.modules[name] = None

import generator
from generator.citing.writers import WRITERS
from generator.facts import store
from generator.review import checks
from generator.site import derived, offline, settings
from generator.site.page_templates import environment
from generator.site.presentation import present
from generator.site.search import documents, index_parts
from generator.site.view import Page

for module in pkgutil.walk_packages(generator.__path__, "generator."):
    if not module.name.startswith(("generator.hosts", "generator.cli")):
        importlib.import_module(module.name)

root = Path(sys.argv[1])
told = settings.read((root / "mkdocs.yml").read_text(encoding="utf-8"))
content = store.load(root / "content")
list(checks.check(content, settings.people_from(told["extra"])))
shown = present(content.portfolio, site="https://someone.example/")
views = derived.derive(content.portfolio, (), environment(root / "templates/pages"), shown=shown)
pages = {path: view for path, view in views.items() if isinstance(view, Page)}
names = documents.names_of_pages(shown)
found = [*documents.of_papers(shown.pubs)]
for path, page in pages.items():
    if not store.is_publication(path):
        found += documents.of_derived(path, page, names)
index = dict(index_parts.files(found))
site = {path: text.encode() for path, text in index.items()}
copy = offline.offline_copy(site | {path: page.html.encode() for path, page in pages.items()})
exports = [writer.write(content.portfolio.publications) for writer in WRITERS.values()]
print(len(pages), len(found), len(index), len(copy), all(exports))
"""


def test_pages_exports_search_and_the_offline_copy_need_no_host() -> None:
    command = [sys.executable, "-c", PROGRAM, str(ROOT)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert result.returncode == 0, result.stderr
    pages, found, parts, copy, exports = result.stdout.split()
    assert int(pages) > 100
    assert int(found) > 100
    assert int(parts) > 10
    assert int(copy) >= int(pages) + int(parts)
    assert exports == "True"


def test_no_template_of_the_theme_takes_anything_from_the_host_s_theme() -> None:
    theme = ROOT / "templates/theme"
    ours = {path.relative_to(theme).as_posix(): path.read_text(encoding="utf-8") for path in _texts(theme)}
    for path, text in ours.items():
        assert "lang.t" not in text, path
        assert ".icons/" not in text, path
        assert "partials/language" not in text, path
        if path not in {"assets/by-hand.css", "base.html"}:  # what fits pages by hand to the host's sheet
            assert "md-" not in text, path


def _texts(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.suffix in {".html", ".css", ".js", ".xml"}]
