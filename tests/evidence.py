"""Evidence cases: a terse corpus of claims in, findings and problems out.

A case (tests/golden/evidence/*.yml) lists articles, with dates and descent, and numbered claims.
Each claim becomes an annotation of its article, which quotes ``(1) killed: 21``, and so on. Actors
and places come into being where they are named; what the case says of them is added.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

from tests import golden_cases
from tests.support import SEAL, Loaded, build_graph
from variorum.diagnostics import Code
from variorum.model.claim import Value
from variorum.model.finding import Finding

EVENT = "event"
_KINDS = {
    "copies": "copy",
    "rewrites": "rewrite",
    "translates": "translation",
    "revises": "revision",
}
#: Keys of an entry that belong to its annotation; the others make up its one claim.
_OF_ANNOTATION = ("in", "by", "claims", "as_of", "stance", "provisional")


def paths() -> list[Path]:
    """The cases' files, in order of name."""
    return golden_cases.paths("evidence")


def load(case: Mapping[str, Any]) -> Loaded:
    """Make the records of a case and load them."""
    return build_graph(dict(_files(case)))


def told(entry: Mapping[str, Any]) -> str:
    """A claim in words, such as ``mayor denies: killed 12``."""
    by = ", ".join(_list(entry.get("by", "the publisher")))
    claims = [f"{key} {value}" for claim in _claims(entry) for key, value in claim.items()]
    return f"{by}: {', '.join(claims)}"


def outcome(case: Mapping[str, Any]) -> list[Any]:
    """The findings of a case, and what is wrong with its records, as the case should say them."""
    loaded = load(case)
    number = {claim.id: claim.quote.exact[1:].split(")")[0] for claim in loaded.graph.claims(EVENT)}
    problems = [
        f"{problem.severity}: {problem.message} [{problem.code}]"
        for problem in loaded.report
        if problem.code is not Code.VALUE_NOT_QUOTED
    ]
    return [_shown(found, number) for found in loaded.graph.findings(EVENT)] + problems


def _shown(found: Finding, number: Mapping[str, str]) -> dict[str, Any]:
    """A finding in the words of a case; what is not so, or open, is left out or says so."""
    slot = [found.property, found.label and f"“{found.label}”", found.who]
    side = f"on the side of {found.side}" if found.side else None
    shown: dict[str, Any] = {"finding": " ".join(part for part in (*slot, side) if part)}
    shown["status"] = str(found.status)
    if found.conceded:
        shown["conceded"] = "yes"
    if found.low is not None or found.high is not None or found.best is not None:
        shown["low"] = "open" if found.low is None else str(found.low)
        shown["best"] = "none" if found.best is None else str(found.best)
        shown["high"] = "open" if found.high is None else str(found.high)
    if found.assessed is not None and found.best is None:
        shown["assessed"] = _value(found.assessed)
    shown["rules"] = [str(rule) for rule in found.rules]
    shown["voices"] = list(found.voices)
    shown["origins"] = list(found.origins)
    if found.across:
        shown["across"] = [number[claim] for claim in found.across]
    shown["standing"] = list(dict.fromkeys(number[claim] for claim in found.standing))
    if found.superseded:
        shown["superseded"] = _numbered(found.superseded, number)
    if found.repeats:
        shown["repeats"] = _numbered(found.repeats, number)
    return shown


def _value(value: Value) -> str:
    return " ".join(str(part) for part in msgspec.structs.astuple(value) if part is not None)


def _numbered(claims: Mapping[str, str], number: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted((number[one], number[other]) for one, other in claims.items()))


def _files(case: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    articles = {name: _dated(value) for name, value in case["articles"].items()}
    entries = list(enumerate(case.get("claims", []), 1))
    for name, article in articles.items():
        own = [(number, entry) for number, entry in entries if entry["in"] == name]
        yield f"articles/{name}.md", _article(name, article, own)
    event = {"title": "Event", "date": "2030-05-01", **case.get("event", {})}
    yield f"incidents/{EVENT}.yml", _yaml(event)
    told = [claim for _, entry in entries for claim in _claims(entry)]
    actors = {name: {} for name in _named(articles, entries, told)} | case.get("actors", {})
    for name, actor in actors.items():
        yield f"actors/{name}.yml", _yaml({"name": name, "kind": "organisation", **_ties(actor)})
    named = [claim[key] for claim in told for key in ("place",) if key in claim]
    places: dict[str, Any] = {name: {} for name in named} | case.get("places", {})
    for name, place in places.items():
        yield f"places/{name}.yml", _yaml({"name": name, **place})
    if "vocabulary" in case:
        yield "vocabulary.yml", _yaml(case["vocabulary"])


def _dated(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {"on": value}


def _article(name: str, article: Mapping[str, Any], entries: list[tuple[int, Any]]) -> str:
    front: dict[str, Any] = {"title": name, "publisher": article.get("publisher", f"{name}-press")}
    if article.get("on"):
        front["published"] = article["on"]
    for key in ("withdrawn", "aliases"):
        if key in article:
            front[key] = article[key]
    front["derived_from"] = [
        {"article": parent, "kind": kind, "basis": "stated"}
        for verb, kind in _KINDS.items()
        for parent in _list(article.get(verb, []))
    ]
    front["seal"] = SEAL
    front["annotations"] = [_annotation(number, entry) for number, entry in entries]
    body = "\n".join(["Text.", *(_quote(number, entry) for number, entry in entries)])
    return f"---\n{_yaml(front)}---\n{body}\n"


def _annotation(number: int, entry: Mapping[str, Any]) -> dict[str, Any]:
    """A claim's annotation; in several words of one statement, all of its claims'."""
    kept = {key: entry[key] for key in ("by", "as_of", "stance", "provisional") if key in entry}
    return {"quote": _quote(number, entry), "about": EVENT, **kept, "claims": _claims(entry)}


def _claims(entry: Mapping[str, Any]) -> list[dict[str, Any]]:
    own = {key: value for key, value in entry.items() if key not in _OF_ANNOTATION}
    return list(entry["claims"]) if "claims" in entry else [own]


def _quote(number: int, entry: Mapping[str, Any]) -> str:
    told = "; ".join(f"{key}: {value}" for claim in _claims(entry) for key, value in claim.items())
    return f"({number}) {told}"


def _named(
    articles: Mapping[str, Any], entries: list[tuple[int, Any]], told: list[dict[str, Any]]
) -> Iterator[str]:
    for name, article in articles.items():
        yield article.get("publisher", f"{name}-press")
    for _, entry in entries:
        yield from _list(entry.get("by", []))
    for claim in told:
        yield from (claim[key] for key in ("responsible", "side") if key in claim)


def _ties(actor: Mapping[str, Any]) -> dict[str, Any]:
    """Relations in short: ``{speaks_for: rebels}`` beside the actor's other fields."""
    ties = ("part_of", "member_of", "speaks_for", "allied_with", "opposed_to", "successor_of")
    short = [{tie: actor[tie]} for tie in ties if tie in actor]
    rest = {key: value for key, value in actor.items() if key not in ties}
    return {**rest, "relations": [*short, *rest.get("relations", [])]}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


class _Plain(yaml.SafeDumper):
    """Writes text without quotes wherever YAML 1.2 and Variorum read it as the same."""


_Plain.yaml_implicit_resolvers = {}


def _yaml(data: Mapping[str, Any]) -> str:
    written: str = yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)
    return written
