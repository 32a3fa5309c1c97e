"""Characters that no page and no feed can hold: they are refused, however they are written.

XML has no way to write them at all (XML 1.0, 2.2), HTML calls them errors (WHATWG HTML, 13.2.3.5).
What YAML allows in a file as it is, is narrower still, but its escapes make any of them.
"""

import re
from collections.abc import Iterator

import yaml

from variorum.diagnostics import Code

#: The last two of each plane.
_ENDS = "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
#: Controls but tab and line feed, halves of pairs, and what Unicode calls noncharacters.
_UNFIT = re.compile(
    f"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]|[{_ENDS}]"
)
#: Most of any text: to leave it out first is quicker than to look at each character.
_PLAIN = bytes((9, 10, 13, *range(0x20, 0x7F)))
_ESCAPE = re.compile(r"\\(?:x(..)|u(....)|U(.{8})|(.))", re.DOTALL)
#: YAML's escapes of one letter (YAML 1.1, 5.7) that may be unfit.
_LETTERS = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "r": 13, "e": 27, "N": 0x85}
#: What takes their place in data, so that no message prints them.
_STAND_IN = "\ufffd"


def is_fit(raw: bytes) -> bool:
    """Whether all characters of a UTF-8 text can be held. Carriage returns end lines here."""
    rest = raw.translate(None, _PLAIN)
    return not rest or _UNFIT.search(rest.decode("utf-8-sig")) is None


def unfit(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset of each unfit character, and what is wrong with it."""
    for found in _UNFIT.finditer(text):
        yield found.start(), _message(ord(found[0]))


def refuse_escaped(root: yaml.Node, text: str) -> Iterator[tuple[Code, str, int, int]]:
    """Yield problems with escapes that stand for unfit characters: code, message, line, column.

    The characters are replaced in the nodes. Lines and columns count from 0.
    """
    for node in _scalars(root):
        if _UNFIT.search(node.value):
            node.value = _UNFIT.sub(_STAND_IN, node.value)
            for offset, message in _escapes(text, node.start_mark.index, node.end_mark.index):
                line, before = text.count("\n", 0, offset), text.rfind("\n", 0, offset)
                yield Code.UNFIT_CHARACTER, message, line, offset - before - 1


def _escapes(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for found in _ESCAPE.finditer(text, start, end):
        digits = found[1] or found[2] or found[3]
        code = int(digits, 16) if digits else _LETTERS.get(found[4], ord("\n"))
        if _UNFIT.match(chr(code)):
            yield found.start(), _message(code)


def _scalars(root: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Every key and value of text, in order."""
    rest = [root]
    while rest:
        node = rest.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.MappingNode):
            rest.extend(each for pair in reversed(node.value) for each in reversed(pair))
        else:
            rest.extend(reversed(node.value))


def _message(code: int) -> str:
    what, remedy = "a control character", "delete it"
    if 0xD800 <= code < 0xE000:
        what, remedy = "half of a character", "write the whole character as it is"
    elif code > 0x9F:
        what = "no character"
    elif code >= 0x80 and (meant := bytes((code,)).decode("cp1252", "ignore")):
        remedy = f"delete it, or write {meant} if that was meant"
    return f"U+{code:04X} is {what}, which no page or feed can hold; {remedy}"
