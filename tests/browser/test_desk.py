"""From a draft to a page that readers see, in the hands of three people."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.running import Site

PASSWORD = "a-password-for-the-tests"
TITLE = "Olomouc asks how to join"
ADDRESS = "/news/olomouc-asks-how-to-join/"

MAKE_STAFF = f"""
from django.contrib.auth.models import Group, User
for name, group in [("clara", "Communications"), ("edgar", "Editors"), ("carla", "Communications")]:
    user = User.objects.create_user(name, f"{{name}}@example.org", "{PASSWORD}", first_name=name.title())
    user.groups.add(Group.objects.get(name=group))
"""
REMOVE = f"""
from django.contrib.auth.models import User
from newsroom.models import ArticlePage
for page in ArticlePage.objects.filter(title="{TITLE}"):
    page.delete()
User.objects.filter(username__in=["clara", "edgar", "carla"]).delete()
"""


class Desk:
    """Staff, each at a browser of their own."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self._browser = browser
        self._site = site

    def sit_down(self, name: str) -> Page:
        context = self._browser.new_context(
            base_url=self._site.url, viewport={"width": 1280, "height": 1000}, timezone_id="Europe/Paris"
        )
        page = context.new_page()
        page.goto("/admin/")
        page.fill("input[name=username]", name)
        page.fill("input[name=password]", PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")
        return page


@pytest.fixture
def desk(browser: Browser, site: Site) -> Iterator[Desk]:
    made = site.manage("shell", "-v0", "-c", MAKE_STAFF)
    assert made.returncode == 0, made.stderr
    yield Desk(browser, site)
    site.manage("shell", "-v0", "-c", REMOVE)


def open_menu(page: Page) -> None:
    page.locator("footer .w-dropdown__toggle, footer [data-w-dropdown-target=toggle]").first.click()


def test_three_people_bring_an_article_out(desk: Desk, site: Site, page: Page) -> None:
    clara = desk.sit_down("clara")
    clara.goto("/admin/news/articles/")
    clara.get_by_role("link", name="Add an article").click()
    clara.fill("input[name=title]", TITLE)
    clara.fill("textarea[name=teaser]", " ")
    preflight = clara.locator(".preflight")
    expect(preflight).to_contain_text("“Teaser” is empty.")
    clara.fill("textarea[name=teaser]", "The city council of Olomouc wants to know what it takes.")
    expect(preflight).not_to_contain_text("“Teaser” is empty.")
    assert violations(clara, within=".preflight") == []
    open_menu(clara)
    expect(clara.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    clara.get_by_role("button", name="Submit to Newsroom approval").click()
    expect(clara.locator(".messages")).to_contain_text("submitted for moderation")

    edgar = desk.sit_down("edgar")
    edgar.get_by_role("link", name=TITLE).first.click()
    open_menu(edgar)
    edgar.get_by_role("button", name="Approve", exact=True).click()
    expect(edgar.locator(".messages")).to_contain_text(TITLE)
    assert not site.answers(ADDRESS)

    carla = desk.sit_down("carla")
    carla.goto("/admin/news/articles/")
    carla.get_by_role("link", name=TITLE).click()
    open_menu(carla)
    carla.get_by_role("link", name="Schedule").click()
    expect(carla.locator("main")).to_contain_text("Approved by Edgar")
    due = timezone.localtime() + timedelta(seconds=10)
    # The chooser offers whole minutes; the form takes seconds, which is all a test wants to wait.
    carla.locator("input[name=go_live_at]").evaluate(
        "(input, time) => input.value = time", f"{due:%Y-%m-%d %H:%M:%S}"
    )
    carla.get_by_role("button", name="Schedule").click()
    expect(carla.locator(".messages")).to_contain_text("goes live on")
    assert not site.answers(ADDRESS)

    while not site.answers(ADDRESS) and timezone.now() < due + timedelta(seconds=30):
        page.wait_for_timeout(200)
    page.goto(ADDRESS)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
