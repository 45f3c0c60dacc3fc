"""The dataset as it could have been known on a day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ics_claims.dates import last_day

if TYPE_CHECKING:
    import pandas as pd


def known_on(tables: Mapping[str, pd.DataFrame], as_of: str) -> dict[str, pd.DataFrame]:
    """Return the tables without what was published, or may have been, after `as_of`.

    A document dated "May 2020" is known from 31 May: nothing announced later leaks in. Raises
    UserError where `as_of` is no date.
    """
    day = last_day(as_of)
    announcements = tables["announcements"]
    read = announcements[_until(announcements["published"], day)]
    known = dict(tables) | {"announcements": read.reset_index(drop=True)}
    for name in ("claims", "mentions", "excluded"):
        table = tables[name]
        in_read = table["announcement_id"].isin(read["announcement_id"])
        known[name] = table[in_read].reset_index(drop=True)
    return known | _derived(known, day)


def _derived(tables: Mapping[str, pd.DataFrame], day: str) -> dict[str, pd.DataFrame]:
    """Return the tables that rest on claims, with only the claims that `tables` still has."""
    claims = tables["claims"]
    claim_ids = set(claims["claim_id"])
    links, findings = tables["links"], tables["findings"]
    coverage, systems = tables["coverage"], tables["systems"]
    shown = coverage[
        _until(coverage["announced_on"], day) & _rest_on(coverage["claim_ids"], claim_ids)
    ]
    # A finding without claims rests on the register's events, and does not say on which.
    complete = len(shown) == len(coverage)
    found = _rest_on(findings["claim_ids"], claim_ids) & ((findings["claim_ids"] != "") | complete)
    linked = links["claim_id"].isin(claim_ids) & links["other_id"].isin(claim_ids)
    counts = claims["system_id"].value_counts()
    counted = systems["system_id"].map(counts).fillna(0).astype("Int64")
    return {
        "links": links[linked].reset_index(drop=True),
        "findings": findings[found].reset_index(drop=True),
        "coverage": shown.reset_index(drop=True),
        "systems": systems.assign(claims=counted),
    }


def _until(dates: pd.Series[str], day: str) -> pd.Series[bool]:
    return dates.map(last_day) <= day


def _rest_on(cells: pd.Series[str], claim_ids: set[str]) -> pd.Series[bool]:
    return cells.map(lambda ids: set(ids.split()) <= claim_ids).astype(bool)
