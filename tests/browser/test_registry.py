"""The registry in the browser: the map by keyboard, a day of the past, and who is no longer a participant."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.running import Site

LEAVE = """
from datetime import date
from participants import services
from participants.models import Participant

of = Participant.objects.get
services.merge(participant=of(ordinal=123), into=of(ordinal=124), effective_on=date(2020, 5, 1), by=None)
services.rename(participant=of(ordinal=124), name="Greater Megara", effective_on=date(2020, 5, 1), by=None)
services.withdraw(participant=of(ordinal=20), effective_on=date(2020, 5, 1), by=None)
"""


@pytest.fixture(scope="module")
def changed(registry_site: Site) -> Site:
    done = registry_site.manage("shell", "-c", LEAVE)
    assert done.returncode == 0, done.stderr
    return registry_site


def test_keyboard_reaches_each_dot_in_the_order_of_the_table(page: Page) -> None:
    page.goto("/participants/")
    page.locator(".map-skip").focus()
    names = page.locator(".registry-name a").all_inner_texts()
    reached = []
    for _name in names:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.querySelector('title')?.textContent"))
        assert (
            page.evaluate("getComputedStyle(document.activeElement.querySelector('circle')).strokeWidth")
            == "5px"
        )
    assert reached == names


def test_map_can_be_skipped(page: Page) -> None:
    page.goto("/participants/")
    page.locator(".map-skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "list"


def test_reader_asks_for_a_day_and_comes_back(page: Page) -> None:
    page.goto("/participants/")
    page.get_by_label("As it stood on").fill("2014-06-01")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#list")).to_have_text("Participants on 1 June 2014")
    expect(page.get_by_label("As it stood on")).to_have_value("2014-06-01")
    page.get_by_role("link", name="The registry of today").click()
    expect(page.locator("#list")).to_have_text("All participants")


@pytest.mark.parametrize("extension", ["csv", "json", "geojson"])
def test_file_of_the_day_is_offered(page: Page, extension: str) -> None:
    page.goto("/participants/?as_of=2014-06-01")
    address = page.locator(f"a[href*='registry.{extension}']").get_attribute("href")
    response = page.request.get(address or "")
    assert response.status == 200
    assert len(response.body()) > 10_000


@pytest.mark.xdist_group("registry site")
class TestThoseWhoLeft:
    @pytest.fixture(params=[(1280, "light"), (320, "dark")], ids=str)
    def reader(self, request: pytest.FixtureRequest, browser: Browser, changed: Site) -> Iterator[Page]:
        width, scheme = request.param
        context = browser.new_context(
            base_url=changed.url, viewport={"width": width, "height": 900}, color_scheme=scheme
        )
        yield context.new_page()
        context.close()

    @pytest.mark.parametrize(
        "address", ["/participants/", "/participants/ploiesti/", "/participants/megara/", "/"]
    )
    def test_page_is_accessible(self, reader: Page, address: str) -> None:
        reader.goto(address)
        assert violations(reader) == []
        assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def test_merged_participant_leads_to_its_successor(self, reader: Page) -> None:
        reader.goto("/participants/ploiesti/")
        reader.locator(".message a").click()
        expect(reader).to_have_url(re.compile("/participants/megara/$"))
