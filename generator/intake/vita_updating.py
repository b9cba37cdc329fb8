"""The curriculum vitae meets what sources say: sections merge by their titles, three-way, as fields do.

A section changes only while it holds what the sources said last time; one that was deleted by hand stays deleted; and
everything else in the file stays, byte for byte.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.facts import store
from generator.facts.records import Record
from generator.intake import sources, three_way_merge
from generator.intake.planned_content import Draft, Summary
from generator.intake.sources import Said
from generator.text import markdown

_LONGEST_SHOWN = 60


def update(draft: Draft, by: Sequence[tuple[str, Summary]], before: Sequence[Said], after: Sequence[Said]) -> None:
    """Adds and changes sections of `cv.md` of which some sources, `by` their paths, say something new."""
    text = draft.content.texts[store.CV_PAGE] if store.CV_PAGE in draft.content.files else ""
    merge = three_way_merge.three_way(sources.combined(before), sections_of(text), sources.combined(after))
    new = changed(text, merge.changes)
    if new != text:
        draft.put(store.CV_PAGE, new)
        for number, (_, summary) in enumerate(by):
            (summary.changed if text or number else summary.added).append(store.CV_PAGE)
    shown, summary = by[-1]
    for conflict in merge.conflicts:
        message = f"the section {conflict.field!r} was edited here and stays; {shown} now has {_start(conflict.theirs)}"
        summary.notice(store.CV_PAGE, 0, message, "change it by hand if you want that")


def sections_of(text: str) -> Record:
    """The sections of a file by title; the first of those with one title."""
    found: Record = {}
    for title, body in markdown.sections(text):
        if title:
            found.setdefault(title, body.strip())
    return found


def changed(text: str, changes: Mapping[str, str | None]) -> str:
    """The file with other sections; None removes one, and a new one comes last."""
    for title, body in changes.items():
        span = next((each for each in markdown.section_spans(text) if each.title == title), None)
        if span is None:
            text = _appended(text, title, body) if body else text
            continue
        lines = text.splitlines(keepends=True)
        first = span.heading if body is None else span.body
        if first == len(lines) and not lines[-1].endswith("\n"):
            lines[-1] += "\n"  # a heading at the very end
        text = "".join([*lines[:first], _set(body, is_last=span.end >= len(lines)), *lines[span.end :]])
    return text


def _appended(text: str, title: str, body: str) -> str:
    before = f"{text.rstrip()}\n\n" if text.strip() else ""
    return f"{before}## {markdown.from_text(title)}\n\n{body}\n"


def _set(body: str | None, *, is_last: bool) -> str:
    """A body with the blank lines around it."""
    return "" if body is None else f"\n{body}\n" if is_last else f"\n{body}\n\n"


def _start(body: str | None) -> str:
    return repr(body if len(body) <= _LONGEST_SHOWN else f"{body[:_LONGEST_SHOWN]}…") if body else "none"
