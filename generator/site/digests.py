"""Digests of values: equal digests mean equal values, in whichever process they were made."""

from __future__ import annotations

import hashlib
import marshal
from array import array
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, cached_property, partial
from operator import attrgetter
from types import BuiltinFunctionType, FunctionType, MethodType, NoneType
from typing import Any

_ATOMS = frozenset({str, int, bool, float, bytes, NoneType})
_PROGRAM = __name__.partition(".")[0]
_SIZE = 16
_FORMAT = 0  # of marshal: later ones depend on which equal values are one object


class UndigestibleError(Exception):
    """A value of which nobody can say whether it has changed."""


class Digests:
    """The digests of values that do not change while this object exists. A value with a method `stands_for` says itself
    what is digested in its place."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, value: object) -> bytes:
        """The digest of a value. Raises UndigestibleError for one of a type that may hold anything, such as a cache."""
        return _digest(self._plain(value))

    def _plain(self, value: Any) -> Any:
        """The value as atoms and tuples, which name their types."""
        kind: Any = type(value)
        if kind in _ATOMS:
            return value
        parts_of, is_object = _reader(kind)
        if not is_object:
            return kind.__qualname__, tuple(map(self._plain, parts_of(value)))
        known = self._known.get(id(value))
        if known is None:  # the value is held, or another could get its id
            plain = kind.__qualname__, tuple(map(self._plain, parts_of(value)))
            known = self._known[id(value)] = (value, _digest(plain))
        return known[1]


@cache
def _reader(kind: type) -> tuple[Callable[[Any], Any], bool]:
    """What returns the parts of values of a type, and whether they are objects that many others hold."""
    if hasattr(kind, "stands_for"):
        return lambda value: (value.stands_for(),), not is_dataclass(kind)
    for common, parts_of in _PARTS:
        if issubclass(kind, common):
            return parts_of, False
    if is_dataclass(kind):
        return _fields_of(kind), False
    if kind.__module__.partition(".")[0] == _PROGRAM and hasattr(kind, "__dict__") and not hasattr(kind, "__slots__"):
        return partial(_state, _cached_by(kind)), True
    raise UndigestibleError(f"{kind.__module__}.{kind.__qualname__}")


def _digest(plain: Any) -> bytes:
    return hashlib.blake2b(marshal.dumps(plain, _FORMAT), digest_size=_SIZE).digest()


def _of_function(function: FunctionType) -> tuple[object, ...]:
    """Its place in the program, which is the same as long as the program is, and the values that it holds."""
    cells = [cell.cell_contents for cell in function.__closure__ or ()]
    place = (function.__module__, function.__qualname__, function.__code__.co_firstlineno)
    return (*place, cells, function.__defaults__, function.__kwdefaults__)


def _of_set(values: Set[Any]) -> list[bytes]:
    digests = Digests()
    return sorted(map(digests.of, values))


_PARTS: Sequence[tuple[type | tuple[type, ...], Callable[[Any], Any]]] = (
    (str, lambda text: [str(text)]),
    (Enum, lambda member: [member.name]),
    (Mapping, lambda mapping: [part for item in mapping.items() for part in item]),
    ((tuple, list, array), lambda items: items),
    (Set, _of_set),
    (partial, lambda call: [call.func, call.args, call.keywords]),
    (MethodType, lambda method: [method.__func__, method.__self__]),
    (FunctionType, _of_function),
    (BuiltinFunctionType, lambda function: [function.__module__ or "", function.__qualname__]),
    (type, lambda kind: [kind.__module__, kind.__qualname__]),
)
"""The parts of values of the common types."""


@cache
def _fields_of(kind: type) -> Callable[[object], tuple[object, ...]]:
    names = [field.name for field in fields(kind)]
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names) if names else lambda _: ()


def _state(cached: frozenset[str], value: object) -> list[object]:
    return [part for name, each in vars(value).items() if name not in cached for part in (name, each)]


def _cached_by(kind: type) -> frozenset[str]:
    """The attributes that follow from the others."""
    attributes = [item for each in kind.__mro__ for item in vars(each).items()]
    return frozenset(name for name, each in attributes if isinstance(each, cached_property))
