"""`/join/` in a browser: with scripts and without, twice at once, and the page that follows."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.intake.sending import solve
from tests.participants.applications.joining import PDF
from tests.running import Site

PRIVATE = re.compile(r"/application/[A-Za-z0-9]{32}/")


def fill(page: Page, **changes: str) -> None:
    answers = {
        "Name of the authority": "Opština Kotor",
        "Contact person": "Ana Petrović",
        "Function": "Secretary",
        "E-mail": "ana@kotor.example",
        "Message": "We have a plan.",
    } | changes
    for label, text in answers.items():
        page.get_by_label(label).fill(text)
    page.get_by_label("Kind").select_option("municipality")
    page.get_by_label("Country").select_option("ME")
    page.get_by_label("I agree").check()


def test_form_is_sent_with_the_work_done_in_the_background(page: Page, tmp_path: Path) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    decision = tmp_path / "Decision of Kotor.pdf"
    decision.write_bytes(PDF)
    page.goto("/join/")
    fill(page)
    page.get_by_label("Council decision").set_input_files(decision)
    page.wait_for_timeout(3000)
    page.get_by_role("button", name="Send the application").click()
    page.wait_for_url(PRIVATE)
    assert "Where it stands: Received" in page.locator("main").inner_text()
    assert "A PDF was sent." in page.locator("main").inner_text()
    assert problems == []


def test_application_is_taken_back_from_its_page(page: Page) -> None:
    page.goto("/join/")
    fill(page, **{"Name of the authority": "Budva"})
    page.wait_for_timeout(3000)
    page.get_by_role("button", name="Send the application").click()
    page.wait_for_url(PRIVATE)
    page.get_by_role("link", name="Take the application back").click()
    assert violations(page) == []
    page.get_by_role("button", name="Yes, take it back").click()
    page.wait_for_url(PRIVATE)
    assert "Where it stands: Withdrawn" in page.locator("main").inner_text()


def test_form_is_sent_without_javascript(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/join/")
    fill(page, **{"Name of the authority": "Bar"})
    page.get_by_role("button", name="Send the application").click()
    assert re.search(r"Please wait \d+ seconds", page.locator(".form-errors").inner_text())
    assert page.get_by_label("Name of the authority").input_value() == "Bar"
    page.wait_for_timeout(15_000)
    page.get_by_role("button", name="Send the application").click()
    page.wait_for_url(PRIVATE)
    context.close()


def test_errors_take_the_focus_and_stand_beside_their_fields(page: Page) -> None:
    page.goto("/join/")
    fill(page, **{"E-mail": "nobody"})
    page.get_by_role("button", name="Send the application").click()
    expect(page.locator(".form-errors")).to_be_focused()
    assert page.get_by_label("E-mail").get_attribute("aria-invalid") == "true"
    page.locator(".form-errors a").click()
    expect(page.get_by_label("E-mail")).to_be_focused()


def test_sent_twice_at_once_is_stored_once(page: Page, site: Site) -> None:
    page.goto("/join/")
    fill(page, **{"Name of the authority": "Herceg Novi"})
    page.wait_for_timeout(3000)
    form: dict[str, Any] = page.evaluate(
        "Object.fromEntries(new FormData(document.querySelector('main form')))"
    )
    form["intake-proof"] = solve(page.request.get("/api/v3/challenge/").json())
    form.pop("decision")
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in page.context.cookies())
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}

    def send(_n: int) -> str:
        with closing(HTTPConnection("127.0.0.1", site.port, timeout=60)) as connection:
            connection.request("POST", "/join/", urlencode(form), headers)
            return connection.getresponse().headers.get("Location", "")

    with ThreadPoolExecutor(max_workers=4) as pool:
        places = set(pool.map(send, range(4)))
    assert len(places) == 1
    assert PRIVATE.search(places.pop())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_form_with_errors_and_private_page_are_accessible(
    browser: Browser, site: Site, width: int, scheme: str
) -> None:
    context = browser.new_context(
        base_url=site.url, viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    page = context.new_page()
    page.goto("/fr/adherer/")
    assert violations(page) == []
    page.goto("/join/")
    page.get_by_role("button", name="Send the application").click()
    page.locator(".form-errors").wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    fill(page, **{"Name of the authority": f"Town {width} {scheme}"})
    page.wait_for_timeout(3000)
    page.get_by_role("button", name="Send the application").click()
    page.wait_for_url(PRIVATE)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
