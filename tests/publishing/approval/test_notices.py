"""Who hears of what on the way to approval, and by which way."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.admin.mail import send_notification
from wagtail.models import Comment
from wagtail.users.models import UserProfile

from cms.publishing.worker import Worker
from newsroom.models import ArticlePage
from tests.admin import superuser
from tests.publishing.approval.conftest import member
from tests.publishing.approval.test_four_eyes import TOMORROW, edit, waiting

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def sent() -> list[EmailMessage]:
    """What the worker delivers of the queue."""
    worker = Worker()
    while worker.run_once():
        pass
    return mail.outbox


def test_a_submission_tells_the_editors(draft: ArticlePage, author: User, editor: User) -> None:
    draft.get_workflow().start(draft, author)
    (letter,) = sent()
    assert letter.to == [editor.email]
    assert letter.subject == f"“{draft.title}” waits for approval"
    assert f"http://testserver/admin/pages/{draft.pk}/edit/" in letter.body
    assert letter.alternatives == []


def test_a_title_of_two_lines_keeps_nobody_from_being_told(
    draft: ArticlePage, author: User, editor: User
) -> None:
    edit(draft, author, title="Tivat joins\r\nBcc: everybody@example.org")
    draft.get_workflow().start(ArticlePage.objects.get(), author)
    (letter,) = sent()
    assert letter.recipients() == [editor.email]
    assert letter.subject == "“Tivat joins Bcc: everybody@example.org” waits for approval"


def test_an_editor_who_submits_is_not_told(draft: ArticlePage, editor: User, second_editor: User) -> None:
    draft.get_workflow().start(draft, editor)
    assert [letter.to for letter in sent()] == [[second_editor.email]]


def test_a_superuser_who_is_no_editor_is_not_told(draft: ArticlePage, author: User) -> None:
    superuser()
    draft.get_workflow().start(draft, author)
    assert sent() == []


def test_who_wants_no_e_mails_gets_none(draft: ArticlePage, author: User, editor: User) -> None:
    UserProfile.objects.create(user=editor, submitted_notifications=False)
    draft.get_workflow().start(draft, author)
    assert sent() == []


def test_an_approval_tells_who_submitted(submitted: ArticlePage, author: User) -> None:
    waiting(submitted).approve(user=member("reader", "Editors"))
    (letter,) = sent()
    assert letter.to == [author.email]
    assert "you can schedule it now" in letter.body
    assert f"/admin/pages/{submitted.pk}/schedule/" in letter.body


def test_an_approval_that_schedules_says_for_when(draft: ArticlePage, author: User) -> None:
    edit(draft, author, go_live_at=TOMORROW)
    draft.get_workflow().start(ArticlePage.objects.get(), author)
    waiting(draft).approve(user=member("reader", "Editors"))
    (letter,) = sent()
    assert "goes live on" in letter.body
    assert "(Europe/Paris)" in letter.body


def test_a_request_for_changes_tells_who_submitted_which(submitted: ArticlePage, author: User) -> None:
    waiting(submitted).reject(user=member("reader", "Editors"), comment="Shorter & “sweeter”, please.")
    (letter,) = sent()
    assert letter.to == [author.email]
    assert "Shorter & “sweeter”, please." in letter.body


def test_a_second_submission_tells_the_editors_again(
    submitted: ArticlePage, author: User, editor: User
) -> None:
    waiting(submitted).reject(user=editor, comment="Shorter.")
    sent()
    mail.outbox.clear()
    submitted.current_workflow_state.resume(user=author)
    assert [letter.to for letter in sent()] == [[editor.email]]


def test_a_title_is_written_as_it_is(draft: ArticlePage, author: User, editor: User) -> None:
    edit(draft, author, title="Bread & “roses”")
    draft.get_workflow().start(ArticlePage.objects.get(), author)
    (letter,) = sent()
    assert letter.subject == "“Bread & “roses”” waits for approval"


def test_a_mail_server_that_is_down_stops_nobody_and_the_letter_waits(
    draft: ArticlePage, author: User, editor: User, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    draft.get_workflow().start(draft, author)
    assert waiting(draft)
    assert DBTaskResult.objects.filter(status=TaskResultStatus.READY).count() == 1


def test_what_is_rolled_back_tells_nobody(draft: ArticlePage, author: User, editor: User) -> None:
    with transaction.atomic():
        draft.get_workflow().start(draft, author)
        transaction.set_rollback(True)
    assert sent() == []


def test_comments_go_by_the_same_way(draft: ArticlePage, author: User, editor: User) -> None:
    changes = {"page": draft, "editor": editor, "new_comments": [Comment(text="Which town?")]}
    assert send_notification([author], "updated_comments", changes)
    assert mail.outbox == []
    (letter,) = sent()
    assert letter.to == [author.email]
    assert "Which town?" in letter.body
