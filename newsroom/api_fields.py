"""What the API says of an article beside its plain fields."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Prefetch

from cms.common.api_fields import ReadsRelations
from cms.common.ordinals import ordinal
from cms.media.visibility import is_shown
from participants.api_fields import name_and_country

if TYPE_CHECKING:
    from newsroom.models import ArticleCategory, ArticlePage
    from participants.models import Participant


def announcement(participant: "Participant", *, language: str) -> dict[str, Any]:
    """Of a participant with a number: "ordinal_words" is "127th", or "127e" in French."""
    named = name_and_country(participant)
    number = named.pop("ordinal")
    return {
        "ordinal": number,
        "ordinal_words": ordinal(number, language) if number else "",
        "participant": named,
        "joined_on": participant.joined_on,
    }


class CategoryField(ReadsRelations):
    def relations(self) -> Sequence[str]:
        return ["category"]

    def to_representation(self, category: "ArticleCategory") -> dict[str, Any]:
        return {"id": category.pk, "name": category.name, "slug": category.slug}


class AuthorsField(ReadsRelations):
    """In the order the article names them."""

    def relations(self) -> Sequence[str]:
        return ["article_authors__author"]

    def to_representation(self, entries: Any) -> list[dict[str, str]]:
        authors = [entry.author for entry in entries.all()]
        return [{"name": author.name, "role": author.role} for author in authors]


class TagsField(ReadsRelations):
    """By name. Read from the tagged items: the stock field asks the database once per article."""

    def relations(self) -> Sequence[str]:
        return ["tagged_items__tag"]

    def to_representation(self, items: Any) -> list[str]:
        return sorted(item.tag.name for item in items.all())


class ParticipantsField(ReadsRelations):
    """The participants an article is about, each with its public profile in the article's language."""

    def relations(self) -> Sequence[str | Prefetch]:
        profiles = apps.get_model("participants", "ParticipantPage").objects.public()
        return [
            "related_participants__participant",
            Prefetch(
                "related_participants__participant__profiles", queryset=profiles, to_attr="public_profiles"
            ),
        ]

    def get_attribute(self, instance: Any) -> list[dict[str, Any]]:
        self.fetch_relations(instance)
        related = (entry.participant for entry in instance.related_participants.all())
        return [self._entry(participant, instance) for participant in related if participant.is_public]

    def to_representation(self, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return entries

    def _entry(self, participant: "Participant", article: "ArticlePage") -> dict[str, Any]:
        profiles = (page for page in participant.public_profiles if page.locale_id == article.locale_id)
        profile = next(profiles, None)
        request = self.context.get("request")
        return name_and_country(participant) | {"url": profile.get_full_url(request) if profile else None}


class AnnouncementField(ReadsRelations):
    """The accession an article announces, as the record has it today; null before readers know of it."""

    def relations(self) -> Sequence[str]:
        return ["announces__participant"]

    def get_attribute(self, instance: Any) -> dict[str, Any] | None:
        self.fetch_relations(instance)
        participant = instance.announced
        if participant is None:
            return None
        return announcement(participant, language=instance.locale.language_code)

    def to_representation(self, announced: dict[str, Any]) -> dict[str, Any]:
        return announced


class CreditLineField(ReadsRelations):
    """Whose the lead image is; empty for an image that readers may not see, like the image itself."""

    def relations(self) -> Sequence[str]:
        return ["lead_image"]

    def get_attribute(self, instance: Any) -> str:
        self.fetch_relations(instance)
        image = instance.lead_image
        hidden = image is not None and not is_shown(image)
        return "" if hidden else instance.credit_line

    def to_representation(self, line: str) -> str:
        return line
