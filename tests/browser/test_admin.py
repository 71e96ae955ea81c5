"""What this project adds to the admin, in a real browser: accessible, and it does what it says."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.running import Site

REGISTRY = "/admin/participants/participant/"
PAGES = {
    "dashboard": "/admin/",
    "registry": REGISTRY,
    "registry without a hit": f"{REGISTRY}?q=zzzz",
    "new participant": f"{REGISTRY}create/",
    "import of participants": "/admin/participants/import/",
    "state of the registry": "/admin/reports/registry/",
    "milestones": "/admin/participants/milestone/",
    "new milestone": "/admin/participants/milestone/create/",
    "applications": "/admin/participants/application/",
    "articles": "/admin/news/articles/",
    "categories": "/admin/news/categories/",
    "authors": "/admin/news/authors/",
    "images": "/admin/images/?lacks=",
}
VIEWS = ["inspect", "edit", "delete", "history", "merge"]


def participant_address(page: Page, view: str) -> str:
    page.goto(f"{REGISTRY}?q=127")
    pk = page.locator("[data-object-pk]").first.get_attribute("data-object-pk")
    return f"{REGISTRY}{view}/{pk}/"


def open_article_editor(page: Page) -> None:
    page.goto("/admin/news/articles/")
    page.get_by_role("link", name="Add an article").click()
    page.wait_for_url("**/newsroom/articlepage/**")


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")]
)
@pytest.mark.parametrize("name", [*PAGES, *VIEWS])
def test_page_is_accessible(admin_page: Page, name: str, width: int, scheme: str) -> None:
    page = admin_page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(PAGES[name] if name in PAGES else participant_address(page, name), wait_until="networkidle")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_sign_in_is_accessible(browser: Browser, site: Site, scheme: str) -> None:
    context = browser.new_context(base_url=site.url, color_scheme=scheme)
    page = context.new_page()
    page.goto("/admin/login/")
    assert violations(page) == []
    context.close()


def test_form_with_errors_is_accessible(admin_page: Page) -> None:
    admin_page.goto(f"{REGISTRY}create/")
    admin_page.get_by_role("button", name="Save").click()
    expect(admin_page.locator(".error-message").first).to_be_visible()
    admin_page.wait_for_function("document.getAnimations().length === 0")
    assert violations(admin_page) == []


def test_participants_are_chosen_by_searching(admin_page: Page) -> None:
    """The modal's frame is Wagtail's, which gives it no name; what is in it is ours."""
    open_article_editor(admin_page)
    admin_page.get_by_role("button", name="Add participant").click()
    admin_page.locator(".modal-body table").wait_for()
    assert violations(admin_page, within=".modal-body") == []
    admin_page.locator(".modal-body input[name=q]").fill("127")
    expect(admin_page.locator(".modal-body tbody tr")).to_have_count(1)
    admin_page.locator(".modal-body tbody input[type=checkbox]").check()
    admin_page.get_by_role("button", name="Confirm selection").click()
    expect(admin_page.get_by_text("127 · Tivat, Montenegro")).to_be_visible()


def test_filter_form_works_without_a_script(admin_page: Page) -> None:
    admin_page.goto(REGISTRY)
    admin_page.get_by_label("Country").select_option("ME")
    admin_page.get_by_role("button", name="Filter").click()
    admin_page.wait_for_url("**country=ME**")
    expect(admin_page.get_by_role("cell", name="Montenegro").first).to_be_visible()


def test_preview_shows_the_article_beside_the_editor(admin_page: Page) -> None:
    admin_page.goto("/admin/news/articles/")
    admin_page.locator("main table a").filter(has_text="Tivat").first.click()
    admin_page.get_by_role("button", name="Toggle preview").click()
    frame = admin_page.locator("iframe[title=Preview]").last.content_frame
    expect(frame.get_by_role("heading", level=1)).to_be_visible()
