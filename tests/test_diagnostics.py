"""Every problem as an editor sees it: tests/golden/diagnostics, one YAML file a case.

``files`` maps names within the records folder to texts; ``{base64: …}`` stands for bytes that are
no text, ``{link: …}`` for a symbolic link. ``seal: SEAL`` is the seal of the text that follows.
``coverage: true`` asks for the hints of ``check --coverage`` too.
"""

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import golden_cases
from tests.support import RECORDS, Loaded, as_bytes, load_folder
from variorum.diagnostics import Code, Diagnostic
from variorum.link.coverage import survey
from variorum.read.source import body_of
from variorum.render.coverage import hints

CASES = golden_cases.paths("diagnostics")
#: Found by floors above those that read and resolve: each has its tests there.
ELSEWHERE = {Code.ADDRESS_TAKEN, Code.BAD_CONFIGURATION}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_problem_is_reported_as_the_case_says(
    path: Path, tmp_path: Path, regenerate: bool
) -> None:
    case = golden_cases.read(path)
    for name, content in case["files"].items():
        _write(tmp_path / RECORDS / name, content)

    loaded = load_folder(tmp_path)
    if "coverage" in case:
        loaded.report.add(_coverage(loaded, tmp_path))
    printed = loaded.lines
    if regenerate:
        golden_cases.renew(path, printed)
        return

    assert case["expected"] == printed


@pytest.mark.parametrize("code", sorted(set(Code) - ELSEWHERE), ids=str)
def test_every_code_has_a_case(code: Code) -> None:
    expected = [line for path in CASES for line in golden_cases.read(path)["expected"]]

    assert any(line.endswith(f"[{code}]") for line in expected)


def _coverage(loaded: Loaded, root: Path) -> Iterator[Diagnostic]:
    for found in survey(loaded.graph):
        source = body_of((root / found.file).read_bytes(), found.file)
        assert source is not None
        yield from hints(found, source)


def _write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, str):
        path.write_bytes(as_bytes(content))
    elif "base64" in content:
        path.write_bytes(base64.b64decode(content["base64"]))
    else:
        path.symlink_to(content["link"])
