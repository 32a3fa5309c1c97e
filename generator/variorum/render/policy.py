"""What a reader's browser may do on a page: the one place where the site's headers are decided.

The files for hosts (``hosts.py``), the ``<meta>`` element of the theme and the browser tests all
take the policy from here.
"""

#: Content-Security-Policy Level 3 (W3C). Nothing inline, nothing from elsewhere, no ``eval``.
_DIRECTIVES: dict[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
#: What single folders of the site need besides: the search compiles its index' WebAssembly.
EXCEPTIONS: dict[str, dict[str, str]] = {
    "search/": {"script-src": "'self' 'wasm-unsafe-eval'"},
}
#: Directives without effect, and with a warning, in a ``<meta>`` element (CSP 3, section 3.3).
_IN_HEADERS_ONLY = frozenset({"frame-ancestors"})

#: Sent with every file. Readers may be where it is dangerous to be seen reading: no other site
#: learns where they come from, and no page asks where they are.
HEADERS: dict[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), "
    "midi=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
#: Pages are asked about each time: a correction must not wait for a cache.
CACHE = "no-cache"
#: The theme's own files, whose names stay the same from version to version: kept for a visit.
CACHE_OF_ASSETS = "public, max-age=600, stale-while-revalidate=3600"
ASSETS = "assets/"


def policy(folder: str = "") -> str:
    """The Content-Security-Policy of everything below a folder, as a header's value."""
    return _join(_directives(folder))


def _directives(folder: str) -> dict[str, str]:
    return _DIRECTIVES | EXCEPTIONS.get(folder, {})


def _join(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def _meta(folder: str) -> str:
    directives = _directives(folder)
    return _join({name: directives[name] for name in directives if name not in _IN_HEADERS_ONLY})


_META = _meta("")
_EXCEPTED = {folder: _meta(folder) for folder in EXCEPTIONS}


def meta_policy(address: str) -> str:
    """The policy for the head of the page at an address from the site's root.

    Where a host sends headers too, a browser obeys both.
    """
    return _EXCEPTED.get(f"{address.partition('/')[0]}/", _META)
