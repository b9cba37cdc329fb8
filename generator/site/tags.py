"""Tags: words that things of a kind share, each with a list of those that have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.facts.kinds import ContentKind
from generator.site import slugs
from generator.site.things import Thing

_FOLDER, _WITHOUT_LETTERS = "tags", "tag"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a kind as its newest thing spells it, with all that have it. `identity` is the same for all spellings
    that differ in case or accents alone."""

    kind: ContentKind
    label: str
    identity: str
    things: Sequence[Thing]

    @property
    def folder(self) -> str:
        """The folder of its list."""
        return f"{self.kind.folder}/{_FOLDER}/{slugs.address(self.identity, _WITHOUT_LETTERS)}"

    @property
    def url(self) -> str:
        """The address of its list."""
        return f"{self.folder}/"


def tags_of(things: Sequence[Thing]) -> Iterator[Tag]:
    """The tags of things of one kind, by name."""
    labels: dict[str, str] = {}
    having: dict[str, list[Thing]] = {}
    for thing in things:
        own = {slugs.identity(label): label for label in thing.item.all_of(thing.kind.tags)}
        labels = {**own, **labels}
        for identity in own:
            having.setdefault(identity, []).append(thing)
    for identity in sorted(having):
        yield Tag(things[0].kind, labels[identity], identity, having[identity])
