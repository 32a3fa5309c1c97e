"""What every view's builder is given: the graph, the settings, and words."""

from functools import lru_cache

from markupsafe import Markup

from variorum.config import Settings
from variorum.link.card import Card, Facts
from variorum.link.graph import Graph
from variorum.model.actor import Actor
from variorum.model.dates import EdtfDate
from variorum.model.event import Event
from variorum.model.place import Place, Position
from variorum.model.quotation import Quotation
from variorum.model.sensitivity import Sensitivity
from variorum.model.timeline import Timeline
from variorum.model.translation import tongues_of
from variorum.views import showing, wording
from variorum.views.language import Language, language
from variorum.views.markdown import MarkdownText, plain
from variorum.views.parts import DateText, Ref
from variorum.views.showing import Showing
from variorum.views.vocabulary import localised


def work_out_hidden(place_id: str, scope: "Scope") -> bool:
    """Find out whether a place is hidden, for all that happened there."""
    around = (place_id, *scope.graph.places_around(place_id))
    return any(_EXACT in scope.graph.card(place).marks for place in around)


class Scope:
    """The builder's one source of everything that is not in the record itself."""

    def __init__(self, graph: Graph, settings: Settings) -> None:
        self.graph = graph
        self.settings = settings
        self.language: Language = language(settings.language)
        self.tongues = tongues_of(settings)
        self.vocabulary = localised(graph.vocabulary, self.language)
        self.property_order = {name: at for at, name in enumerate(self.vocabulary.properties)}
        self.topic = lru_cache(maxsize=1024)(self._topic)
        self._dates: dict[EdtfDate, DateText] = {}
        self._refs: dict[str, Ref] = {}
        self._markdown = MarkdownText(self.own_target)
        self._translated = MarkdownText(self.target)

    def ref(self, record_id: str) -> Ref:
        """How another record is named and linked; a record without a page has no path."""
        current = self.graph.named(record_id)
        known = self._refs.get(current)
        if known is None:
            if len(self._refs) >= _MOST_REFS:
                self._refs.clear()
            known = self._refs[current] = _ref(self.graph.ref(current))
        return known

    def target(self, record_id: str) -> tuple[str, str | None] | None:
        """Title and path of a ``[[link]]``'s target."""
        if not self.graph.has(record_id):
            return None
        ref = self.ref(record_id)
        return ref.title, ref.path

    def own_target(self, record_id: str) -> tuple[str, str | None] | None:
        """The same within the records' own words: by the name in their language."""
        found = self.target(record_id)
        return (self.graph.ref(record_id).own_heading, found[1]) if found else None

    def position(self, place_id: str | None) -> Position | None:
        """Where a place may be said to lie; every view that shows coordinates asks here.

        What lies in a place that is marked ``precise-location`` is as coarse as that place.
        """
        position = self.graph.card(place_id).position if place_id else None
        if place_id is None or position is None or not self.is_hidden(place_id):
            return position
        return None if self.settings.sensitive.precise_location == "omit" else position.coarse

    def precision(self, place: Place) -> int | None:
        """UCDP's where_prec of a place, as far as it may be known."""
        position = self.position(place.id)
        if position is not None:
            return position.where_prec
        return None if self.is_hidden(place.id) else place.precision

    def identifiers(self, place: Place) -> dict[str, str]:
        """A place's ids elsewhere; none where they would lead to a point that is hidden."""
        return {} if self.is_hidden(place.id) else place.identifiers

    def is_hidden(self, place_id: str) -> bool:
        """Whether a place, or one that it lies in, is marked ``precise-location``."""
        hidden: bool = self.graph.answer("is-hidden", self.graph.index.current(place_id))
        return hidden

    def _topic(self, name: str, label: str | None, who: str | None, side: str | None) -> str:
        """What something is about, in words: a property, a category, and a side by its title."""
        vocabulary = self.vocabulary
        category = vocabulary.label("categories", who) if who else ""
        return wording.topic(vocabulary.properties[name], label, category, side, self.language)

    def date(self, value: EdtfDate | None) -> DateText | None:
        """A date for people and machines, where there is one."""
        return None if value is None else self.certain_date(value)

    def certain_date(self, value: EdtfDate) -> DateText:
        """A date for people and machines."""
        known = self._dates.get(value)
        if known is None:
            known = self._dates[value] = self._date_text(value)
        return known

    def _date_text(self, value: EdtfDate) -> DateText:
        uncertain = value.earliest != value.latest or value.is_approximate
        plain_date = value.edtf.replace("-", "").isdecimal()
        return DateText(
            self.language.date(value), value.edtf, value.edtf if plain_date else "", uncertain
        )

    def markdown(self, text: str, base: str) -> Markup:
        """Editors' Markdown as safe HTML."""
        return self._markdown.html(text, base) if text else NOTHING

    def summary(self, record: Event | Actor | Place | Timeline) -> str:
        """A record's summary, in the language of the site if it has been translated."""
        translation = record.translation(self.tongues)
        return (translation.summary if translation else "") or record.summary

    def summary_html(self, record: Event | Actor | Place | Timeline, base: str) -> Markup:
        """A record's summary as safe HTML; a translation names others as the site does."""
        summary = self.summary(record)
        is_own = summary == record.summary
        return (self._markdown if is_own else self._translated).html(summary, base)

    def plain(self, text: str) -> str:
        """Editors' Markdown as one line of plain words."""
        return plain(text, self.target)

    def showing(self, article: str, quotation: Quotation) -> Showing:
        """What may be shown of a quotation; whatever is to print its words asks here."""
        return self.showing_in(self.graph.card(article), quotation)

    def showing_in(self, card: Facts, quotation: Quotation) -> Showing:
        """The same for those who know the article's card."""
        return showing.showing(card, quotation, self.settings.sensitive)

    def address(self, path: str) -> str:
        """An address to print, from its path: with the site's own where it is known."""
        return f"{self.settings.site_url.rstrip('/')}/{path}"

    def absolute(self, path: str) -> str:
        """The absolute address of a path; empty where the site does not know its own."""
        return self.address(path) if self.settings.site_url else ""

    def reason_withdrawn(self, card: Facts) -> str:
        """Why a record was withdrawn; empty if it was not."""
        if not card.is_withdrawn:
            return ""
        stated = card.withdrawn.because if card.withdrawn else ""
        return stated or self.language.gettext("This record has been withdrawn.")


#: So many records are kept at hand as references: pages near one another name the same.
_MOST_REFS = 4096
#: What most notes hold.
NOTHING = Markup()
#: From a record's page to the site's root.
BASE = "../../"
_EXACT = Sensitivity.PRECISE_LOCATION


def _ref(card: Card) -> Ref:
    kind = "source" if card.kind == "article" else card.kind
    path = card.url[1:] if card.is_public else None
    tag = card.heading_language
    if tag:
        return Ref(card.id, kind, card.heading, path, tag, direction(tag))
    return Ref(card.id, kind, card.heading, path)


def direction(tag: str | None) -> str:
    """The writing direction of a language."""
    return language(tag).direction if tag else "ltr"
