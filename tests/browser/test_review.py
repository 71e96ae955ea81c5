"""A link made by staff is read and answered by somebody without an account."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import violations
from tests.running import Site


def make_link(admin_page: Page, reviewer: str) -> str:
    """Ask for a review of the newest article, from the editor on; the address that staff would send."""
    admin_page.goto("/admin/news/articles/")
    admin_page.locator("main table a").filter(has_text="Tivat").first.click()
    admin_page.get_by_role("button", name="Actions", exact=True).first.click()
    admin_page.get_by_role("link", name="Ask for a review").click()
    admin_page.fill("input[name=reviewer]", reviewer)
    admin_page.get_by_role("button", name="Make the link").click()
    return admin_page.get_by_label(f"Link for {reviewer}").input_value()


@pytest.fixture
def stranger(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """Somebody with nothing but the link, and without scripts."""
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    yield context
    context.close()


def test_stranger_reads_and_approves(admin_page: Page, stranger: BrowserContext) -> None:
    reviewing = stranger.new_page()
    reviewing.goto(make_link(admin_page, "Mayor’s office, Tivat"))
    title = reviewing.locator("h1").inner_text()
    expect(reviewing.frame_locator("iframe").locator("h1")).to_have_text(title)

    reviewing.get_by_role("button", name="Send the answer").click()
    expect(reviewing.get_by_role("alert")).to_be_visible()
    reviewing.get_by_label("Approve").check()
    reviewing.get_by_role("button", name="Send the answer").click()
    expect(reviewing.locator("h1")).to_have_text("Thank you for your answer")
    assert stranger.cookies() == []

    admin_page.reload()
    row = admin_page.locator("table.listing tr", has_text="Mayor’s office, Tivat")
    expect(row).to_contain_text("approved")


def test_revoked_link_is_over(admin_page: Page, stranger: BrowserContext) -> None:
    address = make_link(admin_page, "County council")
    row = admin_page.locator("table.listing tr", has_text="County council")
    row.get_by_role("button", name="Revoke").click()
    expect(row.get_by_role("button")).to_have_count(0)
    reviewing = stranger.new_page()
    reviewing.goto(address)
    expect(reviewing.locator("h1")).to_have_text("This link no longer works")


def test_frame_is_styled_and_runs_nothing(admin_page: Page, page: Page) -> None:
    page.goto(make_link(admin_page, "Press office"), wait_until="networkidle")
    frame = page.frame_locator("iframe")
    assert frame.locator("img").first.evaluate("image => image.naturalWidth") > 0
    assert frame.locator("body").evaluate("body => getComputedStyle(body).fontFamily") == page.evaluate(
        "getComputedStyle(document.body).fontFamily"
    )
    assert frame.locator("body").evaluate("() => window.origin") == "null"


def test_links_of_the_draft_open_beside_it_and_tell_nothing(admin_page: Page, page: Page) -> None:
    page.goto(make_link(admin_page, "Legal office"), wait_until="networkidle")
    with page.context.expect_page() as opened:
        page.frame_locator("iframe").get_by_role("link", name="News", exact=True).first.click()
    news = opened.value
    news.wait_for_load_state()
    assert urlsplit(news.url).path == "/news/"
    assert news.evaluate("document.referrer") == ""
    assert news.evaluate("window.opener") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_review_is_accessible(
    admin_page: Page, browser: Browser, site: Site, width: int, scheme: str
) -> None:
    address = make_link(admin_page, f"Office {width} {scheme}")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    reviewing = context.new_page()
    try:
        reviewing.goto(address)
        assert violations(reviewing) == []
        assert reviewing.evaluate("document.documentElement.scrollWidth") <= width
        reviewing.get_by_role("button", name="Send the answer").click()
        assert violations(reviewing) == []
        reviewing.get_by_label("Ask for changes").check()
        reviewing.get_by_label("Comment").fill("The mayor’s name is Ana.")
        reviewing.get_by_role("button", name="Send the answer").click()
        assert violations(reviewing) == []
    finally:
        context.close()


def test_list_of_links_is_accessible(admin_page: Page) -> None:
    make_link(admin_page, "Museum")
    admin_page.reload()  # without Wagtail's message, which is still fading in
    assert violations(admin_page, within="main") == []
