"""Claims made up for tests of the rules alone, without files."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from variorum.link import findings, stemma
from variorum.link.evidence import Evidence
from variorum.model import counts, dates
from variorum.model.claim import Claim, Stance, Value
from variorum.model.finding import Finding
from variorum.model.quotation import Quotation

#: An article's parents, by article; one without parents is a root.
Stemma = Mapping[str, tuple[str, ...]]


class Said(NamedTuple):
    """What a made-up claim says."""

    by: str
    source: str
    value: str
    day: str | None = "2030-05-02"
    stance: Stance = Stance.ASSERTS


def claim(number: int, said: Said, value: Value | None = None) -> Claim:
    """A claim about how many were killed."""
    return Claim(
        id=f"{number:08x}",
        event="event",
        property="killed",
        value=value or counts.parse(said.value),
        who=None,
        side=None,
        label=None,
        stance=said.stance,
        provisional=False,
        claimant=said.by,
        source=said.source,
        as_of=dates.parse(said.day) if said.day else None,
        verbatim="",
        note="",
        quote=Quotation(said.value, "", "", number, number + len(said.value)),
    )


def evidence(said: Iterable[Said], articles: Stemma, voices: Mapping[str, str]) -> Evidence:
    """What the rules know of the articles and claimants."""

    def parents(article: str) -> Sequence[str]:
        return articles.get(article, ())

    return Evidence(
        voices={one.by: voices.get(one.by, one.by) for one in said},
        origins={one.source: stemma.origins(one.source, parents) for one in said},
    )


def killed(
    said: Sequence[Said], articles: Stemma | None = None, voices: Mapping[str, str] | None = None
) -> Finding:
    """The one finding that these claims come to."""
    known = evidence(said, articles or {}, voices or {})
    (found,) = findings.find([claim(n, one) for n, one in enumerate(said)], known)
    return found
