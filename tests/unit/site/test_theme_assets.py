"""Style sheets and scripts as they are served: without comments, with every rule and statement."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site import template_folders
from generator.site.theme_assets import is_made_lighter, lighter

ASSETS = sorted(path for path in (template_folders.SHIPPED / "theme/assets").iterdir() if is_made_lighter(path.name))


def test_a_style_sheet_keeps_its_rules() -> None:
    text = '/* ---- 1 ---- */\n\na {\n  color: red; /* why */\n  content: " ×";\n}\n/* two\nlines */\nb { top: 0; }\n'
    assert lighter("x.css", text) == 'a{color:red;content:" ×"}b{top:0}'


def test_a_style_sheet_keeps_strings_and_the_spaces_that_mean_something() -> None:
    text = """a b:not(.c, d) > e::after { content: ", ; }  : x"; margin: 0 calc(1px + 2em) }
@media (width > 1px) and (hover) { a:hover b, i { background: url('data:x; y') no-repeat } }"""
    assert lighter("x.css", text) == (
        'a b:not(.c,d) > e::after{content:", ; }  : x";margin:0 calc(1px + 2em)}'
        "@media (width > 1px) and (hover){a:hover b,i{background:url('data:x; y') no-repeat}}"
    )


def test_a_script_keeps_its_statements_and_addresses() -> None:
    text = "// What it does.\n{\n  /** Why. */\n  const a = 'http://x.example/*'; // kept\n\n  // gone\n  b(a);\n}\n"
    assert lighter("x.js", text) == "{\nconst a = 'http://x.example/*'; // kept\nb(a);\n}\n"


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_ours_lose_nothing_else(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    served = lighter(path.name, text)
    assert lighter(path.name, served) == served
    assert [served.count(sign) for sign in "{}"] == [text.count(sign) for sign in "{}"]
    assert all(line.count("`") % 2 == 0 for line in served.splitlines()), (
        "a text of several lines loses its indentation"
    )
