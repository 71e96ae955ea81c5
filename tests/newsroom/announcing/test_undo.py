"""Before anybody was told, all of an announcement can be taken back; the record and the log tell of it."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from wagtail.log_actions import registry as logs
from wagtail.models import Page, PageLogEntry, WorkflowState

from newsroom.announcing.services import Announcement, admit_and_announce
from newsroom.announcing.undoing import drafts_of, undo_announcement
from newsroom.models import ArticlePage, NewsIndexPage
from participants.models import Participant, ParticipantIndexPage, ParticipantPage, RegistryEntry
from participants.record.numbering import next_number
from participants.record.refusals import RegistryError
from participants.services import release
from tests.factories import ArticlePageFactory, ParticipantPageFactory
from tests.newsroom.announcing.conftest import DAY
from tests.publishing.approval.conftest import member


def undo(participant: Participant, by: User | None = None) -> RegistryEntry:
    return undo_announcement(participant=participant, by=by, note="Too early.")


def test_articles_profiles_and_number_are_taken_back(announcement: Announcement, tivat: Participant) -> None:
    undo(tivat)
    assert not ArticlePage.objects.exists()
    assert not ParticipantPage.objects.exists()
    tivat.refresh_from_db()
    assert (tivat.status, tivat.ordinal) == (Participant.Status.CANDIDATE, None)
    assert next_number() == 127


def test_record_and_log_tell_of_it(announcement: Announcement, tivat: Participant, registrar: User) -> None:
    undo(tivat, registrar)
    kinds = [(entry.kind, entry.recorded_by, entry.note) for entry in tivat.entries.all()]
    assert kinds == [("accession", registrar, ""), ("void", registrar, "Too early.")]
    actions = [entry.action for entry in logs.get_logs_for_instance(tivat).order_by("timestamp", "pk")]
    assert actions == ["registry.accession", "announcement.draft", "registry.void", "announcement.undo"]
    deleted = PageLogEntry.objects.filter(action="wagtail.delete", user=registrar)
    assert set(deleted.values_list("label", flat=True)) >= {
        "Tivat is the 127th participant",
        "Tivat est le 127e participant",
    }


def test_what_was_there_before_stays(
    tivat: Participant, registry: ParticipantIndexPage, news_index: NewsIndexPage
) -> None:
    profile = ParticipantPageFactory(parent=registry, participant=tivat, live=False)
    announcement = admit_and_announce(participant=tivat, effective_on=DAY, by=None)
    by_hand = ArticlePageFactory(parent=news_index, announces=announcement.accession, live=False)
    undo(tivat)
    assert list(ParticipantPage.objects.all()) == [profile]
    assert list(ArticlePage.objects.all()) == [by_hand]


def test_workflows_are_cancelled(announcement: Announcement, tivat: Participant, author: User) -> None:
    article = announcement.articles[0]
    article.get_workflow().start(article, author)
    undo(tivat)
    assert not WorkflowState.objects.active().exists()
    assert PageLogEntry.objects.filter(page=article.pk, action="wagtail.workflow.cancel").exists()


def test_what_was_edited_since_is_known(announcement: Announcement, tivat: Participant, author: User) -> None:
    assert [draft.was_edited for draft in drafts_of(tivat)] == [False] * 4
    article = announcement.articles[0]
    article.title = "Welcome, Tivat"
    article.save_revision(user=author)
    assert {draft.page_id for draft in drafts_of(tivat) if draft.was_edited} == {article.pk}


def test_after_the_release_it_is_refused(announcement: Announcement, tivat: Participant) -> None:
    release(participant=tivat, by=None)
    with pytest.raises(RegistryError, match="only an admission that was not released"):
        undo(tivat)
    assert ArticlePage.objects.count() == 2


def test_what_somebody_holds_locked_is_not_taken_from_them(
    announcement: Announcement, tivat: Participant, author: User, registrar: User
) -> None:
    Page.objects.filter(pk=announcement.articles[1].pk).update(locked=True, locked_by=author)
    with pytest.raises(RegistryError, match="is locked by author"):
        undo(tivat, registrar)
    tivat.refresh_from_db()
    assert tivat.ordinal == 127
    assert ArticlePage.objects.count() == 2


@pytest.mark.parametrize("role", ["Editors", "Communications"])
def test_only_registrars_undo(role: str, announcement: Announcement, tivat: Participant) -> None:
    with pytest.raises(PermissionDenied):
        undo(tivat, member("somebody", role))
    assert ArticlePage.objects.count() == 2


def test_after_it_the_same_number_is_announced_again(announcement: Announcement, tivat: Participant) -> None:
    undo(tivat)
    again = admit_and_announce(participant=tivat, effective_on=DAY, by=None)
    assert again.articles[0].title == "Tivat is the 127th participant"
    assert {draft.page_id for draft in drafts_of(tivat)} == {
        page.pk for page in (*again.articles, *again.profiles)
    }
