"""Reading many articles."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import Q
from wagtail.models import PageManager

from cms.common.querysets import PublicPageQuerySet

if TYPE_CHECKING:
    from newsroom.models import ArticlePage
    from participants.models import RegistryEntry


class ArticleQuerySet(PublicPageQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-date", "-pk")

    def oldest_first(self) -> Self:
        return self.order_by("date", "pk")

    def older_than(self, article: "ArticlePage") -> Self:
        """Those further down the list. An article not yet saved stands above all others of its day."""
        same_day = Q(date=article.date)
        if article.pk is not None:
            same_day &= Q(pk__lt=article.pk)
        return self.filter(Q(date__lt=article.date) | same_day)

    def newer_than(self, article: "ArticlePage") -> Self:
        """Those further up the list."""
        newer = Q(date__gt=article.date)
        if article.pk is not None:
            newer |= Q(date=article.date, pk__gt=article.pk)
        return self.filter(newer)

    def in_category(self, slug: str) -> Self:
        return self.filter(category__slug=slug)

    def in_year(self, year: int) -> Self:
        """By range, so that the index on the date serves it."""
        return self.filter(date__range=(date(year, 1, 1), date(year, 12, 31)))

    def about(self, participant_id: int) -> Self:
        """Each article once, also where it names the participant twice."""
        return self.filter(related_participants__participant=participant_id).distinct()

    def announcing(self, accession: "RegistryEntry") -> Self:
        return self.filter(announces=accession)

    def with_listing_relations(self) -> Self:
        """Everything a list entry shows, at a query count that does not follow the list's length."""
        related = self.select_related("category", "lead_image", "announces__participant")
        return related.prefetch_related("lead_image__renditions")

    def with_feed_relations(self) -> Self:
        """What an entry of a feed says beyond one of the list."""
        return self.select_related("locale").prefetch_related("article_authors__author", "tagged_items__tag")

    def years(self) -> list[int]:
        """The years that have articles, newest first."""
        return [day.year for day in self.dates("date", "year", order="DESC")]


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
