"""Print environment.yml: the pins of requirements.lock, as conda's pip section reads them."""

import re
from pathlib import Path

LOCK = Path(__file__).with_name("requirements.lock")
HEADER = """\
# Generated from requirements/requirements.lock by `make lock`; do not edit.
# conda env create -f environment.yml && conda activate ics-claims && ics-claims report
name: ics-claims
channels:
  - conda-forge
dependencies:
  - python=3.11
  - pip
  - pip:
"""


def environment(lock: str) -> str:
    """Return environment.yml for the text of a lock file: every pin, then this project."""
    pins = [
        line.rstrip(" \\") for line in lock.splitlines() if re.match(r"[\w.-]+(\[.*\])?==", line)
    ]
    # Environment markers hold single quotes and colons: YAML's double quotes keep them whole.
    lines = [f'      - "{pin}"' if ";" in pin else f"      - {pin}" for pin in pins]
    return HEADER + "\n".join([*lines, "      - -e ."]) + "\n"


if __name__ == "__main__":
    print(environment(LOCK.read_text(encoding="utf-8")), end="")
