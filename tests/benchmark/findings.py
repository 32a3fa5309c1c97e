"""How long the rules of evidence take: many events with five claims each, nothing else.

    python -m tests.benchmark.findings 10000

prints the seconds. The claims are made up beforehand: two counts and one actor held responsible,
by three to five voices through three articles of which one may rest on another.
"""

import argparse
import sys
import time

from tests.benchmark.corpus import SEED, Dice
from variorum.link.evidence import Evidence
from variorum.link.findings import find
from variorum.model import dates
from variorum.model.claim import ActorValue, Claim, Stance, Value
from variorum.model.counts import Count
from variorum.model.quotation import Quotation

CLAIMS = 5
_VOICES = tuple(f"actor-{number}" for number in range(40))


def make_claims(events: int) -> list[list[Claim]]:
    """The claims about each event."""
    dice = Dice(SEED)
    days = [dates.parse(f"2024-08-{day:02}") for day in range(1, 29)]
    made = []
    for number in range(events):
        event = f"event-{number}"
        claims = []
        for at in range(CLAIMS):
            is_count = at < CLAIMS - 1
            low = dice.between(3, 40)
            high = low if dice.chance(0.7) else None
            value: Value = Count(low, high) if is_count else ActorValue(dice.pick(_VOICES))
            words = f"{low} people in {event}"
            claims.append(
                Claim(
                    id=f"{number * CLAIMS + at:08x}",
                    event=event,
                    property=("killed" if at < 3 else "injured") if is_count else "responsible",
                    value=value,
                    who="civilians" if at < 2 else None,
                    side=None,
                    label=None,
                    stance=Stance.DENIES if dice.chance(0.05) else Stance.ASSERTS,
                    provisional=False,
                    claimant=dice.pick(_VOICES),
                    source=f"article-{number}-{dice.below(3)}",
                    as_of=dice.pick(days),
                    verbatim=words,
                    note="",
                    quote=Quotation(words, "", "", 0, len(words)),
                )
            )
        made.append(claims)
    return made


def measure(events: int) -> float:
    """The seconds for all findings of that many events."""
    claims = make_claims(events)
    voices = {actor: actor for actor in _VOICES}
    evidence = []
    for number in range(events):
        sources = [f"article-{number}-{at}" for at in range(3)]
        first, second, third = ((source,) for source in sources)
        origins = dict(
            zip(sources, (first, first if number % 3 == 0 else second, third), strict=True)
        )
        evidence.append(Evidence(voices=voices, origins=origins))
    start = time.perf_counter()
    for about, known in zip(claims, evidence, strict=True):
        find(about, known)
    return time.perf_counter() - start


def main() -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(description="Time the findings of many events.")
    parser.add_argument("events", type=int, nargs="?", default=10_000, help="how many events")
    sys.stdout.write(f"{measure(parser.parse_args().events):.6f}\n")


if __name__ == "__main__":
    main()
