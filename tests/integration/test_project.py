"""The project's own promises: pins, docs and the files that users begin with."""

import re
import tomllib
from pathlib import Path

import click
import pytest
import yaml

from ics_claims.cli import cli

ROOT = Path(__file__).parents[2]


def pins(text: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==(\S+?)(?: ;.*)?(?: \\)?$", text, re.M))


def all_pins(lines: list[str]) -> set[str]:
    return {line.rstrip(" \\") for line in lines if "==" in line and not line.startswith(" ")}


@pytest.fixture(scope="module")
def lock() -> str:
    return (ROOT / "requirements" / "requirements.lock").read_text("utf-8")


def test_every_pin_has_a_hash_and_no_address(lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", lock.strip())
    assert len(blocks) > 100
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in lock


def test_conda_users_get_the_same_pins(lock: str) -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    listed = environment["dependencies"][-1]["pip"]
    assert set(listed) - {"-e ."} == all_pins(lock.splitlines())
    assert listed[-1] == "-e ."


def test_every_dependency_is_pinned_and_explained(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    decisions = (ROOT / "docs" / "decisions.md").read_text("utf-8")
    for name in named:
        assert name in pins(lock), f"{name} is not in the lock: make lock"
        assert f"| {name} |" in decisions, f"docs/decisions.md has no line for {name}"


def test_every_command_and_option_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name, command in cli.commands.items():
        assert f"ics-claims {name}" in readme, f"README.md does not show 'ics-claims {name}'"
        for option in command.params:
            if isinstance(option, click.Option):
                assert any(flag in readme for flag in option.opts), option.opts


def test_every_notebook_parameter_is_in_the_readme() -> None:
    from ics_claims.reporting.parameters import parameters_of

    readme = (ROOT / "README.md").read_text("utf-8")
    for notebook in sorted((ROOT / "notebooks").glob("0*.ipynb")):
        assert notebook.name in readme
        for name in parameters_of(notebook):
            assert f"`{name}`" in readme, f"README.md does not explain {name} of {notebook.name}"


def test_make_targets_named_in_the_docs_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"`make ([a-z]+)", path.read_text("utf-8")):
            assert target in targets, f"{path.name} names 'make {target}'"


def test_links_between_documents_lead_somewhere() -> None:
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_no_absolute_path_or_registry_is_named() -> None:
    for path in [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        *ROOT.glob("notebooks/*.ipynb"),
    ]:
        text = path.read_text("utf-8")
        assert not re.search(r"(?<![\w.])/(?:home|root|work|Users)/\w", text), path.name
