"""A report as of a day holds nothing that was published later, on any of its pages."""

from pathlib import Path

from click.testing import CliRunner

from ics_claims.cli import cli
from ics_claims.paths import Project


def test_no_page_or_table_of_the_report_holds_what_came_later(copy: Project) -> None:
    for notebook in copy.notebooks.glob("*.ipynb"):
        if not notebook.name.startswith("01"):
            notebook.unlink()
    result = CliRunner().invoke(cli, ["report", "-p", "as_of=2019-01-01"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    folder = (copy.reports / "latest").resolve()
    names = {path.name for path in folder.glob("announcement-*.html")}
    assert names == {"announcement-nhe-2018-05.html"}
    later = ("nhse-2019-06", "onmedica-2019-06", "blog-2019-06", "nhse-2020-05")
    pages = [*folder.glob("*.html"), *Path(folder / "data").glob("*.csv")]
    assert len(pages) > 10
    for page in pages:
        text = page.read_text("utf-8")
        found = [name for name in later if name in text]
        assert not found, f"{page.name} names {found}"
