"""Listings for staff cost the same, however many articles there are and however many are shown."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from cms.publishing.editing.listings import ListedPagePermissionTester
from cms.roles import ensure_roles
from newsroom.models import NewsIndexPage
from tests import admin
from tests.factories import ArticlePageFactory
from tests.publishing.editing.archives import fill

pytestmark = pytest.mark.django_db

MOST = 39  # "under 40"
LISTINGS = ("/admin/pages/{index}/", "/admin/news/articles/", "/admin/pages/search/?q=article")


@pytest.fixture
def index(news_index: NewsIndexPage) -> NewsIndexPage:
    """The news index of a site in two languages, under the roles and their workflow."""
    french = Locale.objects.get_or_create(language_code="fr")[0]
    news_index.get_parent().specific.copy_for_translation(french)
    news_index.copy_for_translation(french)
    ensure_roles()
    return news_index


@pytest.fixture(params=["Communications", "Editors"])
def reader(request: pytest.FixtureRequest, index: NewsIndexPage) -> Client:
    user = User.objects.create_user("reader", "reader@example.org", "secret")
    user.groups.set(Group.objects.filter(name=request.param))
    client = Client()
    client.force_login(user)
    return client


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    assert "Article " in response.content.decode()
    return len(asked)


@pytest.fixture
def author(index: NewsIndexPage) -> User:
    return User.objects.create_user("author")


@pytest.mark.parametrize("listing", LISTINGS)
def test_cost_does_not_grow_with_what_is_shown(
    index: NewsIndexPage, reader: Client, author: User, listing: str
) -> None:
    address = listing.format(index=index.pk)
    pages = fill(index, 50, author=author)
    call_command("update_index", verbosity=0)
    many = queries(reader, address)
    for page in pages[2:]:
        page.delete()
    assert many <= queries(reader, address)


@pytest.mark.slow
@pytest.mark.parametrize("listing", LISTINGS)
def test_five_thousand_articles_cost_less_than_forty_queries(
    index: NewsIndexPage, reader: Client, author: User, listing: str
) -> None:
    fill(index, 5_000, author=author)
    call_command("update_index", verbosity=0)
    assert queries(reader, listing.format(index=index.pk)) <= MOST


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("is_own", [True, False])
@pytest.mark.parametrize(
    "codenames",
    [
        ["add_page"],
        ["change_page"],
        ["publish_page"],
        ["add_page", "publish_page"],
        ["change_page", "publish_page"],
        ["add_page", "change_page"],
    ],
)
def test_rows_offer_deletion_to_those_who_may_delete(
    news_index: NewsIndexPage, codenames: list[str], is_own: bool, live: bool
) -> None:
    user = admin.editor_of(news_index, *codenames)
    article = ArticlePageFactory(parent=news_index, live=live, owner=user if is_own else None)
    stock = article.permissions_for_user(user)
    listed = ListedPagePermissionTester(user, article)
    assert (listed.can_delete(), listed.can_move()) == (stock.can_delete(), stock.can_move())
