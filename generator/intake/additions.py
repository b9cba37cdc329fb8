"""Adds one publication by hand: what options or an entry of a reference library say becomes one new file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.errors import InputProblems, Problem, errors_among
from generator.facts import citation_keys, files, matching, records, store, value_fixes
from generator.facts.fields import PUBLICATION_FIELDS
from generator.facts.frontmatter import Node, Position
from generator.facts.identifiers import without_version
from generator.facts.records import Record
from generator.facts.store import CONTENT, PROFILE_PAGE, Content
from generator.facts.values import CODECS
from generator.facts.yaml_values import Rejected
from generator.intake import importer, remembered
from generator.intake.readers import bibtex_reader
from generator.intake.remembered import Memories
from generator.model import Publication

OPTIONS: Mapping[str, str] = {"authors": "author", "links": "link"}
"""The name of an option that takes one of several values; other options are named like their field."""

_KINDS = {field.key: field.kind for field in PUBLICATION_FIELDS}
_NOWHERE = Position(0, 0)


def described(given: Mapping[str, str | Sequence[str]]) -> Record:
    """The record that options describe, by field; `links` are written `name=address`.

    Raises InputProblems that name the options whose values their fields do not take.
    """
    record: Record = {}
    problems = []
    for field, value in given.items():
        try:
            record[field] = CODECS[_KINDS[field]].read(_node(field, value))
            if field == "title" and not record[field]:
                raise Rejected(_NOWHERE, "is empty")
        except Rejected as error:
            problems.append(Problem(f"--{OPTIONS.get(field, field)}", 0, error.message, error.hint))
    if problems:
        raise InputProblems(problems)
    return {field: value for field, value in record.items() if value}


def entry_in(text: str, shown: str, as_of: date) -> tuple[Publication, list[Problem]]:
    """The only publication in a text of BibTeX, with notices. Raises InputProblems if it is not one."""
    reading = bibtex_reader.read(shown, text, as_of)
    problems = list(reading.problems)
    if len(reading.publications) != 1:
        message = f"holds {len(reading.publications)} entries that can be read, and one is wanted"
        hint = f"save several as {store.SOURCES}/library.bib and run `portfolio import`"
        raise InputProblems([*problems, Problem(shown, 0, message, hint)])
    if errors_among(problems):
        raise InputProblems(problems)
    return reading.publications[0], problems


def in_sources(project: Path, doi: str, arxiv: str, today: date) -> tuple[Publication, str] | None:
    """The work with one of these identifiers in the files of `sources/`, and the file; what cannot be read is left to
    an import to report."""
    for path in importer.sources_in(project) if doi or arxiv else ():
        try:
            reading = importer.read_source(project, path, today)
        except InputProblems:
            continue
        for work in reading.publications:
            is_it = doi and work.doi.casefold() == doi.casefold()
            if is_it or (arxiv and without_version(work.arxiv) == without_version(arxiv)):
                return work, f"{store.SOURCES}/{path.name}"
    return None


def combined(entry: Publication | None, record: Record) -> Publication:
    """The publication of an entry, in which what options say counts instead."""
    if entry is None:
        return records.publication_of("", record)
    said = records.record_of(entry)
    if "authors" in record:
        said.pop("authors_truncated", None)
    links = said.get("links", {}) | record.get("links", {})
    whole = said | record | ({"links": links} if links else {})
    return replace(records.publication_of(entry.key, whole), abstract=entry.abstract, notes=entry.notes)


def add(project: Path, publication: Publication) -> str:
    """Writes the file of a publication and returns its path.

    Raises InputProblems, and writes nothing, if the work is there already or the content holds errors.
    """
    folder = project / CONTENT
    with store.writing(folder):
        content = store.load(folder)
        _refuse(content, publication)
        key = _key(content, remembered.read(folder), publication)
        path, text = store.publication_path(key), records.file_text(publication)
        _, problems = records.publication(content.shown(path), key, text)
        if problems:
            raise InputProblems(problems)
        files.create_text(folder / path, text)
    return content.shown(path)


def _node(field: str, value: str | Sequence[str]) -> Node:
    if field == "links":
        return Node(dict(_links(value)), _NOWHERE, _NOWHERE)
    if isinstance(value, str):
        return _text(value_fixes.normalised(_KINDS[field], value))
    return Node([_text(text) for text in value if text.strip()], _NOWHERE, _NOWHERE)


def _text(text: str) -> Node:
    """A text as a node. A terminal may hand over halves of characters and controls."""
    if any(unicodedata.category(c) in {"Cc", "Cs"} for c in "".join(text.split())):
        raise Rejected(_NOWHERE, f"is not plain text: {text!r:.80}")
    return Node(text, _NOWHERE, _NOWHERE)


def _links(values: Iterable[str]) -> Iterator[tuple[str, Node]]:
    seen = set()
    for value in values:
        name, is_pair, address = value.partition("=")
        if not is_pair or name in seen:
            fault = "duplicate name" if is_pair else "is not name=address"
            raise Rejected(_NOWHERE, f"{fault}: {value!r:.80}", "such as code=https://github.com/you/paper")
        seen.add(name)
        yield name, _text(address)


def _refuse(content: Content, publication: Publication) -> None:
    """Only content that can be read tells whether the work is there; a missing `index.md` hides none."""
    missing = content.shown(PROFILE_PAGE) if PROFILE_PAGE not in content.files else ""
    if errors := [problem for problem in errors_among(content.problems) if problem.path != missing]:
        raise InputProblems(errors)
    if known := matching.Works(content.publications.items()).key_of(publication):
        shown = content.shown(store.publication_path(known))
        raise InputProblems([Problem(shown, 0, f"is this work already: {publication.title!r:.80}", "edit that file")])


def _key(content: Content, memories: Memories, publication: Publication) -> str:
    """A work whose file was deleted gets its old key again, since keys are for ever; another one a new key, or its own
    from a reference library if that is free."""
    said = [entry for each in memories.values() for entry in each.entries]
    inside = [path.split("/")[1] for path in content.files if path.startswith(f"{store.PUBLICATIONS}/")]
    here = {name.removesuffix(".md") for name in inside}
    old = matching.Works((entry.file, entry.publication) for entry in said).key_of(publication)
    if old and citation_keys.is_valid(old) and old.casefold() not in {key.casefold() for key in here}:
        return old
    return citation_keys.file([publication], here | {entry.file for entry in said})[0]
