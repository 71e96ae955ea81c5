"""The drafts of an announcement: a profile and an article in each language. None of them is published."""

import uuid
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.rich_text import RichText

from newsroom.announcing.models import AnnouncementDraft
from newsroom.announcing.wording import body_for, teaser_for, title_for
from newsroom.models import ArticleCategory, ArticlePage, NewsIndexPage, RelatedParticipant
from participants.models import Participant, ParticipantIndexPage, ParticipantPage, RegistryEntry

CATEGORY = "participant-news"


def news_indexes() -> list[NewsIndexPage]:
    """Where announcements go: the first news index of each language, the site's own language first."""
    return _one_per_language(NewsIndexPage.objects.all())


def registries_without(participant: Participant) -> list[ParticipantIndexPage]:
    """Where its profile is missing: the first registry of each language in which it has none."""
    told = participant.profiles.values_list("locale", flat=True)
    return _one_per_language(ParticipantIndexPage.objects.exclude(locale__in=list(told)))


def draft_profiles(accession: RegistryEntry, *, by: Any) -> list[ParticipantPage]:
    """Profiles where there are none yet: translations of each other, and of those there are."""
    participant = accession.participant
    present = participant.profiles.values_list("translation_key", flat=True).first()
    key = present or uuid.uuid4()
    return [
        _draft(
            ParticipantPage(
                title=participant.name, participant=participant, locale=index.locale, translation_key=key
            ),
            below=index,
            accession=accession,
            by=by,
        )
        for index in registries_without(participant)
    ]


def draft_articles(accession: RegistryEntry, *, by: Any) -> list[ArticlePage]:
    """One in each language that has a news index, translations of each other."""
    key = uuid.uuid4()
    return [
        _draft(_article(accession, index.locale, key), below=index, accession=accession, by=by)
        for index in news_indexes()
    ]


def _article(accession: RegistryEntry, locale: Locale, key: uuid.UUID) -> ArticlePage:
    participant, language = accession.participant, locale.language_code
    profile = participant.profiles.filter(locale=locale).values_list("pk", flat=True).first()
    article = ArticlePage(
        title=title_for(participant, language),
        teaser=teaser_for(participant, language),
        date=timezone.localdate(),
        category=ArticleCategory.objects.filter(locale=locale, slug=CATEGORY).first(),
        announces=accession,
        locale=locale,
        translation_key=key,
    )
    if profile is not None:
        text = RichText(body_for(participant, language, profile=profile))
        article.body = [("paragraph", text)]  # type: ignore[assignment]  # a StreamField takes pairs
    article.related_participants = [RelatedParticipant(participant=participant)]
    return article


def _draft(page: Any, *, below: Page, accession: RegistryEntry, by: Any) -> Any:
    """Saved as the editor saves a new page, with a first version by who announces."""
    page.live, page.owner = False, by
    below.add_child(instance=page)
    revision = page.save_revision(user=by, log_action=False)
    AnnouncementDraft.objects.create(accession=accession, page=page.page_ptr, revision=revision)
    return page


def _one_per_language(indexes: QuerySet[Any]) -> list[Any]:
    """The default language's first."""
    first: dict[int, Any] = {}
    for index in indexes.select_related("locale").order_by("path"):
        first.setdefault(index.locale_id, index)
    default = Locale.get_default().pk
    return sorted(first.values(), key=lambda index: (index.locale_id != default, index.path))
