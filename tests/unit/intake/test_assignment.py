"""The best assignment: as good as trying all of them, and linear where rows have few columns in common."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from generator.intake.assignment import Weights, best

COLUMNS = "abcd"
weights = st.dictionaries(
    st.integers(0, 4), st.dictionaries(st.sampled_from(COLUMNS), st.integers(1, 9), max_size=4), max_size=5
)


@given(weights)
def test_no_other_assignment_is_worth_more(table: Weights) -> None:
    found = best(table)
    assert len(set(found.values())) == len(found), "two rows have one column"
    assert all(column in table[row] for row, column in found.items())
    assert worth(found, table) == max(
        worth(dict(zip(rows, COLUMNS, strict=False)), table)
        for rows in permutations([*table, *(-n for n in range(1, 6))], len(COLUMNS))
    )


def worth(assigned: dict[int, str], table: Weights) -> int:
    return sum(table.get(row, {}).get(column, 0) for row, column in assigned.items())


def test_the_first_that_fits_gives_way_to_the_best_of_all() -> None:
    assert best({0: {"a": 10, "b": 9}, 1: {"a": 8}}) == {0: "b", 1: "a"}
    assert best({0: {"a": 10}, 1: {"a": 11}}) == {1: "a"}


def test_ten_thousand_rows_with_a_few_columns_each_take_linear_time() -> None:
    table = {row: {str(row): 5, str(row ^ 1): 4, str(row ^ 2): 3} for row in range(10_000)}
    assert best(table) == {row: str(row) for row in range(10_000)}
