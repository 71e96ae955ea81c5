"""Announcing an accession makes drafts in every language, all of them or none, and publishes nothing."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from cms.publishing.preflight.run import findings_for
from newsroom.announcing import services
from newsroom.announcing.announcements import is_announced
from newsroom.announcing.models import AnnouncementDraft
from newsroom.announcing.services import Announcement, admit_and_announce, announce
from newsroom.models import ArticlePage, NewsIndexPage
from participants.models import Participant, ParticipantIndexPage, ParticipantPage, RegistryEntry
from participants.record.refusals import RegistryError
from tests.factories import ParticipantFactory, ParticipantPageFactory
from tests.newsroom.announcing.conftest import DAY
from tests.publishing.approval.conftest import member

ROLES = {"Registrars": True, "Editors": False, "Communications": False}


def in_language(pages: list[Any], code: str) -> Any:
    return next(page for page in pages if page.locale.language_code == code)


def test_articles_say_it_in_both_languages(announcement: Announcement) -> None:
    english, french = (in_language(announcement.articles, code) for code in ("en", "fr"))
    assert english.title == "Tivat is the 127th participant"
    assert english.teaser == (
        "Tivat (Montenegro) joined the Alliance on 21 April 2015. It is the 127th participant."
    )
    assert french.title == "Tivat est le 127e participant"
    assert french.teaser == (
        "Tivat (Monténégro) a rejoint l’Alliance le 21 avril 2015. C’est le 127e participant."
    )


def test_articles_are_participant_news_about_it(announcement: Announcement, tivat: Participant) -> None:
    for drafted in announcement.articles:
        article = ArticlePage.objects.get(pk=drafted.pk)
        assert (article.category.slug, article.category.locale) == ("participant-news", article.locale)
        assert [row.participant for row in article.related_participants.all()] == [tivat]
        assert article.announces == announcement.accession


def test_a_site_without_the_category_gets_articles_without_one(tivat: Participant) -> None:
    ArticlePage._meta.get_field("category").related_model.objects.all().delete()
    announcement = admit_and_announce(participant=tivat, effective_on=DAY, by=None)
    assert [article.category for article in announcement.articles] == [None, None]


def test_articles_lead_to_the_profile_in_their_language(announcement: Announcement) -> None:
    for article in announcement.articles:
        profile = in_language(announcement.profiles, article.locale.language_code)
        assert f'<a linktype="page" id="{profile.pk}">Tivat</a>' in article.body[0].value.source


def test_two_languages_are_translations_of_each_other(announcement: Announcement) -> None:
    for pages in (announcement.articles, announcement.profiles):
        english, french = (in_language(pages, code) for code in ("en", "fr"))
        assert english.translation_key == french.translation_key
    assert announcement.articles[0].translation_key != announcement.profiles[0].translation_key


def test_preflight_misses_no_translation_and_nothing_blocks(announcement: Announcement) -> None:
    for page in (*announcement.articles, *announcement.profiles):
        found = findings_for(type(page).objects.get(pk=page.pk))
        assert {finding.check for finding in found} <= {"link-not-public"}


def test_nothing_is_published(announcement: Announcement, tivat: Participant, client: Client) -> None:
    for page in (*announcement.articles, *announcement.profiles):
        stored = Page.objects.get(pk=page.pk)
        assert not stored.live
        assert stored.first_published_at is None
        assert client.get(page.get_url()).status_code == 404
    assert tivat.status == Participant.Status.ADMITTED


def test_the_first_version_is_of_who_announces(announcement: Announcement, registrar: User) -> None:
    for page in (*announcement.articles, *announcement.profiles):
        assert page.get_latest_revision().user == registrar
        assert page.owner == registrar
        assert PageLogEntry.objects.get(page=page.pk, action="wagtail.create").user == registrar


def test_an_editor_opens_both_languages_in_the_usual_editor(
    announcement: Announcement, editor: User, client: Client
) -> None:
    client.force_login(editor)
    for page in (*announcement.articles, *announcement.profiles):
        response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert response.status_code == 200
        assert response.context["form"]["title"].value() == page.title


def test_a_profile_that_is_there_stays_as_it_is(
    tivat: Participant, registry: ParticipantIndexPage, registrar: User
) -> None:
    profile = ParticipantPageFactory(parent=registry, participant=tivat, title="Our Tivat")
    announcement = admit_and_announce(participant=tivat, effective_on=DAY, by=registrar)
    (french,) = announcement.profiles
    assert french.locale.language_code == "fr"
    assert french.translation_key == profile.translation_key
    assert ParticipantPage.objects.get(pk=profile.pk).title == "Our Tivat"
    english = in_language(announcement.articles, "en")
    assert f'id="{profile.pk}"' in english.body[0].value.source


def test_a_language_without_news_is_left_out(tivat: Participant, news_index: NewsIndexPage) -> None:
    NewsIndexPage.objects.get(locale__language_code="fr").delete()
    announcement = admit_and_announce(participant=tivat, effective_on=DAY, by=None)
    assert [article.locale.language_code for article in announcement.articles] == ["en"]
    assert len(announcement.profiles) == 2


def test_without_a_registry_page_there_is_no_profile_and_no_link(
    tivat: Participant, registry: ParticipantIndexPage
) -> None:
    for page in ParticipantIndexPage.objects.all():
        page.delete()
    announcement = admit_and_announce(participant=tivat, effective_on=DAY, by=None)
    assert announcement.profiles == []
    assert all(not article.body for article in announcement.articles)


def test_without_any_news_page_nothing_is_done(tivat: Participant) -> None:
    for index in NewsIndexPage.objects.all():
        index.delete()
    with pytest.raises(RegistryError, match="no news page"):
        admit_and_announce(participant=tivat, effective_on=DAY, by=None)
    tivat.refresh_from_db()
    assert tivat.status == Participant.Status.CANDIDATE
    assert not ParticipantPage.objects.exists()


def test_a_failure_in_the_middle_leaves_nothing(
    tivat: Participant, registrar: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_articles = services.draft_articles

    def fail_after(*args: Any, **kwargs: Any) -> None:
        draft_articles(*args, **kwargs)
        raise ConnectionError("the database went away")

    monkeypatch.setattr(services, "draft_articles", fail_after)
    entries = RegistryEntry.objects.count()
    with pytest.raises(ConnectionError):
        admit_and_announce(participant=tivat, effective_on=DAY, by=registrar)
    tivat.refresh_from_db()
    assert (tivat.status, tivat.ordinal) == (Participant.Status.CANDIDATE, None)
    assert RegistryEntry.objects.count() == entries
    assert not ArticlePage.objects.exists()
    assert not ParticipantPage.objects.exists()
    assert not AnnouncementDraft.objects.exists()
    announcement = admit_and_announce_as_ever(tivat, registrar, monkeypatch)
    assert announcement.accession.ordinal == 127


def admit_and_announce_as_ever(
    tivat: Participant, registrar: User, monkeypatch: pytest.MonkeyPatch
) -> Announcement:
    monkeypatch.undo()
    return admit_and_announce(participant=tivat, effective_on=DAY, by=registrar)


def test_it_is_announced_once(announcement: Announcement, tivat: Participant) -> None:
    with pytest.raises(RegistryError, match="announces it already"):
        announce(participant=tivat, by=None)
    assert ArticlePage.objects.count() == 2


def test_once_its_drafts_are_deleted_it_can_be_announced_again(
    announcement: Announcement, tivat: Participant
) -> None:
    for article in announcement.articles:
        article.delete()
    assert not is_announced(tivat)
    tivat.refresh_from_db()
    assert tivat.status == Participant.Status.ADMITTED
    again = announce(participant=tivat, by=None)
    assert (len(again.articles), len(again.profiles)) == (2, 0)


def test_who_is_public_already_can_be_announced(site: None) -> None:
    town = ParticipantFactory(name="Kotor", ordinal=12, joined_on=DAY)
    assert announce(participant=town, by=None).articles[0].title == "Kotor is the 12th participant"


def test_a_candidate_cannot_be_announced(tivat: Participant) -> None:
    with pytest.raises(RegistryError, match="Admit it first"):
        announce(participant=tivat, by=None)


@pytest.mark.parametrize(("role", "may"), ROLES.items())
def test_only_registrars_announce(role: str, may: bool, tivat: Participant) -> None:
    somebody = member("somebody", role)
    if may:
        assert admit_and_announce(participant=tivat, effective_on=DAY, by=somebody).articles
        return
    with pytest.raises(PermissionDenied):
        admit_and_announce(participant=tivat, effective_on=DAY, by=somebody)
    with pytest.raises(PermissionDenied):
        announce(participant=ParticipantFactory(), by=somebody)
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize("name", ["<b>Tivat</b> & Co", "{name} %(number)s", "x" * 200])
def test_any_name_is_told_as_it_is(name: str, site: None) -> None:
    town = ParticipantFactory(name=name, ordinal=12, joined_on=DAY)
    articles = announce(participant=town, by=None).articles
    assert articles[0].title == f"{name} is the 12th participant"
    assert "<b>" not in articles[0].body[0].value.source
