"""The sentences of the evidence: statuses, stances, qualifiers and rules in words."""

from functools import lru_cache

from variorum.model.claim import (
    ActorValue,
    DateValue,
    NoValue,
    PlaceValue,
    Stance,
    TermValue,
    TextValue,
    Value,
)
from variorum.model.counts import Count
from variorum.model.dates import EdtfDate
from variorum.model.finding import Finding, FindingStatus, Rule
from variorum.model.vocabulary import Property, Vocabulary
from variorum.views.language import Language


def status_text(finding: Finding, language: Language) -> str:
    """A finding's status in words."""
    if Rule.OWN_WORDS in finding.rules:
        return language.gettext("one voice each")
    return status_name(finding.status, language)


@lru_cache(maxsize=64)
def status_name(status: FindingStatus, language: Language) -> str:
    """A status in words, whatever rule gave it."""
    _ = language.gettext
    return {
        FindingStatus.CONTESTED: _("contested"),
        FindingStatus.CORROBORATED: _("corroborated"),
        FindingStatus.SINGLE_ORIGIN: _("one origin"),
        FindingStatus.SINGLE_VOICE: _("one voice"),
    }[status]


@lru_cache(maxsize=256)
def stance_text(claim_property: str, stance: Stance, language: Language) -> str:
    """A stance as a verb."""
    _ = language.gettext
    if claim_property == "comment" and stance is Stance.DECLINES:
        return _("gave no comment")
    if claim_property == "occurred" and stance is Stance.ASSERTS:
        return _("says so")
    return {
        Stance.ASSERTS: _("says"),
        Stance.DENIES: _("denies"),
        Stance.CONFIRMS: _("confirms"),
        Stance.DECLINES: _("declines to say"),
    }[stance]


@lru_cache(maxsize=256)
def rule_text(rule: Rule, language: Language) -> str:
    """A rule as a sentence for readers."""
    _ = language.gettext
    return {
        Rule.INCOMPATIBLE: _("Contested, because standing claims cannot both be true."),
        Rule.DENIED: _("Contested, because one voice denies what another asserts."),
        Rule.PART_EXCEEDS_WHOLE: _(
            "Contested, because one voice counts more in a part than in its whole: it contradicts "
            "itself, and no number is best."
        ),
        Rule.CIVILIANS_OR_COMBATANTS: _(
            "Contested, because one voice counts the victims as civilians, another as combatants."
        ),
        Rule.INDEPENDENT: _(
            "Corroborated, because compatible claims come from two or more voices through two or "
            "more origins."
        ),
        Rule.ONE_ORIGIN: _("Several voices, but all known through one origin."),
        Rule.ONE_VOICE: _("All standing claims come from one voice."),
        Rule.OWN_WORDS: _(
            "Each voice says it in words of its own; whether these agree is for readers to say."
        ),
        Rule.REVISED: _(
            "A voice’s later claim supersedes its earlier one: a revision, no conflict."
        ),
        Rule.BOUNDS: _(
            "Low and high are the lowest and highest bound among the standing claims; an open "
            "bound stays open."
        ),
        Rule.AGREED: _("Best is the one value that every standing claim states."),
        Rule.ASSESSED: _("Best is an editor’s signed assessment."),
        Rule.ACLED_NUMERALS: _(
            "Quantity words are counted by ACLED’s rule: tens 10, dozens 12, hundreds 100."
        ),
    }[rule]


@lru_cache(maxsize=1024)
def rule_texts(rules: tuple[Rule, ...], language: Language) -> tuple[str, ...]:
    """Several rules as sentences: findings name few combinations of them."""
    return tuple(rule_text(rule, language) for rule in rules)


def between(low: str | None, high: str | None, language: Language) -> str:
    """The ends of a contested number: "between 50 and 84", "50 or more"."""
    _ = language.gettext
    if low == high:
        return low or _("unknown")
    if low is None:
        return _("%s or fewer") % high
    if high is None:
        return _("%s or more") % low
    return _("between %(low)s and %(high)s") % {"low": low, "high": high}


def contested_figure(
    low: str | None, high: str | None, language: Language, *, within_one: bool
) -> str:
    """A contested number as a sentence; ``within_one`` where a voice contradicts itself."""
    _ = language.gettext
    ends = between(low, high, language)
    if within_one:
        return _("%s, in an account that contradicts itself") % ends
    return _("%s, over accounts that contradict each other") % ends


def topic(kind: Property, label: str | None, who: str, side: str | None, language: Language) -> str:
    """Property, category and side in words: ``Killed, children``.

    ``who`` is the category's label, ``side`` a name.
    """
    first = label[:1].upper() + label[1:] if label else kind.label
    return language.enumeration(filter(None, (first, who, side)))


def value_text(
    value: Value, kind: Property, names: dict[str, str], vocabulary: Vocabulary, language: Language
) -> str:
    """A value in words; ``names`` gives the titles of the records it refers to."""
    match value:
        case Count():
            return language.count(value)
        case ActorValue(actor=actor):
            return names[actor]
        case PlaceValue(place=place):
            return names[place]
        case DateValue(edtf=edtf, earliest=earliest, latest=latest):
            return language.date(EdtfDate(edtf, earliest, latest))
        case TermValue(term=term):
            return vocabulary.label(kind.terms or "", term)
        case TextValue(text=text):
            return text
        case NoValue():
            return ""


def referred(value: Value) -> str | None:
    """The id of the record that a value names, if it names one."""
    match value:
        case ActorValue(actor=actor):
            return actor
        case PlaceValue(place=place):
            return place
        case _:
            return None
