"""Quotation anchors: exact words found in a text, or told why not.

W3C Web Annotation Data Model, 4.2.4 and 4.2.5. A quotation is never re-anchored by similarity:
similarity only serves to show an editor where the mistake may lie.
"""

import unicodedata

from variorum.diagnostics import Code, Diagnostic, Span, error
from variorum.model.quotation import Quotation
from variorum.read.source import Source, normalise
from variorum.read.strict_yaml import Path
from variorum.resolve.wording import named

#: How many characters before and after a quotation are kept as its context.
CONTEXT = 32
#: Quotation marks of many languages.
_MARKS = "\"'“”„‟‘’‚«»‹› \u00a0\u202f"


def anchor(text: str, exact: str, prefix: str = "", suffix: str = "") -> list[Quotation]:
    """All places of a normalised text where the words stand between prefix and suffix."""
    exact, prefix, suffix = normalise(exact), normalise(prefix), normalise(suffix)
    found = []
    needle = prefix + exact + suffix
    at = text.find(needle) if exact else -1
    while at >= 0:
        start = at + len(prefix)
        found.append(_quotation(text, start, start + len(exact)))
        at = text.find(needle, at + 1)
    return found


def _quotation(text: str, start: int, end: int) -> Quotation:
    return Quotation(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
    )


def resolve_quotation(
    source: Source, text: str, path: Path, exact: str, prefix: str, suffix: str
) -> Quotation | Diagnostic:
    """Anchor one quotation of a file in a text, or say what is wrong at its place in the file."""
    places = anchor(text, exact, prefix, suffix)
    if len(places) == 1:
        return places[0]
    span = source.span((*path, "quote"))
    if not places and (context := _other_context(text, exact, prefix, suffix)):
        at = source.span((*path, "prefix" if prefix else "suffix"))
        return error(at, Code.QUOTATION_ABSENT, context)
    if places:
        return error(
            span,
            Code.QUOTATION_AMBIGUOUS,
            f"'{_short(exact)}' occurs {len(places)} times in the text; add prefix: or suffix: "
            f"with the words around the one that is meant{_contexts(places)}",
        )
    return error(
        span,
        Code.QUOTATION_ABSENT,
        f"'{_short(exact)}' does not occur in the text, character for character"
        f"{_cut_short(source, span, exact) or closest(text, exact)}",
    )


def _cut_short(source: Source, span: Span, exact: str) -> str:
    """Say that YAML took the rest of a quotation for a comment; "" if it did not."""
    line = source.yaml.split("\n")[span.line - source.yaml_line - 1]
    rest = line[span.column - 1 :].removeprefix(exact)
    if not rest.lstrip().startswith("#"):
        return ""
    return "; in YAML a # after a space begins a comment, so put the whole quotation in quotes"


def closest(text: str, exact: str) -> str:
    """Describe the passage most like the words, for the editor to compare; "" if none is near."""
    from rapidfuzz import fuzz  # only needed when something is wrong

    if not text:
        return ""
    inner = exact.strip(_MARKS)
    if inner and inner in text:
        return "; it does without the quotation marks around it, so leave these out"
    match = fuzz.partial_ratio_alignment(exact, text, score_cutoff=60)
    if match is None:
        return "; nothing in the text comes near"
    found = _whole_words(text, match.dest_start, match.dest_end)
    passage = found.replace("\n", "\\n")
    line = text.count("\n", 0, match.dest_start) + 1
    return (
        f"; the closest passage, on line {line} of the text, is '{passage}'"
        f"{_first_difference(exact, found)}"
    )


def _first_difference(exact: str, passage: str) -> str:
    """Name the characters at which two differ if a reader would not see it, such as two spaces."""
    pairs = enumerate(zip(exact, passage, strict=False))
    at = next((at for at, (ours, theirs) in pairs if ours != theirs), None)
    if at is None or not _look_alike(exact[at], passage[at]):
        return ""
    before = exact[max(0, at - 12) : at].replace("\n", "\\n")
    there, here = named(passage[at]), named(exact[at])
    return f", where after '{before}' stands {there}, not {here}"


def _look_alike(ours: str, theirs: str) -> bool:
    """Whether one of two characters is of a kind that is hard to tell from others."""
    kinds = {unicodedata.category(ours)[0], unicodedata.category(theirs)[0]}
    return kinds <= {"Z", "C", "P"} or "Z" in kinds or "C" in kinds


def _other_context(text: str, exact: str, prefix: str, suffix: str) -> str:
    """Say where the words do stand if only what should surround them is wrong; else ""."""
    elsewhere = anchor(text, exact)[:3] if prefix or suffix else []
    shown = [f"'…{place.prefix[-20:]}[{_short(exact)}]{place.suffix[:20]}…'" for place in elsewhere]
    if not shown:
        return ""
    there = ", ".join(shown).replace("\n", "\\n")
    message = "the quotation stands in the text, but not with this prefix or suffix; it stands in"
    return f"{message} {there}"


def _whole_words(text: str, start: int, end: int) -> str:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return text[start:end].strip()


def _contexts(places: list[Quotation]) -> str:
    shown = [f"'…{place.prefix[-20:]}'" for place in places[:3]]
    return f" (it follows {', '.join(shown)})".replace("\n", "\\n")


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:60]}…{words[-15:]}"
