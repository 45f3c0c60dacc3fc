"""The one door: commands, options, exit codes. The work is done elsewhere."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import click

from ics_claims.errors import EXIT_FINDINGS, UserError

# Escape sequences and other control characters of an announcement stay out of the terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done; 1 briefs and originals differ; 2 something to mend, in one "
    "sentence; 3 a notebook stopped.",
)
@click.version_option(package_name="ics-claims")
def cli() -> None:
    """Anchored claims from announcements about NHS integrated care systems."""


@cli.command()
@click.option(
    "-p",
    "--parameter",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    help="Set a notebook parameter, for instance -p as_of=2019-01-01. May be repeated.",
)
def report(given: tuple[str, ...]) -> None:
    """Rebuild the tables, run every notebook and write reports/<run>/index.html."""
    from ics_claims.paths import project
    from ics_claims.pipeline import build, summary
    from ics_claims.reporting.parameters import overrides
    from ics_claims.reporting.publish import write_report

    here = project()
    values = overrides(here, given)
    built = build(here)
    index = write_report(here, built.tables, values, announcements=built.announcements)
    for line in summary(built.tables):
        click.echo(_plain(line))
    click.echo(f"report: {here.relative(index)}")


@cli.command("build")
def build_command() -> None:
    """Rebuild data/processed/ from data/raw/ and data/reference/."""
    from ics_claims.dataset import write_dataset
    from ics_claims.paths import project
    from ics_claims.pipeline import build, summary

    here = project()
    built = build(here)
    changed = write_dataset(built.tables, here.processed)
    for line in summary(built.tables):
        click.echo(_plain(line))
    click.echo(f"changed: {', '.join(changed) or 'nothing'}")


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["jsonl", "text"]), default="text")
def extract(paths: tuple[Path, ...], form: str) -> None:
    """Print the claims of any announcement or text file.

    Offsets count characters of the whole file, read as UTF-8 without newline translation.
    """
    from ics_claims.paths import project
    from ics_claims.pipeline import gold_records

    lines = []
    for record in gold_records(project(), paths):
        if form == "jsonl":
            lines.append(json.dumps(record, ensure_ascii=False))
        else:
            shown = record | {"figure": record["figure"] or "no figure"}
            about = ", ".join(str(shown[key]) for key in _SHOWN if shown[key])
            lines.append(_plain(f"{record['doc']}:{record['char_start']}  {about}"))
    click.echo("\n".join(lines) if lines else "no claims found", err=not lines)


_SHOWN = ("figure", "noun", "system", "place", "status", "direction", "kind", "period")


@cli.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--publisher", default="", help="Who published it.")
@click.option("--published", default="", help="When: 2019-06-19, 2019-06 or 2019.")
@click.option("--title", default="", help="Its title, where the file states none.")
@click.option("--author", default="", help="Who wrote it.")
@click.option("--kind", default="press release", show_default=True, help="What sort of document.")
@click.option("--url", default="", help="Where it was published.")
@click.option("--event", default="", help="Documents about one event share its id.")
@click.option("--system", default="", help="The system that it is about or that published it.")
@click.option("--derived-from", default="", help="The id of the announcement that it repeats.")
@click.option("--id", "announcement_id", default="", help="Its id; made from the facts if absent.")
def add(source: Path, **facts: str) -> None:
    """Bring in an announcement: text, Markdown, HTML, PDF or Word.

    Writes data/raw/announcements/<id>.md and prints the claims found, to be checked by a reader.
    """
    from rich.console import Console

    from ics_claims import intake
    from ics_claims.documents import read_announcement
    from ics_claims.paths import project
    from ics_claims.pipeline import claims_of

    here = project()
    path = intake.add(here, source, **facts)
    announcement = read_announcement(path, here.relative(path))
    console = Console(highlight=False)
    for line in intake.preview(announcement, claims_of(here, announcement)):
        console.print(line, soft_wrap=True)
    click.echo(f"written: {here.relative(path)}")


@cli.command("draft-case")
@click.argument("sentence")
@click.option("--heading", default="", help="The heading that it stands under.")
@click.option("--lead-in", default="", help="The words that introduce its list.")
@click.option("--published", default="", help="The date from which periods are told.")
def draft_case_command(sentence: str, **setting: str) -> None:
    """Print a test case for a sentence, to be corrected and pasted into tests/cases/attributes/."""
    from ics_claims.intake import draft_case
    from ics_claims.paths import project
    from ics_claims.pipeline import gazetteer_of

    click.echo(draft_case(sentence, gazetteer_of(project()), **setting), nl=False)


@cli.command("verify")
@click.option(
    "--originals",
    type=click.Path(path_type=Path),
    required=True,
    help="A folder with publishers' own texts, found by their SHA-256.",
)
def verify_command(originals: Path) -> None:
    """Hold the briefs against the originals, claim by claim; exit 1 where they differ."""
    from ics_claims.documents import read_announcements
    from ics_claims.paths import project
    from ics_claims.pipeline import gazetteer_of
    from ics_claims.verify import verify

    here = project()
    briefs = read_announcements(here.announcements, here.relative(here.announcements))
    found = verify(briefs, originals, gazetteer_of(here), str(originals))
    for difference in found:
        click.echo(_plain(difference.line()))
    click.echo(f"differences: {len(found)}")
    if found:
        sys.exit(EXIT_FINDINGS)


@cli.command("compare")
@click.option("--domain", required=True, help="A part of health and care, such as urgent-care.")
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text")
def compare_command(domain: str, form: str) -> None:
    """Print which claims of a domain can be compared, and what keeps the others apart."""
    from ics_claims import compare
    from ics_claims.dataset import read_dataset
    from ics_claims.paths import project
    from ics_claims.reference import load_reference

    here = project()
    rows = compare.compare(read_dataset(here.processed), load_reference(here.reference), domain)
    write = {"text": compare.as_text, "csv": compare.as_csv, "json": compare.as_json}[form]
    click.echo(_plain(write(rows)))


@cli.command("trace")
@click.argument("claim_id")
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text")
def trace_command(claim_id: str, form: str) -> None:
    """Print a claim with its sentence, its links and its findings."""
    from ics_claims import trace
    from ics_claims.dataset import read_dataset
    from ics_claims.paths import project

    found = trace.trace(read_dataset(project().processed), claim_id)
    write = {"text": trace.as_text, "csv": trace.as_csv, "json": trace.as_json}[form]
    click.echo(_plain(write(found)))


@cli.command()
def dictionary() -> None:
    """Print the data dictionary, as docs/data-dictionary.md holds it."""
    from ics_claims.dataset import dictionary_of

    click.echo(dictionary_of(), nl=False)


@cli.command("coverage")
@click.option("--as-of", metavar="DATE", help="The day, month or year to look from; today if left.")
@click.option(
    "--basis",
    type=click.Choice(["ons_mid_year", "gp_registered", "census_2021"]),
    default="ons_mid_year",
    show_default=True,
    help="How people are counted.",
)
@click.option(
    "--reading",
    type=click.Choice(["strict", "generous", "both"]),
    default="both",
    show_default=True,
    help="Where sources differ on dates or areas: the later and narrower, the earlier and wider.",
)
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text")
def coverage_command(as_of: str | None, basis: str, reading: str, form: str) -> None:
    """Print how many systems and people were covered on a day, and what did not add up."""
    import datetime

    from ics_claims import growth
    from ics_claims.dataset import read_dataset
    from ics_claims.paths import project
    from ics_claims.reference import load_reference

    here = project()
    reference, frames = load_reference(here.reference), read_dataset(here.processed)
    day = as_of or datetime.date.today().isoformat()
    found = growth.answer(reference, frames, day, basis, reading=reading)
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(growth.answer_as_csv(found), nl=False)
    else:
        event = growth.event_on(reference, frames, day, basis, reading=reading)
        for line in growth.answer_in_words(found, event):
            click.echo(_plain(line))


def _plain(text: str) -> str:
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def main() -> None:
    """Run the command line; a UserError becomes one line on standard error and its exit code."""
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        click.echo("stopped; nothing was replaced", err=True)
        sys.exit(130)
    except UserError as error:
        click.echo(f"error: {_plain(str(error))}", err=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
