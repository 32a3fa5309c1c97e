"""Whatever editors do, in whatever order: the site is the one that a clean build would make.

``VARIORUM_STEPS`` (and ``VARIORUM_EXAMPLES``) make it run for longer.
"""

import copy
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.engine.world import (
    BODY,
    SENTENCES,
    THEME,
    VOCABULARY,
    Data,
    World,
    cache_files,
    config_file,
    few_a_page,
    first_records,
    opens,
    opens_mkdocs,
    own_templates,
    path_of,
    record_file,
    settle,
)
from tests.support import RECORDS
from variorum.engine.contract import Site as Host

EXAMPLES = int(os.environ.get("VARIORUM_EXAMPLES", "12"))
STEPS = int(os.environ.get("VARIORUM_STEPS", "12"))
#: Without ``shrink``, a long run ends soon after its first failure.
PHASES = os.environ.get("VARIORUM_PHASES", "explicit reuse generate target shrink")
DATED = {"sitemap.xml", "sitemap.xml.gz"}

Key = tuple[str, str]
picks = st.integers(0, 99)
words = st.sampled_from(["Words", "Other words", "A [[fire]] in the [[harbour|port]]", ""])
names = st.sampled_from(["Alpha", "Beta", "Gamma", "Zeta"])
ids = st.sampled_from(["aa", "bb", "mm", "zz"])
dates = st.sampled_from([None, "2029", "2031-05-04", "2031-05", "2031-05-04/2031-05-06", "2032-01"])
counts = st.sampled_from([9, 11, "9-12", ">=9", "dozens"])
tags = st.lists(st.sampled_from(["peace", "harbour"]), max_size=2, unique=True)


class Editors(RuleBasedStateMachine):
    """Editors of one world, whose site is built now and then."""

    open_site: Callable[[Path], Callable[[], Host]] = staticmethod(opens)
    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._patch = pytest.MonkeyPatch()
        self.records = first_records()
        self.world = settle(World(Path(self._folder.name)), self.records)
        self.config: Data = {}
        self.vocabulary: Data = copy.deepcopy(VOCABULARY)
        self.good = self._state()
        self.old_cache: dict[str, bytes] = {}
        few_a_page(self._patch)
        own_templates(self._patch, self.world)
        self.build(1)

    def teardown(self) -> None:
        self.build(1)
        self._patch.undo()
        self._folder.cleanup()

    @invariant()
    def count(self) -> None:
        Editors.steps += 1

    # Building

    @rule(jobs=st.sampled_from([1, 1, 1, 2]))
    def build(self, jobs: int) -> None:
        """Build, and compare with a clean build elsewhere."""
        before = self.world.site
        expected, clean = self.world.clean(self.open_site(self.world.root))
        made = self.world.build(self.open_site(self.world.root), jobs=jobs)
        assert expected.refused == made.refused
        assert [*map(str, expected.report)] == [*map(str, made.report)]
        if expected.refused:
            assert before == self.world.site
            return
        assert expected.tally == made.tally
        self._compare(clean, self.world.site)
        again = self.world.build(self.open_site(self.world.root))
        assert again.unchanged
        assert [*map(str, expected.report)] == [*map(str, again.report)]
        self.good = self._state()
        assert [] == [path.name for path in self.world.root.glob("*site-*")]

    @staticmethod
    def _compare(clean: dict[str, bytes], site: dict[str, bytes]) -> None:
        assert sorted(clean) == sorted(site)
        differing = [p for p in clean if clean[p] != site[p] and p not in DATED]
        for path in differing[:1]:
            assert clean[path].decode().splitlines() == site[path].decode().splitlines(), path
        assert [] == differing

    @rule()
    def check(self) -> None:
        """Check, which must say what a clean check says."""
        expected = self.world.check(clean=True, profile="clean")
        made = self.world.check()
        assert (expected.refused, expected.tally) == (made.refused, made.tally) or made.refused
        assert [*map(str, expected.report)] == [*map(str, made.report)]

    def _state(self) -> tuple[dict[str, bytes], dict[Key, Data], Data, Data]:
        return (
            dict(self.world.files),
            copy.deepcopy(self.records),
            dict(self.config),
            copy.deepcopy(self.vocabulary),
        )

    def _broken(self) -> bool:
        return self.world.files != self.good[0]

    @precondition(_broken)
    @rule()
    def undo(self) -> None:
        """Return to what was built last."""
        files, records, config, vocabulary = self.good
        self.world.restore(files)
        self.records = copy.deepcopy(records)
        self.config, self.vocabulary = dict(config), copy.deepcopy(vocabulary)

    # Changing records

    def _pick(self, kind: str, pick: int) -> str:
        known = sorted(record_id for own, record_id in self.records if own == kind)
        return known[pick % len(known)] if known else "nobody"

    def _change(self, kind: str, pick: int, /, **changes: Any) -> None:
        key = (kind, self._pick(kind, pick))
        if key in self.records:
            self.records[key].update(changes)
            self._write(key)

    def _write(self, key: Key) -> None:
        data = {k: v for k, v in self.records[key].items() if v is not None}
        self.world.write(path_of(*key), record_file(key[0], data))

    @rule(pick=picks, field=st.sampled_from(["summary", "note"]), text=words)
    def event_words(self, pick: int, field: str, text: str) -> None:
        self._change("event", pick, **{field: text})

    @rule(pick=picks, kind=st.sampled_from(["event", "article", "timeline"]), name=names)
    def title(self, pick: int, kind: str, name: str) -> None:
        self._change(kind, pick, title=name)

    @rule(pick=picks, kind=st.sampled_from(["actor", "place"]), name=names)
    def name(self, pick: int, kind: str, name: str) -> None:
        self._change(kind, pick, name=name)

    @rule(pick=picks, kind=st.sampled_from(["event", "article", "timeline", "actor", "place"]))
    def note(self, pick: int, kind: str) -> None:
        self._change(kind, pick, note=f"A remark of {pick}.")

    @rule(pick=picks, kind=st.sampled_from(["event", "article", "actor", "timeline"]), tags=tags)
    def tag(self, pick: int, kind: str, tags: list[str]) -> None:
        self._change(kind, pick, tags=tags)

    @rule(pick=picks, date=dates)
    def event_date(self, pick: int, date: str | None) -> None:
        self._change("event", pick, date=date)

    @rule(pick=picks, place=st.none() | picks)
    def event_place(self, pick: int, place: int | None) -> None:
        found = None if place is None else self._pick("place", place)
        self._change("event", pick, place=found)

    @rule(pick=picks, kind=st.sampled_from(["attack", "rescue", "other", "arrests"]))
    def event_type(self, pick: int, kind: str) -> None:
        self._change("event", pick, type=kind)

    @rule(pick=picks, status=st.sampled_from(["draft", "review", "published", "withdrawn"]))
    def event_status(self, pick: int, status: str) -> None:
        self._change("event", pick, status=status)

    @rule(pick=picks, kind=st.sampled_from(["event", "article", "timeline", "actor", "place"]))
    def withdraw(self, pick: int, kind: str) -> None:
        self._change(kind, pick, withdrawn={"because": "It was wrong.", "on": "2031-06-01"})

    @rule(pick=picks, kind=st.sampled_from(["event", "article", "timeline", "actor", "place"]))
    def reinstate(self, pick: int, kind: str) -> None:
        self._change(kind, pick, withdrawn=None)

    @rule(
        pick=picks,
        parts=st.lists(
            st.tuples(st.integers(0, 2), st.sampled_from(["accused", "victim", "rescuer"])),
            max_size=3,
            unique=True,
        ),
    )
    def event_parts(self, pick: int, parts: list[tuple[int, str]]) -> None:
        actors = [{"actor": self._pick("actor", a), "role": role} for a, role in parts]
        self._change("event", pick, actors=actors)

    @rule(pick=picks, kind=st.sampled_from(["part_of", "related_to"]), other=st.none() | picks)
    def event_relations(self, pick: int, kind: str, other: int | None) -> None:
        relations = [] if other is None else [{kind: self._pick("event", other)}]
        self._change("event", pick, relations=relations)

    @rule(pick=picks, killed=st.none() | st.integers(8, 12))
    def assessment(self, pick: int, killed: int | None) -> None:
        signed = {"because": "Of the lists.", "by": "Editor", "on": "2031-06-02"}
        judged = [] if killed is None else [{"killed": killed, "who": "people", **signed}]
        self._change("event", pick, assessment=judged)

    @rule(
        pick=picks,
        chosen=st.lists(
            st.tuples(st.integers(0, len(SENTENCES) - 1), picks, st.none() | picks, picks, counts),
            max_size=4,
        ),
    )
    def annotations(
        self, pick: int, chosen: list[tuple[int, int, int | None, int, int | str]]
    ) -> None:
        """Annotate an article anew."""
        self._change("article", pick, annotations=[self._annotation(*one) for one in chosen])

    def _annotation(
        self, sentence: int, event: int, by: int | None, mood: int, count: int | str
    ) -> Data:
        about = sorted({self._pick("event", event), self._pick("event", event * mood)})
        actor = self._pick("actor", mood)
        claims: tuple[list[Data], ...] = (
            [{"killed": count, "who": "people"}],
            [{"injured": count, "side": actor}],
            [{"responsible": actor, "role": "perpetrator"}],
            [{"place": self._pick("place", mood)}, {"missing": count}],
            [],
        )
        return {
            "quote": SENTENCES[sentence],
            "about": about[: 1 + mood % 2],
            "claims": claims[mood % len(claims)],
            "stance": ("asserts", "denies", "confirms")[mood % 3],
            **({} if by is None else {"by": self._pick("actor", by)}),
            **({"mentions": {actor: sentence_start(sentence)}} if mood % 3 else {}),
        }

    @rule(pick=picks)
    def turn_annotations(self, pick: int) -> None:
        """The same annotations in another order."""
        before = self.records.get(("article", self._pick("article", pick)), {})
        self._change("article", pick, annotations=before.get("annotations", [])[::-1])

    @rule(pick=picks)
    def turn_parts(self, pick: int) -> None:
        """The same actors in another order."""
        before = self.records.get(("event", self._pick("event", pick)), {})
        self._change("event", pick, actors=before.get("actors", [])[::-1])

    @rule(pick=picks, ending=st.sampled_from(["", " More followed.", " It was late."]))
    def text(self, pick: int, ending: str) -> None:
        self._change("article", pick, **{BODY: " ".join(SENTENCES) + ending})

    @rule(pick=picks, older=st.none() | picks, kind=st.sampled_from(["copy", "revision"]))
    def derivation(self, pick: int, older: int | None, kind: str) -> None:
        article = self._pick("article", older or 0)
        tie = {"article": article, "kind": kind, "basis": "stated"}
        self._change("article", pick, derived_from=[] if older is None else [tie])

    @rule(pick=picks, publisher=picks)
    def publisher(self, pick: int, publisher: int) -> None:
        self._change("article", pick, publisher=self._pick("actor", publisher))

    @rule(pick=picks, display=st.sampled_from(["full", "excerpts", "none"]))
    def display(self, pick: int, display: str) -> None:
        self._change("article", pick, display=display)

    @rule(pick=picks, date=dates, language=st.sampled_from([None, "fr", "en"]))
    def published(self, pick: int, date: str | None, language: str | None) -> None:
        self._change("article", pick, published=date, language=language)

    @rule(
        pick=picks,
        kind=st.sampled_from(["event", "timeline"]),
        tag=st.sampled_from(["fr", "ar"]),
        title=names,
    )
    def translate(self, pick: int, kind: str, tag: str, title: str) -> None:
        """Give a record a title in another language."""
        self._change(kind, pick, translations={tag: {"title": title}})

    @rule(pick=picks, kind=st.sampled_from(["person", "publisher", "company"]))
    def actor_kind(self, pick: int, kind: str) -> None:
        self._change("actor", pick, kind=kind)

    @rule(
        pick=picks,
        other=st.none() | picks,
        kind=st.sampled_from(["speaks_for", "part_of", "allied_with"]),
        since=st.sampled_from([None, "2030", "2031-05-05"]),
        support=st.none() | picks,
    )
    def actor_relations(
        self, pick: int, other: int | None, kind: str, since: str | None, support: int | None
    ) -> None:
        relation: Data = {kind: self._pick("actor", other or 0)}
        if since:
            relation["from"] = since
        if support is not None:
            relation |= {"article": self._pick("article", support), "quote": SENTENCES[2]}
        self._change("actor", pick, relations=[] if other is None else [relation])

    @rule(pick=picks, around=st.none() | picks)
    def within(self, pick: int, around: int | None) -> None:
        place = None if around is None else self._pick("place", around)
        self._change("place", pick, within=place)

    @rule(
        pick=picks,
        place=st.none() | picks,
        actor=st.none() | picks,
        types=st.lists(st.sampled_from(["attack", "rescue"]), unique=True),
        since=st.sampled_from([None, "2030", "2031-05-05"]),
    )
    def include(
        self, pick: int, place: int | None, actor: int | None, types: list[str], since: str | None
    ) -> None:
        rule_: Data = {"types": types}
        if place is not None:
            rule_["places"] = [self._pick("place", place)]
        if actor is not None:
            rule_["actors"] = [self._pick("actor", actor)]
        if since:
            rule_["from"] = since
        self._change("timeline", pick, include=rule_)

    @rule(pick=picks, entries=st.lists(picks, max_size=3), text=words)
    def entries(self, pick: int, entries: list[int], text: str) -> None:
        events = dict.fromkeys(self._pick("event", entry) for entry in entries)
        chosen = [{"event": event, "note": text} for event in events]
        self._change("timeline", pick, include=None, entries=chosen)

    # Records that come, go and are renamed

    @rule(
        kind=st.sampled_from(["event", "actor", "place", "article", "timeline"]),
        new=ids,
        name=names,
    )
    def add(self, kind: str, new: str, name: str) -> None:
        data: dict[str, Data] = {
            "event": {"title": name, "date": "2031-05-04", "summary": f"Of [[{new}]] ."},
            "actor": {"name": name, "kind": "person"},
            "place": {"name": name, "within": self._pick("place", 0)},
            "article": {
                "title": name,
                "publisher": self._pick("actor", 0),
                "annotations": [],
                BODY: " ".join(SENTENCES),
            },
            "timeline": {"title": name, "include": {"types": ["attack"]}},
        }
        if (kind, new) not in self.records:
            self.records[kind, new] = data[kind]
            self._write((kind, new))

    @rule(pick=picks, kind=st.sampled_from(["event", "actor", "place", "article", "timeline"]))
    def delete(self, pick: int, kind: str) -> None:
        """Delete a record, whatever refers to it."""
        key = (kind, self._pick(kind, pick))
        if key in self.records:
            del self.records[key]
            self.world.delete(path_of(*key))

    @rule(
        pick=picks,
        kind=st.sampled_from(["event", "actor", "place", "article", "timeline"]),
        new=ids,
        follow=st.booleans(),
    )
    def rename(self, pick: int, kind: str, new: str, follow: bool) -> None:
        """Rename a record; references to it are brought up to date, or not."""
        old = (kind, self._pick(kind, pick))
        if old not in self.records or (kind, new) in self.records:
            return
        data = self.records.pop(old)
        self.world.delete(path_of(*old))
        data["aliases"] = [*data.get("aliases", []), old[1]]
        self.records[kind, new] = data
        self._write((kind, new))
        if follow:
            self._follow(old[1], new)

    def _follow(self, old: str, new: str) -> None:
        for key, data in self.records.items():
            aliases = data.pop("aliases", [])
            text = json.dumps(data)
            changed = text.replace(f'"{old}"', f'"{new}"').replace(f"[[{old}", f"[[{new}")
            self.records[key] = json.loads(changed) | ({"aliases": aliases} if aliases else {})
            if text != changed:
                self._write(key)

    @rule(pick=picks, kind=st.sampled_from(["event", "actor", "place"]))
    def drop_aliases(self, pick: int, kind: str) -> None:
        self._change(kind, pick, aliases=None)

    @rule(pick=picks, kind=st.sampled_from(["event", "actor", "article", "timeline"]))
    def spoil(self, pick: int, kind: str) -> None:
        """Make an error."""
        key = (kind, self._pick(kind, pick))
        if key in self.records:
            self.world.write(path_of(*key), "titel: [\n")

    @rule(pick=picks, kind=st.sampled_from(["event", "actor", "article", "timeline"]))
    def touch(self, pick: int, kind: str) -> None:
        """Write the same words again."""
        key = (kind, self._pick(kind, pick))
        if key in self.records:
            self._write(key)

    # What records stand in

    @rule(label=names, section=st.sampled_from(["event_types", "roles"]))
    def word(self, label: str, section: str) -> None:
        """Call a term by other words."""
        for term in self.vocabulary[section].values():
            term["label"] = label
        self.world.write(f"{RECORDS}/vocabulary.yml", json.dumps(self.vocabulary))

    @rule(
        change=st.sampled_from(
            [
                {"site_name": "Other world"},
                {"drafts": True},
                {"drafts": False},
                {"language": "ar"},
                {"language": "fr"},
                {"records_language": "fr"},
                {"repo_url": "https://git.example/world", "edit_uri": "edit/main/docs/"},
                {"strict": True},
                {"strict": False},
            ]
        )
    )
    def configure(self, change: Data) -> None:
        self.config |= change
        self.world.write("mkdocs.yml", config_file(**self.config))

    @rule(name=st.sampled_from(["index", "about", "more", "deep/more"]), pick=picks)
    def write_page(self, name: str, pick: int) -> None:
        links = " ".join(f"[[{self._pick(kind, pick)}]] ." for kind in ("event", "actor", "place"))
        self.world.write(f"docs/{name}.md", f"# Page {pick}\n\n{links}\n")

    @rule(name=st.sampled_from(["about", "more", "deep/more", "picture"]))
    def delete_page(self, name: str) -> None:
        for path in (f"docs/{name}.md", f"docs/{name}.svg"):
            if path in self.world.files:
                self.world.delete(path)

    @rule(
        name=st.sampled_from(
            ["event", "home", "listing", "source", "tombstone", "parts/common", "redirect"]
        ),
        words=names,
    )
    def page_template(self, name: str, words: str) -> None:
        path = f"templates/records/{name}.html"
        text = self.world.files.get(path, b"").decode()
        if text:
            self.world.write(path, f"{text}\n<!-- {words} -->\n")

    @rule(words=names)
    def theme(self, words: str) -> None:
        path = f"{THEME}/main.html"
        self.world.write(path, self.world.files[path].decode() + f"\n<!-- {words} -->")

    # What befalls a cache and a site

    @precondition(lambda self: any(cache_files(self.world)))
    @rule(pick=picks, at=st.floats(0, 0.99), how=st.sampled_from(["cut", "flip", "delete"]))
    def damage(self, pick: int, at: float, how: str) -> None:
        """Damage a file of the cache."""
        known = list(cache_files(self.world))
        path = known[pick % len(known)]
        raw = bytearray(path.read_bytes())
        place = int(at * len(raw))
        if how == "delete":
            path.unlink()
        elif how == "cut":
            path.write_bytes(raw[:place])
        elif raw:
            raw[place] ^= 0xFF
            path.write_bytes(raw)

    @rule()
    def keep_cache(self) -> None:
        """Make a copy of the cache."""
        self.old_cache = {str(path): path.read_bytes() for path in cache_files(self.world)}

    @precondition(lambda self: self.old_cache)
    @rule(pick=picks)
    def older_cache(self, pick: int) -> None:
        """Put an older file of the cache back, as a careless restoration does."""
        known = sorted(self.old_cache)
        path = Path(known[pick % len(known)])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.old_cache[str(path)])

    @rule()
    def lose_site(self) -> None:
        shutil.rmtree(self.world.root / "site", ignore_errors=True)

    @rule()
    def lose_cache(self) -> None:
        shutil.rmtree(self.world.root / ".variorum" / "site", ignore_errors=True)


class EditorsWithMkDocs(Editors):
    """The same, with MkDocs as the host."""

    open_site = staticmethod(opens_mkdocs)


def sentence_start(sentence: int) -> str:
    """The first words of a sentence."""
    return " ".join(SENTENCES[sentence].split()[:2])


def run(machine: type[Editors], examples: int, steps: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            suppress_health_check=list(HealthCheck),
            derandomize="VARIORUM_STEPS" not in os.environ,
            phases=[Phase[name] for name in PHASES.split()],
            deadline=None,
            print_blob=True,
        ),
    )
    print(f"{machine.__name__}: {Editors.steps} steps")


def test_after_any_sequence_of_edits_the_site_is_what_a_clean_build_makes() -> None:
    run(Editors, EXAMPLES, STEPS)


@pytest.mark.slow
def test_so_it_is_with_mkdocs_as_the_host() -> None:
    run(EditorsWithMkDocs, max(2, EXAMPLES // 5), STEPS)
