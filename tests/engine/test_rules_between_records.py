"""What rules between records say is the same on the quick path of a build as in a clean one."""

from pathlib import Path

from tests.golden_cases import read
from tests.sites import Project, project
from tests.support import GOLDEN


def said(site: Project, code: str) -> int:
    """How often a check from what is kept says it; one from nothing must say it as often."""
    kept, afresh = (site.run("build", *options).output for options in ((), ("--clean",)))
    assert kept.count(code) == afresh.count(code)
    return kept.count(code)


def test_exchanged_coordinates_are_seen_when_the_place_around_moves(tmp_path: Path) -> None:
    files = read(GOLDEN / "diagnostics" / "coordinates-swapped.yml")["files"]
    site = project(tmp_path, files)
    country = tmp_path / "seeds" / "places" / "country.yml"
    written = country.read_text(encoding="utf-8")
    assert 1 == said(site, "coordinates-swapped")

    country.write_text(written.replace("20.5, lon: 1.5", "1.5, lon: 20.5"), encoding="utf-8")
    (tmp_path / "seeds/places/village.yml").touch()
    assert 1 == said(site, "coordinates-swapped")
    assert "village.yml" in site.run("check").output

    country.write_text(written.replace("lat: 20.5, lon: 1.5, ", ""), encoding="utf-8")
    assert 0 == said(site, "coordinates-swapped")


def test_a_record_that_lies_in_the_wrong_place_is_one_problem_until_it_is_moved(
    tmp_path: Path,
) -> None:
    right, wrong = tmp_path / "seeds/incidents/fire.yml", tmp_path / "seeds/events/fire.yml"
    files = {
        "incidents/fire.yml": "title: Fire\ndate: 2031",
        "incidents/flood.yml": "title: Flood\ndate: 2031\nrelations: [{follows: fire}]",
        "incidents/storm.yml": "title: Storm\ndate: 2031\nrelations: [{follows: fire}]",
    }
    site = project(tmp_path, files)
    assert 0 == site.run("build").exit_code

    wrong.parent.mkdir()
    right.rename(wrong)
    output = site.run("check").output
    assert 1 == output.count(": error: ")
    assert "seeds/events/fire.yml:1:1: error: 'fire' is referred to" in output

    wrong.rename(right)
    wrong.parent.rmdir()
    assert "0 errors, 0 warnings" in site.run("check").output
