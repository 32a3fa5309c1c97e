"""In which languages the parts of a record's page are, and what is not translated."""

import msgspec

from variorum.model.article import Article
from variorum.model.corpus import AnyRecord
from variorum.model.translation import Tongues, is_same
from variorum.views.language import Language


class Spoken(msgspec.Struct, frozen=True):
    """The languages of a page's parts; None is the site's own. See ``Heading``."""

    language: str | None = None
    summary_language: str | None = None
    own_language: str | None = None
    untranslated: str = ""


def heading_languages(record: AnyRecord, tongues: Tongues, language: Language) -> Spoken:
    """The languages of a record's title, summary and other words on a site."""
    _, tag = record.shown_heading(tongues)
    title = tag or None
    own = tongues.records if isinstance(record, Article) else record.language or tongues.records
    if is_same(own, tongues.site):
        return Spoken(language=title)
    translation = record.translation(tongues)
    lacks_summary = bool(getattr(record, "summary", "")) and not (
        translation and translation.summary
    )
    # A name that has no form in the readers' language is no lack, nor is an article's own title.
    lacks_title = title is not None and record.KIND in {"event", "timeline"}
    return Spoken(
        language=title,
        summary_language=own if lacks_summary else None,
        own_language=own,
        untranslated=_untranslated(
            language.name_of(own), language, title=lacks_title, summary=lacks_summary
        ),
    )


def _untranslated(name: str, language: Language, *, title: bool, summary: bool) -> str:
    """What readers are told that they do not get in their language."""
    _ = language.gettext
    if title:
        return _("Not translated. The language of this record: %(name)s.") % {"name": name}
    if summary:
        return _("Summary not translated. Its language: %(name)s.") % {"name": name}
    return ""
