"""Which pages readers are refused: those that have expired, and those in a private section."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import HomePage
from newsroom.models import NewsIndexPage
from participants.models import ParticipantIndexPage
from tests.factories import StandardPageFactory


def expire(page: Page, *, seconds: int = -1) -> None:
    page.expire_at = timezone.now() + timedelta(seconds=seconds)
    page.save()


@pytest.mark.parametrize("path", ["/news/", "/news/rss/", "/news/atom/", "/news/feed.json"])
def test_expired_news_index_is_gone_with_its_feeds(
    client: Client, news_index: NewsIndexPage, path: str
) -> None:
    assert client.get(path).status_code == 200
    expire(news_index)
    assert client.get(path).status_code == 404


def test_expired_registry_is_gone(client: Client, registry: ParticipantIndexPage) -> None:
    expire(registry)
    assert client.get("/participants/").status_code == 404


def test_expired_page_is_gone(client: Client, home: HomePage) -> None:
    expire(StandardPageFactory(parent=home, slug="about"))
    assert client.get("/about/").status_code == 404


def test_page_is_there_until_it_expires(client: Client, home: HomePage) -> None:
    expire(StandardPageFactory(parent=home, slug="about"), seconds=60)
    assert client.get("/about/").status_code == 200


def test_what_stands_below_an_expired_page_stays(client: Client, home: HomePage) -> None:
    about = StandardPageFactory(parent=home, slug="about")
    StandardPageFactory(parent=about, slug="history")
    expire(about)
    assert client.get("/about/history/").status_code == 200


def test_nobody_is_asked_to_log_in_for_an_expired_page(client: Client, home: HomePage) -> None:
    about = StandardPageFactory(parent=home, slug="about")
    PageViewRestriction.objects.create(page=about, restriction_type="login")
    expire(about)
    assert client.get("/about/").status_code == 404


def test_expired_page_can_still_be_previewed(admin_client: Client, admin_user: User, home: HomePage) -> None:
    about = StandardPageFactory(parent=home, slug="about")
    expire(about)
    about.save_revision(user=admin_user)
    assert admin_client.get(f"/admin/pages/{about.pk}/view_draft/").status_code == 200


def test_page_in_a_private_section_asks_for_a_login(client: Client, home: HomePage) -> None:
    section = StandardPageFactory(parent=home, slug="members")
    StandardPageFactory(parent=section, slug="minutes")
    StandardPageFactory(parent=home, slug="members-of-old")
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert client.get("/members/").status_code == 302
    assert client.get("/members/minutes/").status_code == 302
    assert client.get("/members-of-old/").status_code == 200


def test_alias_of_a_restricted_page_asks_for_a_login(client: Client, home: HomePage) -> None:
    page = StandardPageFactory(parent=home, slug="members")
    alias = page.create_alias(update_slug="mirror")
    alias.create_alias(update_slug="mirror-of-the-mirror")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get("/mirror/").status_code == 302
    assert client.get("/mirror-of-the-mirror/").status_code == 302
