"""Every command explains itself."""

import re
import subprocess
import sys

import click
import pytest

from tests.sites import variorum
from variorum import __version__
from variorum.cli import main

COMMANDS = sorted(main.commands)


def test_the_commands_are_those_of_the_design() -> None:
    assert {"init", "new", "check", "build", "serve", "seal", "schema"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_has_an_example_that_names_it(command: str) -> None:
    result = variorum(command, "--help")
    example = re.search(rf"Example:\n +variorum {command}( .*)?\n", result.output)

    assert 0 == result.exit_code
    assert example


@pytest.mark.parametrize("command", COMMANDS)
def test_an_example_uses_options_that_exist(command: str) -> None:
    example = variorum(command, "--help").output.partition("Example:\n")[2].splitlines()[0]
    known = {
        o for p in main.commands[command].params for o in p.opts if isinstance(p, click.Option)
    }

    assert set(re.findall(r"--[a-z-]+", example)) <= known


def test_the_command_can_be_run_as_a_module() -> None:
    command = [sys.executable, "-m", "variorum", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert f"variorum, version {__version__}\n" == done.stdout


def test_the_list_of_commands_cuts_no_sentence_short() -> None:
    assert "..." not in variorum("--help").output.partition("Commands:")[2]
