"""`portfolio new`: adds a paper, a talk or another thing to content/ by hand."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

import click

from generator.cli.terminal import print_problems
from generator.errors import InputProblems, Problem
from generator.facts import files, store
from generator.facts.fields import PUBLICATION_FIELDS, Field
from generator.facts.kinds import BY_FOLDER, BY_NAME, ContentKind
from generator.intake import additions, new_things, option_values
from generator.model import Publication
from generator.review import author_slips, item_checks

_ASKED = ("title", "authors", "date")
_STANDARD_INPUT = "standard input"
_PAPER = "paper"
_KINDS: Mapping[str, ContentKind] = {**BY_NAME, **BY_FOLDER}
_CHECKS = (item_checks.dangling_relations, item_checks.ends_of_items, item_checks.dates_without_year)


@click.command(epilog='Example: portfolio new talk --title "On the Engine" --date 2026-05-21 --set event="A seminar"')
@click.argument("kind", required=False, metavar="KIND", default=_PAPER, type=click.Choice([_PAPER, *_KINDS]))
@click.option("--title", help="Title; `$…$` is math.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="An author; repeat it for each, in order.")
@click.option("--date", metavar="DATE", help="First public: 2023-07-18, 2023-07 or 2023; empty if it is not known.")
@click.option("--venue", help="Journal, proceedings or book that holds the work.")
@click.option("--type", help="Kind of work, such as article-journal or paper-conference.")
@click.option("--doi", help="The publisher's DOI.")
@click.option("--arxiv", help="arXiv identifier.")
@click.option("--category", help="Primary category, such as cs.CL.")
@click.option("--link", "links", multiple=True, metavar="NAME=URL", help="A link, such as code=https://…; repeatable.")
@click.option("--set", multiple=True, metavar="FIELD=VALUE", help="Any other field of KIND; repeatable.")
@click.option("--bibtex", type=click.File("rb"), metavar="FILE", help="One BibTeX entry; - reads standard input.")
def new(kind: str, bibtex: BinaryIO | None, **options: str | tuple[str, ...]) -> None:
    """Add one paper, or a talk or other thing, to content/ by hand.

    KIND is paper, unless another one is named: talk, news, project, course, post or person, each a new file; award,
    grant or service, each a new entry of its list. Asks for what is needed and not given, such as title, authors and
    date. --title is the name of a person and the role of a service, --date the start of what lasts; --set gives any
    other field of docs/front-matter.md.

    A paper that a file in sources/ or a provider has by its --doi or --arxiv needs nothing else; options count more
    than an entry."""
    given = {field: value for field, value in options.items() if value or value == ""}
    click.echo(_new_paper(bibtex, given) if kind == _PAPER else _new_thing(_KINDS[kind], given))


def _new_paper(bibtex: BinaryIO | None, options: Mapping[str, str | tuple[str, ...]]) -> str:
    """Adds a paper and returns its path."""
    project = store.find_project(Path.cwd())
    given = _by_field(PUBLICATION_FIELDS, {}, options)
    entry, notices = additions.entry_in(_pasted(bibtex), _STANDARD_INPUT, date.today()) if bibtex else (None, [])
    named = additions.described({field: given[field] for field in ("doi", "arxiv") if field in given})
    entry = entry or _of_a_source(project, named) or _of_a_provider(project, named, given)
    missing = [field for field in _ASKED if field not in given] if entry is None else []
    record = additions.described({**given, **_asked(missing, " or ".join(named.values()))})
    path = additions.add(project, additions.combined(entry, record))
    print_problems(notices)
    return path


def _of_a_source(project: Path, named: Mapping[str, str]) -> Publication | None:
    """The work that a source has under an identifier; says where it is from, or that no source has it."""
    found = additions.in_sources(project, named.get("doi", ""), named.get("arxiv", ""), date.today())
    if found:
        click.echo(f"notice: {found[1]}  has {' or '.join(named.values())}: its entry is taken", err=True)
    return found[0] if found else None


def _of_a_provider(project: Path, named: Mapping[str, str], given: Mapping[str, object]) -> Publication | None:
    """The work that a provider has under an identifier, unless options say all that is needed; says who has it, or why
    nobody was asked."""
    if not named or all(field in given for field in _ASKED):
        return None
    from generator.cli import fetch_commands  # and with it the client

    return fetch_commands.work_of(project, named.get("doi", ""), named.get("arxiv", ""))


def _asked(missing: Sequence[str], identifier: str) -> dict[str, str | list[str]]:
    """What a person answers. Raises InputProblems where nobody sits at a terminal."""
    if missing and not is_interactive():
        hint = "give it, or run this in a terminal to be asked"
        if identifier:
            hint = f"no file in {store.SOURCES}/ has {identifier}: give it, or the entry of its page: --bibtex FILE"
        raise InputProblems(Problem(f"--{additions.OPTIONS.get(f, f)}", 0, "is missing", hint) for f in missing)
    questions: dict[str, Callable[[], str | list[str]]] = {"title": _title, "authors": _authors, "date": _date}
    if missing and identifier:
        click.echo(f"no file in {store.SOURCES}/ has {identifier}; its title, authors and date are missing", err=True)
    return {field: questions[field]() for field in missing}


def _title() -> str:
    return str(click.prompt("Title", err=True))


def _authors() -> list[str]:
    names: list[str] = []
    question = "Author (empty: no more)"
    while name := click.prompt(question, default="", show_default=False, value_proc=_one_name, err=True):
        names.append(name)
    return names


def _one_name(answer: str) -> str:
    """The answer. click asks again after a UsageError."""
    if author_slips.several_names(answer):
        hint = "braces keep an organisation whole: {Institute of Arts and Sciences}"
        raise click.UsageError(f"one name at a time; {hint}")
    return answer


def _date() -> str:
    question = "Date (2023-07-18, 2023-07 or 2023; empty: not known)"
    return str(click.prompt(question, default="", show_default=False, value_proc=_checked_date, err=True))


def _checked_date(text: str) -> str:
    """The answer. click asks again after a UsageError."""
    try:
        additions.described({"date": text})
    except InputProblems as error:
        raise click.UsageError(str(error)) from error
    return text


def _pasted(file: BinaryIO) -> str:
    if file.isatty():
        click.echo("Paste one BibTeX entry, then press Ctrl-D.", err=True)
    raw = file.read(store.LONGEST_SOURCE + 1)
    if len(raw) > store.LONGEST_SOURCE:
        raise InputProblems([Problem(_STANDARD_INPUT, 0, f"has more than {store.LONGEST_SOURCE:,} bytes")])
    return files.decoded(raw, _STANDARD_INPUT)


def _new_thing(kind: ContentKind, options: Mapping[str, str | tuple[str, ...]]) -> str:
    """Adds a thing of the table of kinds and returns its path."""
    project = store.find_project(Path.cwd())
    given = _by_field(kind.fields, {"title": kind.main, "date": kind.starts}, options)
    missing = [field for field in kind.fields if field.required and field.key not in given]
    if missing and not is_interactive():
        raise InputProblems(
            Problem(
                _option(kind, f.key), 0, "is missing", f"for example {f.example}, or run this in a terminal to be asked"
            )
            for f in missing
        )
    record = _described(kind, {**given, **(_answers(kind, given) if missing else {})})
    return new_things.add(project, kind, new_things.item_of(kind, record), _CHECKS)


def _by_field(
    fields: Iterable[Field], names: Mapping[str, str], options: Mapping[str, str | tuple[str, ...]]
) -> dict[str, str | list[str]]:
    """What options say, by the keys of fields; `names` has those of options that are called otherwise."""
    said = {names.get(key, key): values for key, values in options.items() if key != "set"}
    given: dict[str, list[str]] = {}
    for key, value in (*((key, v) for key, values in said.items() for v in _each(values)), *_pairs(options)):
        given.setdefault(key, []).append(value)
    several = {field.key for field in fields if new_things.takes_several(field)}
    return {key: values if key in several else values[-1] for key, values in given.items()}


def _each(values: str | tuple[str, ...]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else values


def _pairs(options: Mapping[str, str | tuple[str, ...]]) -> Iterable[tuple[str, str]]:
    for value in _each(options.get("set", ())):
        key, is_pair, text = value.partition("=")
        if not is_pair:
            hint = 'such as event="A seminar"'
            raise InputProblems([Problem("--set", 0, f"is not FIELD=VALUE: {value!r:.80}", hint)])
        yield key.strip(), text


def _option(kind: ContentKind, key: str) -> str:
    """The option of a field, as people type it."""
    short = {kind.main: "--title", kind.starts: "--date", "authors": "--author", "links": "--link"}
    return short.get(key, f"--set {key}")


def _described(kind: ContentKind, given: option_values.Given) -> dict[str, object]:
    return option_values.described(given, kind.fields, lambda key: _option(kind, key))


def _answers(kind: ContentKind, given: option_values.Given) -> dict[str, str]:
    """What a person answers: what the kind needs, its date, and what lists show below its title."""
    asked = (kind.starts, *kind.line, *kind.note)
    fields = [field for field in kind.fields if (field.required or field.key in asked) and field.key not in given]
    return {field.key: answer for field in fields if (answer := _answer(kind, field))}


def _answer(kind: ContentKind, field: Field) -> str:
    label = field.key.replace("_", " ").capitalize()
    example = ", ".join(field.choices) or field.example.strip('"')
    question = f"{label} ({example}{'' if field.required else '; empty: none'})"
    check = _checker(kind, field)
    if field.required:
        return str(click.prompt(question, value_proc=check, err=True))
    return str(click.prompt(question, default="", show_default=False, value_proc=check, err=True))


def _checker(kind: ContentKind, field: Field) -> Callable[[str], str]:
    def checked(answer: str) -> str:
        """The answer. click asks again after a UsageError."""
        try:
            record = _described(kind, {field.key: answer}) if answer else {}
        except InputProblems as error:
            raise click.UsageError(str(error)) from error
        if field.required and not record:
            raise click.UsageError("it is needed")
        return answer

    return checked


def is_interactive() -> bool:
    """True where a person can be asked."""
    return sys.stdin.isatty()
