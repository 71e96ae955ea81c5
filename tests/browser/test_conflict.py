"""Two windows on one article, with a browser's autosave at work."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.running import Site

MAKE = """
import json
from newsroom.models import ArticlePage, NewsIndexPage
index = NewsIndexPage.objects.filter(locale__language_code="en").first()
article = index.add_child(instance=ArticlePage(title="Two windows", teaser="A teaser.", live=False))
article.save_revision()
print(json.dumps([index.pk, article.pk]))
"""


@pytest.fixture
def addresses(site: Site) -> Iterator[tuple[str, str]]:
    """Where an article is added, and where the one at hand is edited."""
    made = site.manage("shell", "-v", "0", "-c", MAKE)
    index, article = json.loads(made.stdout.strip().splitlines()[-1])
    yield f"/admin/pages/add/newsroom/articlepage/{index}/", f"/admin/pages/{article}/edit/"
    site.manage(
        "shell", "-v", "0", "-c", f"from wagtail.models import Page; Page.objects.get(pk={article}).delete()"
    )


@pytest.fixture
def other_window(browser: Browser, site: Site, admin_state: dict) -> Iterator[Page]:
    context = browser.new_context(base_url=site.url, storage_state=admin_state)
    yield context.new_page()
    context.close()


def open_editor(page: Page, address: str) -> None:
    """Wagtail takes what is typed in the first two seconds for part of what was opened."""
    page.goto(address)
    page.wait_for_timeout(2500)


def write(page: Page, field: str, text: str) -> None:
    """Type, and wait until it is autosaved."""
    with page.expect_response(lambda answer: answer.request.method == "POST" and "/edit/" in answer.url):
        page.locator(f"#id_{field}").fill(text)
    page.wait_for_timeout(300)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_load_state()


def test_own_autosaves_are_no_conflict(admin_page: Page, addresses: tuple[str, str]) -> None:
    open_editor(admin_page, addresses[1])
    write(admin_page, "teaser", "First.")
    write(admin_page, "teaser", "First and second.")
    save(admin_page)
    expect(admin_page.get_by_text("has been updated")).to_be_visible()
    expect(admin_page.locator("#id_teaser")).to_have_value("First and second.")


def test_second_window_is_told_and_keeps_its_text(
    admin_page: Page, other_window: Page, addresses: tuple[str, str]
) -> None:
    open_editor(other_window, addresses[1])
    open_editor(admin_page, addresses[1])
    write(admin_page, "title", "Theirs")
    # As if its autosave had no connection.
    other_window.route(
        re.compile("/edit/"),
        lambda route: (
            route.abort() if route.request.headers["accept"] == "application/json" else route.continue_()
        ),
    )
    other_window.locator("#id_teaser").fill("Mine.")
    other_window.evaluate("document.querySelector('#page-edit-form').submit()")
    expect(other_window.get_by_role("heading", name="Somebody saved this page")).to_be_visible()
    expect(other_window.locator("#id_teaser")).to_have_value("Mine.")
    expect(
        other_window.get_by_role("row", name=re.compile("^Title")).locator(".addition").first
    ).to_have_text("Theirs")


def test_taking_over_saves(admin_page: Page, other_window: Page, addresses: tuple[str, str]) -> None:
    test_second_window_is_told_and_keeps_its_text(admin_page, other_window, addresses)
    other_window.wait_for_timeout(1500)  # no autosave takes over by itself
    assert admin_page.reload().ok
    expect(admin_page.locator("#id_title")).to_have_value("Theirs")
    save(other_window)
    expect(other_window.get_by_text("has been updated")).to_be_visible()
    admin_page.reload()
    expect(admin_page.locator("#id_teaser")).to_have_value("Mine.")
