"""Loading history in a browser: from the list to the preview, and back without having done anything."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations

FILE = """\
ordinal,name,country,kind,joined_on,population
9001,Übersee,DE,municipality,2015-05-20,5012
{number},Nirgends,DE,municipality,{day},
"""


def give(page: Page, path: Path, **cells: str) -> None:
    path.write_text(FILE.format(**cells))
    page.goto("/admin/participants/participant/")
    page.get_by_role("link", name="Import", exact=True).click()
    page.get_by_label("File").set_input_files(path)
    page.get_by_role("button", name="Show what it would do").click()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_preview_is_accessible_and_can_be_left(
    admin_page: Page, tmp_path: Path, width: int, scheme: str
) -> None:
    page = admin_page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    give(page, tmp_path / "history.csv", number="9002", day="2015-05-21")
    expect(page.get_by_role("row", name="9001 Übersee New")).to_be_visible()
    expect(page.get_by_role("button", name="Import 2 rows")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("link", name="Cancel").click()
    page.goto("/admin/participants/participant/?q=9001")
    expect(page.get_by_text("Übersee")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (320, "light")])
def test_faults_are_accessible(admin_page: Page, tmp_path: Path, width: int, scheme: str) -> None:
    page = admin_page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    give(page, tmp_path / "history.csv", number="9001", day="2015-02-30")
    expect(page.get_by_role("row", name="3 joined_on “2015-02-30” is not a date.")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
