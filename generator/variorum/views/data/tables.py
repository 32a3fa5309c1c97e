"""The tables of the data: their columns, in the order of the files.

The names of columns are English, and so are the words that explain them in ``datapackage.json``,
whatever the language of the site. Types are those of Frictionless' Table Schema.
"""

import msgspec


class Column(msgspec.Struct, frozen=True, gc=False):
    """A column of a table."""

    name: str
    """Its name in the first row."""
    about: str
    """What it holds."""
    type: str = "string"
    """Its type in Table Schema."""


class Table(msgspec.Struct, frozen=True, gc=False):
    """A table.

    ``key`` are the columns that name a row; ``refers`` leads from columns to the tables whose
    ``id`` they hold, where it is certain that the row is there.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    refers: tuple[tuple[str, str], ...] = ()

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"

    @property
    def header(self) -> tuple[str, ...]:
        """The first row."""
        return tuple(column.name for column in self.columns)


def _integer(name: str, about: str) -> Column:
    return Column(name, about, "integer")


_ID = Column("id", "Id of the record")
_URL = Column("url", "Address of its page, from the site's root")
_LATITUDE = Column("lat", "Latitude, WGS 84 degrees, as precise as may be published", "number")
_LONGITUDE = Column("lon", "Longitude, likewise", "number")
_WHERE = _integer("where_prec", "UCDP's precision of the place, 1 (exact) to 7")
_COUNTRY = Column("country", "ISO 3166 code of the country")
_IDENTIFIERS = Column("identifiers", "Ids elsewhere, by scheme (JSON)", "object")
_WHO = Column("who", "Category of those who are counted")
_SIDE = Column("side", "Id of the actor to which the dead or injured belonged")
_LABEL = Column("label", "What it is about, where the property is 'other'")

EVENTS = Table(
    "events",
    (
        _ID,
        _URL,
        Column("title", "Title"),
        Column("type", "Type, by default an ACLED sub-event type"),
        Column("status", "How far the record has come: published"),
        Column("date", "Date in EDTF (ISO 8601-2)"),
        Column("date_earliest", "First possible day; empty is open or unknown"),
        Column("date_latest", "Last possible day; empty is open or unknown"),
        _integer(
            "date_prec", "UCDP's precision of the date, 1 (a day) to 5 (coarser than a month)"
        ),
        _integer("time_precision", "ACLED's, 1 (day), 2 (week), 3 (month); empty if coarser"),
        Column("place", "Id of the place"),
        Column("place_name", "Name of the place"),
        _LATITUDE,
        _LONGITUDE,
        _WHERE,
        _integer("geo_precision", "ACLED's, 1 (town), 2 (near it), 3 (region); empty if coarser"),
        _integer("claims", "How many claims there are"),
        _integer("findings", "How many findings"),
        _integer("contested", "How many of the findings are contested"),
        _integer("voices", "How many independent voices speak"),
        _integer("origins", "Through how many origins"),
        Column("tags", "Tags, with ' | ' between them"),
        Column("aliases", "Former ids, oldest first, with spaces between"),
    ),
    key=("id",),
)
CLAIMS = Table(
    "claims",
    (
        Column("id", "Permanent id, eight hex digits"),
        Column("url", "Permanent address, from the site's root"),
        Column("event", "Id of the event"),
        Column("property", "What it is about"),
        _LABEL,
        _WHO,
        _SIDE,
        Column("value", "What is claimed: an id, a date, a term, a text; empty for counts"),
        _integer("min", "For counts: at least so many; empty is open"),
        _integer("max", "For counts: at most so many; empty is open"),
        Column("qualifier", "For counts: exact, at-least, at-most, range, about or word"),
        Column("verbatim", "For counts: the wording; empty where it may not be shown"),
        Column("role", "For actors: the part that one is said to have played"),
        Column("stance", "asserts, denies, confirms or declines"),
        Column("provisional", "Whether the claimant calls it provisional", "boolean"),
        Column("claimant", "Id of the actor who says it"),
        Column("source", "Id of the source"),
        Column("origins", "Ids of the sources in which it has its origin, with spaces between"),
        Column("as_of", "When it was said (EDTF)"),
        Column("superseded_by", "Id of the later claim that took its place"),
        Column("repeats", "Id of the claim that said the same first"),
        Column("quote", "The exact words; empty where they may not be shown"),
        Column("withheld", "Why there are none: display, or the mark for which they are left out"),
        Column("sensitive", "Marks of the words, with spaces between; warn before showing them"),
    ),
    key=("id",),
    refers=(("event", "events"), ("source", "sources")),
)
FINDINGS = Table(
    "findings",
    (
        Column("event", "Id of the event"),
        Column("property", "What it is about"),
        _LABEL,
        _WHO,
        _SIDE,
        Column("status", "contested, corroborated, single-origin or single-voice"),
        Column("conceded", "Whether the actor held responsible says so too", "boolean"),
        _integer("low", "Lowest bound among standing claims; empty is open"),
        _integer("best", "The agreed or assessed number; empty if there is none"),
        _integer("high", "Highest bound among standing claims; empty is open"),
        Column("rules", "Names of the rules that gave the result, with spaces between"),
        _integer("voices", "How many independent voices bear it out; in a contested one, all"),
        _integer("origins", "Through how many origins"),
        Column("claims", "Ids of all its claims in order of time, with spaces between"),
        Column("across", "Ids of claims about something else that contest it, likewise"),
    ),
    refers=(("event", "events"),),
)
PARTICIPATIONS = Table(
    "participations",
    (
        Column("event", "Id of the event"),
        Column("actor", "Id of the actor"),
        Column("role", "The actor's part"),
    ),
    refers=(("event", "events"),),
)
ACTORS = Table(
    "actors",
    (
        _ID,
        _URL,
        Column("name", "Name"),
        Column("kind", "Kind of actor"),
        _COUNTRY,
        _IDENTIFIERS,
    ),
    key=("id",),
)
PLACES = Table(
    "places",
    (
        _ID,
        _URL,
        Column("name", "Name"),
        _LATITUDE,
        _LONGITUDE,
        _WHERE,
        _COUNTRY,
        Column("within", "Id of the place that it lies in"),
        _IDENTIFIERS,
    ),
    key=("id",),
)
SOURCES = Table(
    "sources",
    (
        _ID,
        _URL,
        Column("title", "Title"),
        Column("publisher", "Id of the actor that published it"),
        Column("published", "When (EDTF)"),
        Column("language", "Its language (BCP 47)"),
        Column("original", "Address of the original"),
        Column("archive", "Address of an archived copy"),
        Column("is_held", "Whether its text is held", "boolean"),
        Column("display", "What of the text may be shown: full, excerpts or none"),
        Column("seal", "SHA-256 of the text"),
        _integer("quotations", "How many passages are annotated"),
    ),
    key=("id",),
)
DERIVATIONS = Table(
    "derivations",
    (
        Column("source", "Id of a source"),
        Column("rests_on", "Id of the source that it rests on"),
        Column("kind", "copy, rewrite, translation or revision"),
        Column("basis", "How that is known: credited, stated or textual"),
    ),
    refers=(("source", "sources"),),
)
RELATIONS = Table(
    "relations",
    (
        Column("kind", "actor or event: what both records are"),
        Column("subject", "Id of a record"),
        Column("relation", "What it is to the other, such as part_of"),
        Column("object", "Id of the other record"),
        Column("since", "From when (EDTF)"),
        Column("until", "Until when (EDTF)"),
        Column("source", "Id of the source that supports it"),
    ),
)
CORRECTIONS = Table(
    "corrections",
    (
        Column("event", "Id of the event"),
        Column("on", "When it was corrected (EDTF)"),
        Column("what", "What was corrected"),
        Column("was", "What the page said before"),
        Column("now", "What it says now"),
        Column("because", "Why"),
    ),
    refers=(("event", "events"),),
)

TABLES = (
    EVENTS,
    PARTICIPATIONS,
    CLAIMS,
    FINDINGS,
    ACTORS,
    PLACES,
    SOURCES,
    DERIVATIONS,
    RELATIONS,
    CORRECTIONS,
)
