"""Two people at the same moment: one comes first, and the other finds out."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.publishing.models import FourEyesTaskState
from cms.publishing.refusals import LockedError, NotApprovedError, OutdatedError
from cms.publishing.revisions import is_approved
from cms.publishing.scheduling import schedule
from newsroom.models import ArticlePage
from tests.publishing.approval.test_four_eyes import edit, latest, waiting

pytestmark = [
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one transaction write at a time"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

TOMORROW = timezone.now() + timedelta(days=1)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each came to: its result, or the exception it raised."""
    start = threading.Barrier(len(acts))

    def act_at_the_signal(act: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=10)
            return act()
        except Exception as error:  # noqa: BLE001 (what it came to)
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(acts)) as pool:
        return list(pool.map(act_at_the_signal, acts))


def while_open(first: Callable[[], Any], second: Callable[[], Any]) -> Any:
    """Begin `second` while the transaction of `first` is open; what it came to after that has ended."""

    def act() -> Any:
        try:
            return second()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=1) as pool:
        with transaction.atomic():
            first()
            future: Future[Any] = pool.submit(act)
            time.sleep(0.5)
            assert not future.done()
        return future.result(timeout=10)


def test_of_two_approvals_one_counts(submitted: ArticlePage, editor: User, second_editor: User) -> None:
    states = waiting(submitted), waiting(submitted)
    outcomes = at_once(lambda: states[0].approve(user=editor), lambda: states[1].approve(user=second_editor))
    assert {type(outcome) for outcome in outcomes} == {FourEyesTaskState, OutdatedError}
    assert PageLogEntry.objects.filter(action="wagtail.workflow.approve").count() == 1


def test_an_edit_that_came_first_is_not_approved_unread(
    submitted: ArticlePage, editor: User, second_editor: User
) -> None:
    read, state = latest(submitted).pk, waiting(submitted)
    with pytest.raises(OutdatedError):
        while_open(lambda: edit(submitted, second_editor), lambda: state.approve(user=editor, read=read))
    assert not is_approved(latest(submitted))


def test_an_edit_that_came_second_is_not_approved_with_it(
    submitted: ArticlePage, editor: User, second_editor: User
) -> None:
    read, state = latest(submitted), waiting(submitted)
    newer = while_open(lambda: state.approve(user=editor), lambda: edit(submitted, second_editor))
    assert is_approved(read)
    assert latest(submitted) == newer
    assert not is_approved(newer)


def test_an_edit_that_came_first_is_not_scheduled_unapproved(
    submitted: ArticlePage, author: User, editor: User
) -> None:
    waiting(submitted).approve(user=editor)
    with pytest.raises(NotApprovedError):
        while_open(
            lambda: edit(submitted, author),
            lambda: schedule(page=submitted, go_live_at=TOMORROW, user=author),
        )
    assert latest(submitted).approved_go_live_at is None


def test_what_is_locked_first_is_not_published(submitted: ArticlePage, author: User, editor: User) -> None:
    waiting(submitted).approve(user=editor)
    revision = latest(submitted)
    held = {"locked": True, "locked_by": author}
    with pytest.raises(LockedError):
        while_open(
            lambda: ArticlePage.objects.filter(pk=submitted.pk).update(**held),
            lambda: revision.publish(user=editor),
        )
    assert not ArticlePage.objects.get().live
