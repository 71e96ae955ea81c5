"""Versions that refer to what was deleted since: it is named, and nothing fails."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Revision

from cms.publishing.editing.missing import describe, missing_from
from cms.publishing.refusals import PreflightError
from newsroom.models import ArticlePage
from participants.models import ParticipantIndexPage
from tests import admin
from tests.api.writing import Writer
from tests.factories import (
    AuthorFactory,
    CategoryFactory,
    DocumentFactory,
    ImageFactory,
    ParticipantFactory,
    ParticipantPageFactory,
)
from tests.publishing.editing.desks import Desk, messages_in

pytestmark = pytest.mark.django_db


def body(block: str, value: dict[str, Any]) -> str:
    return json.dumps([{"type": block, "value": value, "id": "8d0c2f1e-0000-4000-8000-000000000000"}])


def with_lead_image(article: ArticlePage) -> Any:
    article.lead_image = ImageFactory(title="Town hall")
    return article.lead_image


def with_category(article: ArticlePage) -> Any:
    article.category = CategoryFactory(name="Town hall", slug="town-hall")
    return article.category


def with_author(article: ArticlePage) -> Any:
    author = AuthorFactory(name="Town hall")
    article.article_authors.create(author=author)
    return author


def with_participant(article: ArticlePage) -> Any:
    participant = ParticipantFactory(name="Town hall", ordinal=None, joined_on=None, status="candidate")
    article.related_participants.create(participant=participant)
    return participant


def with_image_block(article: ArticlePage) -> Any:
    image = ImageFactory(title="Town hall")
    article.body = body("image", {"image": image.pk, "caption": ""})
    return image


def with_document_block(article: ArticlePage) -> Any:
    document = DocumentFactory(title="Town hall")
    article.body = body("document", {"document": document.pk, "title": ""})
    return document


RELATIONS = {
    "Lead image": with_lead_image,
    "Category": with_category,
    "Author": with_author,
    "Participant": with_participant,
    "Image": with_image_block,
    "Document": with_document_block,
}


@pytest.fixture(params=RELATIONS, ids=str)
def label(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def old(article: ArticlePage, label: str) -> Revision:
    """A version that refers to what was deleted when the next version no longer did."""
    latest = article.title
    before = ArticlePage.objects.get(pk=article.pk)
    target = RELATIONS[label](before)
    revision = before.save_revision(clean=False)
    article.title = latest
    article.save_revision()
    log(target, "wagtail.delete", deleted=True)
    revision.number = target.pk
    target.delete()
    return revision


def sentence(label: str, old: Revision) -> str:
    return f"{label} “Town hall” (no. {old.number}) no longer exists."


def root() -> Client:
    client = Client()
    client.force_login(admin.superuser())
    return client


def test_is_named(old: Revision, label: str) -> None:
    assert [describe(reference) for reference in missing_from(old)] == [sentence(label, old)]


def test_is_named_by_its_number_where_no_log_knows_it(article: ArticlePage) -> None:
    image = with_lead_image(article)
    revision = article.save_revision()
    number = image.pk
    image.delete()
    assert [describe(each) for each in missing_from(revision)] == [
        f"Lead image no. {number} no longer exists."
    ]


def test_is_not_found_in_a_version_that_is_whole(article: ArticlePage, label: str) -> None:
    RELATIONS[label](article)
    assert missing_from(article.save_revision(clean=False)) == []


def test_revert_opens_and_names_it(article: ArticlePage, old: Revision, label: str, ana: User) -> None:
    desk = Desk(ana, article, view="revisions_revert", revision=old.pk)
    response = desk.open()
    assert response.status_code == 200
    assert sentence(label, old) in messages_in(response)


def test_revert_is_saved(article: ArticlePage, old: Revision, ana: User) -> None:
    desk = Desk(ana, article, view="revisions_revert", revision=old.pk)
    assert desk.save(title="Tivat is in").status_code == 302
    article.refresh_from_db()
    assert missing_from(article.latest_revision) == []


def test_editor_of_a_draft_names_it(article: ArticlePage, old: Revision, label: str, ana: User) -> None:
    Revision.objects.for_instance(article).filter(pk__gt=old.pk).delete()
    ArticlePage.objects.filter(pk=article.pk).update(latest_revision=old, has_unpublished_changes=True)
    assert sentence(label, old) in messages_in(Desk(ana, article).open())


@pytest.mark.parametrize(
    ("view", "arguments"),
    [
        ("revisions_view", lambda page, old: [page.pk, old.pk]),
        ("revisions_compare", lambda page, old: [page.pk, old.pk, "latest"]),
        ("revisions_compare", lambda page, old: [page.pk, "live", old.pk]),
        ("history", lambda page, old: [page.pk]),
    ],
)
def test_does_not_break(
    article: ArticlePage, old: Revision, view: str, arguments: Callable[..., list[Any]]
) -> None:
    response = root().get(reverse(f"wagtailadmin_pages:{view}", args=arguments(article, old)))
    assert response.status_code == 200


def test_keeps_the_version_from_going_out(article: ArticlePage, old: Revision, label: str) -> None:
    with pytest.raises(PreflightError) as refused:
        old.publish()
    assert sentence(label, old) in str(refused.value)
    assert [finding.check for finding in refused.value.findings] == ["missing"]


def test_revert_through_the_api_names_it(article: ArticlePage, old: Revision, label: str) -> None:
    response = Writer(admin.superuser()).act(article, "revert", "*", revision_id=old.pk)
    assert response.status_code == 200
    assert response.json()["meta"]["warnings"] == [sentence(label, old)]


def test_version_in_the_api_names_it(article: ArticlePage, old: Revision, label: str) -> None:
    writer = Writer(admin.superuser())
    response = writer.client.get(f"/api/v3/pages/{article.pk}/revisions/{old.pk}/")
    assert response.status_code == 200
    assert response.json()["content_object"]["meta"]["warnings"] == [sentence(label, old)]


class TestProfileOfAParticipantThatIsGone:
    @pytest.fixture
    def old(self, registry: ParticipantIndexPage) -> Revision:
        profile = ParticipantPageFactory(parent=registry)
        kept = profile.participant
        profile.participant = ParticipantFactory(ordinal=None, joined_on=None, status="candidate")
        revision = profile.save_revision(clean=False)
        gone = profile.participant
        profile.participant = kept
        profile.save_revision().publish()
        gone.delete()
        return revision

    @pytest.mark.parametrize("view", ["revisions_revert", "revisions_view"])
    def test_does_not_break_the_admin(self, old: Revision, view: str) -> None:
        response = root().get(reverse(f"wagtailadmin_pages:{view}", args=[old.object_id, old.pk]))
        assert response.status_code == 200

    def test_preview_says_what_is_lacking(self, old: Revision) -> None:
        response = root().get(reverse("wagtailadmin_pages:revisions_view", args=[old.object_id, old.pk]))
        assert "<li>participant</li>" in response.content.decode()

    def test_does_not_go_out(self, old: Revision) -> None:
        with pytest.raises(PreflightError):
            old.publish()

    def test_does_not_break_the_api(self, old: Revision) -> None:
        writer = Writer(admin.superuser())
        response = writer.client.get(f"/api/v3/pages/{old.object_id}/revisions/{old.pk}/")
        assert response.status_code == 200
