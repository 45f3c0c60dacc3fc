"""A report: every notebook run and rendered, built aside and put in place in one step."""

from __future__ import annotations

import difflib
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from ics_claims.dataset import dataset_files, write_dataset
from ics_claims.documents import read_announcements
from ics_claims.errors import UserError
from ics_claims.model import ENGLAND, Announcement
from ics_claims.paths import Project
from ics_claims.reporting import folders
from ics_claims.reporting.parameters import check_all, parameters_of, report_notebooks
from ics_claims.reporting.progress import showing
from ics_claims.reporting.provenance import Provenance, provenance_of, utc_now
from ics_claims.reporting.runner import FAILED, Job, Result, run_jobs
from ics_claims.selection import known_on

if TYPE_CHECKING:
    import pandas as pd

    from ics_claims.reporting.render import Link, Setting

    Tables = Mapping[str, pd.DataFrame]

# A notebook with this parameter is run once for each system that has a claim.
SYSTEM = "system_id"
# With this parameter, the report is the one that could have been written on that day.
AS_OF = "as_of"
INDEX = "index.html"
# Findings shown on the index page; the rest are a link away.
_FINDINGS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Run:
    """All that a report is built from; `announcements` are those that the tables were read from."""

    project: Project
    tables: Tables
    announcements: tuple[Announcement, ...]
    jobs: tuple[Job, ...]
    given: Mapping[str, object]
    provenance: Provenance


def write_report(
    project: Project,
    tables: Tables,
    overrides: Mapping[str, object] | None = None,
    stream: TextIO | None = None,
    announcements: Sequence[Announcement] | None = None,
) -> Path:
    """Write a report of `tables` and return its index page; `data/processed/` is brought up first.

    `announcements` are what the tables were read from; they are read anew if none are given.
    `overrides` go to each notebook that has the parameter; `system_id` keeps to one system.
    Progress goes to `stream`, standard error if none is given. Raises UserError before anything
    is run or written, RunFailedError where a notebook stops; either way the last report stays.
    """
    given = dict(overrides or {})
    notebooks = report_notebooks(project)
    check_all(notebooks, given)
    # As of a day, no page of the report may hold what became known later.
    shown = known_on(tables, str(given[AS_OF])) if AS_OF in given else tables
    jobs = jobs_of(notebooks, shown, given)
    if announcements is None:
        folder = project.announcements
        announcements = read_announcements(folder, project.relative(folder))
    with folders.only_run(project.reports):
        folders.remove_stale(project.reports)
        shutil.rmtree(project.reports / FAILED, ignore_errors=True)
        write_dataset(tables, project.processed)
        started = utc_now()
        name = folders.run_name(project.reports, started)
        provenance = provenance_of(project, name, started)
        known = set(shown["announcements"]["announcement_id"])
        read = tuple(it for it in announcements if it.announcement_id in known)
        unread = {it.path for it in announcements} - {it.path for it in read}
        inputs = tuple(entry for entry in provenance.inputs if entry.path not in unread)
        provenance = replace(provenance, inputs=inputs)
        run = Run(project, shown, read, tuple(jobs), given, provenance)
        return publish(run, stream) / INDEX


def publish(run: Run, stream: TextIO | None = None) -> Path:
    """Build the report aside, put it in place, and return its folder."""
    name, project = run.provenance.run, run.project
    with folders.partial(project.reports, name) as folder:
        work = folder / ".work"
        with showing(stream or sys.stderr, len(run.jobs)) as progress:
            results = run_jobs(run.jobs, work, progress, project)
        listed = _write_pages(run, results, folder)
        _write_evidence(run, folder, listed)
        _write_data(run, folder)
        _write_index(run, folder)
        shutil.rmtree(work)
        return folders.put_in_place(folder, project.reports, name)


def jobs_of(notebooks: Sequence[Path], tables: Tables, given: Mapping[str, object]) -> list[Job]:
    """Return the jobs of a report, in the order of its pages; raises UserError.

    A notebook with the parameter `system_id` gives one job for each system that has a claim.
    """
    from ics_claims.reporting.render import title_of

    systems = _systems(tables, given)
    jobs = []
    for notebook in notebooks:
        known = parameters_of(notebook)
        values = {name: value for name, value in given.items() if name in known}
        stem, title = page_stem(notebook), title_of(notebook)
        if SYSTEM not in known:
            jobs.append(Job(notebook, values, stem, title))
            continue
        jobs += [
            Job(
                notebook,
                values | {SYSTEM: system},
                f"{stem}-{system}",
                f"{title.split(':')[0]}: {name}",
            )
            for system, name in systems
        ]
    return jobs


def page_stem(notebook: Path) -> str:
    """Return the name of a notebook's page without its suffix; a system's id follows a hyphen."""
    return notebook.stem.replace("_", "-")


def _systems(tables: Tables, given: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return id and name of each system that has a claim, by name; the country is none."""
    frame = tables["systems"]
    claimed = frame[(frame["claims"] > 0) & (frame["system_id"] != ENGLAND)]
    pairs = sorted(
        zip(claimed["system_id"], claimed["name"], strict=True), key=lambda pair: pair[1]
    )
    if SYSTEM not in given:
        return pairs
    wanted = str(given[SYSTEM])
    found = [pair for pair in pairs if pair[0] == wanted]
    if not found:
        ids = [system for system, _ in pairs]
        nearest = difflib.get_close_matches(wanted, ids, n=1, cutoff=0.4)
        hint = f"did you mean '{nearest[0]}'? " if nearest else ""
        raise UserError(
            f"parameter '{SYSTEM}' cannot be '{wanted}': {hint}"
            f"the systems with a claim are {', '.join(ids)}"
        )
    return found


def _write_pages(run: Run, results: Sequence[Result], folder: Path) -> dict[str, str]:
    """Write the pages; return where each claim is listed in them, by its id."""
    from ics_claims.reporting.render import listed_claims, render_page

    pages = [_link(result.job) for result in results]
    evidence = evidence_of(run)
    listed: dict[str, str] = {}
    for result in results:
        page = render_page(
            result.executed,
            _link(result.job),
            pages,
            evidence,
            _settings(result.job, run.given),
            run.provenance,
            run.project.relative(result.job.notebook),
        )
        _write(folder / page.link.href, page.html.encode("utf-8"))
        for path, content in page.files.items():
            _write(folder / path, content)
        listed = listed_claims(page) | listed
    return listed


def evidence_of(run: Run) -> dict[str, str]:
    """Return where each claim and each announcement stands: its id to an address in the report."""
    from ics_claims.reporting.evidence import link_to, page_of

    documents = [document.announcement_id for document in run.announcements]
    claims = run.tables["claims"]
    places = {name: page_of(name) for name in documents}
    for claim, document in zip(claims["claim_id"], claims["announcement_id"], strict=True):
        if document in places:
            places[claim] = link_to(claim, document)
    return places


def _write_evidence(run: Run, folder: Path, listed: Mapping[str, str]) -> None:
    from ics_claims.reporting.evidence import evidence_pages

    pages = evidence_pages(run.tables, run.announcements, run.provenance, listed)
    for name, html in pages.items():
        _write(folder / name, html.encode("utf-8"))


def _link(job: Job) -> Link:
    from ics_claims.reporting.render import Link

    return Link(f"{job.output_name}.html", job.title)


def _settings(job: Job, given: Mapping[str, object]) -> list[Setting]:
    from ics_claims.reporting.render import Setting

    return [
        Setting(
            name,
            str(job.parameters.get(name, parameter.default)),
            parameter.comment,
            name in given,
        )
        for name, parameter in parameters_of(job.notebook).items()
    ]


def _write_data(run: Run, folder: Path) -> None:
    from ics_claims.reporting.workbook import FILE as WORKBOOK
    from ics_claims.reporting.workbook import workbook

    for name, content in dataset_files(run.tables).items():
        _write(folder / "data" / name, content)
    _write(folder / WORKBOOK, workbook(run.tables, run.provenance))


def _write_index(run: Run, folder: Path) -> None:
    from ics_claims.reporting.overview import overview
    from ics_claims.reporting.render import Setting, render_index

    entries = [(_link(job), job) for job in run.jobs]
    context: dict[str, Any] = overview(run.tables, entries, evidence_of(run), _FINDINGS_SHOWN)
    context["provenance"] = run.provenance
    context["settings"] = [Setting(name, str(value), "", True) for name, value in run.given.items()]
    _write(folder / INDEX, render_index(context).encode("utf-8"))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
