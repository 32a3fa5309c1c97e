"""What every view's builder is given: the graph, the settings, and words."""

import hashlib
import re
from functools import lru_cache
from urllib.parse import quote as url_quote

from markupsafe import Markup

from variorum.config import Settings
from variorum.link.card import Card, Facts
from variorum.link.graph import Graph
from variorum.model.actor import Actor
from variorum.model.corpus import AnyRecord
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
from variorum.views.parts import DateText, Heading, QuoteText, Ref, Veiled
from variorum.views.showing import Showing
from variorum.views.tongues import heading_languages
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
        return self.coarsened(position)

    def coarsened(self, position: Position) -> Position | None:
        """What may be said of a hidden position, by the site's settings."""
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

    def summary_html(self, record: Event | Actor | Place | Timeline, base: str) -> Markup:
        """A record's summary as safe HTML; a translation names others as the site does."""
        summary = self.summary(record)
        is_own = summary == record.summary
        return (self._markdown if is_own else self._translated).html(summary, base)

    def plain(self, text: str) -> str:
        """Editors' Markdown as one line of plain words."""
        return plain(text, self.target)

    def quote(self, article: str, quotation: Quotation, words: str) -> QuoteText:
        """A quotation with the claim's own words set apart."""
        card = self.graph.card(article)
        return self.quote_as(card, quotation, self.showing_in(card, quotation), words)

    def quote_as(self, card: Facts, quotation: Quotation, found: Showing, words: str) -> QuoteText:
        """The same for those who know the article's card, and what may be shown."""
        language, where = card.language, direction(card.language)
        if found.quote is None:
            why = showing.reason(found.withheld, self.language)
            return QuoteText("", "", "", language, where, None, True, why)
        before, own, after = found.quote.exact.partition(words) if words else ("", "", "")
        return QuoteText(
            before=before if own else "",
            words=own or found.quote.exact,
            after=after if own else "",
            language=language,
            direction=where,
            # A link into a text that is veiled as a whole would lift the veil.
            path=card.url[1:]
            if card.marks
            else f"{card.url[1:]}#{passage_anchor(quotation, found)}",
            is_withheld=False,
            veil=showing.veil(found.marks, self.language) if found.is_veiled else "",
        )

    def showing(self, article: str, quotation: Quotation) -> Showing:
        """What may be shown of a quotation; whatever is to print its words asks here."""
        return self.showing_in(self.graph.card(article), quotation)

    def showing_in(self, card: Facts, quotation: Quotation) -> Showing:
        """The same for those who know the article's card."""
        return showing.showing(card, quotation, self.settings.sensitive)

    def veiled(self, record: AnyRecord) -> Veiled | None:
        """A record's summary and note where they are marked; None for other records."""
        marks = tuple(mark for mark in record.sensitive if mark is not _EXACT)
        if not marks:
            return None
        left_out = showing.omitted(marks, self.settings.sensitive)
        words = "" if left_out else record.veiled
        return Veiled(
            holds=showing.names(marks, self.language),
            veil=showing.veil(marks, self.language) if words else "",
            summary=self.markdown(words, BASE),
            is_left_out=bool(left_out and record.veiled),
        )

    def summary(self, record: Event | Actor | Place | Timeline) -> str:
        """A record's summary, in the language of the site if it has been translated."""
        translation = record.translation(self.tongues)
        return (translation.summary if translation else "") or record.summary

    def heading(self, record: AnyRecord, summary: str) -> Heading:
        """The head of a record's page; its summary is in Markdown."""
        return self.heading_as(record, self.plain(summary))

    def heading_as(self, record: AnyRecord, description: str) -> Heading:
        """The same for those who have the summary in plain words."""
        spoken = heading_languages(record, self.tongues, self.language)
        card = self.graph.card(record.id)
        title = self.graph.ref(record.id).heading
        gone = record.withdrawn
        return Heading(
            id=record.id,
            kind="source" if card.kind == "article" else card.kind,
            title=title,
            path=card.url[1:],
            description=description or title,
            withdrawn=self.reason_withdrawn(card),
            withdrawn_on=self.date(gone.on) if gone else None,
            tags=record.tags,
            note=self.markdown(record.note, BASE),
            veiled=self.veiled(record),
            file=record.file,
            edit_url=self.edit_url(record.file),
            former=record.aliases,
            history_url=self.history_url(record.file),
            twin="index.json",
            language=spoken.language,
            summary_language=spoken.summary_language,
            own_language=spoken.own_language,
            untranslated=spoken.untranslated,
        )

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

    def history_url(self, file: str) -> str | None:
        """Where all versions of a record's file are listed on the repository's host.

        GitHub, GitLab and Forgejo have the list at the address of the editor, with another verb.
        """
        edit = self.edit_url(file)
        repo = self.settings.repo_url.rstrip("/")
        verb = _VERB.match(edit.removeprefix(repo)) if edit else None
        if edit is None or verb is None:
            return None
        return f"{repo}{verb[1]}commits/{edit.removeprefix(repo)[verb.end() :]}"

    def edit_url(self, file: str) -> str | None:
        """Where a record's file can be edited on the repository's host."""
        repo, edit = self.settings.repo_url.rstrip("/"), self.settings.edit_uri
        if not repo or not edit:
            return None
        root = edit.rstrip("/").removesuffix(f"/{self.settings.docs_dir}").strip("/")
        return f"{repo}/{root}/{url_quote(file)}"


#: So many records are kept at hand as references: pages near one another name the same.
_MOST_REFS = 4096
#: What most notes hold.
NOTHING = Markup()
#: From a record's page to the site's root.
BASE = "../../"
_EXACT = Sensitivity.PRECISE_LOCATION
#: The word in an address by which a host shows or edits a file of a branch.
_VERB = re.compile(r"(/(?:-/)?)(?:_edit|edit|blob|src)/")


def _ref(card: Card) -> Ref:
    kind = "source" if card.kind == "article" else card.kind
    path = card.url[1:] if card.is_public else None
    tag = card.heading_language
    if tag:
        return Ref(card.id, kind, card.heading, path, tag, direction(tag))
    return Ref(card.id, kind, card.heading, path)


def passage_anchor(quotation: Quotation, found: Showing) -> str:
    """The anchor of a quotation on its source's page, from its words and place.

    That of words which are left out comes from their place alone: a guess at a name could be tested
    against anything that is computed from it.
    """
    if found.quote is None and found.marks:
        return f"passage-{quotation.start}-{quotation.end}"
    return _passage_at(quotation.start, quotation.exact)


@lru_cache(maxsize=1024)
def _passage_at(start: int, exact: str) -> str:
    """Kept for a while, since claims, passages and comparisons quote the same words."""
    digest = hashlib.sha256(f"{start}\x1f{exact}".encode())
    return f"passage-{digest.hexdigest()[:8]}"


def direction(tag: str | None) -> str:
    """The writing direction of a language."""
    return language(tag).direction if tag else "ltr"
