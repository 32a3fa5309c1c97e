"""Records in which every word is an attack."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from tests.support import CORPORA, fit

#: Would be shown as 50337 if a text were run as a template.
TEMPLATES = (
    "{{ 7191 * 7 }}",
    "{% include 'main.html' %}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{# gone #}",
    "${7191*7} #{7191*7} <%= 7191*7 %>",
)
SCRIPTS = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "<style>body{display:none}</style>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv='refresh' content='0; url=https://evil.example/'>",
    "<link rel='stylesheet' href='https://evil.example/x.css'>",
    "<form action='https://evil.example/'><button>send</button></form>",
    "<!-- open",
    "<textarea>",
    "<plaintext>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
)
LINKS = (
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](  javascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "<javascript:alert(1)>",
    "![x](https://evil.example/pixel.png)",
    "[x]: javascript:alert(1)\n\n[x]",
    '<a href="javascript:alert(1)">x</a>',
    "<a href='jav&#x0A;ascript:alert(1)'>x</a>",
    "[[actor|<script>alert(1)</script>]]",
    "[[actor|{{ 7191 * 7 }}]]",
)
CHARACTERS = (
    "\u202egnirrats\u202c \u2066isolated",
    "\u200f\u200b\ufeff\u2028\u2029 separators",
    "Zalgo t\u0315\u035cͨ\u0489",
    "\x07 bell \x1b[31m and \x85",
    "] ]> ]]> <![CDATA[ x ]]>",
    "%0d%0aSet-Cookie: x=1",
    "VariorumBodySlot VariorumTitleSlot VariorumHeadSlot",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U000e0041",
)
OWN = (*TEMPLATES, *SCRIPTS, *LINKS, *CHARACTERS)
#: As many attacks as one event's page shows claims.
ON_ONE_PAGE = 25


def blns() -> list[str]:
    """The big list of naughty strings."""
    strings: list[str] = json.loads((CORPORA / "blns" / "blns.json").read_text(encoding="utf-8"))
    return strings


def dompurify() -> list[str]:
    """The payloads against which DOMPurify is tested."""
    text = (CORPORA / "dompurify" / "payloads.json").read_text(encoding="utf-8")
    return [case["payload"] for case in json.loads(text)]


def usable(attacks: list[str]) -> list[str]:
    """What a record may say: nothing unfit, no blanks, no link to a record that does not exist."""
    normal = (unicodedata.normalize("NFC", fit(attack)) for attack in attacks)
    normal = (re.sub(r"\[(?=\[)(?!\[actor\b)", "[ ", attack) for attack in normal)
    return list(dict.fromkeys(a for a in normal if a.strip()))


def records(attacks: list[str]) -> dict[str, str]:
    """A corpus that says nothing else, in every field that takes words."""
    files = dict(_actors(attacks))
    for number, start in enumerate(range(0, len(attacks), ON_ONE_PAGE)):
        files |= _event(number, attacks[start : start + ON_ONE_PAGE])
    return files


def _event(number: int, attacks: list[str]) -> dict[str, str]:
    first = attacks[0]
    ids = [f"word-{number}-{at}" for at in range(len(attacks))]
    text = "\n".join(f"{name}: {' '.join(a.split())}" for name, a in zip(ids, attacks, strict=True))
    event = {
        "title": first,
        "date": "2024-01-01",
        "place": "place",
        "summary": attacks[-1],
        "note": first,
        "actors": [{"actor": "actor", "role": "accused", "note": attacks[-1]}],
        "assessment": [{"killed": 1, "because": first, "by": first, "on": "2024-01-02"}],
        "corrections": [
            {"on": "2024-01-02", "what": a, "was": a, "now": a, "because": a} for a in attacks
        ],
    }
    article = {
        "title": first,
        "publisher": "publisher",
        "published": "2024-01-02",
        "url": "https://example.org/?a=1&b='\"><script>alert(1)</script>".replace(" ", ""),
        "authors": attacks,
        "language": "en",
        "display": "full",
        "note": attacks[-1],
        "set_aside": [],
        "seal": "SEAL",
        "annotations": [
            {
                "quote": f"{name}: {' '.join(attack.split())}",
                "suffix": "" if at == len(ids) - 1 else "\n",
                "about": f"event-{number}",
                "note": attack,
                "claims": [{"other": attack, "label": name, "note": attack}],
            }
            for at, (name, attack) in enumerate(zip(ids, attacks, strict=True))
        ],
    }
    return {
        f"incidents/event-{number}.yml": _yaml(event),
        f"articles/article-{number}.md": f"---\n{_yaml(article)}---\n{text}\n",
    }


def _actors(attacks: list[str]) -> Iterator[tuple[str, str]]:
    first, last = attacks[0], attacks[-1]
    names = [{"name": attack} for attack in dict.fromkeys(attacks)]
    identifiers = {"wikidata": first, first: last}
    for name in ("actor", "publisher"):
        actor = {"name": first, "kind": "publisher", "names": names, "summary": last, "note": first}
        yield f"actors/{name}.yml", _yaml({**actor, "identifiers": identifiers})
    place = {"name": last, "names": names, "summary": first, "identifiers": identifiers}
    yield "places/place.yml", _yaml(place)
    gone = {"name": first, "withdrawn": {"because": last, "on": "2024-01-03"}}
    yield "places/gone.yml", _yaml(gone)
    entries = [{"event": "event-0", "note": first}]
    yield "timelines/line.yml", _yaml({"title": first, "summary": last, "entries": entries})


def _yaml(value: dict[str, Any]) -> str:
    text: str = yaml.safe_dump(value, allow_unicode=False, sort_keys=False, width=10_000)
    return text
