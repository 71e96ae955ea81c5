"""A registrar's work in a real browser, with a candidate of its own and no trace among the public."""

import re

from playwright.sync_api import Page, expect

from tests.browser.axe import violations

REGISTRY = "/admin/participants/participant/"


def act(page: Page, name: str) -> None:
    page.locator(".footer").get_by_role("link", name=name, exact=True).click()
    page.get_by_role("heading", name="What will happen").wait_for()


def add_candidate(page: Page, name: str) -> None:
    page.goto(f"{REGISTRY}create/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Country").select_option("ME")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(f"{name} is a candidate now.")).to_be_visible()


def next_number(page: Page) -> str:
    sentence = page.locator(".consequences li").first.inner_text()
    return re.findall(r"the (\d+)\w\w participant", sentence)[0]


def test_admission_is_told_before_and_after_and_can_be_undone(admin_page: Page) -> None:
    page = admin_page
    add_candidate(page, "Bar")
    act(page, "Admit")
    number = next_number(page)
    page.get_by_label("Effective on").fill("2999-01-01")
    page.get_by_role("button", name="Admit", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Choose a document").click()
    page.locator(".modal-body table a").first.click()
    page.get_by_label("Note").fill("Decided by the council")
    page.get_by_label("Effective on").fill("2015-05-20")
    page.get_by_role("button", name="Admit", exact=True).click()
    expect(page.get_by_text("Nobody outside sees it yet: announce or release it.")).to_be_visible()
    record = page.locator(".record")
    expect(record).to_contain_text(f"Number {number}")
    expect(record).to_contain_text("Decided by the council")
    act(page, "Undo the admission")
    page.get_by_role("button", name="Undo the admission").click()
    expect(page.get_by_text(f"Bar is a candidate again, and number {number} is free.")).to_be_visible()
    expect(record.locator(".record-void")).to_contain_text("Void")
    assert violations(page, within=".record") == []  # Wagtail's message beside it still fades in
    act(page, "Admit")
    assert next_number(page) == number


def test_release_cannot_come_by_accident(admin_page: Page) -> None:
    """A button leads to a page that asks; leaving it does nothing."""
    page = admin_page
    add_candidate(page, "Ulcinj")
    act(page, "Admit")
    page.get_by_role("link", name="Cancel").click()
    expect(page.get_by_text("Nothing is recorded yet")).to_be_visible()
