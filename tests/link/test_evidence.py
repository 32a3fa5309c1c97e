"""The rules of evidence by example: tests/golden/evidence, one YAML file a case."""

from pathlib import Path

import pytest

from tests import evidence, golden_cases
from tests.tools import evidence_manual
from variorum.model.finding import FindingStatus, Rule

CASES = evidence.paths()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_claims_add_up_as_the_case_says(path: Path, regenerate: bool) -> None:
    case = golden_cases.read(path)

    found = evidence.outcome(case)
    if regenerate:
        golden_cases.renew(path, found)
        return

    assert case["expected"] == found


@pytest.mark.parametrize("word", [*FindingStatus, *Rule], ids=str)
def test_every_status_and_rule_has_a_case(word: str) -> None:
    findings = [
        found
        for path in CASES
        for found in golden_cases.read(path)["expected"]
        if isinstance(found, dict)
    ]

    assert any(word in (found["status"], *found["rules"]) for found in findings)


def test_the_manual_of_the_rules_is_up_to_date(regenerate: bool) -> None:
    written = evidence_manual.PAGE.read_text(encoding="utf-8")
    manual = evidence_manual.manual()
    if regenerate:
        evidence_manual.write()
        return

    assert written == manual, "run: python -m tests.tools.evidence_manual"
