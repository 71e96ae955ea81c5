"""The pre-flight list beside the editor follows what is typed, and each line leads to its field."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.axe import violations

TITLE = "The title has 115 characters"
LONG = "A title that is far too long " * 4


@pytest.fixture
def editor(admin_page: Page) -> Page:
    """The editor of an article with a lead image. What is typed is not saved, for the tests that follow."""
    admin_page.on("dialog", lambda dialog: dialog.accept())
    admin_page.route("**/admin/pages/*/edit/", only_read)
    admin_page.goto("/admin/news/articles/?q=tivat")
    admin_page.get_by_role("link", name="Tivat on the Adriatic becomes participant number 127").first.click()
    admin_page.wait_for_url("**/edit/")
    expect(admin_page.locator("[data-preflight-list]")).to_be_attached()
    return admin_page


def only_read(route: Route) -> None:
    if route.request.method == "GET":
        route.continue_()
    else:
        route.abort()


def line(page: Page, text: str) -> Locator:
    return page.locator(".preflight__findings li").filter(has_text=text)


def test_list_follows_what_is_typed(editor: Page) -> None:
    editor.fill("#id_title", LONG)
    expect(line(editor, TITLE)).to_contain_text("To look at")
    editor.fill("#id_title", "Short")
    expect(line(editor, TITLE)).to_have_count(0)


def test_what_blocks_is_counted(editor: Page) -> None:
    summary = editor.locator("[data-preflight-summary]")
    editor.fill("#id_teaser", "")
    expect(line(editor, "“Teaser” is empty.")).to_contain_text("Blocks")
    expect(summary).to_contain_text("1 thing blocks publishing")
    editor.fill("#id_teaser", "A town on the Adriatic.")
    expect(summary).not_to_contain_text("1 thing blocks")


def test_image_that_loses_its_description_blocks_and_leads_to_its_chooser(editor: Page) -> None:
    address = f"/admin/images/{editor.locator('#id_lead_image').input_value()}/"
    images = editor.context.new_page()
    images.goto(address)
    description = images.locator("#id_description").input_value()
    try:
        describe(images, address, "")
        editor.fill("#id_teaser", "Something else.")
        editor.locator(".preflight__findings a").filter(has_text="has no description").click()
        expect(editor.locator("[data-contentpath=lead_image] :focus")).to_be_visible()
    finally:
        describe(images, address, description)


def describe(page: Page, address: str, description: str) -> None:
    page.goto(address)
    page.fill("#id_description", description)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/admin/images/")


@pytest.mark.parametrize("tab", ["Content", "Promote", "Settings"])
def test_line_leads_to_its_field_from_every_tab(editor: Page, tab: str) -> None:
    editor.fill("#id_title", LONG)
    editor.get_by_role("tab", name=tab).click()
    line(editor, TITLE).get_by_role("link").click()
    expect(editor.locator("#id_title")).to_be_focused()
    expect(editor.locator("#id_title")).to_be_in_viewport()


def test_line_leads_to_its_block(editor: Page) -> None:
    heading = editor.locator("[data-contentpath=text] input").first
    heading.fill("")
    line(editor, "“Heading: Text” is empty.").get_by_role("link").click()
    expect(heading).to_be_focused()


def test_list_says_so_when_it_cannot_be_brought_up_to_date(editor: Page) -> None:
    editor.route("**/admin/publishing/preflight/**", lambda route: route.abort())
    editor.fill("#id_title", LONG)
    expect(editor.locator("[data-preflight-summary]")).to_contain_text("could not be brought up to date")


def test_new_article_has_its_list(admin_page: Page) -> None:
    admin_page.on("dialog", lambda dialog: dialog.accept())
    admin_page.route("**/admin/pages/add/**", only_read)
    admin_page.goto("/admin/news/articles/")
    admin_page.get_by_role("link", name="Add an article").click()
    expect(line(admin_page, "“Title” is empty.")).to_be_visible()
    admin_page.fill("#id_title", "Kotor joins")
    expect(line(admin_page, "“Title” is empty.")).to_have_count(0)
    expect(line(admin_page, "“Teaser” is empty.")).to_be_visible()


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (400, "light"), (400, "dark")]
)
def test_list_is_accessible_and_in_view(editor: Page, width: int, scheme: str) -> None:
    editor.set_viewport_size({"width": width, "height": 900})
    editor.emulate_media(color_scheme=scheme)
    editor.fill("#id_title", LONG)
    editor.fill("#id_teaser", "")
    expect(line(editor, TITLE)).to_be_attached()
    editor.mouse.move(width / 3, 600)
    editor.mouse.wheel(0, 2000)
    expect(editor.locator("[data-preflight-summary]")).to_be_in_viewport()
    assert violations(editor, within="[data-preflight]") == []
