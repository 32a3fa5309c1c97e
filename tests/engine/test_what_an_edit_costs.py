"""A change rebuilds what depends on it, and no more."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.engine.world import (
    BODY,
    SENTENCES,
    TEMPLATES,
    THEME,
    VOCABULARY,
    World,
    cache_files,
    config_file,
    first_records,
    opens,
    opens_mkdocs,
    path_of,
    record_file,
)
from variorum.engine.contract import Outcome
from variorum.engine.making import Making
from variorum.engine.parts import Task, key_text
from variorum.resources import TEMPLATES as REAL_TEMPLATES


@pytest.fixture
def rebuilt(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The keys of the pages that were built since it was emptied."""
    keys: set[str] = set()
    pages = Making.build

    def noting(self: Any, todo: list[Task], *rest: Any) -> Any:
        keys.update(key_text(task.key) for task in todo if task.key.kind.is_page)
        return pages(self, todo, *rest)

    monkeypatch.setattr(Making, "build", noting)
    return keys


def change(world: World, kind: str, record_id: str, **changes: Any) -> Outcome:
    """Change a record's fields and build."""
    data = {**first_records()[kind, record_id], **changes}
    world.write(path_of(kind, record_id), record_file(kind, data))
    return world.build()


def without_search(world: World, rebuilt: set[str]) -> None:
    """Leave the search index out, whose files are not those of pages."""
    world.write("mkdocs.yml", config_file(search=False))
    world.build()
    rebuilt.clear()


def kinds(keys: set[str]) -> set[str]:
    return {key.partition("/")[0] for key in keys}


def all_pages(world: World) -> int:
    return world.clean()[0].pages


def test_the_words_of_a_summary_rebuild_one_page(built: World, rebuilt: set[str]) -> None:
    change(built, "event", "rescue", summary="Other words.")

    assert {"event/rescue/1"} == rebuilt


def test_the_words_of_a_summary_reach_the_feeds_that_tell_it(built: World) -> None:
    before = built.site
    change(built, "event", "rescue", summary="Other words.")
    told = {path for path, raw in built.site.items() if b"Other words." in raw}
    feeds = {path for path in told if path.endswith("feed.xml")}

    assert {"actors/mayor/feed.xml", "timelines/2031/feed.xml", "places/port/feed.xml"} <= feeds
    assert "feeds/all.json" in told
    assert before["timelines/2032/feed.xml"] == built.site["timelines/2032/feed.xml"]
    assert built.site == built.clean()[1]


def test_a_note_on_an_article_rebuilds_its_page_and_no_list_of_sources(
    built: World, rebuilt: set[str]
) -> None:
    without_search(built, rebuilt)
    outcome = change(built, "article", "short-report", note="A remark.")

    assert {"source/short-report/1"} == rebuilt
    assert 1 == outcome.written


def test_a_note_on_an_article_with_claims_leaves_lists_of_events_alone(
    built: World, rebuilt: set[str]
) -> None:
    change(built, "article", "first-report", note="A remark.")

    assert "source/first-report/1" in rebuilt
    assert not kinds(rebuilt) & {"home", "timeline", "place"}
    assert not {key for key in rebuilt if key.startswith("listing/events")}


def test_a_tag_on_an_event_leaves_the_lists_that_name_it_alone(
    built: World, rebuilt: set[str]
) -> None:
    change(built, "event", "storm", tags=["weather"])

    assert "event/storm/1" in rebuilt
    assert "listing/events/1" not in rebuilt


def test_who_is_spoken_for_and_all_of_its_voice_hear_of_what_a_speaker_says(
    built: World, rebuilt: set[str]
) -> None:
    said = first_records()["article", "storm-report"]["annotations"][0]
    told = [{**said, "about": ["storm", "strike"], "by": "speaker"}]
    change(built, "article", "storm-report", annotations=told)

    assert {"actor/speaker/1", "actor/league/1"} <= rebuilt
    assert "actor/gazette/1" not in rebuilt
    twin = json.loads(built.site["actors/league/index.json"])
    assert ["fire", "strike"] == [claim["event"] for claim in twin["claims_said_for"]]
    assert [{"id": "speaker", "events": 2}] == twin["voice"]
    assert built.site == built.clean()[1]


def test_when_a_speaker_ceases_to_speak_the_page_of_whom_it_spoke_for_hears_it(
    built: World,
) -> None:
    change(built, "actor", "speaker", relations=[{"speaks_for": "league", "to": "2030"}])

    assert [] == json.loads(built.site["actors/league/index.json"])["claims_said_for"]
    assert built.site == built.clean()[1]


def test_a_date_that_moves_an_event_out_of_a_speakers_time_takes_its_claims_along(
    built: World,
) -> None:
    change(built, "event", "fire", date="2029-05-04")

    assert [] == json.loads(built.site["actors/league/index.json"])["claims_said_for"]
    assert built.site == built.clean()[1]


def test_a_title_rebuilds_the_pages_that_name_it(built: World, rebuilt: set[str]) -> None:
    outcome = change(built, "event", "storm", title="Great storm")
    naming = {path for path, raw in built.site.items() if b"Great storm" in raw}
    pages = {Path(path).parent.as_posix() for path in naming if path.endswith(".html")}

    assert outcome.pages == len(rebuilt)
    assert {"events/storm", "timelines/2032", "places/island"} <= pages
    assert "event/march/1" not in rebuilt
    assert "actor/league/1" not in rebuilt


def test_a_title_leaves_alone_what_only_counts_events(built: World, rebuilt: set[str]) -> None:
    change(built, "event", "storm", title="Great storm")

    assert not kinds(rebuilt) & {"feeds", "search", "corrections"}
    assert not {key for key in rebuilt if key.startswith(("listing/timelines", "listing/places"))}


def test_a_place_without_a_position_loses_its_picture(built: World) -> None:
    before = built.site
    change(built, "place", "port", lat=None, lon=None)

    assert "places/port/map.svg" in before
    assert "places/port/map.svg" not in built.site
    assert built.site == built.clean()[1]


def test_an_event_moves_on_the_maps_of_its_actors_and_the_land_stays(built: World) -> None:
    before = built.site
    change(built, "place", "island", lat=0.5, lon=1.5, precision=1)
    with_island = built.site
    change(built, "event", "rescue", place="island")

    page, land = "actors/mayor/index.html", "map/ground.svg"
    assert b">Island</a> (1 event" not in with_island[page]
    assert b">Island</a> (1 event" in built.site[page]
    assert before[land] != with_island[land] == built.site[land]
    assert built.site == built.clean()[1]


def test_a_place_without_events_leaves_the_maps_of_actors_alone(
    built: World, rebuilt: set[str]
) -> None:
    change(built, "event", "storm", place=None)
    rebuilt.clear()
    change(built, "place", "island", lat=0.5, lon=1.5, precision=1)

    assert "place/island/1" in rebuilt
    assert not {"actor/mayor/1", "actor/league/1"} & rebuilt
    assert built.site == built.clean()[1]


def test_a_name_rebuilds_what_names_the_actor(built: World, rebuilt: set[str]) -> None:
    change(built, "actor", "mayor", name="Lady Mayor")

    assert {"actor/mayor/1", "event/fire/1", "event/rescue/1", "timeline/mayor/1"} <= rebuilt
    assert "event/storm/1" not in rebuilt
    assert "source/storm-report/1" not in rebuilt


def test_a_claim_rebuilds_the_pages_of_its_event(built: World, rebuilt: set[str]) -> None:
    claim = {"killed": 12, "who": "people"}
    annotation = {"quote": SENTENCES[3], "about": "storm", "claims": [claim], "by": "wire"}
    change(built, "article", "storm-report", annotations=[annotation])

    assert {"event/storm/1", "source/storm-report/1", "actor/wire/1"} <= rebuilt
    assert "event/march/1" not in rebuilt
    assert "source/short-report/1" not in rebuilt


def test_further_words_of_a_text_leave_its_events_lists_alone(
    built: World, rebuilt: set[str]
) -> None:
    text = " ".join((*SENTENCES, "More followed."))
    change(built, "article", "storm-report", **{BODY: text})

    assert "source/storm-report/1" in rebuilt
    assert not kinds(rebuilt) & {"home", "timeline", "place"}
    assert not {key for key in rebuilt if key.startswith("listing/events")}


def test_further_words_of_a_text_leave_those_alone_who_speak_in_it(
    built: World, rebuilt: set[str]
) -> None:
    text = " ".join((*SENTENCES, "More followed."))
    change(built, "article", "first-report", **{BODY: text})

    assert "source/first-report/1" in rebuilt
    assert "actor/mayor/1" not in rebuilt


def test_a_template_rebuilds_the_pages_of_its_kind(built: World, rebuilt: set[str]) -> None:
    path = f"{TEMPLATES}/records/event.html"
    built.write(path, built.files[path] + b"<!-- new -->")
    built.build()

    assert {"event"} == kinds(rebuilt)
    assert 5 == len(rebuilt)
    assert b"<!-- new -->" in built.site["events/storm/index.html"]


def test_what_templates_share_rebuilds_all_that_import_it(built: World, rebuilt: set[str]) -> None:
    (shared,) = (name for name in built.files if name.endswith("parts/common.html"))
    built.write(shared, built.files[shared] + b"{# new #}")
    built.build()

    assert {"event", "actor", "source", "timeline"} <= kinds(rebuilt)


@pytest.mark.parametrize(
    "settings",
    [
        {"site_name": "Other"},
        {"repo_url": "https://git.example/w", "edit_uri": "edit/main/docs/"},
        {"language": "ar"},
    ],
)
def test_a_setting_rebuilds_everything(
    built: World, rebuilt: set[str], settings: dict[str, str]
) -> None:
    built.write("mkdocs.yml", config_file(**settings))
    built.build()

    assert all_pages(built) == len(rebuilt)


def test_the_theme_rebuilds_everything(built: World, rebuilt: set[str]) -> None:
    built.write(f"{THEME}/main.html", built.files[f"{THEME}/main.html"] + b"\n<!-- new -->")
    built.build()

    assert all_pages(built) == len(rebuilt)


def test_a_word_of_the_vocabulary_rebuilds_everything(built: World, rebuilt: set[str]) -> None:
    words = {**VOCABULARY, "roles": {"rescuer": {"label": "saviour"}}}
    built.write("seeds/vocabulary.yml", record_file("vocabulary", words))
    built.build()

    assert all_pages(built) == len(rebuilt)


def test_a_hand_written_page_rebuilds_no_page_of_a_record(built: World, rebuilt: set[str]) -> None:
    built.write("docs/about.md", "# About\n\nOther words.\n")
    outcome = built.build()

    assert set() == rebuilt
    assert 1 == outcome.deleted + len([p for p in built.site if b"Other words" in built.site[p]])


def test_a_hand_written_page_that_names_a_record_follows_its_name(
    built: World, rebuilt: set[str]
) -> None:
    change(built, "actor", "mayor", name="Lady Mayor")

    assert b"Lady Mayor" in built.site["about/index.html"]


def test_a_file_with_a_new_time_and_the_old_words_rebuilds_nothing(
    built: World, rebuilt: set[str]
) -> None:
    built.touch(path_of("event", "fire"))
    outcome = built.build()

    assert set() == rebuilt
    assert (0, 0, 0) == (outcome.pages, outcome.written, outcome.deleted)


def test_a_draft_that_is_published_comes_onto_its_lists(built: World, rebuilt: set[str]) -> None:
    assert "events/talks/index.html" not in built.site
    change(built, "event", "talks", status="published")

    assert "events/talks/index.html" in built.site
    assert "home//1" in rebuilt
    assert "source/first-report/1" not in rebuilt


def test_a_deleted_record_takes_its_files_along(built: World, rebuilt: set[str]) -> None:
    without_search(built, rebuilt)
    built.delete(path_of("article", "short-report"))
    outcome = built.build()

    # The page, its twin, and its citations in four forms.
    assert 6 == outcome.deleted
    assert not (built.root / "site/sources/short-report").exists()
    assert "event/storm/1" not in rebuilt


def test_a_renamed_record_leaves_a_signpost(built: World) -> None:
    data = {**first_records()["event", "march"], "aliases": ["march"]}
    built.delete(path_of("event", "march"))
    built.write(path_of("event", "great-march"), record_file("event", data))
    assert not built.build().refused

    assert b"great-march" in built.site["events/march/index.html"]


def test_a_page_that_changed_without_a_difference_is_not_written(built: World) -> None:
    record = path_of("event", "storm")
    built.write(record, built.files[record] + b"\n\n")
    outcome = built.build()

    assert 0 == outcome.written


# Libraries, versions, damage


def test_another_installation_rebuilds_everything(
    built: World, rebuilt: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.engine.run.installation", dict)
    outcome = built.build()

    assert all_pages(built) == outcome.pages
    assert "" == outcome.complaint


def test_templates_that_another_installation_compiled_are_not_used(
    built: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = {path for path in cache_files(built) if path.parent.name.startswith("en")}
    monkeypatch.setattr("variorum.engine.run.installation", dict)
    times = {path: path.stat().st_mtime_ns for path in compiled}
    built.build()

    assert compiled
    assert all(path.stat().st_mtime_ns != times[path] for path in compiled)


@pytest.mark.parametrize("name", ["state", "records", "site"])
@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda raw: b"variorum-cache 0 0.0.0\n" + raw[30:], "from another version"),
        (lambda raw: raw[:-7], "damaged"),
        (lambda raw: raw[:40] + bytes([raw[40] ^ 255]) + raw[41:], "damaged"),
        (lambda _: b"", "from another version"),
    ],
)
def test_a_cache_of_no_use_is_discarded_with_one_line(
    built: World, name: str, spoil: Any, complaint: str
) -> None:
    shelf = built.root / ".variorum/site" / name
    shelf.write_bytes(spoil(shelf.read_bytes()))
    outcome = change(built, "event", "storm", title="Great storm")
    _, clean = built.clean()

    assert f"the cache is {complaint} and was discarded ({name})" == outcome.complaint
    assert clean == built.site


def test_the_command_says_it_in_one_line_on_stderr(built: World) -> None:
    from click.testing import CliRunner

    from variorum.cli import main

    arguments = ["build", "-f", str(built.root / "mkdocs.yml")]
    CliRunner().invoke(main, arguments)
    (built.root / ".variorum/site/state").write_bytes(b"?")
    result = CliRunner().invoke(main, arguments)
    expected = "variorum: the cache is from another version and was discarded (state)"
    # On a busy machine, stages that take over a second have a line of their own.
    complaints = [line for line in result.stderr.splitlines() if line.startswith("variorum:")]

    assert 0 == result.exit_code
    assert [expected] == complaints


@pytest.mark.parametrize("name", ["records.pack", "answers.pack"])
@pytest.mark.parametrize("how", ["damaged", "deleted", "another's"])
def test_packs_in_the_cache_are_not_trusted(built: World, how: str, name: str) -> None:
    pack = built.root / ".variorum/site" / name
    raw = pack.read_bytes()
    if how == "deleted":
        pack.unlink()
    else:
        pack.write_bytes(bytes(len(raw)) if how == "damaged" else raw[::-1])
    outcome = change(built, "event", "fire", title="Great fire")
    _, clean = built.clean()

    assert f"the cache is damaged and was discarded ({name})" == outcome.complaint
    assert clean == built.site


def test_compiled_templates_in_the_cache_are_not_trusted(built: World) -> None:
    for path in cache_files(built):
        if path.parent.name == "en":
            path.write_bytes(path.read_bytes()[:-99] + bytes(99))
    change(built, "event", "fire", title="Great fire")
    _, clean = built.clean()

    assert clean == built.site


def test_shelves_of_different_runs_are_not_put_together(built: World) -> None:
    shelf = built.root / ".variorum/site/records"
    old = shelf.read_bytes()
    change(built, "event", "storm", title="Great storm")
    shelf.write_bytes(old)
    change(built, "event", "fire", title="Great fire")
    _, clean = built.clean()

    assert clean == built.site


# Sequences in which something was once forgotten


def test_a_check_after_an_edit_does_not_hide_it_from_the_build(built: World) -> None:
    built.write("docs/about.md", "# About\n\nOther words.\n")
    built.check()
    outcome = built.build()

    assert not outcome.unchanged
    assert b"Other words" in built.site["about/index.html"]


def test_a_claim_after_a_new_navigation_still_reaches_the_home_page(built: World) -> None:
    built.write("docs/more.md", "# More\n")
    built.build()
    claim = {"killed": 99, "who": "people"}
    annotation = {"quote": SENTENCES[3], "about": "storm", "claims": [claim], "by": "wire"}
    change(built, "article", "storm-report", annotations=[annotation])
    _, clean = built.clean()

    assert clean == built.site


def test_actors_of_an_event_in_another_order(built: World) -> None:
    parts = [{"actor": "mayor", "role": "victim"}, {"actor": "mayor", "role": "accused"}]
    change(built, "event", "fire", actors=parts)
    change(built, "event", "fire", actors=parts[::-1])
    _, clean = built.clean()

    assert clean == built.site


def test_a_page_that_goes_while_a_build_runs_is_missed_by_the_next(built: World) -> None:
    built.write("docs/more.md", "# More\n")

    def opened() -> Any:
        site = opens(built.root)()
        work = site.build_pages

        def build_pages(*arguments: Any) -> Any:
            made = work(*arguments)
            built.delete("docs/more.md")
            return made

        vars(site)["build_pages"] = build_pages
        return site

    built.build(opened)
    assert "more/index.html" in built.site
    built.build()

    assert "more/index.html" not in built.site


@pytest.mark.parametrize("theme", ["mkdocs", "variorum"])
def test_our_templates_are_watched_whatever_the_theme(built: World, theme: str) -> None:
    built.write("mkdocs.yml", config_file(theme={"name": theme}))

    assert str(REAL_TEMPLATES) in opens_mkdocs(built.root)().watched


def test_a_place_without_end_is_an_error_and_no_endless_loop(built: World) -> None:
    outcome = change(built, "place", "port", within="harbour")

    assert outcome.refused
    assert any("circle" in str(problem) for problem in outcome.report)


def test_a_correction_rebuilds_its_event_and_the_page_of_corrections(
    built: World, rebuilt: set[str]
) -> None:
    change(built, "event", "rescue", corrections=[{"on": "2031-06-01", "what": "The day"}])

    assert {"event/rescue/1", "corrections//1"} <= rebuilt
    assert built.clean()[1] == built.site


def test_a_mark_on_a_place_reaches_what_lies_in_it(built: World, rebuilt: set[str]) -> None:
    change(built, "place", "port", sensitive=["precise-location"])

    assert {"place/port/1", "place/harbour/1", "place/school/1", "event/strike/1"} <= rebuilt
    assert built.clean()[1] == built.site


def test_a_body_edit_leaves_the_sitemap_alone(built: World) -> None:
    changed = {**first_records()["event", "fire"], "summary": "Otherwise told.", "note": "Also."}
    before = sitemaps(built)
    built.write(path_of("event", "fire"), record_file("event", changed))
    written = paths_written(built)

    assert before
    assert "events/fire/index.html" in written
    assert not written & before.keys()


def test_the_sitemap_is_not_worked_out_again_for_a_body_edit(
    built: World, rebuilt: set[str]
) -> None:
    change(built, "event", "fire", note="A remark.")

    assert "event/fire/1" in rebuilt
    assert "home//1" not in rebuilt


def test_a_correction_is_the_day_that_the_sitemap_tells(built: World) -> None:
    change(built, "event", "fire", corrections=[{"on": "2031-06-01", "what": "A name."}])
    (records,) = (text for path, text in sitemaps(built).items() if "records" in path)

    assert b"/events/fire/</loc><lastmod>2031-06-01</lastmod>" in records
    assert 1 == records.count(b"<lastmod>")
    assert built.site == built.clean()[1]


def test_a_new_record_comes_into_the_sitemap(built: World) -> None:
    change(built, "event", "talks", status="published")

    assert b"/events/talks/" in b"".join(sitemaps(built).values())
    assert built.site == built.clean()[1]


def sitemaps(world: World) -> dict[str, bytes]:
    """The sitemaps of a built site."""
    return {path: text for path, text in world.site.items() if path.startswith("sitemap")}


def paths_written(world: World) -> set[str]:
    """The files that a build writes."""
    before = {path: (world.root / "site" / path).stat().st_ino for path in world.site}
    world.build()
    return {
        path
        for path in world.site
        if (world.root / "site" / path).stat().st_ino != before.get(path)
    }
