"""The part of the news that a reader asked for: by category, year and participant, page by page."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import Page as PageOfArticles
from django.core.paginator import Paginator
from django.http import Http404, QueryDict

from newsroom.models import ArticleCategory, ArticlePage
from participants.models import Participant

if TYPE_CHECKING:
    from newsroom.models import NewsIndexPage
    from newsroom.querysets import ArticleQuerySet

ARTICLES_PER_PAGE = 10
_LARGEST_NUMBER = 999_999
_LAST_YEAR = 9999  # that a date can have


@dataclass(frozen=True)
class Filters:
    """The filters in an address. Each is None where it was left out or empty."""

    category: str | None
    year: int | None
    participant: int | None
    page: int

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        """Raises Http404 for a year, participant or page that is no whole number in its range."""
        return cls(
            category=query.get("category") or None,
            year=_whole_number(query.get("year"), largest=_LAST_YEAR),
            participant=_whole_number(query.get("participant")),
            page=_whole_number(query.get("page")) or 1,
        )


def _whole_number(text: str | None, *, largest: int = _LARGEST_NUMBER) -> int | None:
    if not text:
        return None
    # Python reads other scripts' digits, signs and underscores, which no link of this site has.
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(largest))
    if not (is_number and 1 <= int(text) <= largest):
        raise Http404(f"{text!r} is not a whole number from 1 to {largest}.")
    return int(text)


class Listing:
    """The news index as asked for. Queries: constant, whatever the number of articles.

    Raises Http404 when a category, participant or page does not exist. A year without articles exists: its
    list is empty.
    """

    def __init__(self, index: "NewsIndexPage", query: QueryDict) -> None:
        self._index = index
        self.filters = Filters.read(query)
        self.category = self._find_category()
        self.participant = self._find_participant()
        self.articles = self._page_of_articles()

    @property
    def year(self) -> int | None:
        return self.filters.year

    @property
    def is_filtered(self) -> bool:
        return any((self.category, self.year, self.participant))

    @property
    def filter_names(self) -> list[str]:
        """What the list is narrowed to, in words."""
        chosen = (self.category, self.year, self.participant)
        return [str(filter_) for filter_ in chosen if filter_]

    @cached_property
    def categories(self) -> list[ArticleCategory]:
        return list(ArticleCategory.objects.filter(locale=self._index.locale_id))

    @cached_property
    def years(self) -> list[int]:
        return self._all.years()

    @property
    def previous_query(self) -> str:
        return self._query_of_page(self.articles.number - 1)

    @property
    def next_query(self) -> str:
        return self._query_of_page(self.articles.number + 1)

    @property
    def own_query(self) -> str:
        """The address of this very list in its one spelling: empty, or from the question mark on."""
        return self._query_of_page(self.articles.number)

    def _query_of_page(self, number: int) -> str:
        """The page with the same filters; the first page is not named."""
        wanted: dict[str, Any] = {
            "category": self.filters.category,
            "year": self.year,
            "participant": self.filters.participant,
            "page": number if number > 1 else None,
        }
        query = urlencode({name: value for name, value in wanted.items() if value})
        return f"?{query}" if query else ""

    @cached_property
    def _all(self) -> "ArticleQuerySet":
        return ArticlePage.objects.descendant_of(self._index).public()

    def _find_category(self) -> ArticleCategory | None:
        slug = self.filters.category
        if slug is None:
            return None
        found = next((category for category in self.categories if category.slug == slug), None)
        if found is None:
            raise Http404(f"There is no category {slug!r}.")
        return found

    def _find_participant(self) -> Participant | None:
        ordinal = self.filters.participant
        if ordinal is None:
            return None
        found: Participant | None = Participant.objects.public().filter(ordinal=ordinal).first()
        if found is None:
            raise Http404(f"There is no participant {ordinal}.")
        return found

    def _page_of_articles(self) -> PageOfArticles:
        articles = self._all
        if self.category:
            articles = articles.in_category(self.category.slug)
        if self.year:
            articles = articles.in_year(self.year)
        if self.participant:
            articles = articles.about(self.participant.pk)
        paginator = Paginator(articles.newest_first().with_listing_relations(), ARTICLES_PER_PAGE)
        if self.filters.page > paginator.num_pages:
            raise Http404(f"The list has {paginator.num_pages} pages.")
        return paginator.page(self.filters.page)
