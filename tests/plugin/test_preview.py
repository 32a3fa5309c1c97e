"""What a live preview tells open pages, and that it touches nothing else."""

import json
import logging
import threading
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment
from wsgiref.util import setup_testing_defaults

import pytest

from variorum.diagnostics import Code, Span, error, warning
from variorum.plugin.preview.app import Preview, replaced
from variorum.plugin.preview.check import Check, Problem
from variorum.plugin.preview.heard import heard_while
from variorum.plugin.preview.words import MOST, Notice, notice_of
from variorum.views.language import Language

ERROR = error(Span("seeds/incidents/x.yml", 9, 5), Code.UNKNOWN_RECORD, "unknown actor 'y'")
WARNING = warning(Span("docs/index.md", 3, 1), Code.BROKEN_LINK, "[[y]] leads to no record")
PAGE = b"<!doctype html><title>x</title><body><p>y</p></body>"
MKDOCS = b'<script>\nvar livereload = () => "/livereload/" + 1;\nlivereload(1, 2);\n</script>'


def check(*problems: Any, refused: bool = False) -> Check:
    return Check(tuple(Problem.of(each) for each in problems), refused=refused)


def notice(found: Check, tag: str = "en", *, is_there: bool = True) -> Notice:
    made = notice_of(found, Language(tag), run="run-1", is_there=is_there)
    assert made is not None
    return made


def asked(preview: Preview, path: str, query: str = "", page: bytes = PAGE) -> tuple[str, Any]:
    """Status and content of what the preview's server sends."""
    told: list[str] = []

    def site(_: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        form = "text/html" if path.endswith("/") else "application/json"
        start("200 OK", [("Content-Type", form), ("Content-Length", str(len(page)))])
        return [page]

    def start(status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[[bytes], object]:
        told.extend([status, dict(headers)["Content-Length"]])
        return lambda _: None

    environ: dict[str, Any] = {"PATH_INFO": path, "QUERY_STRING": query}
    setup_testing_defaults(environ)
    content = b"".join(preview.around(site)(environ, start))
    assert str(len(content)) == told[1]
    return told[0], content


def news(preview: Preview, query: str = "") -> Any:
    return json.loads(asked(preview, "/livereload/news", query)[1])


def test_a_problem_is_the_terminals_line() -> None:
    problem = Problem.of(ERROR)

    assert str(ERROR) == problem.place + problem.text
    assert "seeds/incidents/x.yml:9:5" == problem.place


def test_a_page_gets_the_script_in_the_place_of_mkdocs_own() -> None:
    page = PAGE.replace(b"</body>", MKDOCS + b"</body>")

    assert PAGE.replace(b"</body>", b"<script></script></body>") == replaced(
        page, b"<script></script>"
    )


def test_a_page_without_mkdocs_script_or_without_a_body_gets_it_too() -> None:
    assert b"<p>y</p>S</body>" in replaced(PAGE, b"S")
    assert b"Not FoundS" == replaced(b"Not Found", b"S")


def test_another_inline_script_stays() -> None:
    page = PAGE.replace(b"<p>", b"<script>theirs()</script><p>")

    assert b"<script>theirs()</script>" in replaced(page, b"S")


def test_only_pages_get_the_script() -> None:
    preview = Preview("en", lambda: True)

    assert PAGE == asked(preview, "/events/x/index.json")[1]
    assert b"/livereload/panel.js" in asked(preview, "/events/x/")[1]


@pytest.mark.parametrize("name", ["panel.js", "panel.css"])
def test_script_and_style_come_from_the_preview_itself(name: str) -> None:
    status, content = asked(Preview("en", lambda: True), f"/livereload/{name}")

    assert "200 OK" == status
    assert b"In a live preview only" in content


def test_a_clean_check_leaves_nothing_to_tell() -> None:
    preview = Preview("en", lambda: True)
    preview.tell(check())

    assert news(preview)["notice"] is None


def test_a_refused_run_is_news_but_no_other_site() -> None:
    preview = Preview("en", lambda: True)
    preview.tell(check())
    preview.tell(check(ERROR, refused=True))
    found = news(preview)

    assert (2, 1) == (found["number"], found["built"])
    assert [[Problem.of(ERROR).place, Problem.of(ERROR).text]] == found["notice"]["problems"]


def test_who_knows_the_last_run_is_answered_when_there_is_another() -> None:
    preview = Preview("en", lambda: True)
    preview.tell(check())
    run = news(preview)["run"]
    heard: list[Any] = []
    waiting = threading.Thread(
        target=lambda: heard.append(news(preview, f"run={run}&number=1")), daemon=True
    )
    waiting.start()
    assert not heard
    preview.tell(check(ERROR, refused=True))
    waiting.join(20)

    assert 2 == heard[0]["number"]


def test_who_comes_from_an_earlier_preview_is_answered_at_once() -> None:
    preview = Preview("en", lambda: True)
    preview.tell(check())

    assert "<b>" not in news(preview, "run=<b>&number=1")["run"]


def test_errors_come_first_and_the_rest_are_counted() -> None:
    many = [
        warning(Span("docs/index.md", line), Code.BROKEN_LINK, "no record")
        for line in range(1, MOST + 2)
    ]
    found = notice(check(*many, ERROR))

    assert f"The last check found 1 error and {MOST + 1} warnings." == found.summary
    assert Problem.of(ERROR).place == found.problems[0][0]
    assert MOST == len(found.problems)
    assert "2 more problems are printed in the terminal." == found.more


def test_warnings_alone_leave_the_page_up_to_date() -> None:
    found = notice(check(WARNING))

    assert "The last check found 1 warning." == found.summary
    assert "What you see is up to date." == found.standing


def test_a_strict_site_is_held_back_by_warnings() -> None:
    found = notice(check(WARNING, refused=True))

    assert "older than your files. This site is strict" in found.standing


def test_without_a_site_nothing_is_called_older() -> None:
    found = notice(check(ERROR, refused=True), is_there=False)

    assert found.standing.startswith("There is nothing to see yet. ")


@pytest.mark.parametrize(("tag", "direction"), [("fr", "ltr"), ("ar", "rtl")])
def test_the_words_are_the_sites_and_the_problems_the_terminals(tag: str, direction: str) -> None:
    found = notice(check(ERROR, WARNING, refused=True), tag)

    assert (tag, direction) == (found.lang, found.dir)
    assert "The last check" not in found.summary
    assert "error: unknown actor" in found.problems[0][1]


def test_the_same_warnings_are_nothing_new_and_errors_always_are() -> None:
    first, second = (
        [notice_of(found, Language("en"), run=run, is_there=True) for run in ("run-1", "run-2")]
        for found in (check(WARNING), check(ERROR, refused=True))
    )

    assert first[0] == first[1]
    assert second[0] != second[1]


def test_what_no_encoding_can_hold_is_told_all_the_same() -> None:
    preview = Preview("en", lambda: True)
    preview.tell(Check((Problem("a \udcff name", is_error=False),)))

    assert [["", "a \udcff name"]] == news(preview)["notice"]["problems"]


def test_what_mkdocs_logs_is_heard_once_and_a_diagnostic_with_its_place() -> None:
    log = logging.getLogger("mkdocs.plugins.other")
    with heard_while() as found:
        log.warning("a link to %s", "nowhere.md")
        log.warning("a link to %s", "nowhere.md")
        log.info("all is well")
        log.error("%s", ERROR)
        other = threading.Thread(target=log.error, args=["a worry of the server's own"])
        other.start()
        other.join()

    assert [Problem("WARNING: a link to nowhere.md", is_error=False), Problem.of(ERROR)] == found


def test_nothing_is_heard_afterwards() -> None:
    with heard_while() as found:
        pass
    logging.getLogger("mkdocs").warning("too late")

    assert [] == found
