"""What to write instead of a count that cannot be read, for messages to propose."""

import re

from variorum.resolve.verbatim import numbers_in

#: Words around one number, and the count that they make of it.
_HEDGED = (
    (re.compile(r"(?:at least|no fewer than|>\s*=|≥)\s*#|#\s*(?:\+|or more)"), '">={}"', 0),
    (re.compile(r"(?:more than|over|>)\s*#"), '">={}"', 1),
    (re.compile(r"(?:at most|no more than|up to|≤)\s*#|#\s*or (?:fewer|less)"), '"<={}"', 0),
    (re.compile(r"(?:fewer than|less than|under|<)\s*#"), '"<={}"', -1),
    (re.compile(r"(?:about|around|some|roughly|approximately|nearly|almost)\s*#"), '"~{}"', 0),
    (re.compile(r"#"), "{}", 0),
)
_RANGE = re.compile(r"#\s*(?:to|or)\s*#|between\s+#\s+and\s+#")


def count_meant(value: object) -> str:
    """``"did you mean 21?"`` for what is no count but plainly says one, or nothing."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return ""
    is_whole = isinstance(value, float) and value.is_integer()
    words, numbers = _with_marks(f"{value:.0f}" if is_whole else str(value).strip().lower())
    if _RANGE.fullmatch(words) and numbers[0] <= numbers[1]:
        return f"did you mean {numbers[0]}-{numbers[1]}?"
    for pattern, form, more in _HEDGED:
        if pattern.fullmatch(words):
            return f"did you mean {form.format(numbers[0] + more)}?"
    return ""


def _with_marks(text: str) -> tuple[str, list[int]]:
    """Put ``#`` in the place of each number of a text, in digits or words."""
    numbers: list[int] = []
    marked, at = "", 0
    for begin, end, number in numbers_in(text):
        marked, at = f"{marked}{text[at:begin]}#", end
        numbers.append(number)
    return marked + text[at:], numbers
