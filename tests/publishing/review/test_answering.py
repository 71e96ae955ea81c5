"""The reviewer answers once; the answer is on record, told, and finishes no approval."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import travel
from wagtail.models import PageLogEntry, TaskState, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from cms.publishing.models import FourEyesTask, ReviewLink
from cms.publishing.people import EDITORS
from cms.publishing.review.links import answer, ask
from cms.publishing.revisions import is_approved
from newsroom.models import ArticlePage, NewsIndexPage
from tests.html import read, words
from tests.publishing.review.addresses import page_url, review_url
from tests.publishing.review.post import deliver_mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db: None) -> User:
    user = User.objects.create_user("ed", "ed@example.org", "secret")
    user.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    return user


def fresh(link: ReviewLink) -> ReviewLink:
    return ReviewLink.objects.get(pk=link.pk)


def test_approval_is_recorded(client: Client, link: ReviewLink) -> None:
    response = client.post(review_url(link), {"answer": "approved", "comment": "Fine."}, follow=True)
    assert "Thank you" in response.content.decode()
    assert (fresh(link).answer, fresh(link).comment) == ("approved", "Fine.")
    assert fresh(link).answered_at is not None


def test_changes_are_recorded(client: Client, link: ReviewLink) -> None:
    client.post(review_url(link), {"answer": "changes", "comment": "The name is Ana."})
    assert (fresh(link).answer, fresh(link).comment) == ("changes", "The name is Ana.")


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"comment": "Words without an answer"},
        {"answer": "maybe"},
        {"answer": "changes"},
        {"answer": "changes", "comment": "  "},
        {"answer": "approved", "comment": "x" * 5001},
        {"answer": "approved", "comment": "a\0b"},
    ],
)
def test_incomplete_answer_is_not_taken(client: Client, link: ReviewLink, given: dict) -> None:
    response = client.post(review_url(link), given)
    assert "is-invalid" in response.content.decode()
    assert fresh(link).answer == ""


def test_what_was_typed_is_kept_when_the_answer_is_incomplete(client: Client, link: ReviewLink) -> None:
    response = client.post(review_url(link), {"comment": "Half a sentence"})
    assert "Half a sentence" in response.content.decode()


def test_reading_answers_nothing(client: Client, link: ReviewLink) -> None:
    """Mail scanners open every link."""
    client.get(f"{review_url(link)}?answer=approved")
    client.head(review_url(link))
    assert fresh(link).answer == ""


class TestAnAnsweredLink:
    @pytest.fixture(autouse=True)
    def _answered(self, link: ReviewLink) -> None:
        answer(link=link, answer="approved", comment="Fine.")

    def test_thanks(self, client: Client, link: ReviewLink) -> None:
        assert "Thank you" in words(read(client, review_url(link)).main)

    def test_takes_no_second_answer(self, client: Client, link: ReviewLink) -> None:
        response = client.post(review_url(link), {"answer": "changes", "comment": "On second thoughts"})
        assert response.status_code == 409
        assert (fresh(link).answer, fresh(link).comment) == ("approved", "Fine.")

    def test_no_longer_shows_the_draft(self, client: Client, link: ReviewLink) -> None:
        response = client.get(page_url(link))
        assert response.status_code == 410
        assert "The mayor speaks" not in response.content.decode()

    def test_expires_like_any_other(self, client: Client, link: ReviewLink) -> None:
        with travel(timezone.now() + timedelta(days=8)):
            assert client.get(review_url(link)).status_code == 410


def test_of_two_answers_at_once_the_first_counts(link: ReviewLink) -> None:
    same = fresh(link)
    assert answer(link=link, answer="approved")
    assert not answer(link=same, answer="changes", comment="No")
    assert fresh(link).answer == "approved"
    assert PageLogEntry.objects.filter(action="publishing.review.answered").count() == 1


def test_answer_is_in_the_audit_log(link: ReviewLink) -> None:
    answer(link=link, answer="changes", comment="The name is Ana.")
    entry = PageLogEntry.objects.get(action="publishing.review.answered")
    assert entry.user is None
    assert entry.revision == link.revision
    assert entry.data["reviewer"] == "Mayor’s office, Tivat"
    assert entry.message == "Mayor’s office, Tivat asked for changes by review link"
    assert entry.comment == "The name is Ana."


def test_answer_is_in_the_page_history(
    client: Client, draft: ArticlePage, link: ReviewLink, author: User
) -> None:
    answer(link=link, answer="approved")
    client.force_login(author)
    text = words(read(client, reverse("wagtailadmin_pages:history", args=[draft.pk])))
    assert "Review link made for Mayor’s office, Tivat" in text
    assert "Mayor’s office, Tivat approved it by review link" in text


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_who_asked_the_author_and_editors_are_told_once(
    draft: ArticlePage, editor: User, author: User
) -> None:
    link = ask(page=draft, reviewer="Office", user=editor)
    answer(link=link, answer="changes", comment="The name is Ana.")
    deliver_mail()
    assert sorted(address for message in mail.outbox for address in message.to) == [
        "ana@example.org",
        "ed@example.org",
    ]
    assert mail.outbox[0].subject == "Office asks for changes to “The mayor speaks”"
    assert "The name is Ana." in mail.outbox[0].body
    assert f"/admin/publishing/reviews/{draft.pk}/" in mail.outbox[0].body


def test_approval_by_link_publishes_nothing_and_approves_nothing(
    client: Client, draft: ArticlePage, link: ReviewLink
) -> None:
    answer(link=link, answer="approved")
    draft.refresh_from_db()
    assert not draft.live
    assert not is_approved(link.revision)


class TestInTheWorkflow:
    @pytest.fixture
    def state(self, news_index: NewsIndexPage, draft: ArticlePage, author: User) -> WorkflowState:
        task = FourEyesTask.objects.create(name="Second pair of eyes")
        task.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
        workflow = Workflow.objects.create(name="Newsroom approval")
        WorkflowTask.objects.create(workflow=workflow, task=task)
        WorkflowPage.objects.create(workflow=workflow, page=news_index)
        return workflow.start(draft, author)

    def test_changes_reject_the_task(self, state: WorkflowState, link: ReviewLink) -> None:
        answer(link=link, answer="changes", comment="The name is Ana.")
        task_state = state.current_task_state
        task_state.refresh_from_db()
        state.refresh_from_db()
        assert task_state.status == TaskState.STATUS_REJECTED
        assert task_state.comment == "Mayor’s office, Tivat: The name is Ana."
        assert state.status == WorkflowState.STATUS_NEEDS_CHANGES

    def test_approval_leaves_the_task_to_the_editors(self, state: WorkflowState, link: ReviewLink) -> None:
        answer(link=link, answer="approved")
        state.refresh_from_db()
        assert state.status == WorkflowState.STATUS_IN_PROGRESS

    def test_changes_to_an_older_revision_leave_the_task(
        self, draft: ArticlePage, link: ReviewLink, author: User, state: WorkflowState
    ) -> None:
        state.cancel(user=author)
        draft.title = "Second version"
        draft.save_revision(user=author)
        newer = draft.get_workflow().start(draft, author)
        answer(link=link, answer="changes", comment="Too long")
        newer.refresh_from_db()
        assert newer.status == WorkflowState.STATUS_IN_PROGRESS
        assert fresh(link).answer == "changes"
