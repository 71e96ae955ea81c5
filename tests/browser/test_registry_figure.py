"""A registry figure is chosen in a dialog, cannot be typed over, and survives copy and paste."""

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.axe import violations


@pytest.fixture
def editor(admin_page: Page) -> Page:
    """The editor of an article whose body begins with a paragraph. What is typed is not saved."""
    admin_page.on("dialog", lambda dialog: dialog.accept())
    admin_page.route("**/admin/pages/*/edit/", only_read)
    admin_page.goto("/admin/news/articles/?q=tivat")
    admin_page.get_by_role("link", name="Tivat on the Adriatic becomes participant number 127").first.click()
    admin_page.wait_for_url("**/edit/")
    paragraph(admin_page).click()
    admin_page.keyboard.press("Control+End")
    return admin_page


def only_read(route: Route) -> None:
    if route.request.method == "GET":
        route.continue_()
    else:
        route.abort()


def paragraph(page: Page) -> Locator:
    return page.locator("[data-streamfield-child] .public-DraftEditor-content").first


def figures(page: Page) -> list[dict[str, str]]:
    """What would be stored. The editor writes it into the form a quarter of a second after each change."""
    page.wait_for_timeout(600)
    state: dict[str, Any] = json.loads(page.locator("input[name=body-0-value]").input_value())
    return [entity["data"] for entity in state["entityMap"].values() if entity["type"] == "REGISTRY_FIGURE"]


def choose(page: Page) -> Locator:
    """Opens the dialog with the editor's command."""
    page.keyboard.type(" We are ")
    page.keyboard.type("/registry", delay=80)  # the editor opens its commands when it sees the stroke alone
    page.get_by_role("option", name="Registry figure").first.wait_for()
    page.keyboard.press("Enter")
    return page.locator(".modal form")


def test_figure_is_chosen_copied_and_changed(editor: Page) -> None:
    dialog = choose(editor)
    dialog.wait_for()
    assert violations(editor, within=".modal-content") == []
    dialog.get_by_role("button", name="Insert the figure").click()
    expect(paragraph(editor)).to_contain_text("127 participants")
    assert figures(editor) == [{"figure": "participants"}]

    editor.keyboard.type(" now.")
    for key in ("Control+a", "Control+c", "Control+End", "Control+v"):
        editor.keyboard.press(key)
    expect(editor.locator(".TooltipEntity")).to_have_count(2)
    assert figures(editor) == [{"figure": "participants"}] * 2

    editor.locator(".TooltipEntity").last.click()
    editor.get_by_role("button", name="Edit", exact=True).click()
    dialog.get_by_label("The number of countries").check()
    dialog.get_by_label("Frozen on").fill("2015-05-20")
    dialog.get_by_role("button", name="Insert the figure").click()
    expect(editor.locator(".TooltipEntity").last).to_contain_text("countries")
    assert figures(editor) == [{"figure": "participants"}, {"figure": "countries", "asof": "2015-05-20"}]


def test_what_is_missing_is_said_beside_its_field(editor: Page) -> None:
    dialog = choose(editor)
    dialog.get_by_label("The ordinal of a participant").check()
    dialog.get_by_role("button", name="Insert the figure").click()
    expect(dialog).to_contain_text("Choose whose number it is.")
    assert violations(editor, within=".modal-content") == []
    assert figures(editor) == []


def test_report_is_accessible(admin_page: Page) -> None:
    admin_page.goto("/admin/reports/registry-numbers/")
    expect(admin_page.get_by_role("heading", name="Registry numbers in texts").first).to_be_attached()
    assert violations(admin_page) == []
