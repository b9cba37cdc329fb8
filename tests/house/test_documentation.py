"""What people can use is documented, and what is documented exists."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from generator.citing.writers import WRITERS
from generator.cli.documentation import DOCUMENTS, command
from generator.cli.main import COMMANDS
from generator.facts.fields import METRICS, PROFILE_FIELDS, PUBLICATION_FIELDS
from generator.facts.work_kinds import ITEM_TYPES
from generator.intake.readers import registry
from generator.review.checks import CHECKS

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
DOCUMENTATION = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
THEME = ROOT / "templates/theme"


def options(explained: click.Command) -> list[str]:
    """The long names of a command's options."""
    return [
        name for option in explained.params if isinstance(option, click.Option) for name in option.opts if "--" in name
    ]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    assert f"portfolio {name}" in DOCUMENTATION
    (section,) = re.findall(rf"^### `portfolio {name}(?![\w-]).*?(?=^##|\Z)", DOCUMENTATION, re.MULTILINE | re.DOTALL)
    assert [option for option in options(command(name)) if f"`{option}" not in section.replace(", ", "`, `")] == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_explains_itself(name: str) -> None:
    explained = command(name)
    assert explained.name == name
    assert explained.help
    assert all(option.help for option in explained.params if isinstance(option, click.Option))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_line_of_a_command_in_the_help_is_how_its_own_help_begins(name: str) -> None:
    words = " ".join((command(name).help or "").split())
    assert words.startswith(COMMANDS[name][1].removesuffix("."))


def test_every_make_target_is_documented_and_in_the_help() -> None:
    assert TARGETS is not None
    for target in TARGETS[1].split():
        assert f"make {target}" in DOCUMENTATION or target == "help", target
        assert re.search(rf"^{target}:.*## .", MAKEFILE, re.MULTILINE), target


def test_every_make_target_that_is_documented_exists() -> None:
    assert TARGETS is not None
    assert set(re.findall(r"\bmake ([a-z]+)`", DOCUMENTATION)) <= set(TARGETS[1].split())


@pytest.mark.parametrize(
    "names",
    [
        [field.key for field in (*PUBLICATION_FIELDS, *PROFILE_FIELDS)],
        list(METRICS),
        list(ITEM_TYPES),
        list(CHECKS),
        [f"*{suffix}" for suffix in registry.endings()],
        [f"*.{suffix}" for suffix in WRITERS],
    ],
    ids=["fields", "figures", "types", "checks", "readers", "writers"],
)
def test_every_name_that_people_write_is_documented(names: list[str]) -> None:
    assert names
    missing = [name for name in names if f"`{name}`" not in DOCUMENTATION]
    assert missing == [], f"run: make reference; what is missing even then goes into README or docs/: {missing}"


def test_every_field_and_check_says_what_it_is_for() -> None:
    assert all(field.doc and field.example for field in (*PUBLICATION_FIELDS, *PROFILE_FIELDS))
    assert all(check.__doc__ for check in CHECKS.values())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_generated_pages_are_fresh(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert text == DOCUMENTS[name](), "run: make reference"


def test_every_file_of_the_program_has_a_line_on_the_architecture_page() -> None:
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    program = ROOT / "generator"
    top = [f"  {path.name}" for path in program.glob("*.py") if path.stem != "__init__"]
    rooms = [f"\n**`{path.parent.name}/`** " for path in program.glob("*/__init__.py")]
    paths = ["/".join(path.relative_to(program).with_suffix("").parts[1:]) for path in program.glob("*/**/*.py")]
    lines = [f"\n- `{path.removesuffix('__init__')}`: " for path in paths if path != "__init__"]
    assert [line.strip() for line in (*top, *rooms, *lines) if line not in page] == [], "run: make reference"


def test_every_file_of_the_program_that_the_architecture_page_names_exists() -> None:
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rooms = "|".join(path.parent.name for path in (ROOT / "generator").glob("*/__init__.py"))
    named = [ROOT / "generator" / path for path in re.findall(rf"`((?:{rooms})/\w[\w/]*)`", page)]
    assert len(named) > 20
    missing = [path for path in named if not (path.is_dir() or path.with_suffix(".py").is_file())]
    missing += [THEME / path for path in re.findall(r"`(assets/[\w./-]+)`", page) if not (THEME / path).is_file()]
    assert missing == []


def test_every_file_that_the_documentation_links_to_exists() -> None:
    dead = [
        f"{page.name}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert dead == []


def test_the_theme_includes_only_templates_of_its_own() -> None:
    templates = [path.read_text(encoding="utf-8") for path in sorted(THEME.rglob("*.html"))]
    parts = {name for text in templates for name in re.findall(r'(?:import|include|extends|from) "([^"]+)"', text)}
    assert parts
    assert [name for name in parts - {"main.html"} if not (THEME / name).is_file()] == []
