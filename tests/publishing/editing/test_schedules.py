"""A typo on a live page is mended now, and the edit that is scheduled for later stays scheduled."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision
from wagtail.users.models import UserProfile

from newsroom.models import ArticlePage
from tests.publishing.editing.desks import Desk, messages_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def edit(article: ArticlePage, ana: User) -> Revision:
    """Tomorrow's version of the live article, made in the editor."""
    tomorrow = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    assert Desk(ana, article).publish(title="Tivat is in", go_live_at=tomorrow).status_code == 302
    article.refresh_from_db()
    return article.revisions.get(approved_go_live_at__isnull=False)


def test_editor_tells_of_the_scheduled_edit(article: ArticlePage, edit: Revision, ana: User) -> None:
    told = messages_in(Desk(ana, article).open())
    assert "leaves it scheduled" in told
    assert "(Europe/Paris)" in told


def test_editor_leads_to_the_live_version(article: ArticlePage, edit: Revision, ana: User) -> None:
    address = reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, article.live_revision_id])
    assert address in messages_in(Desk(ana, article).open())


def test_correction_goes_live_and_leaves_the_schedule(
    article: ArticlePage, edit: Revision, ana: User
) -> None:
    desk = Desk(ana, article, view="revisions_revert", revision=article.live_revision_id)
    assert desk.publish(title="Tivat joins us").status_code == 302
    due = edit.approved_go_live_at
    edit.refresh_from_db()
    article.refresh_from_db()
    assert (article.title, article.live) == ("Tivat joins us", True)
    assert edit.approved_go_live_at == due


def test_message_after_the_correction_repeats_that_the_schedule_stands(
    article: ArticlePage, edit: Revision, ana: User
) -> None:
    desk = Desk(ana, article, view="revisions_revert", revision=article.live_revision_id)
    desk.publish(title="Tivat joins us")
    told = messages_in(desk.open())
    assert "stays scheduled for" in told
    assert reverse("wagtailadmin_pages:revisions_unschedule", args=[article.pk, edit.pk]) in told


def test_schedule_is_cancelled_by_that_link(article: ArticlePage, edit: Revision, ana: User) -> None:
    desk = Desk(ana, article)
    desk.client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[article.pk, edit.pk]))
    edit.refresh_from_db()
    assert edit.approved_go_live_at is None


def test_new_schedule_is_not_announced_as_an_old_one(article: ArticlePage, edit: Revision, ana: User) -> None:
    tomorrow = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    desk = Desk(ana, article)
    desk.publish(title="Tivat is in", go_live_at=tomorrow)
    assert "stays scheduled" not in messages_in(desk.client.get("/admin/"))


def test_article_without_a_schedule_has_no_notice(article: ArticlePage, ana: User) -> None:
    assert "scheduled" not in messages_in(Desk(ana, article).open())


@pytest.mark.parametrize("field", ["go_live_at", "expire_at"])
@pytest.mark.parametrize("time", ["9999-12-31 23:59", "0001-01-01 00:00"])
@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata"])
def test_times_that_do_not_exist_everywhere_are_refused(
    article: ArticlePage, ana: User, field: str, time: str, zone: str
) -> None:
    UserProfile.objects.create(user=ana, current_time_zone=zone)
    response = Desk(ana, article).save(**{field: time})
    assert response.status_code == 200
    assert "Give a year from 1970 to 2199." in response.content.decode()
