"""Feeds and calendars as data for Hugo, from the files of ours, and the layouts that print them.

An event stands in many of them: its entries are kept once, by the event's id, and pages name them.
Lines of calendars are folded to a number of octets, which Go's templates cannot count, so that
values stand in the data as they are to be printed.
"""

import json
import re
from pathlib import Path
from typing import Any

from tests.benchmark.hugo_layouts import Format

Data = dict[str, Any]

_PROPERTY = re.compile(r"^([A-Z]+)(?:;VALUE=DATE)?:([^\r]*(?:\r\n [^\r]*)*)\r\n", re.MULTILINE)
_NAMES = re.compile(r"NAME:([^\r]*(?:\r\n [^\r]*)*)\r\n")

_ATOM = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{{ site.Language.Lang }}">\
<id>{{ .Permalink }}feed.xml</id>\
<title>{{ .Params.name | transform.XMLEscape }} – {{ site.Title | transform.XMLEscape }}</title>\
<updated>{{ .Params.news }}</updated>\
<author><name>{{ site.Title | transform.XMLEscape }}</name></author>\
<link rel="self" type="application/atom+xml" href="{{ .Permalink }}feed.xml" />\
<link rel="alternate" type="text/html" href="{{ .Permalink }}" />
{{ $all := hugo.Data.entries }}{{ range .Params.entries }}{{ with index $all . -}}
<entry><id>{{ .id }}</id><title>{{ .title | transform.XMLEscape }}</title>\
<updated>{{ .date_modified }}</updated><published>{{ .date_published }}</published>\
<link rel="alternate" type="text/html" href="{{ .url }}" />\
{{ range .tags }}<category term="{{ . | transform.XMLEscape }}" />{{ end }}\
<content type="html">{{ .content_html | transform.XMLEscape }}</content></entry>
{{ end }}{{ end }}</feed>
"""

_JSON = """\
{{ $all := hugo.Data.entries }}{{ $items := slice }}\
{{ range .Params.entries }}{{ $items = $items | append (index $all .) }}{{ end }}\
{{ dict "version" "https://jsonfeed.org/version/1.1" "title" (print .Params.name " – " site.Title) \
"home_page_url" .Permalink "feed_url" (print .Permalink "feed.json") \
"language" site.Language.Lang "authors" (slice (dict "name" site.Title)) "items" $items | jsonify }}
"""

_CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Variorum//Variorum//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
NAME:{{ .Params.calendar_name }}
X-WR-CALNAME:{{ .Params.calendar_label }}
{{ $all := hugo.Data.days }}{{ range .Params.days }}{{ with index $all . -}}
BEGIN:VEVENT
UID:{{ .uid }}
DTSTAMP:{{ .dtstamp }}
DTSTART;VALUE=DATE:{{ .dtstart }}
{{ with .dtend }}DTEND;VALUE=DATE:{{ . }}
{{ end -}}
SUMMARY:{{ .summary }}
DESCRIPTION:{{ .description }}
{{ with .location }}LOCATION:{{ . }}
{{ end -}}
CATEGORIES:{{ .categories }}
URL:{{ .url }}
STATUS:{{ .status }}
TRANSP:TRANSPARENT
END:VEVENT
{{ end }}{{ end }}END:VCALENDAR
"""

ATOM = Format("atom", "feed.xml", "application/atom+xml", _ATOM)
JSON_FEED = Format("jsonfeed", "feed.json", "application/feed+json", _JSON)
CALENDAR = Format("days", "calendar.ics", "text/calendar", _CALENDAR.replace("\n", "\r\n"))


class Feeds:
    """The entries of all feeds and calendars."""

    def __init__(self) -> None:
        self.data: dict[str, Data] = {"entries": {}, "days": {}}
        """What Hugo keeps in files of these names, by the events' ids."""

    def feed(self, folder: Path) -> Data:
        """What a page's front matter holds for its feed."""
        feed = json.loads((folder / JSON_FEED.file).read_bytes())
        entries = {_event(item["id"]): item for item in feed["items"]}
        self.data["entries"] |= entries
        return {
            "name": feed["title"].rpartition(" – ")[0],
            "news": max(item["date_modified"] for item in feed["items"]),
            "entries": list(entries),
        }

    def calendar(self, folder: Path) -> Data:
        """What a page's front matter holds for its calendar."""
        head, *parts = (folder / CALENDAR.file).read_bytes().decode().split("BEGIN:VEVENT\r\n")
        every = [{name.lower(): value for name, value in _PROPERTY.findall(part)} for part in parts]
        days = {_event(values["uid"].replace("\r\n ", "")): values for values in every}
        self.data["days"] |= days
        name, label = _NAMES.findall(head)
        return {"calendar_name": name, "calendar_label": label, "days": list(days)}


def _event(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]
