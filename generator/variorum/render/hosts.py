"""Files by which common hosts send the site's headers, all made from ``policy.py``."""

import json
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from variorum.render.policy import ASSETS, CACHE, CACHE_OF_ASSETS, EXCEPTIONS, HEADERS, policy

#: Begins the files that are not JSON, so that one from an earlier build is known for what it is.
MARK = "# Made by Variorum"
_REMARK = f"""{MARK} with the site: a file of this name among the hand-written pages replaces it,
# and the setting `hosts` leaves it out.
"""
_POLICY, _CACHE = "Content-Security-Policy", "Cache-Control"

#: Folder from the site's root ("" is everything), and the headers that hold there.
Rules = list[tuple[str, dict[str, str]]]


def rules(*, is_our_theme: bool) -> Rules:
    """What holds everywhere, then what a folder has instead.

    Another theme may rest on inline scripts and styles, so only ours gets a policy.
    """
    found: Rules = [("", {**HEADERS, _CACHE: CACHE}), (ASSETS, {_CACHE: CACHE_OF_ASSETS})]
    if is_our_theme:
        found[0] = ("", {_POLICY: policy(), **found[0][1]})
        found += [(folder, {_POLICY: policy(folder)}) for folder in EXCEPTIONS]
    return found


def host_files(
    hosts: tuple[str, ...], site_url: str, *, is_our_theme: bool = True
) -> Iterator[tuple[str, str]]:
    """Yield name and text of the files for hosts; ``site_url`` tells in which folder they serve."""
    base = urlsplit(site_url).path.strip("/")
    root = f"/{base}/" if base else "/"
    for host in hosts:
        if host in _FILES:
            name, make = _FILES[host]
            yield name, make(rules(is_our_theme=is_our_theme), root)


def _headers(found: Rules, _root: str) -> str:
    """``_headers``: Netlify, Cloudflare Pages.

    Cloudflare joins what several rules say, unless one takes an earlier one's header back with
    ``!``. Netlify skips such lines and lets the last rule hold.
    """
    lines = [_REMARK]
    for folder, headers in found:
        lines.append(f"/{folder}*")
        lines += [f"  ! {name}" for name in headers if folder]
        lines += [f"  {name}: {value}" for name, value in headers.items()]
    return "\n".join([*lines, ""])


#: Files of the site whose names say nothing to an older Apache.
_TYPES = {
    ".geojson": "application/geo+json",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
}


def _htaccess(found: Rules, root: str) -> str:
    """``.htaccess``: Apache 2.4, where ``AllowOverride`` has ``FileInfo``."""
    lines = [_REMARK, f"ErrorDocument 404 {root}404.html"]
    lines += [f"AddType {kind} {suffix}" for suffix, kind in _TYPES.items()]
    lines.append("<IfModule mod_headers.c>")
    for folder, headers in found:
        told = [f'Header {_always(name)}set {name} "{value}"' for name, value in headers.items()]
        where = f'<If "%{{REQUEST_URI}} =~ m#^{root}{folder}#">'
        lines += [where, *told, "</If>"] if folder else told
    return "\n".join([*lines, "</IfModule>", ""])


def _nginx(found: Rules, root: str) -> str:
    """A file that nginx' ``server`` block includes; of ``if``, only what is safe there."""
    lines, added = [_REMARK], []
    for folder, headers in found:
        for name, value in headers.items():
            variable = f"$variorum_{name.lower().replace('-', '_')}"
            if folder:
                lines.append(f'if ($uri ~ "^{root}{folder}") {{ set {variable} "{value}"; }}')
            else:
                lines.append(f'set {variable} "{value}";')
                always = _always(name).strip()
                added.append(f"add_header {name} {variable} {always}".rstrip() + ";")
    return "\n".join([*lines, *added, f"error_page 404 {root}404.html;", ""])


def _always(name: str) -> str:
    """Error pages are pages too, but nobody is to keep one."""
    return "" if name == _CACHE else "always "


def _vercel(found: Rules, _root: str) -> str:
    """``vercel.json``, whose rules exclude one another, so that it is plain which one holds."""
    (_, everywhere), *exceptions = found
    sources: dict[str, dict[str, str]] = {}
    for name, value in everywhere.items():
        others = "|".join(folder for folder, headers in exceptions if name in headers)
        sources.setdefault(f"/((?!{others}).*)" if others else "/(.*)", {})[name] = value
    sources |= {f"/{folder}(.*)": headers for folder, headers in exceptions}
    headers = [
        {"source": source, "headers": [{"key": key, "value": value} for key, value in told.items()]}
        for source, told in sources.items()
    ]
    return json.dumps({"trailingSlash": True, "headers": headers}, indent=1) + "\n"


_FILES: dict[str, tuple[str, Callable[[Rules, str], str]]] = {
    "apache": (".htaccess", _htaccess),
    "headers": ("_headers", _headers),
    "nginx": ("nginx.conf", _nginx),
    "vercel": ("vercel.json", _vercel),
}
