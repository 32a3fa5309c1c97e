"""The index as pages see it: whoever looks something up is noted."""

from typing import Any

from variorum.link.index import Index
from variorum.link.tracking import Recorder, Tracked


class Ways:
    """The index as pages see it: every question is noted."""

    def __init__(self, index: Index, recorder: Recorder) -> None:
        def tracked(name: str) -> Tracked[Any]:
            return Tracked(name, getattr(index, name), recorder)

        self._index, self._recorder = index, recorder
        self.current = index.current
        self.of_kind: Tracked[tuple[str, ...]] = tracked("of_kind")
        self.articles_about: Tracked[tuple[str, ...]] = tracked("articles_about")
        self.claimed_by: Tracked[tuple[tuple[str, str], ...]] = tracked("claimed_by")
        self.claimed_about: Tracked[tuple[tuple[str, str], ...]] = tracked("claimed_about")
        self.events_of: Tracked[tuple[tuple[str, str], ...]] = tracked("events_of")
        self.events_at: Tracked[tuple[str, ...]] = tracked("events_at")
        self.hidden_at: Tracked[tuple[str, ...]] = tracked("hidden_at")
        self.withdrawn: Tracked[tuple[str, ...]] = tracked("withdrawn")
        self.corrected: Tracked[tuple[tuple[str, str], ...]] = tracked("corrected")
        self.events_in: Tracked[tuple[str, ...]] = tracked("events_in")
        self.places_in: Tracked[tuple[str, ...]] = tracked("places_in")
        self.published_by: Tracked[tuple[str, ...]] = tracked("published_by")
        self.tied_to: Tracked[tuple[tuple[str, str], ...]] = tracked("tied_to")
        self.parents: Tracked[tuple[str, ...]] = tracked("parents")
        self.children: Tracked[tuple[str, ...]] = tracked("children")
        self.named_in: Tracked[tuple[tuple[str, str], ...]] = tracked("named_in")
        self.supported_by: Tracked[tuple[str, ...]] = tracked("supported_by")
        self.linked_from: Tracked[tuple[str, ...]] = tracked("linked_from")
        self.on_timeline: Tracked[tuple[str, ...]] = tracked("on_timeline")
        self.timelines_of: Tracked[tuple[str, ...]] = tracked("timelines_of")

    @property
    def chronology(self) -> list[str]:
        """All events in order of time."""
        self._recorder.asked.add(self._recorder.sorts["chronology"][""])
        return self._index.chronology
