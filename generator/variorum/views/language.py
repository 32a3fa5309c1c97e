"""Words, dates and numbers in the language of the reader.

Words come from gettext catalogues, ``locales/<language>/LC_MESSAGES/messages.mo`` in the theme's
folder, where MkDocs finds them too; forms of dates and numbers from CLDR, by way of babel.
"""

import gettext
import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent

from variorum.fingerprint import digest
from variorum.model.counts import Count, Qualifier
from variorum.model.dates import EdtfDate
from variorum.model.dates import parse as parse_date
from variorum.resources import TEMPLATES

#: The folder of the catalogues.
LOCALES = TEMPLATES / "locales"

#: Plain English writes its dates as most of the world does: 25 August 2024.
_LOCALES = {"en": "en-GB"}
_MARKS = re.compile(r"[?~%]")


class Language:
    """One language of the interface: translated words, and CLDR dates and numbers."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.locale = Locale.parse(_LOCALES.get(tag, tag), sep="-")
        self.date = lru_cache(maxsize=65536)(self._date)
        self.number = lru_cache(maxsize=65536)(self._number)
        self.skeleton = lru_cache(maxsize=8192)(self._skeleton)
        self.name_of = lru_cache(maxsize=512)(self._name_of)
        self._percent = lru_cache(maxsize=128)(partial(format_percent, locale=self.locale))
        self.direction = self.locale.text_direction
        """``ltr`` or ``rtl``."""

    @cached_property
    def _catalogue(self) -> gettext.NullTranslations:
        names = [str(self.locale), self.locale.language]
        return gettext.translation("messages", LOCALES, names, fallback=True)

    @cached_property
    def catalogue_digest(self) -> str:
        """Tells one state of the language's catalogue from another; empty if it has none."""
        path = catalogue_file(self.locale.language)
        return digest(path.read_bytes()) if path.is_file() else ""

    @cached_property
    def territory_tag(self) -> str:
        """Language and territory as Open Graph has them: ``en_GB``; the likely territory."""
        likely = get_global("likely_subtags").get(str(self.locale), str(self.locale))
        territory = self.locale.territory or Locale.parse(likely).territory
        return "_".join(filter(None, (self.locale.language, territory)))

    @cached_property
    def gettext(self) -> Callable[[str], str]:
        """Translates an interface text; untranslated texts stay as they are."""
        return self._catalogue.gettext

    @cached_property
    def ngettext(self) -> Callable[[str, str, int], str]:
        """Translates a text with a number in it, in the plural form that the number asks for."""
        return self._catalogue.ngettext

    def enumeration(self, parts: Iterable[str]) -> str:
        """Words one after another, with the language's comma."""
        return self.gettext(", ").join(parts)

    def labelled(self, label: str, value: str) -> str:
        """A value after what it is the value of: ``Killed: 21``."""
        return self.gettext("%(label)s: %(value)s") % {"label": label, "value": value}

    def _name_of(self, tag: str) -> str:
        """What a language is called; its tag where CLDR has no name for it."""
        return Locale.parse(tag, sep="-").get_display_name(self.locale) or tag

    def country(self, code: str) -> str:
        """What a country is called (ISO 3166-1 alpha-2); its code where CLDR has no name for it."""
        return str(self.locale.territories.get(code, code))

    def _number(self, number: int) -> str:
        """A number with the language's grouping."""
        return str(format_decimal(number, locale=self.locale))

    def _skeleton(self, form: str, day: date) -> str:
        """A day in one of CLDR's forms by its skeleton: ``yMMM``, ``MMMd``."""
        return str(format_skeleton(form, day, locale=self.locale))

    def percent(self, share: float) -> str:
        """A share of 1 in whole per cent; what is not nothing is one at least."""
        whole = max(round(share, 2), 0.01) if share else 0
        return str(self._percent(whole))

    def count(self, count: Count) -> str:
        """A count in words: "at least 84", "50 to 60", "dozens"."""
        _ = self.gettext
        if count.word is not None:
            return _(count.word)
        low = None if count.min is None else self.number(count.min)
        high = None if count.max is None else self.number(count.max)
        if count.qualifier is Qualifier.ABOUT and count.min is not None and count.max is not None:
            return _("about %s") % self.number((count.min + count.max) // 2)
        return self.interval(low, high)

    def interval(self, low: str | None, high: str | None) -> str:
        """An interval whose ends may be open; the same at both ends is one number."""
        _ = self.gettext
        if low is None and high is None:
            return _("unknown")
        if high is None:
            return _("at least %s") % low
        if low is None:
            return _("at most %s") % high
        return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}

    def _date(self, value: EdtfDate) -> str:
        """A date as a person would say it, no more precise than it is."""
        _ = self.gettext
        plain = _MARKS.sub("", value.edtf)
        if value.is_unknown:
            return _("date unknown")
        if "/" in plain:
            text = self._interval(value, plain)
        elif re.fullmatch(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", plain):
            text = self._plain(plain)
        elif re.fullmatch(r"\d{4}-2[1-4]", plain):
            text = self._season(plain)
        else:
            text = self._between(value)
        if "~" in value.edtf or "%" in value.edtf:
            text = _("about %(date)s") % {"date": text}
        return _("%s (uncertain)") % text if "?" in value.edtf or "%" in value.edtf else text

    def _interval(self, value: EdtfDate, plain: str) -> str:
        _ = self.gettext
        since, until = plain.split("/", 1)
        if value.earliest is None:
            return _("%s or earlier") % self._date(parse_date(until))
        if value.latest is None:
            return _("since %s") % self._date(parse_date(since))
        if len(since) == len(until) == 10:
            return self._between(value)
        words = {"from": self._date(parse_date(since)), "to": self._date(parse_date(until))}
        return _("%(from)s to %(to)s") % words

    def _between(self, value: EdtfDate) -> str:
        """Two days, with what they share said once."""
        if value.earliest is None or value.latest is None:
            return value.edtf
        first, last = date.fromisoformat(value.earliest), date.fromisoformat(value.latest)
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return self.span(str(first.year), str(last.year))
        if (first.year, first.month) == (last.year, last.month):
            words = {
                "first": self.number(first.day),
                "last": self.number(last.day),
                "month": str(format_date(first, "MMMM y", locale=self.locale)),
            }
            return self.gettext("%(first)s–%(last)s %(month)s") % words
        begin = self.skeleton("MMMMd", first) if first.year == last.year else None
        words = {"first": begin or self._plain(value.earliest), "last": self._plain(value.latest)}
        return self.gettext("%(first)s – %(last)s") % words

    def span(self, first: str, last: str) -> str:
        """Two years, or one."""
        if first == last:
            return first
        return self.gettext("%(first)s–%(last)s") % {"first": first, "last": last}

    def _season(self, text: str) -> str:
        """A season by its name: its months depend on the hemisphere."""
        _ = self.gettext
        names = (_("spring %s"), _("summer %s"), _("autumn %s"), _("winter %s"))
        year, season = text.split("-")
        return names[int(season) - 21] % str(int(year))

    def _plain(self, text: str) -> str:
        parts = [int(part) for part in text.split("-")]
        if len(parts) == 1:
            return str(parts[0])
        day = date(*[*parts, 1][:3])
        if len(parts) == 2:
            return str(format_skeleton("yMMMM", day, locale=self.locale))
        return str(format_date(day, "long", locale=self.locale))


def catalogue_file(tag: str) -> Path:
    """Where the catalogue of a language lies, if it has one."""
    return LOCALES / tag / "LC_MESSAGES" / "messages.mo"


def translated() -> tuple[str, ...]:
    """The languages that the interface speaks: English, and those with a catalogue."""
    return ("en", *sorted(path.parts[-3] for path in LOCALES.glob("*/LC_MESSAGES/messages.mo")))


@lru_cache
def language(tag: str) -> Language:
    """The language of a tag, made once."""
    return Language(tag)
