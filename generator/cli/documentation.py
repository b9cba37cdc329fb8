"""Writes the generated pages of docs/ from the tables in the code: `make reference`. A test keeps them fresh."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType

import click

from generator.citing.styles import STYLES
from generator.citing.writers import OF_LISTS, OF_PAPERS, WRITERS
from generator.cli import untranslated
from generator.cli.catalogue_update import updated
from generator.cli.main import COMMANDS, main
from generator.cli.messages_template import template
from generator.facts.accounts import ACCOUNTS
from generator.facts.fields import METRICS, PARTS, PROFILE_FIELDS, PUBLICATION_FIELDS, Field
from generator.facts.kinds import KINDS, ContentKind
from generator.facts.schema import list_schema, schema
from generator.facts.work_kinds import WORK_KINDS
from generator.intake.readers.registry import OFFERED
from generator.review.checks import CHECKS
from generator.review.settings_keys import EXTENSIONS, NO_EFFECT, OPTIONS, PLUGINS
from generator.review.slips import SLIPS
from generator.site import template_folders
from generator.site.choices import SETTINGS
from generator.site.export import CFF

_PROGRAM = Path(__file__).parents[1]
_ROOMS = ("text", "facts", "citing", "intake", "site", "review", "hosts", "cli")
_BLOCK = r"(?<=<!-- {0} -->\n).*?(?=[ /]*<!-- end of {0} -->)"
_COMPLETION = """\
`NO_COLOR=1` switches colour off. For completion, add one line to the file that your shell reads:

| shell | file | line |
|---|---|---|
| bash | `~/.bashrc` | `eval "$(_PORTFOLIO_COMPLETE=bash_source portfolio)"` |
| zsh | `~/.zshrc` | `eval "$(_PORTFOLIO_COMPLETE=zsh_source portfolio)"` |
| fish | `~/.config/fish/completions/portfolio.fish` | `_PORTFOLIO_COMPLETE=fish_source portfolio \\| source` |
"""
_GENERATED = "Written by `make reference` from the tables in `generator/`; do not edit it by hand.\n"


def _page_with(name: str, blocks: Mapping[str, Callable[[], Iterator[str]]]) -> str:
    """A file that is written by hand, by its path from docs/, with its generated blocks."""
    page = (_PROGRAM.parent / "docs" / name).read_text(encoding="utf-8")
    for block, lines in blocks.items():
        before, after = re.split(_BLOCK.format(block), page, maxsplit=1, flags=re.DOTALL)
        page = f"{before}{chr(10).join(lines())}\n{after}"
    return page


def _schema(of: str, fields: Iterable[Field]) -> str:
    return json.dumps(schema(of, fields), ensure_ascii=False, indent=1) + "\n"


def _schema_of_kind(kind: ContentKind) -> str:
    made = (list_schema if kind.is_list else schema)(kind.heading, kind.fields)
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


_messages = cache(template)


def _catalogue(path: Path) -> str:
    return updated(path.read_text(encoding="utf-8"), _messages())


_CATALOGUES = sorted((template_folders.SHIPPED / "locale").glob("*.po"))

DOCUMENTS: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "front-matter.md": lambda: "\n".join(_front_matter()) + "\n",
        "reference.md": lambda: "\n".join(_reference()) + "\n",
        "architecture.md": lambda: _page_with("architecture.md", {"files": _files}),
        "settings.md": lambda: _page_with("settings.md", {"settings": _settings, "keys": _keys_without_effect}),
        "publication.schema.json": lambda: _schema("Publication", PUBLICATION_FIELDS),
        "person.schema.json": lambda: _schema("Person", PROFILE_FIELDS),
        "../templates/theme/assets/entries.js": lambda: _page_with(
            "../templates/theme/assets/entries.js", {"formats": _frames}
        ),
        "../templates/locale/messages.pot": _messages,
        **{f"../templates/locale/{path.name}": partial(_catalogue, path) for path in _CATALOGUES},
        **{f"{kind.folder}.schema.json": partial(_schema_of_kind, kind) for kind in KINDS},
    }
)
"""The generated files by their paths from docs/."""


def _front_matter() -> Iterator[str]:
    yield "# Front matter\n"
    yield _GENERATED
    yield "In an editor with a YAML language server, `.vscode/settings.json` names the schemas for completion.\n"
    yield "## Fields of a publication\n"
    yield "`content/publications/<citation key>.md`. The abstract is the text below the front matter, up to the first"
    yield "heading; what follows from there on is yours. Only `title` is required.\n"
    yield from _fields(PUBLICATION_FIELDS)
    yield "\n### What the fields become\n"
    yield from _table("field", "BibTeX", "CSL", "RIS", "schema.org", rows=_formats())
    yield "\n### Types\n"
    yield "A work of type `article` without a venue is a preprint if it has an arXiv id and no publisher, or the DOI or"
    yield "the name of a preprint server; a conference paper whose venue is called a workshop is a workshop paper."
    yield "A book with editors and no authors is an edited book, or proceedings if it has an event or says so in its"
    yield "title; one with a `chapter` is a part of a book. A report of the genre `Manual` is a manual.\n"
    heads = "type", "shown as", "in the filter", "BibTeX entry", "venue in", "biblatex", "RIS", "schema.org"
    yield from _table(*heads, rows=_types())
    yield "\n## Short names of venues\n"
    yield "Lists, the home page and the CV name a venue in short, as in *ACL 2023* or *JMLR 25(70), 2024*; the paper's"
    yield "page and all citations have its full name. The short name is the `venue_short` of the paper, what"
    yield "`content/venues.yml` says of its venue, that of a table of the program, or an acronym in brackets at the end"
    yield "of the full name. Names are compared without years, ordinals, sponsors and volumes, and never guessed.\n"
    yield "The `url` of a venue is a button on its page. `formerly` has earlier names of one venue, or the last parts"
    yield "of earlier addresses of its page; they lead to where it is now.\n"
    yield "```yaml"
    yield "Journal of Machine Learning Research: J. Mach. Learn. Res."
    yield "Annual Conference on Widgets: {short: CoW, url: https://widgets.example}"
    yield "2nd Workshop on Gears: {formerly: [Workshop on Gears, workshop-on-gears-2]}"
    yield "```"
    yield "\n## Fields of the person\n"
    yield "`content/index.md`. The text below the front matter is the biography. Only `name` is required.\n"
    yield from _fields(PROFILE_FIELDS)
    yield "\nThe parts of an entry; a text alone is the first of them:\n"
    yield from _table("key", "parts", rows=_parts(PROFILE_FIELDS))
    yield "\nNames under `links` that take a bare id, which is checked and becomes an address; every other name takes"
    yield "an address:\n"
    yield from _table("name", "shown as", "leads to", rows=_accounts())
    yield f"\nFigures under `metrics`: {', '.join(f'`{id}`' for id in METRICS)}; each has a `value` (a whole number),"
    yield "a `source` and an `as_of` date."
    yield "\n## Other kinds of content\n"
    yield "Talks, news, projects, courses, posts and people are files with front matter and a text, such as"
    yield "`content/talks/on-the-engine.md`; the name of the file is part of the address. One with a text has a page of"
    yield "its own; all of them are in the list of their kind. Awards, grants and service are lists in one file each,"
    yield "such as `content/awards.yml`: `- title: Halden Prize`, and the other keys of the entry below. A relation is"
    yield "written on one side (`papers: [lovelace1843notes]`) and shown on both. A file without front matter in such a"
    yield "folder is a page of your own."
    for kind in KINDS:
        yield from _kind(kind)


def _kind(kind: ContentKind) -> Iterator[str]:
    where = kind.file if kind.is_list else kind.path("<name>")
    required = " and ".join(f"`{field.key}`" for field in kind.fields if field.required)
    yield f"\n### {kind.heading}\n"
    yield f"`content/{where}`. {kind.doc} {required} {'are' if ' and ' in required else 'is'} required.\n"
    yield from _fields(kind.fields)
    for field in kind.fields:
        if field.choices:
            yield f"\nValues of `{field.key}`: {', '.join(f'`{choice}`' for choice in field.choices)}."
    if parts := list(_parts(kind.fields)):
        yield "\nThe parts of an entry:\n"
        yield from _table("key", "parts", rows=parts)


def _reference() -> Iterator[str]:
    yield "# Reference\n"
    yield _GENERATED
    yield "## Commands\n"
    yield _sentence(f"{main.help}\n")
    yield "\nBefore the name of a command:\n"
    yield from (f"- `{', '.join(p.opts)}`: {p.help}" for p in main.params if isinstance(p, click.Option))
    yield f"\n{_COMPLETION}"
    yield from _commands()
    yield "## Checks\n"
    yield "Besides these, every file must be readable: UTF-8, plain YAML, known keys, values of the right kind, a file"
    yield "name that is a citation key, no symlink. Errors stop a build; `portfolio check` prints notices too.\n"
    yield from (f"- `{name}`: {_sentence(run.__doc__)}" for name, run in {**CHECKS, **SLIPS}.items())
    yield "\n## Files\n"
    yield f"- read from `sources/`: {', '.join(f.title for f in OFFERED)} (docs/sources.md)"
    yield f"- made for all papers together: {_endings(WRITERS)}; the page of each paper offers it in the same formats"
    yield f"- made for each paper: {_endings(OF_PAPERS)}; for each year, topic and venue: {_endings(OF_LISTS)}"
    yield "- for machines: `publications.json` (CSL-JSON), `feed.xml` (Atom), `llms.txt`, `sitemap.xml`"
    yield f"- formats of `portfolio export`: {', '.join(f'`{name}`' for name in (*WRITERS, *STYLES, CFF))}"


def _endings(suffixes: Iterable[str]) -> str:
    return ", ".join(f"`*.{suffix}`" for suffix in suffixes)


def _frames() -> Iterator[str]:
    """The rows of `WRITERS` that the script needs which puts files together in browsers."""
    for ending, writer in WRITERS.items():
        start, between, end = map(json.dumps, writer.frame.separators)
        own, key = str(ending in OF_PAPERS).lower(), writer.frame.key.replace("/", r"\/")
        yield f"    '{ending}': {{ start: {start}, between: {between}, end: {end}, key: /{key}/m, own: {own} }},"


def _files() -> Iterator[str]:
    for room in _ROOMS:
        for path in sorted((_PROGRAM / room).rglob("*.py")):
            name = path.relative_to(_PROGRAM / room).with_suffix("").as_posix()
            paragraph = (ast.get_docstring(ast.parse(path.read_bytes())) or "").partition("\n\n")[0]
            first, shown = re.split(r"(?<=[.?]) ", _sentence(paragraph))[0], name.removesuffix("__init__")
            yield f"- `{shown}`: {first}" if shown else f"\n**`{room}/`** {first}\n"


def _settings() -> Iterator[str]:
    rows = ((f"`{key}`", row.doc, f"`{key}: {row.example}`") for key, row in SETTINGS.items())
    return _table("key under `extra`", "meaning", "example", rows=rows)


def _keys_without_effect() -> Iterator[str]:
    others = {f"plugins.{name}": reason for name, reason in PLUGINS.items()}
    others |= {f"markdown_extensions.{name}": reason for name, reason in EXTENSIONS.items()}
    others |= {f"markdown_extensions.{'.'.join(names)}": reason for names, (_, reason) in OPTIONS.items()}
    rows = ((f"`{key.replace('.', ': ', 1)}`", reason) for key, reason in {**NO_EFFECT, **others}.items())
    return _table("key", "why", rows=rows)


def _fields(fields: Iterable[Field]) -> Iterator[str]:
    rows = ((f"`{f.key}`", f.kind, f.doc, f"`{f.key}: {f.example}`") for f in fields)
    return _table("key", "kind", "meaning", "example", rows=rows)


def _parts(fields: Iterable[Field]) -> Iterator[tuple[str, ...]]:
    for f in fields:
        if table := PARTS.get(f.kind):
            yield f"`{f.key}`", ", ".join(f"`{key}` ({kind})" for key, kind in table.kinds.items())


def _accounts() -> Iterator[tuple[str, ...]]:
    return ((f"`{name}`", a.label, f"`{a.address.format('…', '…')}`") for name, a in ACCOUNTS.items() if a.address)


def _formats() -> Iterator[tuple[str, ...]]:
    for f in PUBLICATION_FIELDS:
        if any(columns := (f.bibtex, f.csl, f.ris, f.schema_org)):
            yield f"`{f.key}`", *columns


def _types() -> Iterator[tuple[str, ...]]:
    for name, kind in WORK_KINDS.items():
        bibtex = f"`@{kind.entry_type}`", f"`{kind.container}`"
        shown = f"`{kind.narrows or name}`", kind.label, kind.facet
        yield *shown, *bibtex, f"`@{kind.biblatex}`", f"`{kind.ris}`", f"`{kind.schema_org}`"


def command(name: str) -> click.Command:
    """A command of `portfolio`, imported."""
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found


def _commands() -> Iterator[str]:
    for name in sorted(COMMANDS):
        parameters = command(name).params
        arguments = "".join(f" [{p.human_readable_name}]" for p in parameters if isinstance(p, click.Argument))
        yield f"### `portfolio {name}{arguments}`\n\n{_sentence(command(name).help)}\n"
        for option in (p for p in parameters if isinstance(p, click.Option)):
            yield f"- `{', '.join(option.opts)}`: {option.help}"
        yield f"\n`{(command(name).epilog or '').removeprefix('Example: ')}`\n"


def _table(*heads: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    yield from (f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows)


def _sentence(text: str | None) -> str:
    return " ".join((text or "").split())


if __name__ == "__main__":
    for name, document in DOCUMENTS.items():
        Path("docs", name).write_text(document(), encoding="utf-8")
    print("".join(f"{line}\n" for line in untranslated.listing()), end="")
