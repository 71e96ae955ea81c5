"""What is under review is kept by nobody, found by nobody, and told to nobody."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from cms.publishing.models import ReviewLink
from cms.publishing.review.links import answer, ask
from newsroom.models import ArticlePage
from tests.publishing.review.addresses import page_url, review_url

pytestmark = pytest.mark.django_db

ADDRESSES = {
    "review": review_url,
    "page": page_url,
    "without its slash": lambda link: review_url(link)[:-1],
    "forged": lambda link: "/review/x/",
    "below": lambda link: f"{review_url(link)}page/more/",
    "no token": lambda link: "/review/",
}


def assert_private(response) -> None:
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert not response.cookies


@pytest.mark.parametrize("name", ADDRESSES)
def test_every_answer_is_private(client: Client, link: ReviewLink, name: str) -> None:
    assert_private(client.get(ADDRESSES[name](link)))


def test_ended_link_is_private(client: Client, link: ReviewLink) -> None:
    with travel(timezone.now() + timedelta(days=31)):
        assert_private(client.get(review_url(link)))


def test_answered_link_is_private(client: Client, link: ReviewLink) -> None:
    answer(link=link, answer="approved")
    assert_private(client.get(review_url(link)))


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused_privately(client: Client, link: ReviewLink, method: str) -> None:
    response = getattr(client, method)(review_url(link))
    assert response.status_code == 405
    assert_private(response)


def test_sending_the_form_is_private(client: Client, link: ReviewLink) -> None:
    assert_private(client.post(review_url(link), {"answer": "approved"}))


def test_answer_needs_no_cookie(link: ReviewLink) -> None:
    """The address is the credential: browsers send `Origin: null` where there is no referrer."""
    strict = Client(enforce_csrf_checks=True, headers={"Origin": "null"})
    assert strict.post(review_url(link), {"answer": "approved"}).status_code == 302


def test_page_is_in_a_sandbox_even_without_its_frame(client: Client, link: ReviewLink) -> None:
    policy = client.get(page_url(link))["Content-Security-Policy"]
    sandbox = next(part for part in policy.split("; ") if part.startswith("sandbox"))
    assert "allow-scripts" not in sandbox
    assert "allow-same-origin" not in sandbox
    assert "frame-ancestors 'self'" in policy


def test_review_frames_only_this_site_and_runs_no_script(client: Client, link: ReviewLink) -> None:
    policy = client.get(review_url(link))["Content-Security-Policy"].split("; ")
    assert "frame-src 'self'" in policy
    assert "script-src 'none'" in policy


def test_page_does_not_name_the_address_it_is_shown_at(client: Client, link: ReviewLink) -> None:
    assert "/review/" not in client.get(page_url(link)).content.decode()


def test_page_is_as_long_as_it_says(client: Client, link: ReviewLink) -> None:
    response = client.get(page_url(link))
    assert int(response["Content-Length"]) == len(response.content)


def test_other_addresses_keep_their_headers(client: Client, home) -> None:
    assert "X-Robots-Tag" not in client.get("/")


def test_page_is_shown_behind_a_proxy_that_ends_tls(client: Client, link: ReviewLink, settings) -> None:
    """The page is rendered as for a request of its own, which must not look as if it came unencrypted."""
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    response = client.get(page_url(link), headers={"X-Forwarded-Proto": "https"})
    assert response.status_code == 200


def test_what_people_typed_is_shown_as_text(client: Client, draft: ArticlePage, author: User) -> None:
    typed = "<script>alert(1)</script>"
    link = ask(page=draft, reviewer=typed, user=author)
    answer(link=link, answer="changes", comment=typed)
    addresses = [review_url(link)]
    client.force_login(author)
    addresses += [reverse("publishing_reviews", args=[draft.pk])]
    addresses += [reverse(f"wagtailadmin_pages:{name}", args=[draft.pk]) for name in ("edit", "history")]
    for address in addresses:
        html = client.get(address).content.decode()
        assert typed not in html
        assert "&lt;script&gt;alert(1)" in html
