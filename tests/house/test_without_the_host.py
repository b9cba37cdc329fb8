"""Everything below `hosts/` runs where neither MkDocs nor its theme is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.site.world import EXAMPLE, ROOT

PROGRAM = """
import importlib, pkgutil, sys
from pathlib import Path
from tempfile import TemporaryDirectory
for name in ("mkdocs", "material", "markdown", "properdocs", "zensical"):
    sys.modules[name] = None

import generator
from generator.citing.writers import WRITERS
from generator.facts import loading
from generator.review import checks
from generator.site import choices, derived, offline, settings
from generator.site.page_templates import environment
from generator.site.presentation import present
from generator.site.write import Site

for module in pkgutil.walk_packages(generator.__path__, "generator."):
    if not module.name.startswith(("generator.hosts", "generator.cli")):
        importlib.import_module(module.name)

root = Path(sys.argv[1])
config = settings.read((root / "mkdocs.yml").read_text(encoding="utf-8"))
content = loading.load(root / "content")
list(checks.check(content, choices.read(config["extra"])))
presentation = present(content.portfolio, site="https://someone.example/")
producers = derived.producers(presentation, (), environment(root))
with TemporaryDirectory() as folder:
    Site(presentation, producers, lambda path, page: page.html).write(Path(folder))
    site = {path.relative_to(folder).as_posix(): path.read_bytes() for path in Path(folder).rglob("*.*")}
pages = [path for path in site if path.endswith(".html")]
index = [path for path in site if path.startswith("search/")]
copy = offline.offline_copy(site)
exports = [writer.write(content.portfolio.publications) for writer in WRITERS.values()]
print(len(pages), len(index), len(copy), all(exports))
"""


def test_pages_exports_search_and_the_offline_copy_need_no_host() -> None:
    command = [sys.executable, "-c", PROGRAM, str(EXAMPLE)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert result.returncode == 0, result.stderr
    pages, parts, copy, exports = result.stdout.split()
    assert int(pages) > 100
    assert int(parts) > 10
    assert int(copy) >= int(pages) + int(parts)
    assert exports == "True"


def test_no_template_of_the_theme_uses_the_theme_of_the_host() -> None:
    theme = ROOT / "templates/theme"
    ours = {path.relative_to(theme).as_posix(): path.read_text(encoding="utf-8") for path in _texts(theme)}
    for path, text in ours.items():
        assert "lang.t" not in text, path
        assert ".icons/" not in text, path
        assert "partials/language" not in text, path
        if path not in {
            "assets/by-hand.css",
            "base.html",
        }:  # the rules that fit pages written by hand to the host's style sheet
            assert "md-" not in text, path


def _texts(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.suffix in {".html", ".css", ".js", ".xml"}]
