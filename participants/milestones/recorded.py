"""Reading recorded milestones."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import ExtractYear

from participants.record.standing import Status

if TYPE_CHECKING:
    from participants.milestones.ranking import Asked


class MilestoneQuerySet(models.QuerySet[Any]):
    def public(self) -> Self:
        """Not those of a participant that readers may not know of yet."""
        return self.filter(Q(participant=None) | Q(participant__status__in=Status.public()))

    def as_asked(self, asked: "Asked") -> Self:
        """Of a kind that follows from the record, none."""
        if asked.kind not in ("", "recorded"):
            return self.none()
        found = self
        if asked.country:
            found = found.filter(participant__country=asked.country)
        if asked.year:
            found = found.filter(date__range=(date(asked.year, 1, 1), date(asked.year, 12, 31)))
        if asked.number:
            found = found.filter(participant__ordinal=asked.number)
        return found

    def with_participant(self) -> Self:
        return self.select_related("participant")

    def years(self) -> list[int]:
        return list(
            self.order_by().annotate(year=ExtractYear("date")).values_list("year", flat=True).distinct()
        )
