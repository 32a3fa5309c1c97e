"""Pages made by all hands, and what they come to put where it goes."""

import os
from pathlib import Path

from variorum.cache import PARTS, Cache
from variorum.config import Settings
from variorum.engine.answers import shared_answers
from variorum.engine.askers import Gathering
from variorum.engine.corpusful import Corpusful
from variorum.engine.guests import Guests
from variorum.engine.kept import Kept
from variorum.engine.order import Stages, in_order
from variorum.engine.pages import open_workshop
from variorum.engine.parts import Job, PartResult, Task, decoded
from variorum.engine.plan import recall
from variorum.engine.state import RECORDS, SITE, TEMPLATES_FOLDER
from variorum.engine.turns import in_turn, size_of_parts
from variorum.executor import Hands
from variorum.progress import Progress
from variorum.render.frame import Frame
from variorum.render.pages import page_templates
from variorum.resources import TEMPLATES
from variorum.views.language import language


class Making:
    """Builds the pages of one build.

    ``kept`` are the answers that are kept whole; ``gathering`` notes who asked what where all are
    listed afresh.
    """

    def __init__(
        self, settings: Settings, cache: Cache, corpus: Corpusful, hands: Hands, progress: Progress
    ) -> None:
        assert corpus.shelf is not None
        self._settings, self._cache = settings, cache
        self._records, self._graph = corpus.shelf, corpus.graph
        self._hands, self._progress = hands, progress
        self.kept = Kept(cache.answers, None)
        self.gathering: Gathering | None = None

    def build(self, todo: list[Task], folder: Path, guests: Guests) -> PartResult:
        """Build pages with all hands; a theme that must frame them itself is in this process."""
        hands = Hands(1) if guests.theme else self._hands
        if self.kept.is_new:  # no shelf may rest on answers that are about to go
            self._cache.drop(SITE)
        self._cache.drop(PARTS)  # of a run that did not come to its end
        result = PartResult()
        self._take(shared_answers(self._graph), result)
        self._graph.reasons.clear()
        stages = in_order(todo, self._graph)
        size = size_of_parts(stages, hands)
        job = self._job(folder, guests.frames, stages)
        is_large = len(todo) > size
        if is_large:  # a process that is not forked reads the corpus from the cache
            self._cache.save(RECORDS, self._records)
        with self._progress.stage("build pages", len(todo)) as stage:
            open_workshop(job, self._graph, guests.theme)
            for parts in in_turn(job, hands, stages, size, is_large=is_large):
                for part in parts:
                    made = decoded(part)
                    self._take(made, result)
                    self._progress.advance(stage, len(made.pages))
                    stage.add(made.spent)
                recall(self.kept, self._graph)
        self._cache.drop(PARTS)
        return result

    def _take(self, made: PartResult, result: PartResult) -> None:
        """Add what a part came to to the result, or put it where all of that goes."""
        self.kept.put(made.kept)
        self.kept.take_over(self._cache.part(made.part), made.places)
        if self.gathering:
            self.gathering.add(made.asked)
            made.asked = {}
        result.take(made)

    def _job(self, folder: Path, frames: dict[int, Frame], stages: Stages) -> Job:
        return Job(
            root=str(self._cache.root),
            profile=self._cache.profile,
            token=self._records.token,
            settings=self._settings,
            templates=str(TEMPLATES),
            bytecode=_bytecode(self._cache, self._settings),
            frames=frames,
            folder=str(folder),
            prepares=bool(stages.data),
        )


def ready_templates(cache: Cache, settings: Settings) -> None:
    """Compile the templates of pages, and keep them for those who will ask for them."""
    if folder := _bytecode(cache, settings):
        page_templates(settings, TEMPLATES, Path(folder))


def _bytecode(cache: Cache, settings: Settings) -> str:
    """The folder of compiled templates; empty where there can be none."""
    words = language(settings.language).catalogue_digest  # texts are translated in compiling
    folder = os.path.join(cache.folder, TEMPLATES_FOLDER, f"{settings.language}-{words}")
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError:
        return ""
    return folder
