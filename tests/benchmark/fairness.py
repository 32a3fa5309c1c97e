"""What Hugo is given and what it makes, and whether both sites say the same."""

from collections.abc import Iterator
from typing import Any

_WHAT_HUGO_DOES = """\
Hugo's layouts are our templates, rewritten construct for construct in Go's template language, and
its content files are made from the same records. What Hugo cannot work out itself, or could only by
looking through other pages, stands ready-made in its content files: findings, voices, origins,
descent, backlinks, timelines, dates and labels in words, titles of what is linked, and as JSON-LD
what the heads of pages say to machines, since Hugo makes the names of all parameters lower case. So
it has less to do than Variorum, which works all that out: it reads one JSON file a page, turns the
summary's Markdown into HTML, fills layouts and writes the files. Lines of events, which stand on
many pages, it keeps with `partialCached`.

Citations in four formats, annotations of sources, twins of records and comparisons, feeds and
calendars it prints through output formats: text by layouts, JSON by `jsonify`, which is quicker
without indents. What stands in several files, such as a claim's citation or an event's entry in
feeds, is in its data once. Texts with LaTeX's escapes, dates in the forms of each format, and lines
of calendars, folded, are given to it ready-made. All else that is no page (the two feeds of the
whole site, pictures and data of maps, the data's package, the sitemap, files for hosts, assets)
lies in its `static` folder, from which it is only copied, and is not made anew there after an edit.
Neither has a search.
"""


def same_pages(size: int, pages: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The section of the page of results, for the comparison at one size."""
    yield "## The same pages?\n"
    yield _WHAT_HUGO_DOES
    yield (
        f"At {size:,} events. Pages count as different unless they are equal but for white space "
        "and for how characters are escaped, JSON and XML unless they are equal once they are "
        "parsed; of other files every byte counts.\n"
    )
    yield "| | files, Variorum | files, Hugo | bytes, Variorum | bytes, Hugo | different |"
    yield "|---|---|---|---|---|---|"
    for kind, row in sorted(pages.items()):
        (ours, size_ours), (theirs, size_theirs) = row.get("ours", (0, 0)), row.get("hugo", (0, 0))
        differ = row.get("differ", "not looked at")
        yield f"| {kind} | {ours:,} | {theirs:,} | {size_ours:,} | {size_theirs:,} | {differ} |"
    yield ""
