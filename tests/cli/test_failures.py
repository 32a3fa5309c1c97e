"""What goes wrong in an expected way is said in a line, without a traceback."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from tests.sites import CONFIG, Project, toy_project, variorum

COMMANDS = ("check", "build", "seal", "schema", "serve")


def refused(result: Result) -> list[str]:
    """The lines of a command that was misused; nothing may have escaped as an exception."""
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result.output.splitlines()


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)

    expected = "variorum: there is no mkdocs.yml here; begin a site with: variorum init DIRECTORY"

    assert [expected] == refused(variorum(command))


@pytest.mark.parametrize("plugins", ["", "plugins: []\n", "plugins: [search]\n"])
def test_with_the_plugin_missing_from_the_configuration(tmp_path: Path, plugins: str) -> None:
    site = toy_project(tmp_path, f"site_name: X\ntheme: variorum\n{plugins}")
    lines = refused(site.run("check"))

    assert 1 == len(lines)
    assert "the plugin is not switched on" in lines[0]


@pytest.mark.parametrize(
    "config",
    [
        "site_name: [\n",
        "{{{",
        "just words\n",
        "- a\n- list\n",
        f"{CONFIG}theme: [unclosed\n",
        "\x00\x01",
    ],
)
def test_with_a_configuration_that_is_no_yaml_mapping(tmp_path: Path, config: str) -> None:
    lines = refused(toy_project(tmp_path, config).run("check"))

    assert 1 == len(lines)
    assert "mkdocs.yml" in lines[0]


@pytest.mark.parametrize(
    "config",
    [
        "theme: variorum\nplugins: [variorum]\n",  # no site_name
        "site_name: X\ntheme: no-such-theme\nplugins: [variorum]\n",
        "site_name: X\ntheme: variorum\nplugins: [no-such-plugin]\n",
        "site_name: X\ntheme: variorum\nplugins: [variorum: {drafts: perhaps}]\n",
        "site_name: X\ntheme: variorum\nplugins: [variorum: {records: [1]}]\n",
        "site_name: X\ntheme: variorum\nplugins: [variorum]\ndocs_dir: nowhere\n",
        "site_name: X\ntheme: variorum\nplugins: [variorum]\nINHERIT: nowhere.yml\n",
    ],
)
def test_with_a_setting_that_cannot_be(tmp_path: Path, config: str) -> None:
    assert refused(toy_project(tmp_path, config).run("build"))


@pytest.mark.parametrize("language", ["xx-nope", "../en", "", "e"])
def test_with_a_language_that_does_not_exist(tmp_path: Path, language: str) -> None:
    config = f"site_name: X\ntheme: variorum\nplugins: [variorum: {{language: '{language}'}}]\n"
    lines = refused(toy_project(tmp_path, config).run("build"))

    assert any("language" in line for line in lines)


def test_with_a_folder_where_the_vocabulary_should_be(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    (tmp_path / "seeds/vocabulary.yml").unlink()
    (tmp_path / "seeds/vocabulary.yml").mkdir()
    result = site.run("check")

    assert result.exit_code in {1, 2}
    assert isinstance(result.exception, SystemExit)
    assert "vocabulary.yml" in result.output


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_with_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    (tmp_path / "seeds/actors/mayor.yml").chmod(0)
    result = site.run("check")

    assert 1 == result.exit_code
    assert "seeds/actors/mayor.yml:1:1: error: cannot be read" in result.output


def test_with_a_file_that_is_no_text(tmp_path: Path) -> None:
    site = toy_project(tmp_path).record("actors/photo.yml", b"\x89PNG\r\n\x1a\n\x00\xff")
    result = site.run("check")

    assert 1 == result.exit_code
    assert "[wrong-encoding]" in result.output


def test_serve_where_somebody_else_serves(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        lines = refused(toy_project(tmp_path).run("serve", "--address", str(port)))

    assert [f"variorum: cannot serve at 127.0.0.1:{port}"] == [
        line.partition(" (")[0] for line in lines
    ]


def test_a_command_in_a_folder_below_says_where_the_site_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    toy_project(tmp_path)
    monkeypatch.chdir(tmp_path / "seeds" / "actors")

    assert [f"variorum: there is no mkdocs.yml here; it is in {tmp_path}, so go there first"] == (
        refused(variorum("check"))
    )


def test_a_configuration_with_the_other_ending_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    toy_project(tmp_path).config.rename(tmp_path / "mkdocs.yaml")
    monkeypatch.chdir(tmp_path)

    assert ["variorum: there is no mkdocs.yml here; name mkdocs.yaml with: -f mkdocs.yaml"] == (
        refused(variorum("check"))
    )


@pytest.mark.parametrize(
    "address", ["nonsense", "127.0.0.1", "127.0.0.1:http", ":", "127.0.0.1:99999"]
)
def test_serve_with_an_address_that_is_none(tmp_path: Path, address: str) -> None:
    lines = refused(toy_project(tmp_path).run("serve", "--address", address))

    assert lines[-1].startswith("variorum: ")


def test_on_the_command_line_nothing_but_the_line_is_printed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "variorum", "build"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)

    expected = "variorum: there is no mkdocs.yml here; begin a site with: variorum init DIRECTORY\n"

    assert (2, "", expected) == (done.returncode, done.stdout, done.stderr)


def test_a_page_at_an_address_of_the_records_is_a_finding(tmp_path: Path) -> None:
    site: Project = toy_project(tmp_path).write({"docs/events/x.md": "# X\n"})
    result = site.run("build")

    assert 1 == result.exit_code
    assert isinstance(result.exception, SystemExit)
