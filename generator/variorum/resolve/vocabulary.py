"""The words of a site: the built-in ones, with what its vocabulary file adds and narrows."""

import msgspec

from variorum.diagnostics import Code, Diagnostic, Span, did_you_mean, error
from variorum.model.vocabulary import Property, PropertyType, Term, Vocabulary
from variorum.read.source import Source
from variorum.resolve.statements import MODIFIERS
from variorum.resolve.validate import validate
from variorum.schema.builtin import BUILTIN
from variorum.schema.vocabulary import PropertyShape, TermShape, VocabularyShape


def resolve_vocabulary(source: Source | None) -> tuple[Vocabulary, list[Diagnostic]]:
    """Join a site's vocabulary file, if it has one, to the built-in words."""
    if source is None:
        return BUILTIN, []
    shape, problems = validate(source, VocabularyShape)
    if shape is None:
        return BUILTIN, problems
    sections = {name: dict(terms) for name, terms in BUILTIN.sections.items()}
    for name in BUILTIN.sections:
        sections[name].update(_terms(getattr(shape, name)))
    properties = dict(BUILTIN.properties)
    for name, added in shape.properties.items():
        properties[name] = _property(name, added)
        if added.terms:
            sections[name] = _terms(added.terms)
    problems = [
        *_problems_with_properties(source, shape),
        *_narrow(source, shape, sections, properties),
        *_problems_with_nesting(source, sections),
    ]
    return (
        Vocabulary(
            properties=properties,
            sections=sections,
            actor_relations=BUILTIN.actor_relations,
            event_relations=BUILTIN.event_relations,
            numerals=shape.numerals,
        ),
        problems,
    )


def _terms(added: dict[str, TermShape]) -> dict[str, Term]:
    return {name: Term(name, t.label, t.within, t.group, t.labels) for name, t in added.items()}


def _property(name: str, added: PropertyShape) -> Property:
    terms = name if added.terms else None
    return Property(name, added.label, PropertyType(added.type), terms, added.labels)


def _problems_with_properties(source: Source, shape: VocabularyShape) -> list[Diagnostic]:
    problems = []
    for name, added in shape.properties.items():
        span = source.span(("properties", name), key=True)
        if name in MODIFIERS:
            message = f"'{name}' already means something in every claim; choose another name"
            problems.append(error(span, Code.BAD_VALUE, message))
        if added.type == "term" and not added.terms:
            message = f"the term property '{name}' needs terms: with the words it may take"
            problems.append(error(span, Code.MISSING_FIELD, message))
    return problems


def _narrow(
    source: Source,
    shape: VocabularyShape,
    sections: dict[str, dict[str, Term]],
    properties: dict[str, Property],
) -> list[Diagnostic]:
    """Keep only the listed words of each narrowed section; nested ones move up to what is kept."""
    problems = []
    for section, kept in shape.only.items():
        terms: dict[str, Term] | dict[str, Property] | None
        terms = properties if section == "properties" else sections.get(section)
        if terms is None:
            span = source.span(("only", section), key=True)
            hint = did_you_mean(section, [*sections, "properties"])
            problems.append(
                error(span, Code.UNKNOWN_FIELD, f"no section is called '{section}'{hint}")
            )
            continue
        for index, word in enumerate(kept):
            if word not in terms:
                span = source.span(("only", section, index))
                message = f"'{word}' is not in {section}{did_you_mean(word, terms)}"
                problems.append(error(span, Code.UNKNOWN_TERM, message))
        if section in sections:
            _move_up(sections[section], set(kept))
        for word in set(terms) - set(kept):
            del terms[word]
    return problems


def _move_up(terms: dict[str, Term], kept: set[str]) -> None:
    """Nest each word in the nearest kept one that it lay in, directly or not."""
    for name, term in list(terms.items()):
        seen: set[str] = set()
        wider = term.within
        while wider in terms and wider not in kept and wider not in seen:
            seen.add(wider)
            wider = terms[wider].within
        is_lost = wider in terms and wider not in kept
        terms[name] = msgspec.structs.replace(term, within=None if is_lost else wider)


def _problems_with_nesting(
    source: Source, sections: dict[str, dict[str, Term]]
) -> list[Diagnostic]:
    problems = []
    for section, terms in sections.items():
        unsound = []
        for term in terms.values():
            if term.within is not None and term.within not in terms:
                message = f"'{term.within}' is not in {section}{did_you_mean(term.within, terms)}"
                problems.append(error(_span_of(source, section, term), Code.UNKNOWN_TERM, message))
                unsound.append(term)
            elif _nests_in_itself(term, terms):
                message = f"'{term.id}' lies within itself; a part cannot contain its whole"
                problems.append(
                    error(_span_of(source, section, term), Code.RELATION_CYCLE, message)
                )
                unsound.append(term)
        # What reads the words further on follows `within` and must come to an end.
        terms.update({t.id: msgspec.structs.replace(t, within=None) for t in unsound})
    return problems


def _span_of(source: Source, section: str, term: Term) -> Span:
    if section in BUILTIN.sections:
        return source.span((section, term.id, "within"))
    return source.span(("properties", section, "terms", term.id, "within"))


def _nests_in_itself(term: Term, terms: dict[str, Term]) -> bool:
    seen: set[str] = set()
    wider = term.within
    while wider in terms and wider not in seen:
        if wider == term.id:
            return True
        seen.add(wider)
        wider = terms[wider].within
    return False
