"""How claims changed on the way, as frames: survival, wording, values over time."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.errors import UserError
from ics_claims.outcomes import RESULTS
from ics_claims.values import written_value
from ics_claims.wording.marked import marked
from ics_claims.wording.unquantified import change_pairs
from ics_claims.wording.words import content_words

if TYPE_CHECKING:
    import pandas as pd

Tables = Mapping[str, "pd.DataFrame"]

# The event that most documents are about.
LARGEST = "largest"
SURVIVALS = ("kept", "changed", "dropped")
_OVER_TIME = ("restates", "continues")


def event_chosen(announcements: pd.DataFrame, event: str) -> str:
    """Return the id of an event: as given, the largest for "largest", "" for all.

    Raises UserError with the nearest id where no document is of that event.
    """
    if announcements.empty or event == "":
        return ""
    counts = announcements.loc[announcements["event"] != "", "event"].value_counts()
    if event == LARGEST:
        most = counts[counts == counts.max()]
        return max(most.index, default="")
    if event not in counts:
        near = get_close_matches(event, list(counts.index), n=1, cutoff=0.4)
        hint = f"did you mean '{near[0]}'?" if near else f"use '{LARGEST}' or '' for all"
        raise UserError(f"no event '{event}' in the documents; {hint}")
    return event


def survival_by_rendition(tables: Tables, event: str = "") -> pd.DataFrame:
    """Return one row a rendition: its source and how many of the source's claims it kept.

    `claims` is their sum; `event` chooses documents, "" takes all.
    """
    import pandas as pd

    told = _of_event(tables, tables["survival"], "announcement_id", event)
    sources = _documents(tables)
    keys = told["claim_id"].map(sources)
    rows = []
    for (source, rendition), group in told.groupby([keys, "announcement_id"], sort=False):
        counts = {name: int((group["survival"] == name).sum()) for name in SURVIVALS}
        rows.append({"source": source, "rendition": rendition, **counts, "claims": len(group)})
    return pd.DataFrame(rows, columns=["source", "rendition", *SURVIVALS, "claims"])


def codes_by_rendition(tables: Tables, event: str = "") -> pd.DataFrame:
    """Return one row a kind of change with the number of claims it befell, by rendition."""
    import pandas as pd

    told = _of_event(tables, tables["survival"], "announcement_id", event)
    long = told.assign(change=told["codes"].str.split()).explode("change")
    counted = pd.crosstab(long["change"], long["announcement_id"])
    counted.columns = [str(name) for name in counted.columns]
    return counted.reset_index().rename_axis(columns=None)


def side_by_side(tables: Tables, relations: tuple[str, ...], event: str = "") -> pd.DataFrame:
    """Return one row a link whose claims differ: both sentences as marked pieces, and what changed.

    `earlier_words` and `later_words` hold (text, whether the other lacks it), `claim_ids` both.
    """
    import pandas as pd

    claims = {claim["claim_id"]: claim for claim in records(tables["claims"])}
    links = tables["links"]
    chosen = links[links["relation"].isin(relations) & (links["codes"] != "")]
    chosen = _of_event(tables, chosen, "claim_id", event)
    rows = [
        _both(claims[link["other_id"]], claims[link["claim_id"]], link) for link in records(chosen)
    ]
    columns = ["earlier_words", "later_words", "changed", "claim_ids"]
    order = ["document", "start", "claim_ids"]
    frame = pd.DataFrame(rows, columns=[*columns, "document", "start"])
    return frame.sort_values(order, kind="stable")[columns].reset_index(drop=True)


def _both(
    earlier: dict[str, Any], later: dict[str, Any], link: Mapping[str, Any]
) -> dict[str, Any]:
    before, after = marked(earlier, later, link["codes"])
    return {
        "earlier_words": before,
        "later_words": after,
        "changed": link["changed"],
        "claim_ids": f"{earlier['claim_id']} {later['claim_id']}",
        "document": earlier["announcement_id"],
        "start": earlier["start"],
    }


def fates(tables: Tables, event: str = "") -> pd.DataFrame:
    """Return one row a claim of a source and rendition of it: kept, changed or dropped.

    `value` is the source's, `other_value` the rendition's; kept ones first, then changed ones.
    """
    told = _of_event(tables, tables["survival"], "announcement_id", event)
    claims = {claim["claim_id"]: claim for claim in records(tables["claims"])}
    named = told.rename(columns={"announcement_id": "rendition"})
    order = named["survival"].map(SURVIVALS.index)
    start = named["claim_id"].map({key: claim["start"] for key, claim in claims.items()})
    ordered = named.assign(order=order, start=start).sort_values(["rendition", "order", "start"])
    own, other = (ordered[name].map(claims.get) for name in ("claim_id", "other_id"))
    listed = ordered.assign(
        value=own.map(_value), measured=own.map(_measured), other_value=other.map(_value)
    )
    return listed[_FATES].reset_index(drop=True)


_FATES = "rendition survival value measured other_value changed claim_id other_id".split()


def _value(claim: dict[str, Any] | None) -> str:
    if not claim:
        return ""
    return written_value(claim["value_low"], claim["value_high"], claim["hedge"], claim["unit"])


def _measured(claim: dict[str, Any]) -> str:
    return str(claim["measured"])


def without_figures(tables: Tables, event: str = "") -> pd.DataFrame:
    """Return one row a change claimed without a figure that a rendition takes over, in order.

    `status` is what became of it: "achieved", or "achieved → expected" where that changed.
    """
    import pandas as pd

    changes = {change["claim_id"]: change for change in records(tables["changes"])}
    rows = [
        _taken_over(changes[source], changes[told])
        for told, source in change_pairs(tables["changes"], tables["announcements"])
    ]
    frame = pd.DataFrame(rows, columns=["announcement_id", *_TAKEN_OVER, "start"])
    chosen = _of_event(tables, frame, "announcement_id", event)
    ordered = chosen.sort_values(["announcement_id", "start"]).drop(columns="start")
    return ordered.reset_index(drop=True)


_TAKEN_OVER = "earlier_words later_words status claim_ids".split()


def _taken_over(source: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    states = dict.fromkeys((source["status"] or "not told", told["status"] or "not told"))
    return {
        "announcement_id": told["announcement_id"],
        "earlier_words": source["phrase"],
        "later_words": told["phrase"],
        "status": " → ".join(states),
        "claim_ids": f"{source['claim_id']} {told['claim_id']}",
        "start": source["start"],
    }


def dropped(tables: Tables, event: str = "") -> pd.DataFrame:
    """Return one row a claim of a source that none of its renditions carries."""
    told = _of_event(tables, tables["survival"], "announcement_id", event)
    lost = told.groupby("claim_id")["survival"].agg(lambda states: set(states) == {"dropped"})
    claims = tables["claims"]
    gone = claims[claims["claim_id"].isin(lost[lost.astype(bool)].index)]
    columns = ["value", "measured", "kind", "status", "quote", "claim_id"]
    ordered = gone.assign(value=[_value(row) for row in records(gone)]).sort_values(
        ["announcement_id", "start"]
    )
    return ordered[columns].reset_index(drop=True)


def over_time(tables: Tables) -> pd.DataFrame:
    """Return one row a claim of a quantity that later announcements stated again, by quantity.

    `quantity` numbers from 1 the claims that links over time join, and `measure` says what they
    count; rows are by date within it.
    """
    import pandas as pd

    links = tables["links"]
    joined = links[links["relation"].isin(_OVER_TIME)]
    group_of = _groups(records(joined))
    names = dict(zip(tables["systems"]["system_id"], tables["systems"]["name"], strict=True))
    announced = tables["announcements"]
    dates = dict(zip(announced["announcement_id"], announced["published"], strict=True))
    rows = [
        _stated(claim, group_of[claim["claim_id"]], names, dates)
        for claim in records(tables["claims"])
        if claim["claim_id"] in group_of
    ]
    frame = pd.DataFrame(rows, columns=_STATED)
    ordered = frame.sort_values(["system", "group", "published"], kind="stable")
    numbers = {group: place for place, group in enumerate(dict.fromkeys(ordered["group"]), 1)}
    measures = {group: _measure(records(rows)) for group, rows in ordered.groupby("group")}
    columns = ["quantity", "measure", *(name for name in _STATED if name != "group")]
    named = ordered.assign(
        quantity=ordered["group"].map(numbers), measure=ordered["group"].map(measures)
    )
    return named[columns].reset_index(drop=True)


_STATED = (
    "group system value measured kind direction published result status value_low value_high hedge "
    "unit period announcement_id claim_id"
).split()


def survival_headline(renditions: pd.DataFrame) -> str:
    """Return how few claims of a source survived, by the rendition that carries least of it."""
    if renditions.empty:
        return "No document of this event is made from another"
    told = records(renditions.assign(told=renditions["kept"] + renditions["changed"]))
    least = min(told, key=lambda row: row["told"] / max(row["claims"], 1))
    return (
        f"{least['rendition']} carries {least['told']} of {least['claims']} claims of "
        f"{least['source']}, {least['changed']} of them changed"
    )


def over_time_headline(stated: pd.DataFrame) -> str:
    """Return how many quantities were stated again, and how many of them with another figure."""
    if stated.empty:
        return "No quantity is stated again in a later announcement"
    bounds = stated["value_low"].map(str) + " " + stated["value_high"].map(str)
    moved = bounds.groupby(stated["quantity"]).nunique() > 1
    return (
        f"{int(moved.sum())} of {len(moved)} quantities stated again came with another figure "
        "or bound"
    )


def _stated(
    claim: dict[str, Any], group: str, names: Mapping[str, str], dates: Mapping[str, str]
) -> dict[str, Any]:
    return claim | {
        "group": group,
        "system": names.get(claim["system_id"], "not named"),
        "value": _value(claim),
        "published": dates[claim["announcement_id"]],
        "result": RESULTS[claim["status"]],
    }


def _measure(rows: list[dict[str, Any]]) -> str:
    """Return what a quantity counts in the shortest words that say it, else its kind."""
    said = [row["measured"] for row in rows if content_words(row["measured"])]
    plain = [words for words in said if not any(sign.isdigit() for sign in words)]
    saved = rows[0]["unit"] == "gbp" and rows[0]["direction"] == "decrease"
    return min(plain, key=len, default="savings" if saved else str(rows[0]["kind"]))


def _groups(links: list[dict[str, Any]]) -> dict[str, str]:
    """Return the first claim of the chain that each linked claim is in."""
    earlier = {link["claim_id"]: link["other_id"] for link in links}
    found = {}
    for claim_id in [*earlier, *earlier.values()]:
        first = claim_id
        while first in earlier:
            first = earlier[first]
        found[claim_id] = first
    return found


def _documents(tables: Tables) -> dict[str, str]:
    claims = tables["claims"]
    return dict(zip(claims["claim_id"], claims["announcement_id"], strict=True))


def _of_event(tables: Tables, frame: pd.DataFrame, column: str, event: str) -> pd.DataFrame:
    """Return the rows whose document, or whose claim's document, is of the event; all for ""."""
    if not event:
        return frame
    announced = tables["announcements"]
    chosen = set(announced.loc[announced["event"] == event, "announcement_id"])
    documents = (
        frame[column] if column == "announcement_id" else frame[column].map(_documents(tables))
    )
    return frame[documents.isin(chosen)]
