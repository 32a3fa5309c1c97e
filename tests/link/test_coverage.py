"""What of an article's text no annotation touches."""

from tests.support import Loaded, build_graph
from variorum.link.coverage import Coverage, survey

RECORDS = {
    "actors/paper.yml": "{name: Paper, kind: publisher}",
    "actors/mayor.yml": "{name: Mayor Ada Obi, kind: person, names: [{name: Obi}]}",
    "actors/army.yml": "{name: Northern Army, kind: state-force}",
    "places/harbour.yml": "{name: Ob}",
    "incidents/fire.yml": "{title: Fire, summary: 'See [[gazette]].'}",
    "incidents/flood.yml": "{title: Flood, summary: 'See [[gazette]].'}",
    "articles/gazette.md": """---
title: Fire
publisher: paper
annotations:
  - {quote: Nine people died, about: fire, by: mayor, claims: [{killed: 9}]}
  - {quote: the soldiers, suffix: ' came', mentions: army}
set_aside:
  - {quote: page 12, because: A page number.}
---
Nine people died, said Obi, and twenty-one of 1,200 fled; see page 12.
A second blaze took ٣ houses. Later the soldiers came, and the soldiers left. Obituaries follow.
""",
    "articles/other.md": """---
title: Other
publisher: paper
---
Here the soldiers are nobody's, but the Northern Army came.
""",
}


def of(article: str) -> Coverage:
    loaded: Loaded = build_graph(RECORDS)
    return next(found for found in survey(loaded.graph) if found.article == article)


def test_numbers_count_in_any_digits_and_in_words() -> None:
    found = [number.words for number in of("gazette").untouched_numbers]

    assert found == ["twenty", "1,200", "٣"]


def test_what_is_quoted_or_set_aside_is_touched() -> None:
    found = of("gazette")

    assert {"Nine", "12"}.isdisjoint(number.words for number in found.untouched_numbers)
    assert found.quotations == 3


def test_a_name_is_found_as_a_whole_word_and_once() -> None:
    found = [(name.words, name.record) for name in of("gazette").untouched_names]

    assert found == [("Obi", "mayor")]


def test_a_common_noun_names_somebody_only_where_it_was_recorded() -> None:
    assert [(name.words, name.record) for name in of("other").untouched_names] == [
        ("Northern Army", "army")
    ]


def test_an_event_that_refers_to_the_article_wants_an_annotation() -> None:
    assert of("gazette").unannotated == ("flood",)
