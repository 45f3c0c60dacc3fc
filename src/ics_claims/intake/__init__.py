"""How announcements are brought in: files read, cleaned, written with their provenance, shown."""

from ics_claims.intake.adding import add
from ics_claims.intake.drafting import draft_case
from ics_claims.intake.formats import read_any
from ics_claims.intake.frontmatter import announcement_file, new_id
from ics_claims.intake.preview import preview
from ics_claims.intake.records import Intake

__all__ = ["Intake", "add", "announcement_file", "draft_case", "new_id", "preview", "read_any"]
