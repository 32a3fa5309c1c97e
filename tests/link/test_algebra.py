"""Laws that the rules of evidence keep, whatever the claims."""

from random import Random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.link.claims import Said, Stemma, claim, evidence, killed
from variorum.link import findings
from variorum.link.succession import succession
from variorum.model.claim import Claim, Stance, TermValue, TextValue, Value
from variorum.model.finding import Finding, FindingStatus, Rule

#: Two independent wires, what rests on them, and a digest of both.
ARTICLES: Stemma = {
    "wire": (),
    "wire-copy": ("wire",),
    "wire-translation": ("wire-copy",),
    "radio": (),
    "radio-update": ("radio",),
    "digest": ("wire-copy", "radio"),
}
#: A spokesman and his party are one voice.
VOICES = {"party": "party", "spokesman": "party"}
_RANK = [
    FindingStatus.CONTESTED,
    FindingStatus.SINGLE_VOICE,
    FindingStatus.SINGLE_ORIGIN,
    FindingStatus.CORROBORATED,
]

claimants = st.sampled_from(["mayor", "hospital", "party", "spokesman"])
values = st.sampled_from(["0", "5", "9", "12", "21", ">=5", ">=12", "<=9", "5-12", "~12", "dozens"])
days = st.sampled_from([None, "2030", "2030-05", "2030-05-02", "2030-05-03", "2030-05-04"])
stances = st.sampled_from([Stance.ASSERTS, Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES])
claims = st.builds(Said, claimants, st.sampled_from(sorted(ARTICLES)), values, days, stances)
#: Counts that could all be nine, so that no two contradict each other.
WITH_NINE = ["9", ">=5", "<=12", "5-12", "~9", "dozens"]
agreeing = st.lists(
    st.builds(
        Said,
        claimants,
        st.sampled_from(sorted(ARTICLES)),
        st.sampled_from(WITH_NINE),
        days,
        st.sampled_from([Stance.ASSERTS, Stance.CONFIRMS]),
    ),
    min_size=1,
    max_size=7,
)
corpora = st.lists(claims, min_size=1, max_size=7)


def found_in(said: list[Said], articles: Stemma = ARTICLES) -> Finding:
    return killed(said, articles, VOICES)


@given(corpora, st.randoms())
def test_findings_do_not_depend_on_the_order_of_claims(said: list[Said], chance: Random) -> None:
    known = evidence(said, ARTICLES, VOICES)
    made = [claim(number, one) for number, one in enumerate(said)]
    shuffled = sorted(made, key=lambda _: chance.random())

    assert findings.find(made, known) == findings.find(shuffled, known)


@given(corpora, st.randoms())
def test_a_status_does_not_depend_on_the_ids_of_claims(said: list[Said], chance: Random) -> None:
    known = evidence(said, ARTICLES, VOICES)
    numbers = sorted(range(len(said)), key=lambda _: chance.random())
    one = findings.find([claim(n, s) for n, s in enumerate(said)], known)[0]
    other = findings.find([claim(n, s) for n, s in zip(numbers, said, strict=True)], known)[0]

    assert (one.status, one.voices, one.origins) == (other.status, other.voices, other.origins)
    assert (one.low, one.best, one.high) == (other.low, other.best, other.high)


@given(corpora, st.randoms())
def test_succession_does_not_depend_on_order(said: list[Said], chance: Random) -> None:
    known = evidence(said, ARTICLES, VOICES)
    made = [claim(number, one) for number, one in enumerate(said)]
    shuffled = sorted(made, key=lambda _: chance.random())

    assert succession(made, known.origins) == succession(shuffled, known.origins)


@given(corpora, st.data())
def test_a_repetition_changes_nothing_but_the_list_of_claims(
    said: list[Said], data: st.DataObject
) -> None:
    repeated = data.draw(st.sampled_from(said))
    # Of what has no date it cannot be said that another date is later.
    again = [repeated.day, "2031-06-01", None] if repeated.day else [None]
    later = data.draw(st.sampled_from(again))
    copy = repeated._replace(source="late-copy", day=later)
    articles = {**ARTICLES, "late-copy": (repeated.source,)}

    before, after = found_in(said), found_in([*said, copy], articles)

    assert _sum(before) == _sum(after)
    assert set(before.standing) <= set(after.standing)


@given(corpora, claims, st.data())
def test_an_article_that_rests_on_a_known_one_brings_no_origin(
    said: list[Said], further: Said, data: st.DataObject
) -> None:
    known = data.draw(st.sampled_from(said)).source
    articles = {**ARTICLES, "late-copy": (known,)}
    plain = [one._replace(stance=Stance.ASSERTS, value="12", day="2030-05-02") for one in said]
    copy = further._replace(source="late-copy", value="12", day="2030-05-02", stance=Stance.ASSERTS)

    before, after = found_in(plain), found_in([*plain, copy], articles)

    assert len(after.origins) <= len(before.origins)


@given(agreeing, st.sampled_from(WITH_NINE), days)
def test_a_compatible_claim_by_a_new_voice_through_a_new_origin_never_lowers_a_status(
    said: list[Said], value: str, day: str | None
) -> None:
    before = found_in(said)
    after = found_in([*said, Said("newcomer", "new-origin", value, day)])

    assert _RANK.index(before.status) <= _RANK.index(after.status)


@given(corpora)
def test_low_is_not_above_best_nor_best_above_high(said: list[Said]) -> None:
    found = found_in(said)
    known = [bound for bound in (found.low, found.best, found.high) if bound is not None]

    assert known == sorted(known)


@given(corpora)
def test_every_claim_stands_or_is_superseded_and_by_one_that_exists(said: list[Said]) -> None:
    found = found_in(said)

    assert set(found.claims) == set(found.standing) | set(found.superseded)
    assert not set(found.standing) & set(found.superseded)
    assert set(found.superseded.values()) | set(found.repeats.values()) <= set(found.claims)


@given(corpora)
def test_a_status_says_what_its_voices_and_origins_say(said: list[Said]) -> None:
    found = found_in(said)
    expected = {
        FindingStatus.SINGLE_VOICE: (True, None),
        FindingStatus.SINGLE_ORIGIN: (False, True),
        FindingStatus.CORROBORATED: (False, False),
        FindingStatus.CONTESTED: (None, None),
    }
    one_voice, one_origin = expected[found.status]

    assert one_voice in (None, len(found.voices) == 1)
    assert one_origin in (None, len(found.origins) == 1)


@given(st.lists(claims, min_size=1, max_size=7))
def test_a_voice_alone_never_corroborates_itself(said: list[Said]) -> None:
    found = found_in([one._replace(by="mayor") for one in said])

    assert found.status in (FindingStatus.SINGLE_VOICE, FindingStatus.CONTESTED)


#: What one voice may count or say of one event, beside the number of the dead.
slots = st.sampled_from(
    [
        ("killed", None, None),
        ("killed", "civilians", None),
        ("killed", "children", None),
        ("killed", "fighters", None),
        ("injured", "fighters", None),
        ("status_of_victims", None, TermValue("civilians")),
        ("damage", None, TextValue("two houses")),
        ("damage", None, TextValue("Two houses.")),
        ("damage", None, TextValue("a bridge")),
    ]
)
mixed = st.lists(st.tuples(claims, slots), min_size=1, max_size=8)


def made(said: list[tuple[Said, tuple[str, str | None, Value | None]]]) -> list[Claim]:
    return [
        msgspec.structs.replace(claim(number, one, value), property=name, who=who)
        for number, (one, (name, who, value)) in enumerate(said)
    ]


@given(mixed, st.randoms())
def test_findings_across_slots_do_not_depend_on_order(
    said: list[tuple[Said, tuple[str, str | None, Value | None]]], chance: Random
) -> None:
    known = evidence([one for one, _ in said], ARTICLES, VOICES)
    every = made(said)
    shuffled = sorted(every, key=lambda _: chance.random())

    assert findings.find(every, known) == findings.find(shuffled, known)


@given(mixed)
def test_what_a_finding_names_exists_and_no_contested_number_is_best(
    said: list[tuple[Said, tuple[str, str | None, Value | None]]],
) -> None:
    every = made(said)
    ids = {one.id for one in every}
    for found in findings.find(every, evidence([one for one, _ in said], ARTICLES, VOICES)):
        assert {*found.claims, *found.standing, *found.across} <= ids
        assert found.status is not FindingStatus.CONTESTED or found.best is None
        assert bool(found.across) is bool({*found.rules} & ACROSS)


#: The rules by which claims about something else count.
ACROSS = {Rule.PART_EXCEEDS_WHOLE, Rule.CIVILIANS_OR_COMBATANTS}


@given(st.lists(claims, min_size=2, max_size=7))
def test_texts_that_differ_corroborate_nothing(said: list[Said]) -> None:
    known = evidence(said, ARTICLES, VOICES)
    texts = [
        msgspec.structs.replace(
            claim(n, one._replace(stance=Stance.ASSERTS), TextValue(f"{one.by} {n}")),
            property="damage",
        )
        for n, one in enumerate(said)
    ]
    (found,) = findings.find(texts, known)

    assert found.status is FindingStatus.SINGLE_VOICE


@given(st.lists(claims, min_size=1, max_size=6), st.data())
def test_the_same_text_by_a_new_voice_through_a_new_origin_never_lowers_a_status(
    said: list[Said], data: st.DataObject
) -> None:
    words = st.sampled_from(["two houses", "a bridge", "a school"])
    texts = [(one._replace(stance=Stance.ASSERTS), data.draw(words)) for one in said]
    further = (Said("newcomer", "new-origin", "0"), data.draw(words))

    def status(these: list[tuple[Said, str]]) -> FindingStatus:
        every = [
            msgspec.structs.replace(claim(n, one, TextValue(text)), property="damage")
            for n, (one, text) in enumerate(these)
        ]
        return findings.find(every, evidence([o for o, _ in these], ARTICLES, VOICES))[0].status

    assert _RANK.index(status(texts)) <= _RANK.index(status([*texts, further]))


def _sum(found: Finding) -> Finding:
    """A finding without its lists of claims."""
    return msgspec.structs.replace(found, claims=(), standing=(), superseded={}, repeats={})
