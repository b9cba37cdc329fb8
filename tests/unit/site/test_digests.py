"""Digests of values: equal for equal values, different for any difference that a page could show."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from functools import cache, cached_property, partial

import pytest
from markupsafe import Markup

from generator.model import PartialDate, Person, Portfolio, Profile, Publication
from generator.site.digests import Digests, UndigestibleError
from generator.site.paper import Pub
from generator.site.presentation import present
from tests.unit import example


def digest(value: object) -> bytes:
    return Digests().of(value)


DIFFERENT: list[object] = [
    *(None, True, 1, 1.0, "1", b"1", Markup("1"), (), [], {}, ("1",), ["1"], {"1": 1}, {"1"}, [("1",)], [["1"]], ""),
    *([""], ["a", "bc"], ["ab", "c"], {"a": "b"}, ["a", "b"], Person("A"), Person("B"), PartialDate(1), (1, 0, 0)),
    *(digest, len, partial(digest, 1), partial(digest, 2), partial(digest, value=1), str, Person, PartialDate),
]


def test_different_values_have_different_digests() -> None:
    assert len({digest(value) for value in DIFFERENT}) == len(DIFFERENT)


def test_equal_values_have_equal_digests() -> None:
    first, second = (Publication("T", authors=(Person("".join(["A", "b"])),), links={"a": "b"}) for _ in range(2))
    assert digest([first, first]) == digest([first, second])
    assert digest({"b", "a", "c"}) == digest({"c", "b", "a"})


def _with(work: Publication, name: str) -> Publication:
    """The publication with another value of a field."""
    changed = replace(work)
    object.__setattr__(changed, name, "other")
    return changed


def test_any_field_of_a_publication_counts() -> None:
    work = example.publications()[0]
    changed = [_with(work, name) for name in Publication.__dataclass_fields__]
    assert len({digest(each) for each in [work, *changed]}) == len(changed) + 1


def test_what_is_computed_from_the_rest_does_not_count() -> None:
    pub = present(Portfolio(Profile("Sharan Narang"), example.publications())).pubs[0]
    before = digest(pub)
    names = [name for name, value in vars(Pub).items() if isinstance(value, cached_property)]
    assert names
    for name in names:
        getattr(pub, name)
    assert digest(pub) == before


def test_functions_count_with_the_values_that_they_hold() -> None:
    def of(value: int) -> object:
        return lambda: value

    assert digest(of(1)) == digest(of(1))
    assert digest(of(1)) != digest(of(2))


@pytest.mark.parametrize(
    "value",
    [cache(lambda: 1), object(), iter([1]), [cache(lambda: 1)], sys],
    ids=["cache", "object", "iterator", "list of a cache", "module"],
)
def test_what_may_hold_anything_has_no_digest(value: object) -> None:
    with pytest.raises(UndigestibleError):
        digest(value)


def test_digests_are_the_same_in_another_process() -> None:
    code = "from generator.site.digests import Digests; print(Digests().of([{'b', 'a', 'c'}, {'x': (1, 'é')}]).hex())"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == digest([{"c", "b", "a"}, {"x": (1, "é")}]).hex()
