"""Only what this site signed for a link opens it."""

import pytest
from django.contrib.auth.models import User
from django.core.signing import Signer
from django.http import Http404
from django.test import Client

from cms.publishing.models import ReviewLink
from cms.publishing.review.links import ask
from cms.publishing.review.tokens import link_of, token_of
from newsroom.models import ArticlePage

pytestmark = pytest.mark.django_db


FORGERIES = [
    "number",
    "key",
    "changed",
    "unsigned",
    "another salt",
    "another secret",
    "another key",
    "nul",
    "script",
    "not utf-8",
    "long",
]


def forged(link: ReviewLink, name: str) -> str:
    token = token_of(link)
    return {
        "number": str(link.pk),
        "key": link.key,
        "changed": token[:-1] + ("A" if token[-1] != "A" else "B"),
        "unsigned": token.split(":")[0],
        "another salt": Signer(salt="another").sign_object([link.pk, link.key]),
        "another secret": Signer(key="x" * 50, salt="cms.publishing.review").sign_object([link.pk, link.key]),
        "another key": Signer(salt="cms.publishing.review").sign_object([link.pk, "x" * 32]),
        "nul": f"%00{token}",
        "script": "%F0%9F%92%A3",
        "not utf-8": "%ff%fe",
        "long": "x" * 5000,
    }[name]


@pytest.mark.parametrize("part", ["", "page/"])
@pytest.mark.parametrize("name", FORGERIES)
def test_forged_token_is_not_found(client: Client, link: ReviewLink, name: str, part: str) -> None:
    assert client.get(f"/review/{forged(link, name)}/{part}").status_code == 404


def test_forged_token_takes_no_answer(client: Client, link: ReviewLink) -> None:
    assert client.post(f"/review/{forged(link, 'changed')}/", {"answer": "approved"}).status_code == 404
    link.refresh_from_db()
    assert link.answer == ""


def test_forged_tokens_ask_the_database_for_no_link(
    client: Client, link: ReviewLink, django_assert_num_queries
) -> None:
    """So that nothing can be told by the time it takes."""
    with django_assert_num_queries(0), pytest.raises(Http404):
        link_of(forged(link, "changed"))


def test_links_of_one_revision_differ(link: ReviewLink, draft: ArticlePage, author: User) -> None:
    assert token_of(link) != token_of(ask(page=draft, reviewer="Another", user=author))
