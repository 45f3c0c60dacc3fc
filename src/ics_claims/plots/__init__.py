"""Pictures: a ready frame in, a Figure out, and beside each the words that say what it shows.

Nothing is computed here but where ink goes. Every figure is narrow, so that it reads at the width
of a phone; colour is never the only cue; an achieved claim is solid, a promised one hollow, and an
open bound an arrow.
"""

from ics_claims.plots.checkable import checkable, checkable_alt
from ics_claims.plots.claims import (
    claims_by_document,
    claims_by_document_alt,
    claims_by_system,
    claims_by_system_alt,
)
from ics_claims.plots.drift import (
    over_time,
    over_time_alt,
    survival,
    survival_alt,
)
from ics_claims.plots.growth import (
    people_over_time,
    people_over_time_alt,
    systems_over_time,
    systems_over_time_alt,
)
from ics_claims.plots.ledger import (
    claims_alone,
    claims_alone_alt,
    residuals,
    residuals_alt,
)
from ics_claims.plots.panels import (
    comparable_claims,
    comparable_claims_alt,
    investment_per_head,
    investment_per_head_alt,
)
from ics_claims.plots.rows import profile, profile_alt
from ics_claims.plots.tiles import tile_map, tile_map_alt

__all__ = [
    "checkable",
    "checkable_alt",
    "claims_alone",
    "claims_alone_alt",
    "claims_by_document",
    "claims_by_document_alt",
    "claims_by_system",
    "claims_by_system_alt",
    "comparable_claims",
    "comparable_claims_alt",
    "investment_per_head",
    "investment_per_head_alt",
    "over_time",
    "over_time_alt",
    "people_over_time",
    "people_over_time_alt",
    "profile",
    "profile_alt",
    "residuals",
    "residuals_alt",
    "survival",
    "survival_alt",
    "systems_over_time",
    "systems_over_time_alt",
    "tile_map",
    "tile_map_alt",
]
