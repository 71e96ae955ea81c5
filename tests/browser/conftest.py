"""A real Chromium against a running site with its demo content."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.running import ADMIN_PASSWORD, Site, fresh_database

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            if item.get_closest_marker("xdist_group") is None:
                item.add_marker(pytest.mark.xdist_group("site"))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="browser tests not run: no Chromium on the path"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("browser-var")) as site:
        yield site


@pytest.fixture(scope="session")
def registry_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site for tests that make an accession public, which nothing takes back.

    They are one `xdist_group` of their own, "registry site".
    """
    with running_site(tmp_path_factory.mktemp("registry-var")) as site:
        yield site


@contextmanager
def running_site(var_dir: Path) -> Iterator[Site]:
    with fresh_database(var_dir) as database_url:
        site = Site(var_dir, database_url, environment={"ADMIN_PASSWORD": ADMIN_PASSWORD})
        site.start()
        yield site
        site.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A fresh visitor."""
    context = browser.new_context(base_url=site.url, viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def admin_state(browser: Browser, site: Site) -> dict:
    """The cookies of the administrator, logged in once through the form."""
    context = browser.new_context(base_url=site.url)
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("input[name=username]", "admin")
    page.fill("input[name=password]", ADMIN_PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def admin_page(browser: Browser, site: Site, admin_state: dict) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site.url, viewport={"width": 1280, "height": 900}, storage_state=admin_state
    )
    yield context.new_page()
    context.close()
