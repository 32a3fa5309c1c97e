"""Which passage answers to which: laws, and the cases that made them."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.link.alignment import Row, Segment, agreement, align, likeness

WORDS = st.lists(
    st.sampled_from(["the", "strikes", "killed", "at", "least", "fifteen", "people", "21"]),
    max_size=8,
)
SEGMENTS = st.lists(
    st.builds(
        Segment,
        words=WORDS.map(tuple),
        slots=st.frozensets(st.sampled_from([("e", "killed"), ("e", "place")])),
        voices=st.frozensets(st.sampled_from(["", "rebels"])),
        names=st.frozensets(st.sampled_from(["mali", "wagner"])),
    ),
    max_size=8,
)


def said(text: str, *slots: str) -> Segment:
    return Segment(tuple(text.split()), frozenset(("event", slot) for slot in slots))


@given(SEGMENTS, SEGMENTS)
def test_every_passage_stands_in_one_row_on_its_own_side(
    first: list[Segment], second: list[Segment]
) -> None:
    rows = align(first, second)

    assert list(range(len(first))) == [at for row in rows for at in row.first]
    assert sorted(range(len(second))) == sorted(at for row in rows for at in row.second)
    assert all(row.first or row.second for row in rows)
    assert all(len(row.first) == len(row.second) == 1 for row in rows if row.is_pair)


@given(st.lists(WORDS.filter(lambda words: len(words) >= 4), max_size=8))
def test_a_text_answers_to_itself_word_for_word(texts: list[list[str]]) -> None:
    segments = [Segment(tuple(words)) for words in texts]
    rows = align(segments, segments)

    assert all(row.is_pair for row in rows)
    for row in rows:
        own, other = segments[row.first[0]].words, segments[row.second[0]].words
        assert own == other
        assert all(agreement(own, other)[0])


@given(SEGMENTS, SEGMENTS)
def test_no_two_passages_that_answer_to_each_other_are_both_left_alone(
    first: list[Segment], second: list[Segment]
) -> None:
    alone = [row for row in align(first, second) if not row.is_pair]
    own = [first[at] for row in alone for at in row.first]
    other = [second[at] for row in alone for at in row.second]

    assert [] == [(one, two) for one in own for two in other if likeness(one, two)]


@given(WORDS, WORDS)
def test_words_in_agreement_are_the_same_in_the_same_order(
    first: list[str], second: list[str]
) -> None:
    own, other = agreement(first, second)

    kept = [word for word, common in zip(first, own, strict=True) if common]
    assert kept == [word for word, common in zip(second, other, strict=True) if common]


def test_neighbours_without_partners_share_a_row() -> None:
    first = [said("nobody was hurt at all"), said("a pharmacy was hit", "target")]
    second = [said("dozens were injured they said"), said("a pharmacy was hit", "target")]

    assert [Row((0,), (0,), is_pair=False), Row((1,), (1,), is_pair=True)] == align(first, second)


def test_other_words_for_the_same_matter_answer_to_each_other() -> None:
    first = [said("a major military setback for Malian forces last month", "outcome", "date")]
    second = [said("the army suffered a heavy blow last month", "outcome", "date")]

    assert align(first, second)[0].is_pair


def test_a_name_in_common_makes_no_counterpart_of_different_statements() -> None:
    first = Segment(
        ("mali", "did", "not", "respond"), frozenset([("e", "comment")]), names=frozenset(["mali"])
    )
    second = Segment(
        ("mali", "cut", "its", "ties"), frozenset([("e", "party")]), names=frozenset(["mali"])
    )

    assert not align([first], [second])[0].is_pair


def test_a_short_word_alone_is_no_agreement() -> None:
    own, _ = agreement(["fire", "of", "london"], ["king", "of", "france"])

    assert [False, False, False] == own


def test_a_long_sentence_that_states_more_besides_answers_to_a_short_one() -> None:
    first = [said("the spokesman said that the strikes hit a home and a pharmacy", "target")]
    second = [said("they struck a pharmacy killing twenty one", "target", "killed", "status")]

    assert align(first, second)[0].is_pair
