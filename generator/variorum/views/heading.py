"""The heading of a record's page: title, languages, what is withdrawn or veiled, its file."""

from variorum.model.corpus import AnyRecord
from variorum.model.sensitivity import Sensitivity
from variorum.views import showing
from variorum.views.parts import Heading, Veiled
from variorum.views.repository import edit_url, history_url
from variorum.views.scope import BASE, Scope
from variorum.views.tongues import heading_languages


def heading_of(scope: Scope, record: AnyRecord, summary: str) -> Heading:
    """The heading of a record's page; its summary is in Markdown."""
    return heading_as(scope, record, scope.plain(summary))


def heading_as(scope: Scope, record: AnyRecord, description: str) -> Heading:
    """The same for those who have the summary in plain words."""
    spoken = heading_languages(record, scope.tongues, scope.language)
    card = scope.graph.card(record.id)
    title = scope.graph.ref(record.id).heading
    gone = record.withdrawn
    return Heading(
        id=record.id,
        kind="source" if card.kind == "article" else card.kind,
        title=title,
        path=card.url[1:],
        description=description or title,
        withdrawn=scope.reason_withdrawn(card),
        withdrawn_on=scope.date(gone.on) if gone else None,
        tags=record.tags,
        note=scope.markdown(record.note, BASE),
        veiled=veiled_of(scope, record),
        file=record.file,
        edit_url=edit_url(record.file, scope.settings),
        former=record.aliases,
        history_url=history_url(record.file, scope.settings),
        twin="index.json",
        language=spoken.language,
        summary_language=spoken.summary_language,
        own_language=spoken.own_language,
        untranslated=spoken.untranslated,
    )


def veiled_of(scope: Scope, record: AnyRecord) -> Veiled | None:
    """A record's summary and note where they are marked; None for other records."""
    marks = tuple(mark for mark in record.sensitive if mark is not Sensitivity.PRECISE_LOCATION)
    if not marks:
        return None
    left_out = showing.omitted(marks, scope.settings.sensitive)
    words = "" if left_out else record.veiled
    return Veiled(
        holds=showing.names(marks, scope.language),
        veil=showing.veil(marks, scope.language) if words else "",
        summary=scope.markdown(words, BASE),
        is_left_out=bool(left_out and record.veiled),
    )
