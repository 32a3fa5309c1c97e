"""Claims have permanent ids: what an id is made of never changes."""

from tests.support import Loaded, build_graph

ACTORS = {
    "actors/paper.yml": "{name: Paper, kind: publisher}",
    "actors/mayor.yml": "{name: Mayor, kind: person}",
    "incidents/fire.yml": "title: Fire",
}
FRONT = """\
title: Fire
publisher: paper
annotations:
"""
NINE = """\
  - quote: Nine died
    about: fire
    by: mayor
    claims:
      - {killed: 9}
      - {weapon: drone, verbatim: died}
"""
TWO = """\
  - quote: two are missing
    about: fire
    claims: [{missing: 2, who: children}]
"""
TEXT = "Nine died, two are missing."


def load(annotations: str, **renamed: str) -> Loaded:
    files = {**ACTORS, "articles/gazette.md": f"---\n{FRONT}{annotations}---\n{TEXT}\n"}
    for old, new in renamed.items():
        for name in list(files):
            if f"/{old}." in name:
                files[name.replace(f"/{old}.", f"/{new}.")] = (
                    files.pop(name)
                    .replace("{name", f"{{aliases: [{old}], name")
                    .replace("title: Fire", f"title: Fire\naliases: [{old}]")
                )
    return build_graph(files)


def ids(loaded: Loaded, event: str = "fire") -> set[str]:
    return {claim.id for claim in loaded.graph.claims(event)}


def test_ids_are_what_they_have_always_been() -> None:
    expected = {"killed": "251e9146", "weapon": "8fdcd13d", "missing": "97b198e2"}

    assert expected == {claim.property: claim.id for claim in load(NINE + TWO).graph.claims("fire")}


def test_reordering_a_file_changes_no_id() -> None:
    assert ids(load(NINE + TWO)) == ids(load(TWO + NINE))


def test_correcting_a_count_changes_no_id() -> None:
    corrected = NINE.replace("killed: 9", 'killed: ">=9", provisional: true')

    assert ids(load(NINE)) == ids(load(corrected))


def test_another_word_quoted_is_another_claim() -> None:
    assert not ids(load(NINE)) & ids(load(NINE.replace("Nine died", "Nine died,")))


def test_renaming_article_event_and_claimant_changes_no_id() -> None:
    expected = ids(load(NINE + TWO))

    assert expected == ids(load(NINE + TWO, gazette="gazette-2"))
    assert expected == ids(load(NINE + TWO, fire="blaze"), "blaze")
    assert expected == ids(load(NINE + TWO, mayor="town-hall"))


def test_claims_of_a_renamed_claimant_name_it_by_its_new_id() -> None:
    claimants = {claim.claimant for claim in load(NINE, mayor="town-hall").graph.claims("fire")}

    assert {"town-hall"} == claimants


def test_ids_differ_within_an_event(dossier: Loaded) -> None:
    for event in dossier.graph.index.of_kind.get("event", ()):
        claims = dossier.graph.claims(event)

        assert len(claims) == len({claim.id for claim in claims})
