"""All resolved files to one corpus: identities, references, and the rules between records."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from variorum.diagnostics import Code, Diagnostic, Span, did_you_mean, error, warning
from variorum.model import ids
from variorum.model.corpus import AnyRecord, Corpus
from variorum.model.vocabulary import Vocabulary
from variorum.resolve.outcome import Locate, Reference, Resolved
from variorum.resolve.rules.cycles import derivation_cycles, place_cycles
from variorum.resolve.rules.duplicates import duplicate_claims
from variorum.resolve.rules.hidden import places_given_away
from variorum.resolve.rules.supports import unsupported_relations
from variorum.resolve.rules.swapped import swapped_coordinates
from variorum.resolve.rules.undeclared import undeclared_derivations


def resolve_corpus(
    files: Iterable[Resolved],
    vocabulary: Vocabulary,
    locate: Locate,
    strays: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Corpus, list[Diagnostic]]:
    """Join the files to a corpus and hold every rule that needs more than one of them.

    A record with an id that is taken is left out, so that the corpus is sound even where the
    report has errors. ``strays`` maps ids to the files that were left out and may be meant by them.
    """
    files = sorted(files, key=lambda item: item.file)
    problems = [problem for item in files for problem in item.problems]
    identities, clashes = _identities(files)
    problems += clashes
    records = {item.id: item.record for item in identities.values() if item.record}
    aliases, clashes = _aliases(identities, records, locate)
    problems += clashes
    corpus = Corpus(records, aliases, vocabulary)
    kinds = _kinds(files)
    for item in identities.values():
        problems += wrong_references(item, kinds, aliases, locate, strays)
    for rule in (
        unsupported_relations,
        derivation_cycles,
        place_cycles,
        duplicate_claims,
        undeclared_derivations,
        places_given_away,
        swapped_coordinates,
    ):
        problems += rule(corpus, locate)
    return corpus, problems


def _identities(
    files: list[Resolved],
) -> tuple[dict[str, Resolved], list[Diagnostic]]:
    """Give each id to the first file that claims it."""
    owners: dict[str, Resolved] = {}
    problems = []
    for item in files:
        unusable = ids.problem_with(item.id)
        if unusable:
            better = ids.nearest(item.id)
            name = f", such as {better}.{item.file.rpartition('.')[2]}" if better else ""
            message = f"'{item.id}' cannot be an id: {unusable}; rename the file{name}"
            problems.append(error(Span(item.file), Code.BAD_ID, message))
        elif item.id in owners:
            message = (
                f"the id '{item.id}' is taken by {owners[item.id].file}; ids are unique across "
                "all kinds, so rename one of the files"
            )
            problems.append(error(Span(item.file), Code.DUPLICATE_ID, message))
        else:
            owners[item.id] = item
    return owners, problems


def _kinds(files: Iterable[Resolved]) -> dict[str, str]:
    """Ids to kinds; no kind where a file's own problems leave open what it is meant to be."""
    kinds: dict[str, str] = {}
    for item in files:
        meant = ids.nearest(item.id) if ids.problem_with(item.id) else item.id
        is_plain = item.record is not None and item.id == meant and meant not in kinds
        kinds[meant] = item.kind if is_plain else ""
    return kinds


def _aliases(
    owners: Mapping[str, Resolved], records: Mapping[str, AnyRecord], locate: Locate
) -> tuple[dict[str, str], list[Diagnostic]]:
    aliases: dict[str, str] = {}
    problems = []
    for record in records.values():
        for index, alias in enumerate(record.aliases):
            wrong = _problem_with_alias(alias, record.id, owners, aliases)
            if wrong:
                code, message = wrong
                span = locate(record.file, ("aliases", index))
                problems.append(error(span, code, message))
            else:
                aliases[alias] = record.id
    return aliases, problems


def _problem_with_alias(
    alias: str, record_id: str, owners: Mapping[str, Resolved], aliases: Mapping[str, str]
) -> tuple[Code, str] | None:
    """Say why an alias cannot be an address that leads to a record."""
    if unusable := ids.problem_with(alias):
        return Code.BAD_ID, f"the alias '{alias}' cannot have been an id: {unusable}"
    if alias == record_id:
        return Code.DUPLICATE_ID, f"the alias '{alias}' is this record's own id; leave it out"
    holder = alias if alias in owners else aliases.get(alias)
    if holder is not None:
        message = f"the alias '{alias}' already leads to '{holder}'; drop one of the two"
        return Code.DUPLICATE_ID, message
    return None


def wrong_references(
    item: Resolved,
    kinds: Mapping[str, str],
    aliases: Mapping[str, str],
    locate: Locate,
    strays: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Diagnostic]:
    """Check that every reference of a file leads to a record of a kind that may stand there.

    ``kinds`` maps ids to kinds, or to "" for a record whose own file has errors: that counts as
    existing and of any kind, since everything else would only repeat them. In the same way, what
    lies in the wrong place is a problem of that one file and not of those that refer to it.
    """
    for reference in item.references:
        target = aliases.get(reference.id, reference.id)
        kind = kinds.get(target)
        if kind is None and reference.id in strays:
            message = (
                f"'{reference.id}' is referred to, but a record that lies here is left out; "
                "move it to the folder of its kind, with the ending that files have there"
            )
            yield error(Span(strays[reference.id]), Code.UNEXPECTED_FILE, message)
        elif kind is None:
            yield _unknown(item, reference, kinds, locate)
        elif kind and reference.kinds and kind not in reference.kinds:
            wanted = " or ".join(reference.kinds)
            message = f"'{reference.id}' is {_a(kind)}, but {_a(wanted)} belongs here"
            yield error(locate(item.file, reference.path), Code.UNKNOWN_RECORD, message)
        elif target != reference.id:
            message = f"'{reference.id}' is now called '{target}'; write the new id"
            yield warning(locate(item.file, reference.path), Code.RENAMED_RECORD, message)


def _unknown(
    item: Resolved, reference: Reference, kinds: Mapping[str, str], locate: Locate
) -> Diagnostic:
    wanted = reference.kinds
    fitting = [known for known, kind in kinds.items() if not (wanted and kind) or kind in wanted]
    meant = ids.nearest(reference.id)
    hint = did_you_mean(meant or reference.id, fitting)
    span = locate(item.file, reference.path)
    if not wanted:
        return error(span, Code.BROKEN_LINK, f"[[{reference.id}]] leads to no record{hint}")
    *others, last = wanted
    kind = f"{', '.join(others)} or {last}" if others else last
    if not hint and meant != reference.id:
        hint = "; write the id of its record, which is the name of the file without its ending"
    elif not hint:
        word = "incident" if last == "event" else last
        hint = "" if others else f"; begin its record with: variorum new {word} {meant}"
    return error(span, Code.UNKNOWN_RECORD, f"unknown {kind} '{reference.id}'{hint}")


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
