"""The site every test may build on. SQLite by default; `make test` runs the suite on PostgreSQL too."""

import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from wagtail.models import Page, Site

from home.models import HomePage
from newsroom.models import NewsIndexPage
from participants.models import ParticipantIndexPage
from participants.record import guards
from tests.factories import HomePageFactory, NewsIndexPageFactory, ParticipantIndexPageFactory

# A busy machine is no fault of the code, so that no example has a deadline.
hypothesis_settings.register_profile("suite", deadline=None)
hypothesis_settings.load_profile("suite")


def pytest_configure() -> None:
    """A transactional test ends by emptying all tables, the registry's record among them."""
    empty_tables = TransactionTestCase._fixture_teardown

    def empty_tables_unguarded(case: TransactionTestCase) -> None:
        guards.remove()
        empty_tables(case)
        guards.install()

    TransactionTestCase._fixture_teardown = empty_tables_unguarded


def pytest_report_header() -> str:
    engine = settings.DATABASES["default"]["ENGINE"].rsplit(".", 1)[-1]
    return f"database: {engine}"


def pytest_unconfigure() -> None:
    for folder in (settings.MEDIA_FOLDER, settings.PRIVATE_FOLDER):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """Wagtail caches the site's root paths; a later test has another site."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """A request for a French page leaves its thread speaking French; a test begins in English."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def home(db: None) -> HomePage:
    """The home page of the default site, `http://testserver/`, with nothing below it."""
    root = Page.objects.get(depth=1)
    page = HomePageFactory(parent=root)
    Site.objects.filter(is_default_site=True).update(root_page=page, hostname="testserver", port=80)
    Site.clear_site_root_paths_cache()
    return page


@pytest.fixture
def news_index(home: HomePage) -> NewsIndexPage:
    return NewsIndexPageFactory(parent=home)


@pytest.fixture
def registry(home: HomePage) -> ParticipantIndexPage:
    return ParticipantIndexPageFactory(parent=home)
