"""Adds one publication by hand: what options or an entry of a reference library say becomes one new file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.errors import InputProblems, Problem, errors_among
from generator.facts import citation_keys, files, loading, matching, records, store
from generator.facts.fields import PUBLICATION_FIELDS
from generator.facts.identifiers import without_version
from generator.facts.records import Record
from generator.facts.store import CONTENT, PROFILE_PAGE, Content
from generator.intake import importer, option_values, remembered
from generator.intake.readers.bibtex import bibtex_reader
from generator.intake.remembered import Memories
from generator.model import Publication

OPTIONS: Mapping[str, str] = {"authors": "author", "links": "link"}
"""The name of an option that takes one of several values; other options are named like their field."""


def described(given: option_values.Given) -> Record:
    """The record that options describe, by field; see `option_values.described`."""
    return option_values.described(given, PUBLICATION_FIELDS, lambda field: f"--{OPTIONS.get(field, field)}")


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
        content = loading.load(folder)
        _refuse(content, publication)
        key = _key(content, remembered.read(folder), publication)
        path, text = store.publication_path(key), records.file_text(publication)
        _, problems = records.publication(content.shown(path), key, text)
        if problems:
            raise InputProblems(problems)
        files.create_text(folder / path, text)
    return content.shown(path)


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
