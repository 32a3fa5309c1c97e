"""No link of the dossier's site is dead."""

from urllib.parse import unquote, urljoin, urlsplit

from tests.sites import Page, Site, attributes

HERE = "https://site.invalid/"
#: Attributes whose value is an address.
ADDRESSES = {"href", "src", "action", "poster", "data", "cite", "formaction", "srcset", "ping"}


def links(page: Page) -> set[str]:
    """The absolute addresses that a page names."""
    base = urljoin(HERE, page.address)
    named = {value for _, name, value in attributes(page) if name in ADDRESSES}
    refreshes = {m.get("content", "") for m in page.all("meta", **{"http-equiv": "refresh"})}
    named |= {content.partition("url=")[2] for content in refreshes}
    return {urljoin(base, value) for value in named}


def ids(page: Page) -> set[str]:
    return {value for _, name, value in attributes(page) if name == "id"}


def problem(site: Site, link: str, known: dict[str, set[str]]) -> str | None:
    """What is wrong with a link into the site, if anything is."""
    parts = urlsplit(link)
    path = unquote(parts.path)
    target = site.root / path.lstrip("/")
    if path.endswith("/"):
        target /= "index.html"
    if not target.is_file():
        return "leads to no file"
    if parts.fragment and target.suffix == ".html":
        address = target.relative_to(site.root).as_posix().removesuffix("index.html")
        if unquote(parts.fragment) not in known[address]:
            return "leads to no such place on the page"
    return None


def test_every_href_src_and_fragment_leads_somewhere(site: Site) -> None:
    known = {page.address: ids(page) for page in site.pages}

    dead = [
        f"/{page.address}: {link} {what}"
        for page in site.pages
        for link in sorted(links(page))
        if link.startswith(HERE) and (what := problem(site, link, known))
    ]

    assert not dead


def test_no_link_is_absolute_so_that_the_site_works_in_a_subfolder(site: Site) -> None:
    rooted = [
        f"/{page.address}: {value}"
        for page in site.pages
        for _, name, value in attributes(page)
        if name in ADDRESSES and value.startswith("/") and page.address != "404.html"
    ]

    assert not rooted


def test_links_to_other_sites_are_links_only_and_open_without_a_referrer(site: Site) -> None:
    others = {
        (element.tag, element.get("rel"))
        for page in site.pages
        for element in page.tree.iter()
        for name in ("href", "src")
        if urlsplit(element.get(name, "")).netloc
        and element.get("rel") != "canonical"
        and "v-record" in page.html
        and element in list(page.one("main").iter())
    }

    assert others <= {("a", "noopener noreferrer")}


def test_every_page_can_be_reached_from_the_home_page(site: Site) -> None:
    by_address = {urljoin(HERE, page.address): page for page in site.pages}
    ahead, seen = [HERE], {HERE}
    while ahead:
        for link in links(by_address[ahead.pop()]):
            address = link.partition("#")[0]
            if address in by_address and address not in seen:
                seen.add(address)
                ahead.append(address)

    redirects = {address for address, page in by_address.items() if page.is_redirect}

    assert {urljoin(HERE, "404.html"), *redirects} == set(by_address) - seen
