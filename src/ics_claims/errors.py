"""Errors that a user can cause and mend."""

from __future__ import annotations

# Documented in docs/method.md: what the shell sees.
EXIT_OK = 0
EXIT_FINDINGS = 1
EXIT_USER_ERROR = 2
EXIT_RUN_FAILED = 3


class UserError(Exception):
    """One sentence: what is wrong, where (file, line, column), what to do. Exit code 2."""

    exit_code = EXIT_USER_ERROR


class RunFailedError(UserError):
    """A notebook stopped; the last report was kept. Exit code 3."""

    exit_code = EXIT_RUN_FAILED


def located(where: str, line: int | None, problem: str, remedy: str) -> UserError:
    """Return the error `where:line: problem; remedy`, the form of every error about a file."""
    place = where if line is None else f"{where}:{line}"
    return UserError(f"{place}: {problem}; {remedy}")
