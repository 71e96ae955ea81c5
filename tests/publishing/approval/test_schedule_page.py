"""The page on which something is scheduled, moved or withdrawn, and the way there."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.publishing.revisions import is_approved
from cms.publishing.scheduling import schedule
from newsroom.models import ArticlePage
from tests.newsroom.article_form import article_form
from tests.publishing.approval.acts import due
from tests.publishing.approval.conftest import member
from tests.publishing.approval.test_four_eyes import edit, latest, waiting
from tests.publishing.editing.desks import Desk, messages_in

SUMMER = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def approved(submitted: ArticlePage, editor: User) -> ArticlePage:
    waiting(submitted).approve(user=editor)
    return submitted


def address(page: ArticlePage) -> str:
    return reverse("publishing_schedule", args=[page.pk])


def shown(user: User, page: ArticlePage) -> str:
    client = Client()
    client.force_login(user)
    return " ".join(client.get(address(page)).content.decode().split())


def sent(user: User, page: ArticlePage, moment: str, *, revision: int | None = None) -> Any:
    client = Client()
    client.force_login(user)
    data = {"go_live_at": moment, "revision": revision or latest(page).pk}
    return client.post(address(page), data)


def test_says_which_version_by_whom_approved_by_whom(approved: ArticlePage, author: User) -> None:
    html = shown(author, approved)
    assert "saved by author" in html
    assert "Approved by editor on" in html
    assert "Europe/Paris" in html


def test_says_who_can_help_where_nobody_has_approved(submitted: ArticlePage, author: User) -> None:
    member("vera", "Editors")
    html = shown(author, submitted)
    assert "is not approved as it stands" in html
    assert "These people approve and publish: vera" in html
    assert "<form" not in html.split("main-content")[-1].split("Back to the editor")[0]


def test_a_time_is_read_in_the_zone_of_the_account(approved: ArticlePage, author: User) -> None:
    zone = {"current_time_zone": "America/New_York"}
    UserProfile.objects.update_or_create(user=author, defaults=zone)
    with time_machine.travel(SUMMER, tick=False):
        assert "America/New_York" in shown(author, approved)
        sent(author, approved, "2026-07-02 09:00")
    assert due(approved) == datetime(2026, 7, 2, 13, tzinfo=UTC)


def test_tells_when_it_goes_live_and_leads_back_to_the_editor(approved: ArticlePage, author: User) -> None:
    with time_machine.travel(SUMMER, tick=False):
        response = sent(author, approved, "2026-07-02 09:00")
    assert response.url == reverse("wagtailadmin_pages:edit", args=[approved.pk])
    assert due(approved) == datetime(2026, 7, 2, 7, tzinfo=UTC)


@pytest.mark.parametrize("moment", ["2027-03-28 02:30", "2026-10-25 02:30"])
def test_a_time_that_no_clock_or_two_clocks_show_is_refused_in_words(
    approved: ArticlePage, author: User, moment: str
) -> None:
    with time_machine.travel(SUMMER, tick=False):
        response = sent(author, approved, moment)
    (error,) = response.context["form"].errors["go_live_at"]
    assert "may be ambiguous or it may not exist" in error
    assert due(approved) is None


def test_a_time_in_the_past_is_refused(approved: ArticlePage, author: User) -> None:
    with time_machine.travel(SUMMER, tick=False):
        response = sent(author, approved, "2026-07-01 09:00")
    assert response.context["form"].errors["go_live_at"] == ["This time is in the past."]


def test_no_time_is_refused(approved: ArticlePage, author: User) -> None:
    assert "go_live_at" in sent(author, approved, "").context["form"].errors


def test_another_version_than_was_seen_is_not_scheduled(
    approved: ArticlePage, author: User, editor: User, second_editor: User
) -> None:
    seen = latest(approved)
    edit(approved, author)
    approved.get_workflow().start(ArticlePage.objects.get(), author)
    waiting(approved).approve(user=second_editor)
    with time_machine.travel(SUMMER, tick=False):
        response = sent(editor, approved, "2026-07-02 09:00", revision=seen.pk)
    assert "A newer version" in messages_in(response)
    assert latest(approved).approved_go_live_at is None


def test_a_refusal_is_told_on_the_page(submitted: ArticlePage, author: User) -> None:
    with time_machine.travel(SUMMER, tick=False):
        response = sent(author, submitted, "2026-07-02 09:00")
    assert "is not approved as it stands" in messages_in(response)


def test_offers_to_move_and_withdraw_what_is_scheduled(approved: ArticlePage, author: User) -> None:
    schedule(page=approved, go_live_at=timezone.now() + timedelta(days=1), user=author)
    html = shown(author, approved)
    assert "It goes live on" in html
    assert 'name="withdraw"' in html


def test_what_is_no_longer_scheduled_is_not_withdrawn(approved: ArticlePage, author: User) -> None:
    client = Client()
    client.force_login(author)
    response = client.post(address(approved), {"withdraw": ""})
    assert response.status_code == 200
    assert "is not scheduled" in messages_in(response)


def test_is_not_for_who_may_not_edit(approved: ArticlePage) -> None:
    client = Client()
    client.force_login(member("registrar", "Registrars"))
    assert client.get(address(approved)).status_code == 302


def test_is_not_for_visitors(approved: ArticlePage) -> None:
    assert "login" in Client().get(address(approved)).url


def test_a_page_that_is_not_there_is_not_found(editor: User) -> None:
    client = Client()
    client.force_login(editor)
    assert client.get(reverse("publishing_schedule", args=[4711])).status_code == 404


def is_offered(user: User, page: ArticlePage, label: str) -> bool:
    html = " ".join(Desk(user, page).open().content.decode().split())
    return f'href="{address(page)}"' in html and label in html


def test_the_editor_leads_there(approved: ArticlePage, author: User) -> None:
    assert is_offered(author, approved, "Schedule")


def test_the_editor_leads_there_from_what_is_scheduled(approved: ArticlePage, author: User) -> None:
    schedule(page=approved, go_live_at=timezone.now() + timedelta(days=1), user=author)
    assert is_offered(author, approved, "Change the schedule")


def test_the_editor_does_not_lead_there_from_what_is_live_as_it_stands(
    approved: ArticlePage, author: User, editor: User
) -> None:
    latest(approved).publish(user=editor)
    assert not is_offered(author, approved, "")


def test_communications_see_no_publish_and_no_approval(submitted: ArticlePage, author: User) -> None:
    html = Desk(author, submitted).open().content.decode()
    assert "action-publish" not in html
    assert "Approve" not in html


def test_an_editor_sees_what_there_is_to_answer(submitted: ArticlePage, editor: User) -> None:
    html = Desk(editor, submitted).open().content.decode()
    for label in ("Request changes", "Approve", "Approve with comment", "Approve and publish"):
        assert label in html
    assert "Approve and Publish" not in html


def test_what_is_under_review_is_not_published_beside_it(submitted: ArticlePage, editor: User) -> None:
    html = Desk(editor, submitted).open().content.decode()
    assert 'name="action-publish"' not in html
    assert f'href="{address(submitted)}"' not in html


def test_an_editor_approves_in_the_editor(submitted: ArticlePage, editor: User) -> None:
    fields = {name: getattr(submitted, name) for name in ("title", "slug", "date", "teaser")}
    answer = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    desk = Desk(editor, submitted)
    desk.client.post(desk.address, article_form(**fields) | desk.loaded | answer)
    assert is_approved(latest(submitted))


def test_an_editor_who_changes_the_text_does_not_approve_with_it(
    submitted: ArticlePage, editor: User
) -> None:
    answer = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    desk = Desk(editor, submitted)
    desk.client.post(desk.address, article_form(title="Not read") | desk.loaded | answer)
    assert waiting(submitted)
    assert not is_approved(latest(submitted))


def test_a_request_for_changes_without_a_word_is_refused(submitted: ArticlePage, editor: User) -> None:
    client = Client()
    client.force_login(editor)
    action = reverse(
        "wagtailadmin_pages:workflow_action", args=[submitted.pk, "reject", waiting(submitted).pk]
    )
    client.post(action, {"comment": " "})
    assert waiting(submitted)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("reject", "{}"),
        ("reject", '{"comment": " "}'),
        ("approve", "not JSON"),
        ("approve", "[]"),
        ("approve", '{"user": 1}'),
        ("approve", '{"comment": "\\u0000"}'),
    ],
)
def test_an_answer_that_nobody_was_asked_for_is_refused_in_the_editor(
    submitted: ArticlePage, editor: User, name: str, said: str
) -> None:
    answer = {
        "action-workflow-action": "true",
        "workflow-action-name": name,
        "workflow-action-extra-data": said,
    }
    desk = Desk(editor, submitted)
    response = desk.client.post(desk.address, article_form() | desk.loaded | answer)
    assert response.status_code == 400
    assert waiting(submitted)
