"""Annotations in the W3C's form: Web Annotation Data Model (2017), as JSON-LD.

Targets are the passages of a source's page, with a TextQuoteSelector and a TextPositionSelector.
Bodies say what the passage states, in words, and link the claims, events and records.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from variorum.model.quotation import Quotation
from variorum.model.sensitivity import Sensitivity
from variorum.views.annotated import Carried, Noted, annotated
from variorum.views.scope import Scope
from variorum.views.several import once

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: What stands between two annotations in a file.
BETWEEN = b",\n"
_encode = msgspec.json.Encoder().encode


def work_out_annotations(article_id: str, scope: Scope) -> tuple[bytes, ...]:
    """An article's annotations, each as ready-made JSON."""
    root = _address(scope, "")
    page = root + scope.graph.ref(article_id).url
    made: list[bytes] = []
    seen: dict[str, int] = {}
    for note in annotated(scope, article_id).notes:
        seen[note.anchor] = times = seen.get(note.anchor, 0) + 1
        bodies = [*_claims(scope, note, root), *_records(note, root)]
        if bodies:
            anchor = note.anchor if times == 1 else f"{note.anchor}-{times}"
            made.append(_encode(_annotation(page, anchor, note, bodies)))
    return tuple(made)


def annotation_page(scope: Scope, article_id: str) -> bytes:
    """An article's annotations as an AnnotationPage, a file of its own."""
    items = scope.graph.answer("annotations", article_id)
    address = f"{_address(scope, scope.graph.ref(article_id).url)}annotations.jsonld"
    head = {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationPage",
        "partOf": _address(scope, "/data/annotations.jsonld"),
    }
    return b"".join((*_with_items(head, items), b"\n"))


def annotation_collection(scope: Scope, items: Iterable[bytes], total: int) -> bytes:
    """All annotations as an AnnotationCollection with its one page inside.

    ``items`` may be several, with ``BETWEEN`` between them.
    """
    address = _address(scope, "/data/annotations.jsonld")
    page = {"id": f"{address}#all", "type": "AnnotationPage", "startIndex": 0}
    head = {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": scope.settings.site_name,
        "total": total,
    }
    return b"".join((_encode(head)[:-1], b',"first":', *_with_items(page, items), b"}\n"))


def _with_items(head: dict[str, Any], items: Iterable[bytes]) -> tuple[bytes, ...]:
    """Put ready-made items into an object without parsing them again; to be joined."""
    return (_encode(head)[:-1], b',"items":[\n', BETWEEN.join(items), b"\n]}")


def _annotation(
    page: str, anchor: str, note: Noted, bodies: list[dict[str, Any]]
) -> dict[str, Any]:
    annotation, found = note.annotation, note.showing
    return {
        "id": f"{page}annotations.jsonld#{anchor}",
        "type": "Annotation",
        "motivation": "describing" if annotation.statements else "identifying",
        "body": [*bodies, *map(_mark, found.marks)],
        "target": {
            "type": "SpecificResource",
            "source": page,
            "selector": list(_selectors(found.quote, annotation.quote)),
        },
    }


def _mark(mark: Sensitivity) -> dict[str, Any]:
    """A warning for those who show the words."""
    return {
        "type": "TextualBody",
        "purpose": "tagging",
        "format": "text/plain",
        "language": "en",
        "value": mark.value,
    }


def _selectors(shown: Quotation | None, place: Quotation) -> Iterator[dict[str, Any]]:
    """Where the words stand; the words themselves unless they are withheld."""
    if shown is not None:
        yield {
            "type": "TextQuoteSelector",
            "exact": shown.exact,
            "prefix": shown.prefix,
            "suffix": shown.suffix,
        }
    yield {"type": "TextPositionSelector", "start": place.start, "end": place.end}


def _own(scope: Scope, note: Noted) -> list[Carried]:
    """Those of the claims with an annotation's quotation that are its own."""
    about = {event.id for event in note.about}
    by = set(map(scope.graph.index.current, note.annotation.by))
    return [each for each in note.claims if each.claim.event in about and each.claim.claimant in by]


def _claims(scope: Scope, note: Noted, root: str) -> Iterator[dict[str, Any]]:
    """What is claimed in words, and the permanent address of each claim that says so."""
    for same in once(_own(scope, note)):
        line = same[0].entry.line
        said = " ".join(filter(None, (line.value, line.role))) or line.stance_text
        stance = "" if line.stance == "asserts" or not line.value else f", {line.stance_text}"
        yield {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "language": scope.settings.language,
            "value": f"{line.topic}: {said} ({line.claimant.title}{stance})",
        }
        for each in same:
            yield _link(f"{root}/{each.entry.line.path}", "linking")


def _records(note: Noted, root: str) -> Iterator[dict[str, Any]]:
    """The events that the passage speaks of, and the records that it names."""
    for event in note.about:
        yield _link(f"{root}/{event.path}", "classifying")
    for mention in note.mentions:
        yield _link(f"{root}/{mention.path}", "identifying")


def _link(address: str, purpose: str) -> dict[str, Any]:
    return {"type": "SpecificResource", "source": address, "purpose": purpose}


def _address(scope: Scope, path: str) -> str:
    """An absolute address; from the site's root where the site does not say where it is."""
    return scope.settings.site_url.rstrip("/") + path
