"""Bring the catalogues of interface words up to date, and say what is left to translate.

``make catalogues`` (``python -m tests.tools.catalogues``) gathers all texts of templates, views and
the built-in vocabulary, adds new ones to each ``messages.po`` without a translation, takes out
those that are gone, and writes ``messages.mo`` anew. It lists what has to be translated by hand;
where that is anything, its exit status is 1. Translate in the ``.po`` files, and run it again.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.support import ROOT
from variorum.model.counts import WORDS
from variorum.resources import TEMPLATES
from variorum.schema.builtin import BUILTIN
from variorum.views.language import LOCALES

LANGUAGES = ("ar", "fr")
_SOURCES = (
    (ROOT / "generator" / "variorum", [("**.py", "python")]),
    (TEMPLATES, [("**.html", "jinja2")]),
)
_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|{\w+}")


def template() -> Catalog:
    """Every text of the interface, without translations."""
    found = Catalog(fuzzy=False)
    for folder, methods in _SOURCES:
        for file, _, message, comments, context in extract_from_dir(str(folder), methods):
            name = (folder / file).relative_to(ROOT).as_posix()
            found.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    for word, about in _vocabulary():
        found.add(word, auto_comments=[about])
    return found


def _vocabulary() -> Iterator[tuple[str, str]]:
    """Words that stand in tables, with what they are words for."""
    for word in BUILTIN.properties.values():
        yield word.label, "what a claim is about"
    for name, terms in BUILTIN.sections.items():
        for term in terms.values():
            yield term.label, f"vocabulary: {name}"
            if term.group:
                yield term.group, f"vocabulary: {name}, a group"
    for relations in (BUILTIN.actor_relations, BUILTIN.event_relations):
        for relation in relations.values():
            yield relation.label, "a relation: (this) … (the other)"
            yield relation.reverse, "a relation: (this) … (the other)"
    for quantity in WORDS:
        yield quantity, "how many, in a word"


def po_file(tag: str) -> Path:
    """Where the catalogue of a language is kept."""
    return LOCALES / tag / "LC_MESSAGES" / "messages.po"


def read(tag: str) -> Catalog:
    """The catalogue of a language as it is."""
    path = po_file(tag)
    if not path.is_file():
        return Catalog(locale=tag)
    with path.open("rb") as file:
        return read_po(file, locale=tag)


def updated(tag: str) -> Catalog:
    """The catalogue of a language with exactly the texts that there are."""
    catalogue = read(tag)
    catalogue.update(template(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def po_bytes(catalogue: Catalog) -> bytes:
    """A catalogue as its file has it: in order of the texts, for small diffs."""
    out = io.BytesIO()
    write_po(out, catalogue, sort_output=True, include_lineno=False, width=100)
    return out.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """A catalogue as programs read it."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def problems(tag: str) -> Iterator[str]:
    """What is wrong with a catalogue, a line each."""
    kept, wanted = read(tag), template()
    for message in wanted:
        if message.id and kept.get(_key(message), message.context) is None:
            yield f"{tag}: missing: {_key(message)}"
    for message in kept:
        if not message.id:
            continue
        if wanted.get(_key(message), message.context) is None:
            yield f"{tag}: no longer used: {_key(message)}"
        else:
            yield from (f"{tag}: {what}: {_key(message)}" for what in _wrong(message, kept))
    yield from (f"{tag}: obsolete: {_key(message)}" for message in kept.obsolete.values())


def _wrong(message: Message, catalogue: Catalog) -> Iterator[str]:
    string = message.string or ""
    forms = (string,) if isinstance(string, str) else tuple(string)
    expected = catalogue.num_plurals if message.pluralizable else 1
    wanted = _placeholders(message.id if isinstance(message.id, str) else "".join(message.id))
    if not all(forms):
        yield "untranslated"
    elif message.fuzzy:
        yield "fuzzy"
    elif len(forms) != expected:
        yield f"has {len(forms)} forms instead of {expected}"
    elif any(_placeholders(form) != wanted for form in _whole(forms)):
        yield "has other placeholders"
    elif not all(_placeholders(form) <= wanted for form in forms):
        yield "has unknown placeholders"


def _whole(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The forms that need every placeholder: "two claims" may be a word of its own."""
    return forms[3:] if len(forms) > 3 else forms[-1:]


def _placeholders(text: str) -> set[str]:
    return {match[0] for match in _PLACEHOLDER.finditer(text)}


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def write() -> None:
    """Write all catalogues anew."""
    for tag in LANGUAGES:
        catalogue = updated(tag)
        path = po_file(tag)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po_bytes(catalogue))
        path.with_suffix(".mo").write_bytes(mo_bytes(catalogue))


if __name__ == "__main__":
    write()
    left = [line for tag in LANGUAGES for line in problems(tag)]
    print("\n".join(left) or "the catalogues are complete")
    sys.exit(1 if left else 0)
