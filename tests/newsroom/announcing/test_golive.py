"""An announcement’s go-live releases the admission, by whatever path; nothing else does."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.publishing.models import FourEyesTaskState
from cms.publishing.refusals import PreflightError, PublicationRefusedError
from cms.publishing.worker import Worker
from newsroom.announcing import golive
from newsroom.announcing.services import Announcement
from newsroom.announcing.undoing import undo_announcement
from newsroom.models import ArticlePage, RelatedParticipant
from participants.models import Participant, RegistryEntry
from participants.record.refusals import RegistryError
from participants.services import void
from tests.admin import superuser
from tests.api.writing import Writer
from tests.factories import ArticlePageFactory
from tests.publishing.watch.promising import put_back

Status = Participant.Status


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def by_the_editor(article: ArticlePage, user: User) -> None:
    client = logged_in(user)
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    form = client.get(address).context["form"]
    sent = {name: field.value() for name, field in ((each.name, each) for each in form)}
    sent = {name: "" if value is None else value for name, value in sent.items()}
    for formset in form.formsets.values():
        rows = formset.initial_forms
        sent |= {
            f"{formset.prefix}-TOTAL_FORMS": len(rows),
            f"{formset.prefix}-INITIAL_FORMS": len(rows),
        }
        for row in rows:
            sent |= {row.add_prefix(name): row[name].value() or "" for name in row.fields if name != "DELETE"}
            sent |= {row.add_prefix("ORDER"): "1"}
    body = article.body[0]
    sent |= {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "paragraph",
        "body-0-id": body.id,
        "body-0-value": '{"blocks": [{"key": "a", "text": "Read more.", "type": "unstyled", "depth": 0,'
        ' "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}',
        "tags": "",
        "action-publish": "Publish",
    }
    response = client.post(address, sent)
    assert response.status_code == 302, response.context["form"].errors


def by_bulk_action(article: ArticlePage, user: User) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    logged_in(user).post(f"{address}?id={article.pk}")


def by_version_3(article: ArticlePage, user: User) -> None:
    writer = Writer(user)
    writer.act(article, "publish", writer.draft_etag(article))


def by_approval(article: ArticlePage, user: User) -> None:
    article.get_workflow().start(article, article.owner)
    state = FourEyesTaskState.objects.get()
    address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", state.pk])
    response = logged_in(user).post(address, {"comment": ""})
    assert response.status_code in {200, 302}
    if not ArticlePage.objects.get(pk=article.pk).live:
        article.get_latest_revision().publish(user=user)


PATHS = [by_the_editor, by_bulk_action, by_version_3, by_approval]


def status_of(participant: Participant) -> str:
    return Participant.objects.get(pk=participant.pk).status


@pytest.mark.parametrize("language", [0, 1], ids=["English", "French"])
@pytest.mark.parametrize("path", PATHS)
def test_each_path_releases_the_admission(
    path: Callable[[ArticlePage, User], None],
    language: int,
    announcement: Announcement,
    tivat: Participant,
    editor: User,
) -> None:
    article = announcement.articles[language]
    path(ArticlePage.objects.get(pk=article.pk), editor)
    assert ArticlePage.objects.get(pk=article.pk).live
    assert status_of(tivat) == Status.PARTICIPANT
    released = tivat.entries.get(kind=RegistryEntry.Kind.RELEASE)
    assert released.recorded_by == editor
    assert released.note == f"Announced by “{article.title}”."


def test_the_second_language_releases_nothing_more(announcement: Announcement, tivat: Participant) -> None:
    for article in announcement.articles:
        article.get_latest_revision().publish()
    assert tivat.entries.filter(kind=RegistryEntry.Kind.RELEASE).count() == 1


def test_a_profile_releases_nothing(announcement: Announcement, tivat: Participant, client: Client) -> None:
    profile = announcement.profiles[0]
    profile.get_latest_revision().publish()
    assert status_of(tivat) == Status.ADMITTED
    assert client.get(profile.get_url()).status_code == 404


def scheduled(article: ArticlePage) -> Any:
    article.go_live_at = timezone.now() + timedelta(hours=1)
    revision = article.save_revision()
    revision.publish()
    revision.refresh_from_db()
    return revision


def test_a_schedule_releases_nothing_before_its_time(announcement: Announcement, tivat: Participant) -> None:
    scheduled(announcement.articles[0])
    assert status_of(tivat) == Status.ADMITTED


def by_the_command() -> None:
    call_command("publish_scheduled")


def by_the_worker() -> None:
    Worker().run_once()


# A worker closes old connections, which a test's own transaction would not survive.
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("keep_promises", [by_the_command, by_the_worker])
def test_a_schedule_releases_it_at_its_time(
    keep_promises: Callable[[], None], announcement: Announcement, tivat: Participant
) -> None:
    put_back(scheduled(announcement.articles[0]))
    keep_promises()
    assert ArticlePage.objects.get(pk=announcement.articles[0].pk).live
    assert status_of(tivat) == Status.PARTICIPANT
    assert tivat.entries.get(kind=RegistryEntry.Kind.RELEASE).recorded_by is None


def test_a_publication_that_is_refused_leaves_it_private(
    announcement: Announcement, tivat: Participant
) -> None:
    article = announcement.articles[0]
    article.slug = ""
    article.expire_at = timezone.now() - timedelta(days=1)
    article.save_revision(clean=False)
    with pytest.raises(PreflightError):
        article.get_latest_revision().publish()
    assert status_of(tivat) == Status.ADMITTED


def test_a_release_that_fails_leaves_the_page_unpublished(
    announcement: Announcement, tivat: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_release: Any) -> None:
        raise RegistryError("The registry is closed.")

    monkeypatch.setattr(golive, "release_announced", fail)
    with pytest.raises(PublicationRefusedError, match=r"was not published: The registry is closed\."):
        announcement.articles[0].get_latest_revision().publish()
    assert not ArticlePage.objects.get(pk=announcement.articles[0].pk).live
    assert status_of(tivat) == Status.ADMITTED


def test_what_was_undone_is_not_announced(announcement: Announcement, tivat: Participant) -> None:
    void(participant=tivat, by=None)
    with pytest.raises(PreflightError, match="which was undone"):
        announcement.articles[0].get_latest_revision().publish()
    assert not ArticlePage.objects.filter(live=True).exists()


def test_an_article_written_by_hand_releases_it_too(
    announcement: Announcement, tivat: Participant, editor: User
) -> None:
    for article in announcement.articles:
        article.delete()
    index = announcement.articles[0].get_parent()
    written = ArticlePageFactory(parent=index, live=False, announces=announcement.accession)
    written.related_participants.add(RelatedParticipant(participant=tivat))
    written.save_revision().publish(user=editor)
    assert status_of(tivat) == Status.PARTICIPANT


def test_once_live_nothing_is_undone(announcement: Announcement, tivat: Participant) -> None:
    announcement.articles[0].get_latest_revision().publish(user=superuser())
    with pytest.raises(RegistryError):
        undo_announcement(participant=tivat, by=None, note="")
    assert ArticlePage.objects.count() == 2
