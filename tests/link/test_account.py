"""How an account grew: what was known on each day."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.link.claims import Said, claim, evidence
from tests.support import Loaded
from variorum.link.account import only_state, state_at, states
from variorum.link.findings import find
from variorum.model import counts, dates
from variorum.model.claim import Claim
from variorum.model.event import Assessment
from variorum.model.finding import Finding, FindingStatus

FIRST = Said("mayor", "wire", ">=15", "2030-05-02")
REVISED = Said("mayor", "wire-update", "21", "2030-05-03")
OTHER = Said("rebels", "radio", "60", "2030-05-04")
VAGUE = Said("hospital", "radio", "21", "2030-05")
UNDATED = Said("hospital", "radio", "21", None)


def claims(*said: Said) -> list[Claim]:
    return [claim(number, one) for number, one in enumerate(said)]


def assessment(day: str) -> Assessment:
    return Assessment(
        property="killed",
        value=counts.parse("84"),
        because="All reports agree.",
        by="Editor",
        on=dates.parse(day),
    )


def known(day: str, *said: Said) -> Finding | None:
    found = state_at(day, claims(*said), evidence(said, {}, {}))
    return found[0] if found else None


def test_nothing_is_known_before_the_first_claim() -> None:
    assert known("2030-05-01", FIRST, REVISED) is None


def test_a_day_knows_what_had_been_said_by_then_and_nothing_later() -> None:
    early, late = known("2030-05-02", FIRST, REVISED), known("2030-05-03", FIRST, REVISED)

    assert early is not None
    assert late is not None
    assert (early.low, early.best) == (15, None)
    assert (late.low, late.best) == (21, 21)


def test_a_later_contradiction_does_not_reach_back() -> None:
    statuses = [
        state.findings[0].status
        for state in states(
            claims(FIRST, REVISED, OTHER), evidence((FIRST, REVISED, OTHER), {}, {})
        )
    ]

    assert statuses == [
        FindingStatus.SINGLE_VOICE,
        FindingStatus.SINGLE_VOICE,
        FindingStatus.CONTESTED,
    ]


def test_a_vague_date_counts_from_its_last_day() -> None:
    assert known("2030-05-30", VAGUE) is None
    assert known("2030-05-31", VAGUE) is not None


def test_what_has_no_date_comes_last_and_without_one() -> None:
    said = (UNDATED, FIRST)
    found = states(claims(*said), evidence(said, {}, {}))

    assert [state.date and state.date.edtf for state in found] == ["2030-05-02", None]


@given(st.permutations([FIRST, REVISED, OTHER, VAGUE, UNDATED]))
def test_states_do_not_depend_on_the_order_of_claims(said: list[Said]) -> None:
    order = [FIRST, REVISED, OTHER, VAGUE, UNDATED]
    made = [claim(order.index(one), one) for one in said]
    known = evidence(said, {}, {})

    assert states(claims(*order), known) == states(made, known)


@given(
    st.lists(st.sampled_from([FIRST, REVISED, OTHER, VAGUE, UNDATED]), unique=True),
    st.none() | st.sampled_from(["2030-05-01", "2030-05-03", "2030-06-01"]),
)
def test_states_are_the_same_for_those_who_know_already_what_is_found_now(
    said: list[Said], judged: str | None
) -> None:
    made, known = claims(*said), evidence(said, {}, {})
    if judged:
        known = replace(known, assessments=(assessment(judged),))

    assert states(made, known) == states(made, known, find(made, known))


@given(
    st.lists(st.sampled_from([FIRST, REVISED, VAGUE, UNDATED]), min_size=1),
    st.none() | st.sampled_from(["2030-05-01", "2030-05-03", "2030-06-01"]),
)
def test_what_was_said_on_one_day_is_one_state_that_needs_no_weighing(
    said: list[Said], judged: str | None
) -> None:
    made, known = claims(*said), evidence(said, {}, {})
    if judged:
        known = replace(known, assessments=(assessment(judged),))
    now = find(made, known)
    found = states(made, known, now)
    only = only_state(made, known.assessments, now)

    assert only == (found[0] if len(found) == 1 and found[0].findings is now else None)


def test_a_judgement_that_was_signed_after_the_last_claim_was_not_known_then() -> None:
    made = claims(FIRST)
    known = replace(evidence((FIRST,), {}, {}), assessments=(assessment("2030-06-01"),))
    now = find(made, known)
    (last,) = states(made, known, now)

    assert 84 == now[0].best
    assert last.findings[0].best is None


def test_the_dossiers_toll_was_15_on_the_25th_and_21_on_the_26th(dossier: Loaded) -> None:
    tolls = [
        (state.date.edtf, found.low)
        for state in dossier.graph.states("tinzaouaten-drone-strikes")
        for found in state.findings
        if state.date and (found.property, found.who) == ("killed", "people")
    ]

    assert tolls[:2] == [("2024-08-25", 15), ("2024-08-26", 21)]


def test_the_last_state_is_the_present_one(dossier: Loaded) -> None:
    for event in dossier.graph.index.of_kind.get("event", ()):
        last = dossier.graph.states(event)[-1:]

        assert [dossier.graph.findings(event)] == [state.findings for state in last]
