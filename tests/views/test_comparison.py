"""Comparisons of texts that may be shown in full, in part, or not at all."""

from tests.support import Loaded, build_graph
from variorum.config import Settings
from variorum.views.comparison import ComparisonPage, Excerpt, build, compare
from variorum.views.pages import PageKey, PageKind, keys, scope_of

RECORDS = {
    "actors/wire.yml": "{name: Wire, kind: publisher}",
    "actors/paper.yml": "{name: Paper, kind: publisher}",
    "incidents/fire.yml": (
        "{title: Fire, date: 2031-05-04, type: other, status: published, summary: A fire.}"
    ),
}
FIRST = """\
A fire broke out in the harbour on Sunday night. At least nine people were killed, the mayor said.

Nobody knows the cause."""
SECOND = """\
At least eleven people were killed, the mayor said. A fire broke out in the harbour on Sunday night.
The port is closed."""


def article(text: str, killed: int, number: str, *, publisher: str, more: str = "") -> str:
    quote = f"At least {number} people were killed"
    return f"""\
---
title: {publisher} report
publisher: {publisher}
published: 2031-05-05
language: en
seal: SEAL
{more}annotations:
  - quote: {quote}
    about: fire
    by: wire
    claims: [{{killed: ">={killed}", who: people}}]
---
{text}
"""


def load(first: str = "", second: str = "", text: str = SECOND) -> Loaded:
    derived = "derived_from: [{article: wire-report, kind: rewrite, basis: stated}]\n"
    return build_graph(
        {
            **RECORDS,
            "articles/wire-report.md": article(FIRST, 9, "nine", publisher="wire", more=first),
            "articles/paper-report.md": article(
                text, 11, "eleven", publisher="paper", more=derived + second
            ),
        }
    )


def page(loaded: Loaded) -> ComparisonPage:
    # The same day: by id, paper before wire.
    scope = scope_of(loaded.graph, Settings())
    return build(compare("paper-report:wire-report", scope), scope)


def text(excerpt: Excerpt) -> str:
    return "".join(stretch.text for stretch in excerpt.stretches)


FULL = "display: full\n"
NONE = "display: none\n"


def test_two_texts_in_full_are_compared_sentence_by_sentence() -> None:
    view = page(load(FULL, FULL))
    shown = [
        (row.kind, [text(e) for e in row.first], [text(e) for e in row.second]) for row in view.rows
    ]

    fire = "A fire broke out in the harbour on Sunday night."
    toll = "At least {} people were killed, the mayor said."
    assert view.is_whole
    assert [
        ("near", [toll.format("eleven")], [toll.format("nine")]),
        ("alone", [], ["Nobody knows the cause."]),
        ("same", [fire], [fire]),
        ("alone", ["The port is closed."], []),
    ] == shown


def test_the_whole_of_both_texts_stands_on_the_page() -> None:
    view = page(load(FULL, FULL))
    first = " ".join(text(excerpt) for row in view.rows for excerpt in row.first)

    assert sorted(SECOND.split()) == sorted(first.split())


def test_words_that_differ_and_quotations_that_carry_claims_are_marked() -> None:
    view = page(load(FULL, FULL))
    (toll,) = [row for row in view.rows if row.kind == "near"]
    marked = [s.text for s in toll.first[0].stretches if s.is_different]
    claimed = "".join(s.text for s in toll.first[0].stretches if s.is_claimed)

    assert ["eleven"] == marked
    assert "At least eleven people were killed" == claimed
    assert toll.is_at_odds


def test_the_same_text_twice_is_word_for_word_throughout() -> None:
    same = FIRST.replace("nine", "eleven")
    loaded = load(FULL, FULL, text=same)
    view = page(loaded)

    assert {"near", "same"} == {row.kind for row in view.rows}
    assert len(view.rows) == view.pairs


def test_excerpts_of_one_text_keep_both_to_their_quotations() -> None:
    view = page(load(FULL, ""))

    assert not view.is_whole
    assert ["At least eleven people were killed"] == [
        text(excerpt) for row in view.rows for excerpt in row.first
    ]


def test_words_that_may_not_be_shown_are_only_counted() -> None:
    view = page(load(FULL, NONE))
    (row,) = view.rows

    assert row.first[0].withheld
    assert "" == text(row.first[0])
    assert view.shared > 8
    assert "At least nine people were killed" == text(row.second[0])


def test_texts_in_two_languages_are_compared_by_what_they_state() -> None:
    loaded = load(FULL, FULL.replace("full", "excerpts") + "tags: [x]\n")
    graph = build_graph(
        {
            **RECORDS,
            "articles/wire-report.md": article(FIRST, 9, "nine", publisher="wire"),
            "articles/paper-report.md": article(
                SECOND, 11, "eleven", publisher="paper",
                more="derived_from: [{article: wire-report, kind: translation, basis: stated}]\n",
            ).replace("language: en", "language: fr"),
        }
    )  # fmt: skip
    view = page(graph)

    assert page(loaded).is_one_language
    assert not view.is_one_language
    assert ["matter"] == [row.kind for row in view.rows]
    assert 0 == view.shared


def test_the_derivation_is_said_in_words() -> None:
    view = page(load())

    assert view.upper is not None
    assert view.lower is not None
    assert ("wire-report", "paper-report") == (view.upper.id, view.lower.id)
    assert "rewrite, stated in the text" == view.descent


def test_former_ids_lead_to_the_comparison_too() -> None:
    scope = scope_of(load(second="aliases: [old-report]\n").graph, Settings())
    kinds = {PageKind.COMPARISON, PageKind.REDIRECT}
    found = [key for key in keys(scope) if key.kind in kinds and ":" in key.id]

    redirects = ["old-report:wire-report", "wire-report:old-report", "wire-report:paper-report"]
    expected = [PageKey(PageKind.REDIRECT, pair) for pair in redirects]
    assert sorted([PageKey(PageKind.COMPARISON, "paper-report:wire-report"), *expected]) == sorted(
        found
    )
