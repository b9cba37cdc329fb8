"""What a change does to talks, news, awards and all other things of the table of kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from generator.facts import records
from generator.facts.kinds import BY_NAME, ContentKind
from generator.facts.store import TRANSLATED, Content
from generator.model import Item

TEXT = "text"
"""What the text below the front matter counts as."""


class Difference(NamedTuple):
    """A field with its plain values before and after; None for an empty field."""

    field: str
    old: Any
    new: Any


class ThingEdit(NamedTuple):
    """A thing in the file at `path`, new without `before` and gone without `after`."""

    path: str
    before: Item | None
    after: Item | None
    differences: tuple[Difference, ...] = ()

    @property
    def item(self) -> Item:
        """The thing as it is now, or was last."""
        item = self.after or self.before
        assert item is not None  # there is no edit of nothing
        return item

    @property
    def kind(self) -> ContentKind:
        """Its row in the table of kinds."""
        return BY_NAME[self.item.kind]

    @property
    def verb(self) -> str:
        """What happened to it: added, removed or changed."""
        return "changed" if self.before and self.after else "added" if self.after else "removed"


def thing_edits(before: Content, after: Content) -> Iterator[ThingEdit]:
    """The things that differ, by path; a file that one side cannot read has none."""
    unreadable = {problem.path for content in (before, after) for problem in content.problems}
    for path in sorted({*before.of_kinds, *after.of_kinds}):
        if after.shown(path) not in unreadable and before.shown(path) not in unreadable:
            for old, new in _pairs(_things_at(before, path), _things_at(after, path)):
                differing = tuple(_differences(old, new)) if old and new else ()
                if differing or not (old and new):
                    yield ThingEdit(path, old, new, differing)


def restyled_things(before: Content, after: Content) -> Iterator[str]:
    """The paths of files that say the same of their things in other characters."""
    for path in before.of_kinds.keys() & after.of_kinds.keys():
        old, new = (content.texts.get(path, content.lists.get(path)) for content in (before, after))
        if old != new and _things_at(before, path) == _things_at(after, path):
            yield path


def _things_at(content: Content, path: str) -> list[Item]:
    """The things in a file, or what it says of one in another language."""
    found = TRANSLATED.fullmatch(path)
    if not found:
        return content.items.get(path, [])
    item = content.translated_items.get(found["language"], {}).get(f"{found['page']}.md")
    return [item] if item else []


def _pairs(before: Sequence[Item], after: Sequence[Item]) -> Iterator[tuple[Item | None, Item | None]]:
    """Each thing with what it is on the other side: that of the same title, or else the one at its place in the list of
    those that are left; the only one of a file is always the same."""
    old, new = list(before), list(after)
    for item in after:
        same = next((each for each in old if each.title == item.title), None)
        if same:
            yield same, item
            old.remove(same)
            new.remove(item)
    by_number = {item.number: item for item in old}
    for item in new:
        yield by_number.pop(item.number, None), item
    yield from ((item, None) for item in by_number.values())


def _differences(before: Item, after: Item) -> Iterator[Difference]:
    old, new = ({**records.record_of(item), **({TEXT: item.text} if item.text else {})} for item in (before, after))
    for field in [*(field.key for field in BY_NAME[after.kind].fields), TEXT]:
        if old.get(field) != new.get(field):
            yield Difference(field, old.get(field), new.get(field))
