"""Reading many participants, in the registry's own words."""

from dataclasses import dataclass
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Exists, Max, OuterRef, Q, Value, When
from wagtail.models import PageManager

from cms.common.collation import sort_key
from cms.common.querysets import PublicPageQuerySet

# A query that grows with what is typed would end at a database's limit on its depth.
_MOST_WORDS = 10
_MOST_DIGITS = 9


@dataclass(frozen=True)
class RegistryFigures:
    """The registry at a glance: those who belong to the alliance today, and the number that comes next."""

    participants: int
    countries: int
    candidates: int
    next_ordinal: int


class ParticipantQuerySet(models.QuerySet[Any]):
    def public(self) -> Self:
        """Participants with a number: candidates are nobody's business until they are admitted."""
        return self.exclude(status="candidate")

    def current(self) -> Self:
        """Those who belong to the alliance today; a withdrawn participant keeps its number only."""
        return self.filter(status="participant")

    def in_order(self) -> Self:
        return self.order_by("ordinal")

    def newest_first(self) -> Self:
        return self.order_by("-ordinal")

    def matching(self, text: str) -> Self:
        """Those whose name contains every word of `text`; a whole number also finds that ordinal."""
        return self.filter(*(_has_word(word) for word in text.replace("\0", " ").split()[:_MOST_WORDS]))

    def with_profile_state(self) -> Self:
        """Adds `profile_state`: "live" in a language at least, else "draft", else "" without a profile."""
        profiles = apps.get_model("participants", "ParticipantPage").objects.filter(participant=OuterRef("pk"))
        return self.annotate(
            profile_state=Case(
                When(Exists(profiles.filter(live=True)), then=Value("live")),
                When(Exists(profiles), then=Value("draft")),
                default=Value(""),
                output_field=models.CharField(),
            )
        )

    def figures(self) -> RegistryFigures:
        """One query. The next ordinal follows the highest ever given, to whomever."""
        current = Q(status="participant")
        counts = self.aggregate(
            participants=Count("pk", filter=current),
            countries=Count("country", filter=current, distinct=True),
            candidates=Count("pk", filter=Q(status="candidate")),
            highest=Max("ordinal"),
        )
        return RegistryFigures(next_ordinal=(counts.pop("highest") or 0) + 1, **counts)


class ParticipantPageQuerySet(PublicPageQuerySet):
    def public(self) -> Self:
        """A live profile of a candidate stays unread until the candidate is admitted."""
        return super().public().exclude(participant__status="candidate")

    def with_listing_relations(self) -> Self:
        return self.select_related("participant", "lead_image").prefetch_related("lead_image__renditions")


ParticipantPageManager = PageManager.from_queryset(ParticipantPageQuerySet)


def _has_word(word: str) -> Q:
    condition = Q(sort_name__contains=sort_key(word))
    if word.isdecimal() and len(word) <= _MOST_DIGITS:
        condition |= Q(ordinal=int(word))
    return condition
