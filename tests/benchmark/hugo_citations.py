"""Citations as data for Hugo, from the files of ours: what is cited once, for all four formats.

Variables have CSL's names, so that CSL-JSON is this data as it is. Beside them stands what Go's
templates cannot work out: dates in the forms of the other formats, and texts with LaTeX's escapes
where they differ.
"""

import json
import re
from pathlib import Path
from typing import Any

#: The file in which Hugo keeps the data of all citations, by key: a claim is cited on two pages.
NAME = "citations"
Citation = dict[str, Any]

_FIELD = re.compile(r"^  (\w+) = \{(.*)\},?$", re.MULTILINE)
_TAG = re.compile(r"^([A-Z]\w)  - (.*)$", re.MULTILINE)
_CLAIM = re.compile(r"(?P<said>.*)\. Claim about “(?P<event>.*)”")


def read_citations(folder: Path) -> dict[str, Citation]:
    """The citations in the files beside a page of ours, by key and in their order."""
    items = json.loads(_text(folder, "cite.json"))
    entries = _text(folder, "cite.bib").split("\n\n")
    records = _text(folder, "cite.ris").split("\n\n")
    words = _text(folder, "cite.txt").split("\n\n")
    every = zip(items, entries, records, words, strict=True)
    return {item["id"]: _citation(item, *forms) for item, *forms in every}


def _text(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")  # in which all ends of lines are alike


def _citation(item: Citation, entry: str, record: str, words: str) -> Citation:
    fields, tags = dict(_FIELD.findall(entry)), dict(_TAG.findall(record))
    dates = {
        "edtf": fields.get("date"),
        "years": fields.get("year"),
        "year": tags.get("PY"),
        "date": tags.get("DA"),
    }
    found: Citation = {"csl": item, **{name: date for name, date in dates.items() if date}}
    escaped = _escaped(item, fields)
    if escaped != item:
        found["latex"] = escaped
    return found | (_claim(item, words) if "-claim-" in item["id"] else _record(item, words))


def _escaped(item: Citation, fields: dict[str, str]) -> Citation:
    """A citation's variables as they stand in BibTeX."""
    values: Citation = {
        "title": fields["title"][1:-1],
        "container-title": fields["organization"],
        "URL": fields.get("url"),
        "language": fields.get("langid"),
        "abstract": fields.get("abstract"),
        "note": fields.get("note"),
    }
    authors = fields.get("author", "")[1:-1].split("} and {")
    values["author"] = [{"literal": name} for name in authors if name]
    return item | {name: value for name, value in values.items() if value}


def _claim(item: Citation, words: str) -> dict[str, str]:
    """What a claim's citation in words has beyond the variables."""
    match = _CLAIM.fullmatch(item["title"])
    assert match
    by = f"Claim by {item['author'][0]['literal']}"
    day = words.removeprefix(by).partition(f". {match['said']}")[0].removeprefix(", ")
    return match.groupdict() | ({"day": day} if day else {})


def _record(item: Citation, words: str) -> dict[str, str]:
    """What a record's citation in words says of its date, between where it stands and its address.

    A page of this site has the day of its last correction instead, as its note.
    """
    after = words.partition(f"”, {item['container-title']}, ")[2]
    day = after.removesuffix("\n").removesuffix(item.get("URL", "")).removesuffix(", ")
    return {"day": day} if day else {}
