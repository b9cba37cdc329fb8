"""What a change does to `content/`: two contents → the differences in their facts. `wording` puts them into words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any, NamedTuple

from generator.errors import Problem, in_reading_order
from generator.facts import matching, records
from generator.facts.fields import PROFILE_FIELDS, PUBLICATION_FIELDS
from generator.facts.store import CV_PAGE, PROFILE_PAGE, Content, publication_path
from generator.model import Portfolio, Profile, Publication
from generator.site.derived import outline
from generator.site.urls import url_of

TEXTS = ("abstract", "notes", "biography")
"""What stands below the front matter, named like a field."""

RANK = "index_rank"

_ORDER = list(dict.fromkeys([*(field.key for field in (*PUBLICATION_FIELDS, *PROFILE_FIELDS)), *TEXTS]))


class Difference(NamedTuple):
    """A field with its plain values before and after; None where it holds nothing."""

    field: str
    old: Any
    new: Any


class Edit(NamedTuple):
    """A work that stands on both sides, perhaps under another key."""

    before: Publication
    after: Publication
    differences: tuple[Difference, ...]

    @property
    def is_moved(self) -> bool:
        return self.before.key != self.after.key

    @property
    def is_rank_only(self) -> bool:
        """A new paper at the top of an index moves all others by one: no news about any of them."""
        return not self.is_moved and [difference.field for difference in self.differences] == [RANK]


class Damage(NamedTuple):
    """A file that cannot be read before the change, after it, or both."""

    problem: Problem
    before: bool
    after: bool


@dataclass(slots=True)
class Changes:
    """The differences, each list in the order of keys or paths. `doubles` pairs the key of an added work with that of
    the same work already there; `restyled` files say the same in another spelling; `lost` are addresses on the site of
    topics, years and pages that are no more."""

    added: list[Publication] = dataclass_field(default_factory=list)
    removed: list[Publication] = dataclass_field(default_factory=list)
    edited: list[Edit] = dataclass_field(default_factory=list)
    doubles: list[tuple[str, str]] = dataclass_field(default_factory=list)
    person: list[Difference] = dataclass_field(default_factory=list)
    restyled: list[str] = dataclass_field(default_factory=list)
    pages_added: list[str] = dataclass_field(default_factory=list)
    pages_removed: list[str] = dataclass_field(default_factory=list)
    pages_changed: list[str] = dataclass_field(default_factory=list)
    lost: list[str] = dataclass_field(default_factory=list)
    damaged: list[Damage] = dataclass_field(default_factory=list)


def compare(before: Content, after: Content, changed_files: Collection[str] = ()) -> Changes:
    """What `after` says differently. `changed_files` are paths whose bytes differ: a picture is known by nothing else.

    A file that one side cannot read is no change in its facts, only a damage.
    """
    changes = Changes(damaged=list(_damages(before, after)))
    _compare_publications(changes, before, after)
    if before.profile and after.profile:
        changes.person = list(differences(before.profile, after.profile))
    changes.restyled = sorted(_restyled(changes, before, after))
    _compare_pages(changes, before, after, changed_files)
    changes.lost = sorted(_lost(changes, before, after))
    return changes


def differences(before: Publication | Profile, after: Publication | Profile) -> Iterator[Difference]:
    """Each field that holds something else, in the order of the table; then the texts below the front matter."""
    old, new = ({**records.record_of(item), **_texts(item)} for item in (before, after))
    for field in _ORDER:
        if old.get(field) != new.get(field):
            yield Difference(field, old.get(field), new.get(field))


def _texts(item: Publication | Profile) -> dict[str, str]:
    return {name: text for name in TEXTS if (text := getattr(item, name, ""))}


def _compare_publications(changes: Changes, before: Content, after: Content) -> None:
    gone = {key: p for key, p in before.publications.items() if publication_path(key) not in _present(after)}
    new = {key: p for key, p in after.publications.items() if publication_path(key) not in _present(before)}
    same = {key: key for key in before.publications if key in after.publications}
    moved = _moved(gone, new)
    changes.removed = [p for key, p in sorted(gone.items()) if key not in moved.values()]
    changes.added = [p for key, p in sorted(new.items()) if key not in moved]
    changes.doubles = list(_doubles(changes.added, after))
    for key, old in sorted({**same, **moved}.items()):
        edit = _edit(before.publications[old], after.publications[key])
        if edit.differences or edit.is_moved:
            changes.edited.append(edit)


def _edit(before: Publication, after: Publication) -> Edit:
    return Edit(before, after, tuple(differences(before, after)) if before != after else ())


def _present(content: Content) -> set[str]:
    """Every path that is there, also of what cannot be read."""
    return content.files | {problem.path.removeprefix(f"{content.name}/") for problem in content.problems}


def _moved(gone: Mapping[str, Publication], new: Mapping[str, Publication]) -> dict[str, str]:
    """New key → old key, where a work that is gone appears again."""
    works = matching.Works(sorted(gone.items()))
    moved: dict[str, str] = {}
    for key, publication in sorted(new.items()):
        old = works.key_of(publication)
        if old and old not in moved.values():
            moved[key] = old
    return moved


def _doubles(added: Iterable[Publication], after: Content) -> Iterator[tuple[str, str]]:
    keys = {publication.key for publication in added}
    works = matching.Works(sorted((key, p) for key, p in after.publications.items() if key not in keys))
    for publication in added:
        if known := works.key_of(publication):
            yield publication.key, known


def _restyled(changes: Changes, before: Content, after: Content) -> Iterator[str]:
    told = {edit.after.key for edit in changes.edited}
    for key in before.publications.keys() & after.publications.keys() - told:
        if before.texts[publication_path(key)] != after.texts[publication_path(key)]:
            yield publication_path(key)
    if before.profile and after.profile and not changes.person:
        yield from {PROFILE_PAGE} if before.texts[PROFILE_PAGE] != after.texts[PROFILE_PAGE] else ()


def _compare_pages(changes: Changes, before: Content, after: Content, changed_files: Collection[str]) -> None:
    old, new = ({*content.written_by_hand, *(content.files & {PROFILE_PAGE, CV_PAGE})} for content in (before, after))
    changes.pages_added = sorted(new - _present(before))
    changes.pages_removed = sorted(old - _present(after))
    changes.pages_changed = sorted(
        path
        for path in old & new - {PROFILE_PAGE}
        if path in changed_files or before.texts.get(path) != after.texts.get(path)
    )


def _lost(changes: Changes, before: Content, after: Content) -> Iterator[str]:
    """Addresses that lead nowhere after the change, other than those of publications, which are told apart. What a
    file that cannot be read would add to a topic or a year is not known, so nothing is said then."""
    if not changes.damaged:
        publications = {url_of(publication_path(key)) for key in before.publications}
        yield from _addresses(before) - _addresses(after) - publications


def _addresses(content: Content) -> set[str]:
    known = Portfolio(content.profile or Profile("?"), tuple(content.publications.values()))
    derived = {path for path in outline(known) if path.endswith(".md")}
    return {url_of(path) for path in derived | content.written_by_hand}


def _damages(before: Content, after: Content) -> Iterator[Damage]:
    old, new = ({(p.path, p.line, p.message): p for p in content.problems} for content in (before, after))
    for problem in in_reading_order({**old, **new}.values()):
        at = (problem.path, problem.line, problem.message)
        yield Damage(problem, at in old, at in new)
