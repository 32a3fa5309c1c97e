"""Claims as lines of a page and for machines, and the voices that make them."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from variorum.link.card import Facts
from variorum.link.evidence import Slotted
from variorum.link.succession import in_time
from variorum.model.claim import Claim, NoValue, TextValue, Value
from variorum.model.dates import EdtfDate
from variorum.views import wording
from variorum.views.parts import AnswerLine, Cell, ClaimLine, CommentLine, Ref
from variorum.views.quoting import quote_as
from variorum.views.scope import BASE, Scope
from variorum.views.showing import Showing
from variorum.views.twins.claim import ClaimTwin, make_claim_twin


class ClaimEntry(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """All that pages which are far from an event show of one of its claims."""

    line: ClaimLine
    """For readers."""
    twin: ClaimTwin
    """For machines."""
    moment: tuple[tuple[str, str], str, int, str]
    """Where it stands in time: see ``in_time``."""


def entries_of(scope: Scope, event: str) -> dict[str, ClaimEntry]:
    """The claims about an event, by id: made once, since many pages show them."""
    entries: dict[str, ClaimEntry] = scope.graph.answer("claim-entries", event)
    return entries


def work_out_claim_entries(event: str, scope: Scope) -> dict[str, ClaimEntry]:
    """Make an event's claims ready for all pages that show them."""
    claims = scope.graph.claims(event)
    if not claims:
        return {}
    maker = _Maker(scope, event)
    return {claim.id: maker.entry(claim) for claim in claims}


class _Maker:
    """Makes the claims of one event ready: what they have in common is asked once."""

    def __init__(self, scope: Scope, event: str) -> None:
        findings = scope.graph.findings(event)
        self._scope, self._event = scope, scope.ref(event)
        self._url = scope.graph.card(event).url
        self._superseded = {one: other for f in findings for one, other in f.superseded.items()}
        self._articles: dict[str, tuple[Facts, tuple[str, ...]]] = {}
        self._repeats = {one: other for f in findings for one, other in f.repeats.items()}

    def entry(self, claim: Claim) -> ClaimEntry:
        """One claim, for readers and machines."""
        card, origins = self._article(claim.source)
        found = self._scope.showing_in(card, claim.quote)
        superseded, repeats = self._superseded.get(claim.id), self._repeats.get(claim.id)
        url = f"{self._url}#claim-{claim.id}"
        return ClaimEntry(
            self._line(claim, card, found, _anchor(superseded), _anchor(repeats)),
            make_claim_twin(claim, url, origins, found, superseded, repeats),
            in_time(claim),
        )

    def _article(self, source: str) -> tuple[Facts, tuple[str, ...]]:
        """An article's card and origins, which its claims have in common."""
        if source not in self._articles:
            graph = self._scope.graph
            self._articles[source] = graph.card(source), graph.origins(source)
        return self._articles[source]

    def _line(
        self,
        claim: Claim,
        card: Facts,
        found: Showing,
        superseded: str | None,
        repeats: str | None,
    ) -> ClaimLine:
        """A claim with its place in the succession."""
        scope, publisher = self._scope, card.publisher
        value_id = wording.referred(claim.value)
        return ClaimLine(
            id=claim.id,
            path=f"{self._url[1:]}#claim-{claim.id}",
            event=self._event,
            topic=slot_text(scope, claim),
            value=claimed_text(scope, claim, found),
            value_ref=scope.ref(value_id) if value_id else None,
            role=role_text(scope, claim),
            stance=claim.stance.value,
            stance_text=wording.stance_text(claim.property, claim.stance, scope.language),
            claimant=scope.ref(claim.claimant),
            source=scope.ref(claim.source),
            publisher=scope.ref(publisher) if publisher else None,
            is_own_voice=publisher is not None
            and scope.graph.index.current(publisher) == claim.claimant,
            as_of=scope.date(claim.as_of),
            provisional=claim.provisional,
            superseded_by=superseded,
            repeats=repeats,
            quote=quote_as(scope, card, claim.quote, found, claim.verbatim),
            note=scope.markdown(claim.note, BASE),
        )


def lines_in_time(entries: Iterable[ClaimEntry]) -> tuple[ClaimLine, ...]:
    """Claims about any events, in order of time."""
    return tuple(entry.line for entry in sorted(entries, key=lambda entry: entry.moment))


class Speakers:
    """The voices of an event, each under one name on the whole page."""

    def __init__(self, scope: Scope, entries: Iterable[ClaimEntry], when: EdtfDate | None) -> None:
        """``entries`` are all claims about the event, ``when`` its date."""
        self._scope = scope
        times = Counter([entry.twin.claimant for entry in entries])
        self._voices = scope.graph.voices(times, when)
        self._first: dict[str, str] = {}
        for claimant in sorted(times, key=lambda one: (-times[one], one)):
            self._first.setdefault(self._voices[claimant], claimant)
        self._names: dict[str, Ref] = {}

    def voice_of(self, claimant: str) -> str:
        """The voice that a claimant belongs to."""
        return self._voices[claimant]

    def name(self, voice: str) -> Ref:
        """The claimant of a voice who speaks most about the event (among equals, first by id)."""
        if voice not in self._names:
            self._names[voice] = self._scope.ref(self._first[voice])
        return self._names[voice]


def cells(entries: Iterable[ClaimEntry], speakers: Speakers) -> tuple[Cell, ...]:
    """Claims, which are in order of time, by voice; voices in order of their first claim."""
    by_voice: dict[str, list[ClaimLine]] = {}
    for entry in entries:
        by_voice.setdefault(speakers.voice_of(entry.twin.claimant), []).append(entry.line)
    return tuple([Cell(speakers.name(voice), tuple(said)) for voice, said in by_voice.items()])


def comment_lines(scope: Scope, entries: Iterable[ClaimEntry]) -> tuple[CommentLine, ...]:
    """Who was asked and what they said, article by article.

    Articles that rest on one report may differ in just that; so it is no finding, but part of the
    account.
    """
    comments = [entry for entry in entries if entry.twin.property == "comment"]
    by_article: dict[str, list[ClaimLine]] = {}
    for line in lines_in_time(comments):
        by_article.setdefault(line.source.id, []).append(line)
    return tuple(
        CommentLine(
            source=scope.ref(article),
            publisher=members[0].publisher,
            claims=tuple(members),
            answers=_answers(members),
        )
        for article, members in by_article.items()
    )


def _answers(claims: Iterable[ClaimLine]) -> tuple[AnswerLine, ...]:
    by_stance: dict[str, list[ClaimLine]] = {}
    for claim in claims:
        by_stance.setdefault(claim.stance_text, []).append(claim)
    return tuple(
        AnswerLine(text, tuple({claim.claimant.id: claim.claimant for claim in members}.values()))
        for text, members in by_stance.items()
    )


def slot_text(scope: Scope, item: Slotted) -> str:
    """Property, category and side in words."""
    side = scope.ref(item.side).title if item.side else None
    return scope.topic(item.property, item.label, item.who, side)


def value_text(scope: Scope, property_id: str, value: Value) -> str:
    """A value in words; empty where the stance says it all."""
    if isinstance(value, NoValue):
        return ""
    vocabulary = scope.vocabulary
    about = wording.referred(value)
    names = {about: scope.ref(about).title} if about else {}
    kind = vocabulary.properties[property_id]
    return wording.value_text(value, kind, names, vocabulary, scope.language)


def claimed_text(scope: Scope, claim: Claim, found: Showing) -> str:
    """What is claimed, in words; free words stay with the quotation where that is marked."""
    if found.marks and isinstance(claim.value, TextValue):
        _ = scope.language.gettext
        return _("left out") if found.quote is None else _("in the quotation")
    return value_text(scope, claim.property, claim.value)


def role_text(scope: Scope, claim: Claim) -> str:
    """The part that a named actor is said to have played; empty if none."""
    role = getattr(claim.value, "role", None)
    return scope.vocabulary.label("roles", role) if role else ""


def _anchor(claim: str | None) -> str | None:
    return f"claim-{claim}" if claim else None
