"""What a change does to `content/`: two contents → the differences in their facts. `wording` puts them into words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.errors import Problem, in_reading_order
from generator.facts import drafts, matching, records
from generator.facts.fields import PROFILE_FIELDS, PUBLICATION_FIELDS
from generator.facts.store import CV_PAGE, PROFILE_PAGE, VENUES, Content, publication_path
from generator.model import Portfolio, Profile, Publication
from generator.review.thing_changes import Difference, ThingEdit, restyled_things, thing_edits
from generator.site.derived import outline
from generator.site.urls import url_of

TEXTS = ("abstract", "notes", "biography")
"""The texts below the front matter; each counts as a field."""

RANK = "index_rank"

_ORDER = list(dict.fromkeys([*(field.key for field in (*PUBLICATION_FIELDS, *PROFILE_FIELDS)), *TEXTS]))


class Edit(NamedTuple):
    """A work on both sides, perhaps under another key."""

    before: Publication
    after: Publication
    differences: tuple[Difference, ...]

    @property
    def is_moved(self) -> bool:
        return self.before.key != self.after.key

    @property
    def is_rank_only(self) -> bool:
        """True if only the rank differs: a new paper at the top of an index moves all others by one."""
        return not self.is_moved and [difference.field for difference in self.differences] == [RANK]


class Damage(NamedTuple):
    """A problem that makes a file unreadable before the change, after it, or both."""

    problem: Problem
    before: bool
    after: bool


class Changes(NamedTuple):
    """The differences, each list in the order of keys or paths. `duplicates` pairs the key of an added work with that
    of the same work in another file; `restyled` files say the same in other characters; `lost` are addresses of topics,
    years and pages that no longer exist. `things` are talks, news and all others of the table of kinds."""

    added: list[Publication]
    removed: list[Publication]
    edited: list[Edit]
    duplicates: list[tuple[str, str]]
    person: list[Difference]
    restyled: list[str]
    pages_added: list[str]
    pages_removed: list[str]
    pages_changed: list[str]
    lost: list[str]
    things: list[ThingEdit]
    damaged: list[Damage]


def as_data(changes: Changes) -> dict[str, Any]:
    """The differences for programs: publications by their keys, fields with their plain values."""
    paths = ("restyled", "pages_added", "pages_removed", "pages_changed", "lost")
    return {
        "added": [publication.key for publication in changes.added],
        "removed": [publication.key for publication in changes.removed],
        "changed": [
            {"key": e.after.key, "was": e.before.key, "fields": [d._asdict() for d in e.differences]}
            for e in changes.edited
        ],
        "duplicates": [list(pair) for pair in changes.duplicates],
        "person": [difference._asdict() for difference in changes.person],
        "things": [
            {"path": e.path, "title": e.item.title, "change": e.verb, "fields": [d._asdict() for d in e.differences]}
            for e in changes.things
        ],
        **{name: list(getattr(changes, name)) for name in paths},
        "damaged": [str(damage.problem) for damage in changes.damaged],
    }


def compare(before: Content, after: Content, changed_files: Collection[str] = ()) -> Changes:
    """How the facts of `after` differ. `changed_files` are paths whose bytes differ: nothing else tells that a picture
    has changed. A file that one side cannot read counts as damaged, and as nothing else."""
    gone, new = _only_in(before, after), _only_in(after, before)
    moved = _moved(gone, new)
    added = [publication for key, publication in new.items() if key not in moved]
    edited = list(_edits(before, after, moved))
    person = list(differences(before.profile, after.profile)) if before.profile and after.profile else []
    old_pages, new_pages, damaged = _pages(before), _pages(after), list(_damages(before, after))
    return Changes(
        added=added,
        removed=[publication for key, publication in gone.items() if key not in moved.values()],
        edited=edited,
        duplicates=list(_duplicates(added, after)),
        person=person,
        restyled=sorted([*_restyled(before, after, edited, person), *restyled_things(before, after)]),
        pages_added=sorted(new_pages - _present(before)),
        pages_removed=sorted(old_pages - _present(after)),
        pages_changed=_with_changed_text(old_pages & new_pages - {PROFILE_PAGE}, before, after, changed_files),
        lost=[] if damaged else _lost(before, after),
        things=list(thing_edits(before, after)),
        damaged=damaged,
    )


def differences(before: Publication | Profile, after: Publication | Profile) -> Iterator[Difference]:
    """Each field whose value differs, in the order of the table; then the texts below the front matter."""
    old, new = ({**records.record_of(item), **_texts(item)} for item in (before, after))
    for field in _ORDER:
        if old.get(field) != new.get(field):
            yield Difference(field, old.get(field), new.get(field))


def _texts(item: Publication | Profile) -> dict[str, str]:
    return {name: text for name in TEXTS if (text := getattr(item, name, ""))}


def _only_in(content: Content, other: Content) -> dict[str, Publication]:
    present = _present(other)
    return {key: p for key, p in sorted(content.publications.items()) if publication_path(key) not in present}


def _present(content: Content) -> set[str]:
    """The paths of all files, including those that cannot be read."""
    return content.files | {problem.path.removeprefix(f"{content.name}/") for problem in content.problems}


def _moved(gone: Mapping[str, Publication], new: Mapping[str, Publication]) -> dict[str, str]:
    """New key → old key, where a work that is gone appears again."""
    works = matching.Works(gone.items())
    moved: dict[str, str] = {}
    for key, publication in new.items():
        old = works.key_of(publication)
        if old and old not in moved.values():
            moved[key] = old
    return moved


def _edits(before: Content, after: Content, moved: Mapping[str, str]) -> Iterator[Edit]:
    same = {key: key for key in before.publications if key in after.publications}
    for key, old_key in sorted({**same, **moved}.items()):
        old, new = before.publications[old_key], after.publications[key]
        edit = Edit(old, new, tuple(differences(old, new)) if old != new else ())
        if edit.differences or edit.is_moved:
            yield edit


def _duplicates(added: Iterable[Publication], after: Content) -> Iterator[tuple[str, str]]:
    keys = {publication.key for publication in added}
    works = matching.Works(sorted((key, p) for key, p in after.publications.items() if key not in keys))
    for publication in added:
        if known := works.key_of(publication):
            yield publication.key, known


def _restyled(before: Content, after: Content, edited: Iterable[Edit], person: Collection[Difference]) -> list[str]:
    same = before.publications.keys() & after.publications.keys() - {edit.after.key for edit in edited}
    paths = {publication_path(key) for key in same}
    if before.profile and after.profile and not person:
        paths.add(PROFILE_PAGE)
    return sorted(path for path in paths if before.texts[path] != after.texts[path])


def _pages(content: Content) -> set[str]:
    facts = {PROFILE_PAGE, CV_PAGE, VENUES, *content.translated_facts}
    return content.written_by_hand | content.files & facts


def _with_changed_text(
    paths: Iterable[str], before: Content, after: Content, changed_files: Collection[str]
) -> list[str]:
    return sorted(path for path in paths if path in changed_files or before.texts.get(path) != after.texts.get(path))


def _lost(before: Content, after: Content) -> list[str]:
    """Addresses that no longer exist, except those of publications, which `removed` and `edited` tell. An unreadable
    file may belong to a topic or year, so this is only known if there is none."""
    publications = {url_of(publication_path(key)) for key in before.publications}
    return sorted(_addresses(before) - _addresses(after) - publications)


def _addresses(content: Content) -> set[str]:
    portfolio = Portfolio(
        content.profile or Profile("?"),
        tuple(content.publications.values()),
        items=drafts.without(content, "").all_items,
    )
    pages = {path for path in outline(portfolio) if path.endswith(".md")}
    return {url_of(path) for path in pages | content.written_by_hand}


def _damages(before: Content, after: Content) -> Iterator[Damage]:
    old, new = ({(p.path, p.line, p.message): p for p in content.problems} for content in (before, after))
    for problem in in_reading_order({**old, **new}.values()):
        key = (problem.path, problem.line, problem.message)
        yield Damage(problem, key in old, key in new)
