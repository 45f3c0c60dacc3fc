"""Pictures: a ready frame in, a Figure out, and beside each the words that say what it shows.

Nothing is computed here but where ink goes. Every figure is narrow, so that it reads at the width
of a phone; colour is never the only cue; an achieved claim is solid, a promised one hollow, and an
open bound an arrow.
"""

from ics_claims.plots.claims import (
    claims_by_document,
    claims_by_document_alt,
    claims_by_system,
    claims_by_system_alt,
)
from ics_claims.plots.growth import (
    people_over_time,
    people_over_time_alt,
    systems_over_time,
    systems_over_time_alt,
)
from ics_claims.plots.rows import (
    outcomes_by_system,
    outcomes_by_system_alt,
    profile,
    profile_alt,
)

__all__ = [
    "claims_by_document",
    "claims_by_document_alt",
    "claims_by_system",
    "claims_by_system_alt",
    "outcomes_by_system",
    "outcomes_by_system_alt",
    "people_over_time",
    "people_over_time_alt",
    "profile",
    "profile_alt",
    "systems_over_time",
    "systems_over_time_alt",
]
