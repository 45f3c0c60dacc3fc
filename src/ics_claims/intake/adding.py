"""Put a source file into the project as an announcement."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ics_claims.documents import read_announcement, read_announcements
from ics_claims.errors import UserError, located
from ics_claims.intake.formats import read_any
from ics_claims.intake.frontmatter import announcement_file, new_id
from ics_claims.intake.records import Intake
from ics_claims.model import Announcement
from ics_claims.paths import Project

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def add(
    project: Project,
    source: Path,
    *,
    publisher: str = "",
    published: str = "",
    published_basis: str = "",
    kind: str = "press release",
    title: str = "",
    author: str = "",
    url: str = "",
    event: str = "",
    system: str = "",
    derived_from: str = "",
    announcement_id: str = "",
) -> Path:
    """Write `source` as data/raw/announcements/<id>.md and return that path.

    Facts that are not given are taken from the source where it states them; `published_basis` is
    stated where the source gives that date itself, else inferred. The file appears whole or
    not at all. Raises UserError where a fact is missing or wrong, or the source is already there.
    """
    shown = project.relative(source)
    intake = read_any(source, shown)
    present = _present(project)
    _check_new(intake, present, shown)
    date = published or intake.published
    _check_given(publisher or intake.publisher, date, shown)
    taken = {found.announcement_id for found in present}
    _check_ids(announcement_id, derived_from, taken, shown)
    _check_system(project, system, shown)
    name = announcement_id or new_id(publisher or intake.publisher, date, taken)
    content = announcement_file(
        intake,
        announcement_id=name,
        title=title or intake.title or name,
        publisher=publisher or intake.publisher,
        kind=kind,
        published=date,
        published_basis=published_basis or _basis(date, intake),
        author=author or intake.author,
        url=url or intake.url,
        event=event,
        system=system,
        derived_from=derived_from,
    )
    return _written(project, name, content, intake)


def _present(project: Project) -> Sequence[Announcement]:
    folder = project.announcements
    if not any(folder.glob("*.md")):
        return []
    return read_announcements(folder, project.relative(folder))


def _check_new(intake: Intake, present: Sequence[Announcement], shown: str) -> None:
    """Raise UserError where the same bytes are there already, whole or as a brief of them."""
    for found in present:
        if intake.source_sha256 not in (found.source_sha256, found.sha256):
            continue
        if found.text_kind == "brief":
            problem = f"already added as {found.announcement_id}, which is a brief of it"
            remedy = "put the file into data/raw/originals/ instead, and run: ics-claims verify"
            raise located(shown, None, problem, remedy)
        problem = f"already added as {found.announcement_id}"
        raise located(shown, None, problem, "remove that announcement first to add it again")


def _check_given(publisher: str, published: str, shown: str) -> None:
    if not publisher.strip():
        raise located(shown, None, "it does not say who published it", "give --publisher NAME")
    if not published.strip():
        remedy = "give --published 2021-03-04, 2021-03 or 2021"
        raise located(shown, None, "it does not say when it was published", remedy)


def _check_ids(announcement_id: str, derived_from: str, taken: set[str], shown: str) -> None:
    if announcement_id and not _ID.fullmatch(announcement_id):
        remedy = "use small letters, digits and hyphens"
        raise located(shown, None, f"the id '{announcement_id}' is no id", remedy)
    if announcement_id in taken:
        problem = f"there is already an announcement '{announcement_id}'"
        raise located(shown, None, problem, "give another --id, or none")
    if derived_from and derived_from not in taken:
        problem = f"--derived-from names '{derived_from}', which is no announcement here"
        raise located(shown, None, problem, "correct the id or add that announcement first")


def _check_system(project: Project, system: str, shown: str) -> None:
    """Raise UserError where the register does not have the system named."""
    from ics_claims.extraction.mentions import Gazetteer, find_mentions
    from ics_claims.reference import load_names

    if system and not find_mentions(system, Gazetteer.of(load_names(project.reference))):
        remedy = "correct it, or add the name to data/reference/aliases.csv"
        raise located(shown, None, f"unknown system name '{system}'", remedy)


def _basis(published: str, intake: Intake) -> str:
    stated = bool(intake.published) and intake.published.startswith(published)
    return "stated" if stated else "inferred"


def _written(project: Project, name: str, content: str, intake: Intake) -> Path:
    """Write the file in one step after reading it back; leave nothing where it cannot be read."""
    folder = project.announcements
    target = folder / f"{name}.md"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, partial = tempfile.mkstemp(prefix=f".{name}-", suffix=".part", dir=folder)
    except OSError as error:
        where = project.relative(folder)
        raise located(
            where, None, f"no file can be written ({error.strerror})", "mend it"
        ) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8"))
        _check_reads_back(Path(partial), project.relative(target), intake)
        Path(partial).chmod(0o644)
        _placed(Path(partial), target, project.relative(target))
    finally:
        Path(partial).unlink(missing_ok=True)
    return target


def _check_reads_back(partial: Path, shown: str, intake: Intake) -> None:
    found = read_announcement(partial, shown)
    if found.text[found.body :].strip("\n") != intake.text.strip("\n"):
        raise located(shown, None, "the text would not read back as it is", "save it as plain text")


def _placed(partial: Path, target: Path, shown: str) -> None:
    """Give the finished file its name, unless another has it."""
    taken: UserError = located(shown, None, "the file is there already", "give another --id")
    try:
        # A link, unlike a rename, fails where the name is taken: nothing can be overwritten.
        os.link(partial, target)
    except FileExistsError:
        raise taken from None
    except OSError:
        # File systems without links.
        if target.exists():
            raise taken from None
        partial.rename(target)
