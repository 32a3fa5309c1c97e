"""Answers that are kept whole between runs, and between the stages of one.

Lists and data files ask for thousands of them. They lie in a pack of their own; in memory there is
only where each lies.
"""

from collections.abc import Mapping

import msgspec

from variorum.link.tracking import Question
from variorum.pack import Pack, Place

#: Kinds of answer, and where the answers to each key lie.
Places = dict[str, dict[str, Place]]


class Kept:
    """Encoded answers by kind and key. ``is_new`` until the first are put in."""

    def __init__(self, pack: Pack, places: Places | None) -> None:
        """Take over the answers of the last run, or begin anew with none."""
        self._pack = pack
        self.places: Places = {} if places is None else places
        self.is_new = places is None

    def get(self, question: Question) -> bytes | None:
        """One answer, if it is kept.

        Raises:
            DamagedPack: it is not what was put in.
        """
        kind, key = question
        place = self.places.get(kind, {}).get(key)
        return None if place is None else self._pack.get(place)

    def drop(self, kind: str, key: str) -> None:
        """Keep an answer no longer."""
        self.places.get(kind, {}).pop(key, None)

    def put(self, answers: Mapping[str, Mapping[str, msgspec.Raw]]) -> None:
        """Keep answers, instead of any earlier ones to the same questions."""
        named = [(kind, key) for kind, found in answers.items() for key in found]
        if not named:
            return
        blobs = (bytes(answers[kind][key]) for kind, key in named)
        write = self._pack.replace if self.is_new else self._pack.append
        self.is_new = False
        for (kind, key), place in zip(named, write(blobs), strict=True):
            self.places.setdefault(kind, {})[key] = place

    def take_over(self, part: Pack, places: Places) -> None:
        """Keep answers that lie in the pack of a part of the work, which is gone then."""
        if not places:
            return
        if self.is_new:
            self._pack.replace(())
            self.is_new = False
        moved = self._pack.join(part)
        for kind, found in places.items():
            self.places.setdefault(kind, {}).update(
                (key, Place(at.offset + moved, at.length, at.checksum)) for key, at in found.items()
            )

    def tidy(self) -> None:
        """Write the pack anew if most of it is waste. No other shelf may rest on it any more."""
        live = (place for found in self.places.values() for place in found.values())
        if not self._pack.is_mostly_waste(live):
            return
        everything = {
            kind: {key: msgspec.Raw(self._pack.get(place)) for key, place in found.items()}
            for kind, found in self.places.items()
        }
        self.is_new = True
        self.put(everything)
