"""How the account of an event changed: what was known on each day, and what came in."""

from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from variorum.link.account import State
from variorum.link.evidence import Slot, slot_of
from variorum.model.finding import Finding
from variorum.model.vocabulary import PropertyType
from variorum.views import wording
from variorum.views.findings import figure, in_order, standing_values
from variorum.views.lines import ClaimEntry, slot_text
from variorum.views.parts import ClaimLine, DateText, FindingLine
from variorum.views.scope import Scope
from variorum.views.subject import Subject


class Change(msgspec.Struct, frozen=True, gc=False):
    """One claim as it came into the account."""

    kind: str
    """``new``, ``revision`` (of an earlier claim by the same voice) or ``repetition``."""
    claim: ClaimLine
    """The claim."""
    before: str
    """The value that a revision replaced, or empty."""


class KnownLine(msgspec.Struct, frozen=True, gc=False):
    """One thing as it was known at the time."""

    topic: str
    """Property, category and side in words."""
    anchor: str | None
    """Anchor of what is found about it now; None if that is nothing any more."""
    text: str
    """What was known."""
    before: str
    """The number that it replaced; empty where nothing was replaced, or it is no number."""
    status: str
    """contested, corroborated, single-origin or single-voice, at the time."""
    status_text: str
    """The status in words."""
    is_new: bool
    """Whether nothing had been known of it before."""


class AccountState(msgspec.Struct, frozen=True, gc=False):
    """The account as it stood on one date."""

    date: DateText | None
    """The date; None for claims without one."""
    news: tuple[KnownLine, ...]
    """What was known now, and had not been known so before."""
    known: tuple[KnownLine, ...]
    """What was known as before."""
    is_revised: bool
    """Whether a voice took something back, although all that was known stands as before."""
    changes: tuple[Change, ...]
    """The claims that appeared, repetitions last."""


class _Account:
    """What is found about an event now: by this its states are told, the last as it is."""

    def __init__(self, scope: Scope, subject: Subject, present: Iterable[FindingLine]) -> None:
        self._scope, self._entries = scope, subject.entries
        self._findings = subject.findings
        ordered = in_order(scope, self._findings)
        self._now = {
            slot_of(finding): (finding, line)
            for finding, line in zip(ordered, present, strict=True)
        }

    def known(self, state: State) -> dict[Slot, KnownLine]:
        """What was known then."""
        if state.findings == self._findings:
            return {slot: _unchanged(line) for slot, (_, line) in self._now.items()}
        return dict(map(self._known, in_order(self._scope, state.findings)))

    def _known(self, finding: Finding) -> tuple[Slot, KnownLine]:
        slot = slot_of(finding)
        now, line = self._now.get(slot, (None, None))
        if line is not None and finding == now:
            return slot, _unchanged(line)
        values = standing_values(self._scope, finding, self._entries)
        return slot, KnownLine(
            topic=slot_text(self._scope, finding),
            anchor=slot.anchor if line else None,
            text=figure(self._scope, finding, values),
            before="",
            status=finding.status.value,
            status_text=wording.status_text(finding, self._scope.language),
            is_new=True,
        )


def account_states(
    scope: Scope, subject: Subject, present: Collection[FindingLine]
) -> tuple[AccountState, ...]:
    """All states of an event's account, in order of time; ``present`` is what is found now."""
    states, entries = subject.states, subject.entries
    if len(states) == 1 and states[0].findings == subject.findings:
        return (_state(scope, states[0], entries, map(_unchanged, present), ()),)
    account = _Account(scope, subject, present)
    lines: list[AccountState] = []
    before: dict[Slot, KnownLine] = {}
    for state in states:
        known = account.known(state)
        news = _news(scope, known, before)
        old = (line for slot, line in known.items() if slot not in news)
        lines.append(_state(scope, state, entries, news.values(), old))
        before = known
    return tuple(lines)


def _state(
    scope: Scope,
    state: State,
    entries: Mapping[str, ClaimEntry],
    news: Iterable[KnownLine],
    known: Iterable[KnownLine],
) -> AccountState:
    changes = list(_changes(state, entries))
    if len(changes) > 1:
        changes.sort(key=lambda change: change.kind == "repetition")
    new = tuple(news)
    revised = not new and any(change.kind == "revision" for change in changes)
    return AccountState(scope.date(state.date), new, tuple(known), revised, tuple(changes))


def _news(
    scope: Scope, known: dict[Slot, KnownLine], before: Mapping[Slot, KnownLine]
) -> dict[Slot, KnownLine]:
    """What was known now, and had not been known so before."""
    if not before:
        return known
    return {
        slot: _since(line, before.get(slot), is_count=_is_count(scope, slot))
        for slot, line in known.items()
        if _differs(line, before.get(slot))
    }


def _unchanged(line: FindingLine) -> KnownLine:
    """What is found now, as it was known at the time."""
    return KnownLine(
        topic=line.topic,
        anchor=line.anchor,
        text=line.figure,
        before="",
        status=line.status,
        status_text=line.status_text,
        is_new=True,
    )


def _differs(line: KnownLine, before: KnownLine | None) -> bool:
    return before is None or (line.text, line.status_text) != (before.text, before.status_text)


def _is_count(scope: Scope, slot: Slot) -> bool:
    return scope.vocabulary.properties[slot.property].type is PropertyType.COUNT


def _since(line: KnownLine, before: KnownLine | None, *, is_count: bool) -> KnownLine:
    if before is None:
        return line
    changed = before.text if is_count and before.text != line.text else ""
    return msgspec.structs.replace(line, before=changed, is_new=False)


def _changes(state: State, entries: Mapping[str, ClaimEntry]) -> Iterator[Change]:
    revised, repeated = revisions(state), repetitions(state)
    for claim_id in state.claims:
        earlier = revised.get(claim_id)
        before = entries[earlier].line.value if earlier else ""
        kind = "repetition" if claim_id in repeated else "revision" if earlier else "new"
        yield Change(kind, entries[claim_id].line, before)


def revisions(state: State) -> dict[str, str]:
    """The claims of a state that took the place of earlier ones, each with the latest of these."""
    return {
        later: earlier
        for finding in state.findings
        for earlier, later in finding.superseded.items()
        if later in state.claims
    }


def repetitions(state: State) -> dict[str, str]:
    """The claims of a state that repeat others, each with the first that said the same."""
    return {
        again: first
        for finding in state.findings
        for again, first in finding.repeats.items()
        if again in state.claims
    }
