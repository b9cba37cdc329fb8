"""What a page reads while it is made, by name; it can be taken from the last site while all of that is the same.

Pages reach the facts in three ways, and each is recorded without a list of fields: `Watched` records the attributes of
the presentation that a page asks for, `Pubs` the papers that it looks at, and `Shared` the values that several pages
share. The arguments of a page's producer are known before it is made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from sys import intern
from typing import Generic, Protocol, TypeVar, overload

from markupsafe import Markup

_reads: ContextVar[dict[str, None] | None] = ContextVar("reads", default=None)

ATTRIBUTE, PAPER, PAPERS, SHARED = "@", "paper ", "all papers", "shared "
"""How the names of what is read begin."""


class Keyed(Protocol):
    """A paper, as far as it matters here."""

    @property
    def key(self) -> str: ...


_Paper = TypeVar("_Paper", bound=Keyed)
_Value = TypeVar("_Value")


@contextmanager
def recording() -> Iterator[dict[str, None]]:
    """The names of all that is read in the block, in order."""
    reads: dict[str, None] = {}
    token = _reads.set(reads)
    try:
        yield reads
    finally:
        _reads.reset(token)


@contextmanager
def _unrecorded() -> Iterator[None]:
    token = _reads.set(None)
    try:
        yield
    finally:
        _reads.reset(token)


def _read(names: Iterable[str]) -> None:
    if (reads := _reads.get()) is not None:
        reads.update(dict.fromkeys(names))


@cache
def _paper(key: str) -> str:
    """The name of a paper: one text, however many lists have it."""
    return f"{PAPER}{key}"


@cache
def _shared(name: str, key: str) -> str:
    return f"{SHARED}{name} {key}"


class Pubs(Sequence[_Paper]):
    """Papers in order. Whoever has such a list knows which papers it has; whoever looks at one depends on its facts.
    `name` is what the whole list is recorded as."""

    __slots__ = ("_name", "_papers")

    def __init__(self, papers: Iterable[_Paper], name: str = "") -> None:
        self._papers, self._name = tuple(papers), name

    def stands_for(self) -> object:
        """The keys."""
        return [paper.key for paper in self._papers]

    def __len__(self) -> int:
        return len(self._papers)

    def __iter__(self) -> Iterator[_Paper]:
        _read([self._name] if self._name else (_paper(paper.key) for paper in self._papers))
        return iter(self._papers)

    @overload
    def __getitem__(self, index: int) -> _Paper: ...
    @overload
    def __getitem__(self, index: slice) -> Pubs[_Paper]: ...
    def __getitem__(self, index: int | slice) -> _Paper | Pubs[_Paper]:
        if isinstance(index, slice):
            return Pubs(self._papers[index])
        paper = self._papers[index]
        _read((_paper(paper.key),))
        return paper

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, (Pubs, list, tuple)) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as for lists


class Watched:
    """An object whose attributes are recorded when they are read, except those in `parts`, which are watched too."""

    __slots__ = ("_of", "_parts", "_prefix")

    def __init__(self, of: object, parts: Sequence[str] = (), prefix: str = ATTRIBUTE) -> None:
        self._of, self._parts, self._prefix = of, parts, prefix

    def __getattr__(self, name: str) -> object:
        if name in self._parts:
            return Watched(getattr(self._of, name), (), f"{self._prefix}{name}.")
        with _unrecorded():  # a page depends on the value, not on what it is computed from
            value = getattr(self._of, name)
        if not name.startswith("__"):
            _read([intern(f"{self._prefix}{name}")])
        return value

    def stands_for(self) -> object:
        """Nothing: what is read of it is recorded."""
        return self._prefix


class Shared(Generic[_Value]):
    """Values that pages share, by key: each is computed once, and a page depends on the value alone. With `inputs`,
    a digest of all that a value follows from is known sooner than the value."""

    def __init__(
        self, name: str, compute: Callable[[str], _Value], inputs: Callable[[str], bytes] | None = None
    ) -> None:
        self.name, self._compute, self.inputs = name, compute, inputs
        self._values: dict[str, _Value] = {}

    def __call__(self, key: str = "") -> _Value:
        if key not in self._values:
            with _unrecorded():
                self._values[key] = self._compute(key)
        _read((_shared(self.name, key),))
        return self._values[key]

    def stands_for(self) -> object:
        """Nothing: what is read of it is recorded."""
        return self.name


class Macro(Protocol):
    """A macro of a template."""

    @property
    def name(self) -> str: ...

    def __call__(self, *arguments: object) -> str: ...


class Once:
    """`once(macro, paper, …)` gives the HTML that a macro writes of a paper, and calls it only the first time: lists of
    papers have most in common. Whoever asks depends on all that the macro read. A name means one macro."""

    def __init__(self) -> None:
        self._written: defaultdict[tuple[object, ...], dict[str, tuple[bytes, Sequence[str]]]] = defaultdict(dict)
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}

    def __call__(self, macro: Macro, paper: Keyed, *others: Hashable) -> Markup:
        written = self._written[macro.name, *others]
        if paper.key not in written:
            with recording() as reads:
                text = macro(paper, *others)
            names = tuple(reads)  # for most papers the same
            written[paper.key] = text.encode(), self._names.setdefault(names, names)  # as text twice the memory
        html, known = written[paper.key]
        _read(known)
        return Markup(html.decode())  # noqa: S704  # a macro's text is escaped
