"""Which files are records; nothing is followed out of the folder."""

from pathlib import Path

import pytest

from variorum.read.folder import list_records
from variorum.schema.kinds import BY_FOLDER


def listed(root: Path) -> list[str]:
    return [item.file for item in list_records(root, "seeds", BY_FOLDER)[0]]


def test_a_missing_folder_has_no_records(tmp_path: Path) -> None:
    expected: tuple[list[object], list[object]] = ([], [])

    assert expected == list_records(tmp_path, "seeds", BY_FOLDER)


def test_records_come_in_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("places/b.yml", "actors/z.yml", "places/a.yml", "articles/m.md"):
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    expected = [f"seeds/{n}" for n in ("actors/z.yml", "articles/m.md", "places/a.yml")]

    assert [*expected, "seeds/places/b.yml"] == listed(tmp_path)


def test_a_record_carries_its_id_and_kind(tmp_path: Path) -> None:
    path = tmp_path / "seeds" / "incidents" / "fire.yml"
    path.parent.mkdir(parents=True)
    path.touch()
    (record,), _ = list_records(tmp_path, "seeds", BY_FOLDER)
    expected = ("fire", "event")

    assert expected == (record.id, record.kind)


@pytest.mark.parametrize("name", ["actors", "actors/x.yml", "vocabulary.yml"])
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.yml").touch()
    link = tmp_path / "seeds" / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(outside if name == "actors" else outside / "x.yml")
    found, problems = list_records(tmp_path, "seeds", BY_FOLDER)

    assert found == []
    assert len(problems) == 1


def test_the_records_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real" / "actors").mkdir(parents=True)
    (tmp_path / "real" / "actors" / "x.yml").touch()
    (tmp_path / "seeds").symlink_to(tmp_path / "real")
    expected = ["seeds/actors/x.yml"]

    assert expected == listed(tmp_path)
