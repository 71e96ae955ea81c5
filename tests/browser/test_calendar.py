"""The calendar and what else shows the desk, in a real browser."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.running import Site

PAGES = {
    "month": "/admin/calendar/?month={month}",
    "list": "/admin/calendar/?month={month}&view=list",
    "subscribe": "/admin/calendar/feed/",
    "dashboard": "/admin/",
    "image rights": "/admin/reports/image-rights/",
    "verdicts": "/admin/reports/publication-verdicts/",
    "waiting": "/admin/reports/waiting-for-approval/",
}
# Far enough ahead that the worker has nothing to do with it, and the same month for every test.
MONTH = (datetime.now(UTC).replace(day=1) + timedelta(days=70)).strftime("%Y-%m")

MAKE = """
from datetime import date, datetime, UTC
from cms.publishing.models import Verdict
from newsroom.models import NewsIndexPage
from tests.factories import ImageFactory
from tests.publishing import desk
from wagtail.models import get_default_page_content_type

index = NewsIndexPage.objects.first()
desk.planned(index, date.fromisoformat("{month}-10"), "Plan to move", slug="plan-to-move")
desk.scheduled(index, datetime.fromisoformat("{month}-11T12:00:00+00:00"), "Schedule to move", slug="promise")
late = desk.draft(index, "Late", slug="late")
for outcome in ("missed", "done"):
    Verdict.objects.create(
        content_type=get_default_page_content_type(), object_id=str(late.pk), title="Late", kind="go-live",
        due_at=datetime.now(UTC), outcome=outcome, done_at=datetime.now(UTC), reason="A reason in words.",
    )
ImageFactory(title="A picture of nobody", description="", holder="")
"""
CLEAR = """
from cms.media.models import CreditedImage
from newsroom.models import ArticlePage
from cms.publishing.models import Verdict

Verdict.objects.filter(title="Late").delete()
CreditedImage.objects.filter(title="A picture of nobody").delete()
for page in ArticlePage.objects.filter(slug__in=["plan-to-move", "promise", "late"]):
    page.delete()
"""


@pytest.fixture(scope="module", autouse=True)
def _something_to_show(site: Site) -> Iterator[None]:
    made = site.manage("shell", "-v0", "-c", MAKE.format(month=MONTH))
    assert made.returncode == 0, made.stderr
    yield
    site.manage("shell", "-v0", "-c", CLEAR)


def entry(page: Page, title: str) -> Locator:
    return page.locator(".calendar-entries li").filter(has_text=title)


def drag(page: Page, title: str, to: Locator) -> None:
    """On a screen that holds the whole month: scrolling before the first move would let go of the entry."""
    page.set_viewport_size({"width": 1280, "height": 1800})
    entry(page, title).drag_to(to)


def cell(page: Page, day: str) -> Locator:
    return page.locator(f"td[data-day='{MONTH}-{day}']")


def day_of(page: Page, title: str) -> str | None:
    return page.locator("td[data-day]").filter(has=entry(page, title)).get_attribute("data-day")


def open_month(page: Page, **query: str) -> None:
    page.goto(
        "/admin/calendar/?"
        + "&".join(f"{name}={value}" for name, value in ({"month": MONTH} | query).items())
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible(admin_page: Page, name: str, width: int, scheme: str) -> None:
    page = admin_page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(PAGES[name].format(month=MONTH), wait_until="networkidle")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("title", ["Plan to move", "Schedule to move"])
def test_form_to_move_is_accessible(admin_page: Page, title: str) -> None:
    open_month(admin_page)
    entry(admin_page, title).locator("a.move").click()
    admin_page.get_by_label("Day").wait_for()
    assert violations(admin_page) == []


@pytest.mark.parametrize(
    ("title", "day", "said"),
    [
        ("Plan to move", "17", "is planned for 17 "),
        ("Schedule to move", "18", "is scheduled for 18 "),
    ],
)
def test_entry_is_dragged_to_another_day(admin_page: Page, title: str, day: str, said: str) -> None:
    open_month(admin_page)
    drag(admin_page, title, cell(admin_page, day))
    expect(admin_page.get_by_text(f"“{title}” {said}")).to_be_visible()
    assert day_of(admin_page, title) == f"{MONTH}-{day}"


def test_time_of_day_stays_when_dragged(admin_page: Page) -> None:
    open_month(admin_page)
    before = entry(admin_page, "Schedule to move").locator("time").inner_text()
    drag(admin_page, "Schedule to move", cell(admin_page, "25"))
    expect(admin_page.get_by_text("is scheduled for 25 ")).to_be_visible()
    assert entry(admin_page, "Schedule to move").locator("time").inner_text() == before


def test_refused_entry_is_where_it_was_and_the_reason_is_told(admin_page: Page, site: Site) -> None:
    lock = "from newsroom.models import *; ArticlePage.objects.filter(slug='promise').update(locked={locked})"
    site.manage("shell", "-v0", "-c", lock.format(locked=True))
    open_month(admin_page)
    before = day_of(admin_page, "Schedule to move")
    target = "20" if before != f"{MONTH}-20" else "21"
    drag(admin_page, "Schedule to move", cell(admin_page, target))
    expect(admin_page.get_by_text("was not moved")).to_be_visible()
    assert day_of(admin_page, "Schedule to move") == before
    site.manage("shell", "-v0", "-c", lock.format(locked=False))


def test_entry_is_moved_by_keyboard_alone(admin_page: Page) -> None:
    open_month(admin_page)
    entry(admin_page, "Plan to move").locator("a.move").focus()
    admin_page.keyboard.press("Enter")
    admin_page.get_by_label("Day").fill(f"{MONTH}-05")
    admin_page.get_by_label("Day").press("Enter")
    expect(admin_page.get_by_text("is planned for 5 ")).to_be_visible()
    assert day_of(admin_page, "Plan to move") == f"{MONTH}-05"


def test_entry_cannot_be_dragged_out_of_the_month(admin_page: Page) -> None:
    open_month(admin_page)
    before = day_of(admin_page, "Plan to move")
    drag(admin_page, "Plan to move", admin_page.locator(".calendar-filters"))
    assert re.search(r"month=", admin_page.url)
    assert day_of(admin_page, "Plan to move") == before


def test_narrow_screen_shows_days_that_hold_something_one_below_the_other(admin_page: Page) -> None:
    admin_page.set_viewport_size({"width": 320, "height": 900})
    open_month(admin_page, status="planned")
    expect(entry(admin_page, "Plan to move")).to_be_visible()
    assert admin_page.locator("td[data-day]:visible").count() == 1


def test_filters_work_without_a_script(admin_page: Page) -> None:
    open_month(admin_page)
    admin_page.get_by_label("Status").select_option("scheduled")
    admin_page.get_by_role("button", name="Filter").click()
    admin_page.wait_for_url("**status=scheduled**")
    expect(entry(admin_page, "Schedule to move")).to_be_visible()
    expect(entry(admin_page, "Plan to move")).to_have_count(0)
