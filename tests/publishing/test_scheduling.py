"""Who may schedule what, and what becomes of it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision, Workflow, WorkflowState

from cms.publishing.models import FourEyesTask, FourEyesTaskState
from cms.publishing.refusals import LockedError, NotApprovedError, PublicationRefusedError
from cms.publishing.revisions import content_digest, is_approved
from cms.publishing.scheduling import may_schedule, move, schedule, withdraw
from newsroom.models import ArticlePage, NewsIndexPage
from tests.admin import editor_of, staff
from tests.factories import ArticlePageFactory

TOMORROW = timezone.now() + timedelta(days=1)
NEXT_WEEK = timezone.now() + timedelta(days=7)


@pytest.fixture
def author(news_index: NewsIndexPage) -> User:
    return editor_of(news_index, "add_page", "change_page", username="author")


@pytest.fixture
def editor(news_index: NewsIndexPage) -> User:
    return editor_of(news_index, "add_page", "change_page", "publish_page", username="editor")


@pytest.fixture
def draft(news_index: NewsIndexPage, author: User) -> ArticlePage:
    article = ArticlePageFactory(parent=news_index, live=False, owner=author)
    article.save_revision(user=author)
    return article


def approve(page: ArticlePage) -> Revision:
    revision = page.get_latest_revision()
    workflow = Workflow.objects.create(name="Approval")
    state = WorkflowState.objects.create(
        content_type=page.get_content_type(),
        base_content_type=page.get_base_content_type(),
        object_id=page.pk,
        workflow=workflow,
        status="approved",
    )
    FourEyesTaskState.objects.create(
        workflow_state=state,
        revision=revision,
        task=FourEyesTask.objects.create(name="Read"),
        status="approved",
        content_digest=content_digest(revision),
    )
    return revision


def due(page: ArticlePage) -> datetime | None:
    return Revision.objects.for_instance(page).get().approved_go_live_at


def logged(page: ArticlePage, action: str) -> list[Any]:
    entries = PageLogEntry.objects.filter(page=page.pk, action=action)
    return [(entry.user, entry.revision_id) for entry in entries]


def test_who_may_publish_schedules_a_draft(draft: ArticlePage, editor: User) -> None:
    revision = schedule(page=draft, go_live_at=TOMORROW, user=editor)
    draft.refresh_from_db()
    assert revision == draft.scheduled_revision
    assert revision.approved_go_live_at == draft.go_live_at == TOMORROW
    assert not draft.live


def test_who_may_edit_schedules_what_is_approved(draft: ArticlePage, author: User) -> None:
    approved = approve(draft)
    assert may_schedule(draft, author)
    assert schedule(page=draft, go_live_at=TOMORROW, user=author) == approved
    assert Revision.objects.for_instance(draft).count() == 1


def test_scheduling_keeps_the_approval(draft: ArticlePage, author: User) -> None:
    approve(draft)
    assert is_approved(schedule(page=draft, go_live_at=TOMORROW, user=author))


def test_who_may_only_edit_does_not_schedule_what_is_not_approved(draft: ArticlePage, author: User) -> None:
    assert not may_schedule(draft, author)
    with pytest.raises(NotApprovedError):
        schedule(page=draft, go_live_at=TOMORROW, user=author)
    assert due(draft) is None
    assert Revision.objects.for_instance(draft).get().content["go_live_at"] is None


def test_an_edit_after_approval_cannot_be_scheduled_by_its_author(draft: ArticlePage, author: User) -> None:
    approve(draft)
    draft.teaser = "Something else."
    draft.save_revision(user=author)
    with pytest.raises(NotApprovedError):
        schedule(page=draft, go_live_at=TOMORROW, user=author)


def test_a_stranger_schedules_nothing(draft: ArticlePage) -> None:
    approve(draft)
    stranger = staff(username="stranger")
    assert not may_schedule(draft, stranger)
    with pytest.raises(PublicationRefusedError):
        schedule(page=draft, go_live_at=TOMORROW, user=stranger)


def test_a_time_in_the_past_is_refused(draft: ArticlePage, editor: User) -> None:
    with pytest.raises(ValidationError, match="past"):
        schedule(page=draft, go_live_at=timezone.now(), user=editor)


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata"])
def test_a_time_that_does_not_exist_everywhere_is_refused(
    draft: ArticlePage, editor: User, zone: str
) -> None:
    last = datetime(9999, 12, 31, 23, 59, tzinfo=ZoneInfo(zone))
    with pytest.raises(ValidationError, match="Give a year from 1970 to 2199"):
        schedule(page=draft, go_live_at=last, user=editor)


def test_a_time_after_the_expiry_is_refused(draft: ArticlePage, editor: User) -> None:
    draft.expire_at = TOMORROW
    draft.save_revision(user=editor)
    with pytest.raises(ValidationError, match="expires"):
        schedule(page=draft, go_live_at=NEXT_WEEK, user=editor)


def test_what_is_locked_by_another_is_not_scheduled(draft: ArticlePage, author: User, editor: User) -> None:
    ArticlePage.objects.filter(pk=draft.pk).update(locked=True, locked_by=author)
    draft.refresh_from_db()
    assert not may_schedule(draft, editor)
    with pytest.raises(LockedError):
        schedule(page=draft, go_live_at=TOMORROW, user=editor)


def test_what_is_live_as_it_stands_has_nothing_to_schedule(draft: ArticlePage, editor: User) -> None:
    draft.get_latest_revision().publish(user=editor)
    with pytest.raises(ValidationError, match="no draft"):
        schedule(page=draft, go_live_at=TOMORROW, user=editor)


def test_scheduling_an_edit_leaves_the_live_page_up(draft: ArticlePage, editor: User) -> None:
    draft.get_latest_revision().publish(user=editor)
    draft.refresh_from_db()
    draft.title = "Corrected"
    draft.save_revision(user=editor)
    schedule(page=draft, go_live_at=TOMORROW, user=editor)
    live = ArticlePage.objects.get(pk=draft.pk)
    assert live.live
    assert live.title != "Corrected"
    assert live.go_live_at is None


def test_moving_changes_the_time_and_nothing_else(draft: ArticlePage, author: User) -> None:
    approve(draft)
    scheduled = schedule(page=draft, go_live_at=TOMORROW, user=author)
    moved = move(page=draft, go_live_at=NEXT_WEEK, user=author)
    assert moved == scheduled
    assert moved.approved_go_live_at == NEXT_WEEK
    assert is_approved(moved)
    assert Revision.objects.for_instance(draft).count() == 1


def test_what_is_not_scheduled_is_not_moved(draft: ArticlePage, editor: User) -> None:
    with pytest.raises(ValidationError, match="not scheduled"):
        move(page=draft, go_live_at=TOMORROW, user=editor)


def test_an_author_does_not_move_what_an_editor_scheduled_unapproved(
    draft: ArticlePage, author: User, editor: User
) -> None:
    schedule(page=draft, go_live_at=TOMORROW, user=editor)
    with pytest.raises(NotApprovedError):
        move(page=draft, go_live_at=NEXT_WEEK, user=author)
    assert due(draft) == TOMORROW


def test_a_withdrawn_draft_is_approved_still(draft: ArticlePage, author: User) -> None:
    approve(draft)
    schedule(page=draft, go_live_at=TOMORROW, user=author)
    withdrawn = withdraw(page=draft, user=author)
    draft.refresh_from_db()
    assert draft.go_live_at is None
    assert withdrawn.approved_go_live_at is None
    assert withdrawn.content["go_live_at"] is None
    assert is_approved(withdrawn)


def test_what_is_not_scheduled_is_not_withdrawn(draft: ArticlePage, editor: User) -> None:
    with pytest.raises(ValidationError, match="not scheduled"):
        withdraw(page=draft, user=editor)


def test_a_stranger_withdraws_nothing(draft: ArticlePage, editor: User) -> None:
    schedule(page=draft, go_live_at=TOMORROW, user=editor)
    with pytest.raises(PublicationRefusedError):
        withdraw(page=draft, user=staff(username="stranger"))
    assert due(draft) == TOMORROW


def test_each_act_is_in_the_log_with_its_actor(draft: ArticlePage, author: User, editor: User) -> None:
    revision = approve(draft)
    schedule(page=draft, go_live_at=TOMORROW, user=author)
    withdraw(page=draft, user=editor)
    assert logged(draft, "wagtail.publish.schedule") == [(author, revision.pk)]
    assert logged(draft, "wagtail.schedule.cancel") == [(editor, revision.pk)]


@pytest.mark.parametrize("offset", ["+02:00", "+01:00"])
def test_both_hours_of_an_ambiguous_time_can_be_meant(draft: ArticlePage, editor: User, offset: str) -> None:
    meant = datetime.fromisoformat(f"2026-10-25T02:30:15{offset}").astimezone(UTC)
    with time_machine.travel(datetime(2026, 10, 1, tzinfo=UTC)):
        revision = schedule(page=draft, go_live_at=meant, user=editor)
    assert due(draft) == meant
    assert revision.as_object().go_live_at.astimezone(UTC) == meant
