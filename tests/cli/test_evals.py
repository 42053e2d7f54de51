"""`overdeliver evals`: handed on to the package beside the service."""

from __future__ import annotations

import pytest

from service.cli.evals import Guest, guest_of
from service.errors import SettingsError
from tests.cli.running import Shell


def test_the_help_is_that_of_the_evals(shell: Shell) -> None:
    code, out, _ = shell.run("evals", "--help")
    assert code == 0
    assert "--baseline" in out


def test_a_writer_that_is_not_there_is_refused(shell: Shell) -> None:
    assert "--model: no:such cannot be opened" in shell.refusal("evals", "--model", "no:such")


def test_a_judge_wants_two_writers(shell: Shell) -> None:
    assert "--judge: a judge compares two writers" in shell.refusal("evals", "--judge", "openai:any")


def test_a_wrong_option_is_told_in_one_line(shell: Shell) -> None:
    assert "--nonsense" in shell.refusal("evals", "--nonsense")


class Incomplete:
    """A command whose package lacks another."""

    def load(self) -> None:
        raise ModuleNotFoundError(name="no_such_package")


@pytest.mark.parametrize(
    ("found", "says"), [([], "install overdeliver again"), ([Incomplete()], "the package no_such_package is missing; install overdeliver")]
)
def test_an_installation_without_the_evals_says_what_to_install(found: list[Guest], says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        guest_of(found)
