"""Every public page type as a visitor meets it: accessible, no wider than the screen, no third party."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import violations
from tests.running import Site

PAGES = {
    "home": "/",
    "home in French": "/fr/",
    "registry of a day": "/participants/?as_of=2014-06-01",
    "registry of no day": "/participants/?as_of=2014-02-30",
    "news index": "/news/",
    "filtered news": "/news/?category=interview",
    "registry": "/participants/",
    "milestones": "/participants/milestones/",
    "milestones that cannot be": "/participants/milestones/?year=abc",
    "participant": "/participants/tivat/",
    "standard page": "/about/",
    "form": "/join/",
    "search": "/search/?q=alliance",
    "empty search": "/search/?q=zzzzzz",
    "not found": "/nothing-here/",
}


def first_article(page: Page) -> str:
    page.goto("/news/")
    return page.locator("main article a").first.get_attribute("href")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", [*PAGES, "article"])
def test_page_is_accessible(browser: Browser, site: Site, name: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        base_url=site.url, viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    page = context.new_page()
    page.goto(PAGES[name] if name in PAGES else first_article(page))
    try:
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        context.close()


@pytest.mark.parametrize("name", [*PAGES, "article"])
def test_page_asks_no_third_party_and_sets_no_cookie(page: Page, site: Site, name: str) -> None:
    hosts: set[str] = set()
    problems: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(PAGES[name] if name in PAGES else first_article(page), wait_until="networkidle")
    assert hosts <= {urlsplit(site.url).netloc, ""}
    assert [text for text in problems if "404" not in text] == []
    if name != "form":  # a form needs its CSRF cookie
        assert page.context.cookies() == []


@pytest.mark.parametrize("name", ["home", "news index", "article", "registry"])
def test_first_view_stays_under_100_kb_without_images(page: Page, name: str) -> None:
    sizes: list[int] = []

    def measure(response) -> None:
        if response.request.resource_type != "image":
            sizes.append(len(response.body()))

    url = PAGES[name] if name in PAGES else first_article(page)
    page.on("response", measure)
    page.goto(url, wait_until="networkidle")
    assert 0 < sum(sizes) < 100_000


def test_site_is_read_and_searched_without_javascript(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.fill("input[name=q] >> nth=0", "Tivat")
    page.keyboard.press("Enter")
    page.locator("main a", has_text="Tivat").first.click()
    assert "Tivat" in page.locator("h1").inner_text()
    context.close()


def test_keyboard_reaches_the_content_first(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"


def test_contact_address_is_not_in_the_markup(page: Page) -> None:
    for url in ("/", "/news/"):
        html = page.request.get(url).text()
        assert "alliance[at]example.org" in html
        assert "alliance@example.org" not in html
