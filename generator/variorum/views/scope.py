"""What every view's builder is given: the graph, the settings, and words."""

import hashlib
from urllib.parse import quote as url_quote

from markupsafe import Markup

from variorum.config import Settings
from variorum.link.graph import Graph
from variorum.model.corpus import AnyRecord
from variorum.model.dates import EdtfDate
from variorum.model.place import Position
from variorum.model.quotation import Quotation
from variorum.views.language import Language, language
from variorum.views.markdown import MarkdownText, plain
from variorum.views.parts import DateText, Heading, QuoteText, Ref


class Scope:
    """The builder's one source of everything that is not in the record itself."""

    def __init__(self, graph: Graph, settings: Settings) -> None:
        self.graph = graph
        self.settings = settings
        self.language: Language = language(settings.language)
        self._markdown = MarkdownText(self.target)

    def ref(self, record_id: str) -> Ref:
        """How another record is named and linked; a record without a page has no path."""
        card = self.graph.ref(record_id)
        kind = "source" if card.kind == "article" else card.kind
        return Ref(card.id, kind, card.heading, card.url[1:] if card.is_public else None)

    def target(self, record_id: str) -> tuple[str, str | None] | None:
        """Title and path of a ``[[link]]``'s target."""
        if not self.graph.has(record_id):
            return None
        ref = self.ref(record_id)
        return ref.title, ref.path

    def position(self, place_id: str | None) -> Position | None:
        """Where a place may be said to lie; every view that shows coordinates asks here."""
        return self.graph.card(place_id).position if place_id else None

    def date(self, value: EdtfDate | None) -> DateText | None:
        """A date for people and machines, where there is one."""
        return None if value is None else self.certain_date(value)

    def certain_date(self, value: EdtfDate) -> DateText:
        """A date for people and machines."""
        uncertain = value.earliest != value.latest or value.is_approximate
        plain_date = value.edtf.replace("-", "").isdecimal()
        return DateText(
            self.language.date(value), value.edtf, value.edtf if plain_date else "", uncertain
        )

    def markdown(self, text: str, base: str) -> Markup:
        """Editors' Markdown as safe HTML."""
        return self._markdown.html(text, base)

    def plain(self, text: str) -> str:
        """Editors' Markdown as one line of plain words."""
        return plain(text, self.target)

    def quote(self, article: str, quotation: Quotation, words: str) -> QuoteText:
        """A quotation with the claim's own words set apart."""
        card = self.graph.card(article)
        if card.display == "none":
            return QuoteText("", "", "", card.language, direction(card.language), None, True)
        before, found, after = quotation.exact.partition(words) if words else ("", "", "")
        return QuoteText(
            before=before if found else "",
            words=found or quotation.exact,
            after=after if found else "",
            language=card.language,
            direction=direction(card.language),
            path=f"{card.url[1:]}#{passage_anchor(quotation)}",
            is_withheld=False,
        )

    def heading(self, record: AnyRecord, summary: str) -> Heading:
        """The head of a record's page."""
        card = self.graph.card(record.id)
        gone = record.withdrawn
        withdrawn = gone.because if gone else "" if not card.is_withdrawn else _WITHDRAWN
        return Heading(
            id=record.id,
            kind="source" if card.kind == "article" else card.kind,
            title=card.heading,
            path=card.url[1:],
            description=self.plain(summary) or card.heading,
            withdrawn=withdrawn,
            withdrawn_on=self.date(gone.on) if gone else None,
            tags=record.tags,
            note=self.markdown(record.note, BASE),
            file=record.file,
            edit_url=self.edit_url(record.file),
            twin="index.json",
        )

    def address(self, path: str) -> str:
        """An address to print, from its path: with the site's own where it is known."""
        return f"{self.settings.site_url.rstrip('/')}/{path}"

    def absolute(self, path: str) -> str:
        """The absolute address of a path; empty where the site does not know its own."""
        return self.address(path) if self.settings.site_url else ""

    def edit_url(self, file: str) -> str | None:
        """Where a record's file can be edited on the repository's host."""
        repo, edit = self.settings.repo_url.rstrip("/"), self.settings.edit_uri
        if not repo or not edit:
            return None
        root = edit.rstrip("/").removesuffix(f"/{self.settings.docs_dir}").strip("/")
        return f"{repo}/{root}/{url_quote(file)}"


#: From a record's page to the site's root.
BASE = "../../"
_WITHDRAWN = "This record has been withdrawn."


def passage_anchor(quotation: Quotation) -> str:
    """The anchor of a quotation on its source's page, from its words and place."""
    digest = hashlib.sha256(f"{quotation.start}\x1f{quotation.exact}".encode())
    return f"passage-{digest.hexdigest()[:8]}"


def direction(tag: str | None) -> str:
    """The writing direction of a language."""
    return language(tag).direction if tag else "ltr"
