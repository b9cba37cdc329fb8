"""The best assignment: which rows and columns go together so that the sum of their weights is largest."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

Weights = Mapping[int, Mapping[str, int]]
"""Row → column → how much it is worth, above 0, that they go together."""


def best(weights: Weights) -> dict[int, str]:
    """For each row at most one column, for each column at most one row, with the largest possible sum of weights. Of
    equal sums one that depends on the order of the rows and columns alone.

    Rows are taken in one by one, each along the best chain of exchanges (successive shortest paths: the sum is optimal
    after every step). A chain never leaves the rows that share columns, so where rows have few columns in common the
    time is linear.
    """
    column_of: dict[int, str] = {}
    row_of: dict[str, int] = {}
    for row in weights:
        _take_in(row, weights, column_of, row_of)
    return column_of


def _take_in(row: int, weights: Weights, column_of: dict[int, str], row_of: dict[str, int]) -> None:
    gain, came, left = _chains(row, weights, row_of)
    ends: list[tuple[int, str, int | None]] = [
        (worth, column, None) for column, worth in gain.items() if column not in row_of
    ]
    ends += [(worth, column_of[other], other) for other, worth in left.items() if other != row]
    worth, end, loser = max(ends, key=lambda each: each[0], default=(0, "", None))
    if worth <= 0:
        return
    if loser is not None:
        del column_of[loser]
    column: str | None = end
    while column is not None:
        taker = came[column]
        column_of[taker], row_of[column], column = column, taker, column_of.get(taker)


def _chains(
    row: int, weights: Weights, row_of: Mapping[str, int]
) -> tuple[dict[str, int], dict[str, int], dict[int, int]]:
    """Of the best chains of exchanges that start with a new row: the gain when a column has been taken, the row that
    takes it, and the gain when a row has lost its column."""
    gain: dict[str, int] = {}
    came: dict[str, int] = {}
    left = {row: 0}
    waiting = deque([row])
    while waiting:
        taker = waiting.popleft()
        for column, weight in weights[taker].items():
            worth = left[taker] + weight
            if column in gain and gain[column] >= worth:
                continue
            gain[column], came[column] = worth, taker
            owner = row_of.get(column, taker)
            rest = worth - weights[owner][column]
            if owner not in left or rest > left[owner]:
                left[owner] = rest
                waiting.append(owner)
    return gain, came, left
