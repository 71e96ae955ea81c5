"""Staff who may edit a page ask for reviews of it, see the answers, and take links back."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import travel
from wagtail.models import PageLogEntry

from cms.publishing.models import ReviewLink
from cms.publishing.review.links import answer, ask, revoke
from newsroom.models import ArticlePage
from tests.admin import editor_of, staff
from tests.html import queries_of, read, words
from tests.publishing.review.addresses import page_url, review_url
from tests.publishing.review.post import deliver_mail

pytestmark = pytest.mark.django_db


def reviews_url(page: ArticlePage) -> str:
    return reverse("publishing_reviews", args=[page.pk])


def revoke_url(link: ReviewLink) -> str:
    return reverse("publishing_revoke_review", args=[link.pk])


@pytest.fixture
def as_author(client: Client, author: User) -> Client:
    client.force_login(author)
    return client


def test_editor_offers_to_ask(as_author: Client, draft: ArticlePage) -> None:
    page = read(as_author, reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert words(page.find("a", href=reviews_url(draft))) == "Ask for a review"


def test_form_makes_a_link_to_the_latest_revision(
    as_author: Client, draft: ArticlePage, author: User
) -> None:
    as_author.post(reviews_url(draft), {"reviewer": "Office", "days": 3})
    link = ReviewLink.objects.get()
    assert link.revision == draft.get_latest_revision()
    assert (link.reviewer, link.created_by) == ("Office", author)
    assert timedelta(days=2.9) < link.expires_at - timezone.now() <= timedelta(days=3)


def test_link_is_valid_for_a_week_unless_said_otherwise(as_author: Client, draft: ArticlePage) -> None:
    field = read(as_author, reviews_url(draft)).find("input", attrs={"name": "days"})
    assert field["value"] == "7"


@pytest.mark.parametrize(
    "given",
    [
        {"reviewer": ""},
        {"days": 0},
        {"days": 31},
        {"days": ""},
        {"email": "nobody"},
        {"reviewer": "x" * 201},
    ],
)
def test_wrong_wishes_make_no_link(as_author: Client, draft: ArticlePage, given: dict) -> None:
    response = as_author.post(reviews_url(draft), {"reviewer": "Office", "days": 7} | given)
    assert response.status_code == 200
    assert not ReviewLink.objects.exists()


def test_link_needs_a_reviewer(draft: ArticlePage, author: User) -> None:
    with pytest.raises(ValidationError):
        ask(page=draft, reviewer="", user=author)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_link_is_sent_by_mail(as_author: Client, draft: ArticlePage) -> None:
    given = {"reviewer": "Office", "email": "office@example.org", "days": 7}
    as_author.post(reviews_url(draft), given)
    deliver_mail()
    message = mail.outbox[0]
    assert message.to == ["office@example.org"]
    assert message.subject == "For your review: The mayor speaks"
    assert f"http://testserver{review_url(ReviewLink.objects.get())}" in message.body


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_without_an_address_nothing_is_sent(link: ReviewLink) -> None:
    deliver_mail()
    assert mail.outbox == []


def test_request_is_in_the_audit_log(link: ReviewLink, author: User) -> None:
    entry = PageLogEntry.objects.get(action="publishing.review.requested")
    assert entry.user == author
    assert entry.message == "Review link made for Mayor’s office, Tivat"


def test_list_shows_the_state_of_each_link(as_author: Client, draft: ArticlePage, author: User) -> None:
    with travel(timezone.now() - timedelta(days=40)):
        ask(page=draft, reviewer="Too late", user=author)
    revoke(link=ask(page=draft, reviewer="Taken back", user=author), user=author)
    answered = ask(page=draft, reviewer="Answered", user=author)
    answer(link=answered, answer="changes", comment="The name is Ana.")
    ask(page=draft, reviewer="Waiting", user=author)
    rows = read(as_author, reviews_url(draft)).select("table.listing tbody tr")
    states = {words(row.th): words(row.select("td")[1]).split()[0] for row in rows}
    assert states == {
        "Waiting": "open",
        "Answered": "answered",
        "Taken back": "revoked",
        "Too late": "expired",
    }
    assert "The name is Ana." in words(rows[1])


def test_list_gives_the_address_of_open_links_only(
    as_author: Client, draft: ArticlePage, link: ReviewLink, author: User
) -> None:
    assert f"http://testserver{review_url(link)}" in as_author.get(reviews_url(draft)).content.decode()
    revoke(link=link, user=author)
    assert review_url(link) not in as_author.get(reviews_url(draft)).content.decode()


def test_list_says_when_a_version_is_no_longer_the_newest(
    as_author: Client, draft: ArticlePage, link: ReviewLink
) -> None:
    draft.save_revision()
    assert "There is a newer version." in words(
        read(as_author, reviews_url(draft)).select_one("table.listing")
    )


def test_editor_shows_the_answers(as_author: Client, draft: ArticlePage, link: ReviewLink) -> None:
    answer(link=link, answer="changes", comment="The name is Ana.")
    page = read(as_author, reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    text = words(page.select_one(".review-answers"))
    assert "Mayor’s office, Tivat" in text
    assert "The name is Ana." in text


def test_link_is_revoked_at_once(as_author: Client, link: ReviewLink, author: User) -> None:
    as_author.post(revoke_url(link))
    assert Client().get(review_url(link)).status_code == 410
    assert Client().get(page_url(link)).status_code == 410
    assert PageLogEntry.objects.get(action="publishing.review.revoked").user == author


def test_answered_link_is_not_revoked(as_author: Client, link: ReviewLink) -> None:
    answer(link=link, answer="approved")
    as_author.post(revoke_url(link))
    assert ReviewLink.objects.get().revoked_at is None


def test_link_is_not_revoked_by_being_looked_at(as_author: Client, link: ReviewLink) -> None:
    assert as_author.get(revoke_url(link)).status_code == 405
    assert ReviewLink.objects.get().revoked_at is None


class TestWithoutTheRightToEdit:
    @pytest.fixture
    def stranger(self, registry) -> Client:
        """Staff who may edit other pages."""
        client = Client()
        client.force_login(editor_of(registry, "add_page", "change_page", username="stranger"))
        return client

    def test_nobody_asks(self, stranger: Client, draft: ArticlePage) -> None:
        assert stranger.get(reviews_url(draft)).status_code == 302
        assert stranger.post(reviews_url(draft), {"reviewer": "Office", "days": 7}).status_code == 302
        assert not ReviewLink.objects.exists()

    def test_nobody_revokes(self, stranger: Client, link: ReviewLink) -> None:
        stranger.post(revoke_url(link))
        assert ReviewLink.objects.get().revoked_at is None

    def test_visitors_are_asked_to_log_in(self, client: Client, draft: ArticlePage, link: ReviewLink) -> None:
        assert client.get(reviews_url(draft)).url.startswith("/admin/login/")
        assert client.post(revoke_url(link)).url.startswith("/admin/login/")

    def test_staff_without_pages_may_not(self, draft: ArticlePage) -> None:
        client = Client()
        client.force_login(staff(username="registrar"))
        assert client.get(reviews_url(draft)).status_code == 302


def test_page_that_is_not_there_is_not_found(as_author: Client, draft: ArticlePage) -> None:
    assert as_author.get(reverse("publishing_reviews", args=[999999])).status_code == 404


def test_list_costs_the_same_for_any_number_of_links(
    as_author: Client, draft: ArticlePage, author: User
) -> None:
    def add(number: int) -> None:
        for _ in range(number):
            draft.save_revision()
            answer(link=ask(page=draft, reviewer="Office", user=author), answer="approved")

    add(2)
    few = queries_of(as_author, reviews_url(draft))
    edit_url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    few_in_editor = queries_of(as_author, edit_url)
    add(18)
    assert queries_of(as_author, reviews_url(draft)) == few
    assert queries_of(as_author, edit_url) == few_in_editor
