"""Mappings and XML elements that remember what a reader asked them for. What nobody asked for is not read, so a key
that is misspelled, or that no reader knows, does not vanish without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element


class Asked(dict[Any, Any]):
    """A mapping whose values are asked for by `get`, by `[]`, or all at once by `items` and `values`. `doubled` are the
    values of keys that come again after them."""

    __slots__ = ("asked", "doubled")

    def __init__(self, pairs: Iterable[tuple[Any, Any]] = ()) -> None:
        listed = list(pairs)
        super().__init__(listed)
        self.asked: set[Any] = set()
        last = {key: number for number, (key, _) in enumerate(listed)}
        self.doubled = [pair for number, pair in enumerate(listed) if last[pair[0]] != number]

    def get(self, key: Any, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)

    def __getitem__(self, key: Any) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)

    def items(self) -> Any:
        self.asked.update(self)
        return super().items()

    def values(self) -> Any:
        self.asked.update(self)
        return super().values()


class AskedElement(Element):
    """An element that knows whether a reader has found it."""

    is_asked = False

    def findall(self, path: str, namespaces: dict[str, str] | None = None) -> list[Element]:
        found = super().findall(path, namespaces)
        for each in found:
            if isinstance(each, AskedElement):
                each.is_asked = True
        return found

    def find(self, path: str, namespaces: dict[str, str] | None = None) -> Any:
        return next(iter(self.findall(path, namespaces)), None)


class Unread(NamedTuple):
    """A value that no reader asked for: its JSON pointer, its key, and whether the key comes again after it."""

    pointer: str
    key: str
    value: Any
    is_doubled: bool = False


def over(record: Mapping[Any, Any], defaults: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """A record with further values for what it lacks; asking it is asking the record."""
    merged = Asked({**defaults, **record}.items())
    if isinstance(record, Asked):
        merged.asked = record.asked
    return merged


def forget(data: Any) -> None:
    """Lets nothing count as asked for, once it is known what the data is."""
    for mapping in _mappings(data):
        mapping.asked.clear()


def all_asked(data: Any) -> frozenset[str]:
    """All keys that were asked for, whether they are there or not."""
    return frozenset(str(key) for mapping in _mappings(data) for key in mapping.asked)


def unread(data: Any, passed_over: frozenset[str], pointer: str = "") -> Iterator[Unread]:
    """What was not asked for and says something, in order; without the keys that are passed over."""
    if isinstance(data, list):
        for number, each in enumerate(data):
            yield from unread(each, passed_over, f"{pointer}/{number}")
    elif isinstance(data, Asked):
        for key, value in data.doubled:
            if says_something(value) and value != dict.get(data, key):
                yield Unread(f"{pointer}/{key}", str(key), value, is_doubled=True)
        for key, value in dict.items(data):
            if key not in data.asked:
                if key not in passed_over and says_something(value):
                    yield Unread(f"{pointer}/{key}", str(key), value)
            else:
                yield from unread(value, passed_over, f"{pointer}/{key}")


def unread_elements(element: Element, passed_over: frozenset[str], pointer: str = "") -> Iterator[Unread]:
    """The elements below one that nobody found, and that hold a text; what is in one that was found is read with it."""
    for child in element:
        is_asked = isinstance(child, AskedElement) and child.is_asked
        if is_asked or child.tag in passed_over:
            continue
        if (child.text or "").strip():
            yield Unread(f"{pointer}/{child.tag}", child.tag, " ".join("".join(child.itertext()).split()))
        else:
            yield from unread_elements(child, passed_over, f"{pointer}/{child.tag}")


def says_something(value: Any) -> bool:
    """True for a value that holds a text or a number."""
    if isinstance(value, Mapping):
        return any(map(says_something, dict.values(dict(value))))
    if isinstance(value, list):
        return any(map(says_something, value))
    return bool(str(value).strip()) and not isinstance(value, bool) and value is not None


def _mappings(data: Any) -> Iterator[Asked]:
    waiting = [data]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Asked):
            yield each
            waiting += dict.values(each)
        elif isinstance(each, list):
            waiting += each
