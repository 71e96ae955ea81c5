"""What a blocking check finds goes out by no path, and is told in the words of what was asked for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.publishing.models import PreflightRun
from cms.publishing.preflight.run import Act, refuse_failing
from cms.publishing.refusals import PreflightError
from cms.publishing.scheduling import schedule
from cms.roles import ensure_roles
from newsroom.models import ArticlePage, NewsIndexPage
from tests.admin import superuser
from tests.api.writing import Writer
from tests.factories import ArticlePageFactory, ImageFactory
from tests.publishing.editing.desks import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def root() -> User:
    return superuser()


@pytest.fixture
def bad(news_index: NewsIndexPage, root: User) -> ArticlePage:
    """A draft whose image says nothing to those who cannot see it."""
    ensure_roles()
    image = ImageFactory(description="", licence="own")
    article = ArticlePageFactory(
        parent=news_index, title="Tivat joins", slug="tivat-joins", live=False, lead_image=image, owner=root
    )
    article.save_revision(user=root)
    article.refresh_from_db()
    return article


def by_revision(page: ArticlePage, user: User) -> None:
    with pytest.raises(PreflightError, match="was not published"):
        page.get_latest_revision().publish()


def by_editor(page: ArticlePage, user: User) -> None:
    response = Desk(user, page).publish(lead_image=page.lead_image_id)
    assert response.status_code == 200
    assert "no description" in response.content.decode()


def by_submission(page: ArticlePage, user: User) -> None:
    Desk(user, page).save(lead_image=page.lead_image_id, **{"action-submit": "Submit"})
    assert page.current_workflow_state is None


def by_version_3(page: ArticlePage, user: User) -> None:
    response = Writer(user).act(page, "publish", Writer(user).draft_etag(page))
    assert response.status_code in {400, 403, 409, 422}


def by_bulk_action(page: ArticlePage, user: User) -> None:
    client = Client()
    client.force_login(user)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{address}?id={page.pk}&next=/admin/")


def by_schedule(page: ArticlePage, user: User) -> None:
    with pytest.raises(PreflightError, match="was not scheduled"):
        schedule(page=page, go_live_at=timezone.now() + timedelta(days=1), user=user)


@pytest.mark.parametrize(
    "go", [by_revision, by_editor, by_submission, by_version_3, by_bulk_action, by_schedule]
)
def test_what_fails_goes_out_by_no_path(
    bad: ArticlePage, root: User, go: Callable[[ArticlePage, User], Any]
) -> None:
    go(bad, root)
    bad.refresh_from_db()
    assert not bad.live
    assert not bad.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert not PreflightRun.objects.exists()


@pytest.mark.parametrize(
    ("act", "words"),
    [(Act.PUBLISH, "not published"), (Act.SCHEDULE, "not scheduled"), (Act.SUBMIT, "not submitted")],
)
def test_refusal_says_what_did_not_happen_and_why(bad: ArticlePage, act: Act, words: str) -> None:
    with pytest.raises(PreflightError) as refusal:
        refuse_failing(bad, act=act)
    assert f"“Tivat joins” was {words}: " in str(refusal.value)
    assert "has no description" in str(refusal.value)
    assert [finding.check for finding in refusal.value.findings] == ["image-description"]


def test_what_only_warns_goes_out(bad: ArticlePage) -> None:
    image = bad.lead_image
    image.description, image.licence = "A town hall", ""
    image.save()
    bad.get_latest_revision().publish()
    bad.refresh_from_db()
    assert bad.live


def test_what_was_mended_goes_out(bad: ArticlePage) -> None:
    image = bad.lead_image
    image.description = "A town hall"
    image.save()
    bad.get_latest_revision().publish()
    bad.refresh_from_db()
    assert bad.live


def test_due_page_that_fails_keeps_its_schedule(bad: ArticlePage) -> None:
    due_at = timezone.now() - timedelta(minutes=1)
    bad.go_live_at = due_at
    revision = bad.save_revision(approved_go_live_at=due_at)
    with pytest.raises(PreflightError):
        revision.publish()
    revision.refresh_from_db()
    assert revision.approved_go_live_at == due_at
