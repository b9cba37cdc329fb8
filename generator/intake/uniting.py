"""Makes two files of one work one file, because their owner says that they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.errors import InputProblems, Problem
from generator.facts import frontmatter, store
from generator.facts.records import Record
from generator.intake import importer, journal, remembered, sources, updating
from generator.intake.planned_content import Draft, path_of, statements
from generator.intake.remembered import CV, PERSON
from generator.model import Publication
from generator.text import markdown


def unite(project: Path, keep: str, other: str) -> list[str]:
    """Moves what the file `other` and its sources say into the file `keep`, and removes `other`; returns lines that say
    what the owner should look at.

    Raises InputProblems, before anything is written, if one of them is not a publication or both are the same.
    """
    folder = project / store.CONTENT
    with store.writing(folder):
        earlier = journal.recover(folder)
        content = importer.load(folder)
        draft, read = Draft(content, remembered.read(folder)), dict(content.texts)
        draft.follow_renames()
        lines = united(draft, keep, other)
        importer.write(folder, draft, read, earlier)
    return lines


def united(draft: Draft, keep: str, other: str) -> list[str]:
    """As `unite`, for a draft. Of a file that is gone, only what sources said is left to move."""
    _refuse(draft, keep, other)
    if other not in draft.content.publications:
        for memory in draft.memories.values():
            memory.renamed({other: keep})
        return [f"{store.CONTENT}/{path_of(keep)}  gets what sources say of {other} from now on"]
    works, texts = draft.content.publications, draft.content.texts
    kept, gone = updating.record_of(works[keep]), updating.record_of(works[other])
    before = statements(draft.memories, [keep, other])
    for memory in draft.memories.values():
        memory.renamed({other: keep})
    own, others = before.get(keep, []), before.get(other, [])
    merge = updating.merged(draft, keep, sources.combined(own), sources.combined([*own, *others]))
    by_hand = {f: value for f, value in gone.items() if value != sources.combined(others).get(f)}
    added = {f: value for f, value in by_hand.items() if f not in kept | merge.changes}
    added["formerly"] = list(dict.fromkeys([*works[keep].formerly, other, *works[other].formerly]))
    whole = updating.changed(texts[path_of(keep)], merge.changes | added)
    left = {f for f, value in by_hand.items() if f not in added and value != (kept | merge.changes).get(f)}
    draft.put(path_of(keep), _with_rest(whole, texts[path_of(other)], left, works[other]))
    draft.remove(path_of(other))
    told = [sources.words_for(*each) for each in sources.left_out([*own, *others])]
    return [*_lines(keep, other, left, gone), *(f"{store.CONTENT}/{path_of(keep)}  {words}" for words in told)]


def _refuse(draft: Draft, keep: str, other: str) -> None:
    known = {*draft.content.publications, *statements(draft.memories)} - {PERSON, CV}
    missing = [key for key in (keep, other) if key not in (draft.content.publications if key == keep else known)]
    problems = [Problem(f"{store.CONTENT}/{path_of(key)}", 0, "there is no such publication") for key in missing]
    if keep == other:
        problems.append(Problem(f"{store.CONTENT}/{path_of(keep)}", 0, "is one file", "name two: merge KEEP OTHER"))
    if problems:
        raise InputProblems(problems)


def _with_rest(text: str, other: str, left: set[str], gone: Publication) -> str:
    """The kept file with what its owner wrote in the other one and has no place: as comments of the front matter, and
    from its first heading on below everything else."""
    parts = frontmatter.split(other)
    comments = list(_comments(parts, left))
    text = frontmatter.commented(text, [f"from {gone.key}.md:", *comments]) if comments else text
    notes = markdown.split_at_heading(parts.body)[1]
    return text.rstrip("\n") + "\n\n" + notes if notes.strip() else text


def _comments(parts: frontmatter.Parts, left: set[str]) -> Iterator[str]:
    """The comments of a file, and the fields whose values differ, line by line."""
    for key, lines in frontmatter.blocks(parts):
        yield from (line for line in lines if key in left or "#" in line)


def _lines(keep: str, other: str, left: set[str], gone: Record) -> Iterator[str]:
    path = f"{store.CONTENT}/{path_of(keep)}"
    yield f"{path}  has taken in {other}; the address of {other} leads there from now on"
    if left:
        yield f"{path}  what was written by hand in {other} is kept in comments: {', '.join(sorted(left))}"
