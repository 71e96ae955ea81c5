"""Reading many articles."""

from datetime import date
from typing import Self

from django.db.models import QuerySet
from django.db.models.functions import ExtractYear
from wagtail.models import PageManager

from cms.common.querysets import PublicPageQuerySet


class ArticleQuerySet(PublicPageQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-date", "-pk")

    def in_category(self, slug: str) -> Self:
        return self.filter(category__slug=slug)

    def in_year(self, year: int) -> Self:
        """By range, so that the index on the date serves it."""
        return self.filter(date__range=(date(year, 1, 1), date(year, 12, 31)))

    def about(self, participant_id: int) -> Self:
        return self.filter(related_participants__participant=participant_id)

    def with_listing_relations(self) -> Self:
        """Everything a list entry shows, at a query count that does not follow the list's length."""
        return self.select_related("category", "lead_image").prefetch_related("lead_image__renditions")

    def years(self) -> QuerySet:
        """The years that have articles, newest first."""
        return (
            self.order_by("-year")
            .annotate(year=ExtractYear("date"))
            .values_list("year", flat=True)
            .distinct()
        )


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
