"""What an article may announce, and what becomes of it in copies and translations."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Locale
from wagtail_localize.operations import translate_object

from cms.publishing.preflight.run import findings_for
from newsroom.announcing.announcements import accession_of
from newsroom.announcing.services import Announcement
from newsroom.models import ArticlePage, NewsIndexPage, RelatedParticipant
from participants.models import Participant, RegistryEntry
from participants.services import void
from tests.admin import superuser
from tests.api.writing import Writer
from tests.factories import ArticlePageFactory, ParticipantFactory


def checks_of(article: ArticlePage) -> set[tuple[str, bool]]:
    return {(each.check, each.blocks) for each in findings_for(article) if each.check.startswith("announce")}


@pytest.fixture
def kotor(site: None) -> Participant:
    return ParticipantFactory(name="Kotor", ordinal=12)


def article_about(participant: Participant, **fields: object) -> ArticlePage:
    index = NewsIndexPage.objects.get(locale=Locale.get_default())
    article = ArticlePageFactory(parent=index, **fields)
    article.related_participants.add(RelatedParticipant(participant=participant))
    article.save()
    return article


def test_an_accession_of_its_own_participant_is_fine(kotor: Participant) -> None:
    assert checks_of(article_about(kotor, announces=accession_of(kotor))) == set()


def test_an_accession_of_another_participant_warns(kotor: Participant) -> None:
    article = article_about(ParticipantFactory(), announces=accession_of(kotor))
    assert checks_of(article) == {("announces-unrelated", False)}


def test_an_undone_accession_blocks(announcement: Announcement, tivat: Participant) -> None:
    void(participant=tivat, by=None)
    article = ArticlePage.objects.get(pk=announcement.articles[0].pk)
    assert checks_of(article) == {("announces-undone", True)}


def test_an_entry_that_is_no_accession_blocks(kotor: Participant) -> None:
    article = article_about(kotor)
    article.announces = kotor.entries.get(kind=RegistryEntry.Kind.RELEASE)
    assert checks_of(article) == {("announces-no-accession", True)}


def test_a_second_announcement_warns(kotor: Participant) -> None:
    article_about(kotor, announces=accession_of(kotor))
    assert checks_of(article_about(kotor, announces=accession_of(kotor))) == {("announced-twice", False)}


def test_nothing_but_an_accession_that_counts_is_saved(
    kotor: Participant, announcement: Announcement, tivat: Participant
) -> None:
    article = article_about(kotor)
    article.announces = kotor.entries.get(kind=RegistryEntry.Kind.RELEASE)
    with pytest.raises(ValidationError, match="no accession"):
        article.full_clean()
    void(participant=tivat, by=None)
    article.announces = announcement.accession
    with pytest.raises(ValidationError, match="no accession"):
        article.full_clean()


def test_a_copy_announces_nothing(kotor: Participant) -> None:
    article = article_about(kotor, announces=accession_of(kotor))
    article.save_revision()
    copy = CopyPageAction(article, update_attrs={"slug": "copy"}, user=superuser()).execute()
    assert ArticlePage.objects.get(pk=copy.pk).announces is None
    assert copy.get_latest_revision_as_object().announces is None


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("way", ["copy", "localize"])
def test_a_translation_announces_the_same(way: str, live: bool, kotor: Participant) -> None:
    french = Locale.objects.get(language_code="fr")
    article = article_about(kotor, announces=accession_of(kotor), live=live)
    article.save_revision()
    if way == "copy":
        article.copy_for_translation(french)
    else:
        translate_object(article, [french], user=superuser())
    translation = article.get_translation(french)
    assert translation.announces == article.announces
    assert translation.get_latest_revision_as_object().announces == article.announces


@pytest.mark.parametrize("value", [None, "rubbish", 10**30, {"id": 1}])
def test_a_program_does_not_change_it(value: object, kotor: Participant) -> None:
    """Version 3 does not write what it shows in another form."""
    article = article_about(kotor, announces=accession_of(kotor), live=False)
    article.save_revision()
    writer = Writer(superuser())
    response = writer.patch(article, writer.draft_etag(article), announces=value)
    assert response.status_code < 500
    kept = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().announces
    assert kept == accession_of(kotor)
