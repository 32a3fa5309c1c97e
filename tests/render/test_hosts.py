"""Every host is told the same, from one place."""

import json
import re

import pytest

from tests.browser.hosting import headers_for, read_rules
from variorum.config import HOSTS
from variorum.render.hosts import host_files
from variorum.render.policy import meta_policy

PATHS = ("/", "/events/x/", "/events/search/", "/search/", "/assets/variorum.css", "/404.html")


def files(**settings: bool) -> dict[str, str]:
    return dict(host_files(HOSTS, "https://toy.example/", **settings))


def by_vercel(path: str) -> dict[str, str]:
    """All rules of ``vercel.json`` that match; none may name what another names."""
    told: list[tuple[str, str]] = []
    for rule in json.loads(files()["vercel.json"])["headers"]:
        if re.fullmatch(rule["source"], path):
            told += [(header["key"], header["value"]) for header in rule["headers"]]
    assert len(told) == len(dict(told)), path
    return dict(told)


def by_nginx(path: str) -> dict[str, str]:
    text = files()["nginx.conf"]
    values = dict(re.findall(r'^set (\$\w+) "(.*)";$', text, re.MULTILINE))
    for pattern, variable, value in re.findall(
        r'if \(\$uri ~ "(.*?)"\) { set (\$\w+) "(.*)"; }', text
    ):
        values |= {variable: value} if re.search(pattern, path) else {}
    added = re.findall(r"^add_header (\S+) (\$\w+)(?: always)?;$", text, re.MULTILINE)
    return {name: values[variable] for name, variable in added}


def by_apache(path: str) -> dict[str, str]:
    told, holds = {}, True
    for line in files()[".htaccess"].splitlines():
        if condition := re.search(r"<If .*m#(.*)#", line):
            holds = bool(re.search(condition[1], path))
        elif line.startswith("</If>"):
            holds = True
        elif (header := re.fullmatch(r'Header (?:always )?set (\S+) "(.*)"', line)) and holds:
            told[header[1]] = header[2]
    return told


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("told", [by_vercel, by_nginx, by_apache])
def test_hosts_are_told_the_same(told: object, path: str) -> None:
    expected = headers_for(path, read_rules(files()["_headers"]))

    assert callable(told)
    assert expected == told(path)


@pytest.mark.parametrize("path", PATHS)
def test_webassembly_may_run_on_the_search_page_alone(path: str) -> None:
    header = headers_for(path, read_rules(files()["_headers"]))["Content-Security-Policy"]

    assert (path == "/search/") == ("'wasm-unsafe-eval'" in header)
    assert (path == "/search/") == ("'wasm-unsafe-eval'" in meta_policy(path.removeprefix("/")))


@pytest.mark.parametrize("path", PATHS)
def test_nothing_inline_and_nothing_from_elsewhere_may_run(path: str) -> None:
    header = headers_for(path, read_rules(files()["_headers"]))["Content-Security-Policy"]

    assert "unsafe-inline" not in header
    assert "'unsafe-eval'" not in header
    assert not re.search(r"https?:|\*|data:|blob:", header)


def test_the_head_of_a_page_says_what_the_header_says_as_far_as_it_can() -> None:
    header = headers_for("/", read_rules(files()["_headers"]))["Content-Security-Policy"]

    assert header.replace("; frame-ancestors 'none'", "") == meta_policy("")


def test_a_site_in_a_subfolder_has_its_exceptions_there() -> None:
    made = dict(host_files(("apache", "nginx"), "https://toy.example/archive/"))

    assert "m#^/archive/search/#" in made[".htaccess"]
    assert "ErrorDocument 404 /archive/404.html" in made[".htaccess"]
    assert '"^/archive/assets/"' in made["nginx.conf"]


def test_another_theme_is_told_no_policy_but_everything_else() -> None:
    texts = files(is_our_theme=False)

    assert not [name for name, text in texts.items() if "Content-Security-Policy" in text]
    assert not [name for name, text in texts.items() if "no-referrer" not in text]
