"""Pairs with the best total score: each row and each column in at most one."""

from __future__ import annotations

from collections.abc import Mapping


def best_pairs(scores: Mapping[tuple[str, str], float]) -> list[tuple[str, str]]:
    """Return the one-to-one pairs of (row, column) keys whose scores add up to most.

    Pairs that are not in `scores` cannot be chosen; scores are positive. Sorted by row as given.
    """
    rows = list(dict.fromkeys(row for row, _ in scores))
    columns = list(dict.fromkeys(column for _, column in scores))
    if not rows:
        return []
    # A column of nothing for each row lets it stay alone.
    cost = [
        [-scores.get((row, column), 0.0) for column in columns] + [0.0] * len(rows) for row in rows
    ]
    chosen = _assignment(cost)
    return [
        (row, columns[place])
        for row, place in zip(rows, chosen, strict=True)
        if place < len(columns) and (row, columns[place]) in scores
    ]


def _assignment(cost: list[list[float]]) -> list[int]:
    """Return the column of each row at least total cost; there are no fewer columns than rows.

    Shortest augmenting paths with potentials (Jonker and Volgenant 1987), rows² × columns steps.
    """
    width = len(cost[0])
    row_potential, column_potential = [0.0] * (len(cost) + 1), [0.0] * (width + 1)
    # Rows and columns count from 1; 0 is the row being placed.
    row_of = [0] * (width + 1)
    for row in range(1, len(cost) + 1):
        row_of[0] = row
        _augment(cost, row_of, row_potential, column_potential)
    chosen = [0] * len(cost)
    for column in range(1, width + 1):
        if row_of[column]:
            chosen[row_of[column] - 1] = column - 1
    return chosen


def _augment(
    cost: list[list[float]],
    row_of: list[int],
    row_potential: list[float],
    column_potential: list[float],
) -> None:
    width = len(row_of) - 1
    least, before, used = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
    column = 0
    while row_of[column]:
        used[column] = True
        row, delta, following = row_of[column], float("inf"), 0
        for other in range(1, width + 1):
            if used[other]:
                continue
            reduced = cost[row - 1][other - 1] - row_potential[row] - column_potential[other]
            if reduced < least[other]:
                least[other], before[other] = reduced, column
            if least[other] < delta:
                delta, following = least[other], other
        for other in range(width + 1):
            if used[other]:
                row_potential[row_of[other]] += delta
                column_potential[other] -= delta
            else:
                least[other] -= delta
        column = following
    while column:
        row_of[column] = row_of[before[column]]
        column = before[column]
