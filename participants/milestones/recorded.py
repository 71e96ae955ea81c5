"""Reading recorded milestones."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import ExtractYear

from participants.record.standing import Status

if TYPE_CHECKING:
    from participants.milestones.ranking import Asked

# A query that grows with what is typed would end at a database's limit on its depth.
_MOST_WORDS = 10


class MilestoneQuerySet(models.QuerySet[Any]):
    def public(self) -> Self:
        """Not those of a participant that readers may not know of yet."""
        return self.filter(Q(participant=None) | Q(participant__status__in=Status.public()))

    def in_country(self, code: str) -> Self:
        """Of a participant in it."""
        return self.filter(participant__country=code)

    def in_year(self, year: int) -> Self:
        return self.filter(date__range=(date(year, 1, 1), date(year, 12, 31)))

    def of_number(self, ordinal: int) -> Self:
        """Of the participant with this number."""
        return self.filter(participant__ordinal=ordinal)

    def with_french(self) -> Self:
        return self.exclude(title_fr="")

    def without_french(self) -> Self:
        return self.filter(title_fr="")

    def matching(self, text: str) -> Self:
        """Those with every word of `text` in a title, a text or the name of their participant."""
        return self.filter(*(_has_word(word) for word in text.replace("\0", " ").split()[:_MOST_WORDS]))

    def as_asked(self, asked: "Asked") -> Self:
        """Of a kind that follows from the record, none."""
        if asked.kind not in ("", "recorded"):
            return self.none()
        found = self
        if asked.country:
            found = found.in_country(asked.country)
        if asked.year:
            found = found.in_year(asked.year)
        if asked.number:
            found = found.of_number(asked.number)
        return found

    def with_participant(self) -> Self:
        return self.select_related("participant")

    def years(self) -> list[int]:
        years = self.order_by().annotate(year=ExtractYear("date")).values_list("year", flat=True)
        return list(years.distinct())

    def country_codes(self) -> list[str]:
        """Of the participants they are about."""
        codes = self.exclude(participant=None).order_by().values_list("participant__country", flat=True)
        return list(codes.distinct())


def _has_word(word: str) -> Q:
    fields = ("title", "title_fr", "text", "text_fr", "participant__name")
    return Q(*((f"{field}__icontains", word) for field in fields), _connector=Q.OR)
