"""Intervals that may be open: bounds of claims that stay bounds through sums and shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Interval:
    """What lies between two bounds, both included; None is open."""

    low: float | None = None
    high: float | None = None

    def __add__(self, other: Interval) -> Interval:
        """Return the sum: open wherever one of the two is."""
        return Interval(_sum(self.low, other.low), _sum(self.high, other.high))

    def times(self, factor: float) -> Interval:
        """Return both bounds times a positive number, rounded to whole ones."""
        return Interval(_times(self.low, factor), _times(self.high, factor))

    def holds(self, value: float) -> bool:
        """Return whether the value lies within."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    @property
    def known(self) -> bool:
        """Whether at least one bound is stated."""
        return self.low is not None or self.high is not None


OPEN = Interval()


def interval(low: Any, high: Any) -> Interval:  # noqa: ANN401 - cells
    """Return the interval of two cells, where empty and NaN are open."""
    return Interval(_bound(low), _bound(high))


def agreed(stated: Sequence[Interval]) -> Interval:
    """Return where all statements hold; where they cannot, the interval round them all."""
    lows = [it.low for it in stated if it.low is not None]
    highs = [it.high for it in stated if it.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is None or high is None or low <= high:
        return Interval(low, high)
    return Interval(
        min(lows) if len(lows) == len(stated) else None,
        max(highs) if len(highs) == len(stated) else None,
    )


def _bound(cell: Any) -> float | None:  # noqa: ANN401 - a cell
    return None if cell is None or str(cell) in ("", "nan", "<NA>") else float(cell)


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else float(round(value * factor))
