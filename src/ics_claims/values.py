"""Values as read: hedge, number and unit in one spelling."""

from __future__ import annotations

_PREFIXES = {
    "exact": "",
    "more_than": "more than ",
    "at_least": "at least ",
    "nearly": "nearly ",
    "up_to": "up to ",
    "about": "about ",
    "less_than": "less than ",
    "between": "",
}
_DURATIONS = ("years", "months", "weeks", "days", "hours", "minutes")
_LARGE = ((1e9, "billion", "bn"), (1e6, "million", "m"))


def written_value(low: float | None, high: float | None, hedge: str, unit: str) -> str:
    """Return a value with its hedge and unit in one spelling: "more than 300", "£2.5m", "2%".

    `low` and `high` are the claim's bounds, None or NaN where open; both open gives "".
    """
    bounds = [value for value in (low, high) if _known(value)]
    if not bounds:
        return ""
    if len(bounds) == 2 and bounds[0] != bounds[1]:
        return f"{_amount(bounds[0], unit)} to {_amount(bounds[1], unit)}"
    return _PREFIXES.get(hedge, "") + _amount(bounds[0], unit)


def _known(value: float | None) -> bool:
    return value is not None and value == value


def _amount(value: float | None, unit: str) -> str:
    number = float(value or 0)
    if unit == "gbp":
        return f"£{_scaled(number, short=True)}"
    if unit == "percent":
        return f"{_plain(number)}%"
    if unit == "ratio":
        return _ratio(number)
    if unit == "percentage_points":
        return f"{_plain(number)} percentage points"
    if unit in _DURATIONS:
        return f"{_plain(number)} {unit if number != 1 else unit.removesuffix('s')}"
    return _scaled(number, short=False)


def _scaled(number: float, short: bool) -> str:
    for size, word, letter in _LARGE:
        if number >= size:
            return f"{_plain(number / size)}{letter if short else ' ' + word}"
    return _plain(number)


def _plain(number: float) -> str:
    return f"{number:,.10g}" if abs(number) >= 1000 else f"{number:.6g}"


def _ratio(number: float) -> str:
    """Return "one in 3" for a share, "2 times" for a multiple."""
    if number >= 1:
        return f"{_plain(number)} times"
    whole = round(1 / number) if number else 0
    # A unit fraction as written has at most this error from its stored decimals.
    if whole and abs(number * whole - 1) < 1e-3:
        return f"one in {whole}"
    return f"{_plain(round(number, 4))} of all"
