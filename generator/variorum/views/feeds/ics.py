"""Calendars: iCalendar (RFC 5545), an entry of whole days for each event.

``DTSTAMP`` is the newest day that an event's records know, since there is no clock. A date that is
not one certain day becomes a span with a tentative status, and says so in words.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from variorum.link.card import Facts
from variorum.model.dates import EdtfDate
from variorum.views.feeds.forms import NO_DAY
from variorum.views.feeds.identity import address, permanent_id
from variorum.views.parts import EventLine
from variorum.views.scope import Scope

CALENDAR = "calendar.ics"
CALENDAR_TYPE = "text/calendar"
#: RFC 5545, 3.1: octets on a line, its end not counted.
_LINE = 75
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPECIAL = re.compile(r"[\\;,\n]")
_LINE_BREAK = "\\n"
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": _LINE_BREAK})


def calendar_entry(scope: Scope, line: EventLine, card: Facts, updated: str) -> str:
    """An event's entry; empty where its date has no known end.

    ``updated`` is the day of the latest news of it, empty where there is none.
    """
    if card.date is None or line.date is None or not has_days(card.date):
        return ""
    first, after = _span(card.date)
    is_open = line.date.is_uncertain
    title = f"{line.ref.title} ({line.date.text})" if is_open else line.ref.title
    return (
        "BEGIN:VEVENT\r\n"
        f"{_line('UID', _text(permanent_id(scope, card)))}"
        f"DTSTAMP:{_day(updated or NO_DAY)}T000000Z\r\n"
        f"DTSTART;VALUE=DATE:{_day(first)}\r\n"
        f"{_line('DTEND;VALUE=DATE', _day(after))}"
        f"{_line('SUMMARY', _text(_one_line(title)))}"
        f"{_line('DESCRIPTION', _description(scope, line, card.date))}"
        f"{_line('LOCATION', _text(_one_line(line.place.title)) if line.place else '')}"
        f"{_line('CATEGORIES', _text(_one_line(line.type)))}"
        f"{_line('URL', address(scope, card.url[1:]))}"
        f"STATUS:{'TENTATIVE' if is_open else 'CONFIRMED'}\r\n"
        "TRANSP:TRANSPARENT\r\n"
        "END:VEVENT\r\n"
    )


def has_days(when: EdtfDate | None) -> bool:
    """Whether a calendar can show a date: one end of it at least is known."""
    return when is not None and bool(when.earliest or when.latest)


def calendar(title: str, entries: Iterable[str]) -> bytes:
    """A calendar of ready-made entries; those of events without days are empty."""
    name = _text(_one_line(title))
    head = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Variorum//Variorum//EN\r\n"
        "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
        f"{_line('NAME', name)}{_line('X-WR-CALNAME', name)}"
    )
    return f"{head}{''.join(entries)}END:VCALENDAR\r\n".encode()


def _span(when: EdtfDate) -> tuple[str, str]:
    """The first day, and the one after the last; where an end is open, the known end alone."""
    first = when.earliest or when.latest
    last = when.latest if when.earliest else first
    assert first is not None
    end = date.fromisoformat(last or first)
    return first, (end + timedelta(days=1)).isoformat() if end < date.max else ""


def _description(scope: Scope, line: EventLine, when: EdtfDate) -> str:
    """What is known of it, as a value of the type TEXT."""
    _ = scope.language.gettext
    assert line.date is not None
    sentences = [f"{line.headline}." if line.headline else ""]
    if line.is_contested:
        sentences.append(_("What the sources say is contested."))
    if when.earliest is None or when.latest is None:
        sentences.append(_("Date: %s. The other end is not known.") % line.date.text)
    elif line.date.is_uncertain:
        words = _("Date: %s. The entry covers all days on which it may have been, or lasted.")
        sentences.append(words % line.date.text)
    sentences.append(address(scope, line.ref.path or ""))
    return _LINE_BREAK.join([_text(_one_line(sentence)) for sentence in sentences if sentence])


def _day(iso: str) -> str:
    return iso.replace("-", "")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _text(text: str) -> str:
    """A value of the type TEXT (RFC 5545, 3.3.11)."""
    plain = text if text.isprintable() else _CONTROLS.sub("", text)
    return plain.translate(_ESCAPED) if _SPECIAL.search(plain) else plain


def _line(name: str, value: str) -> str:
    """A property's line; none where it has no value."""
    return folded(f"{name}:{value}") if value else ""


def folded(line: str) -> str:
    """A content line, folded so that no character is cut and none is too long, with its end."""
    if len(line) <= _LINE and line.isascii():
        return f"{line}\r\n"
    raw = line.encode()
    pieces: list[str] = []
    room = _LINE
    while len(raw) > room:
        at = room
        while raw[at] & 0xC0 == 0x80:  # amid a character of several octets
            at -= 1
        pieces.append(raw[:at].decode())
        raw, room = raw[at:], _LINE - 1
    return "\r\n ".join((*pieces, raw.decode())) + "\r\n"
