"""What the feeds of a news index say."""

import uuid
from datetime import UTC, datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.feedgenerator import Enclosure
from django.utils.html import escape, linebreaks, strip_tags
from django.utils.translation import gettext
from django.views.decorators.http import conditional_page
from wagtail.models import Page, Site

from cms.common.prose import portable_html, public_prose
from cms.common.streams import load_together
from newsroom.api_fields import announcement
from newsroom.feeds.formats import AtomFormat, JsonFormat, RssFormat
from newsroom.feeds.illustration import Illustration, illustration_of
from newsroom.models import ArticlePage, NewsIndexPage

ARTICLES = 20
FORMATS = {"rss/": RssFormat, "atom/": AtomFormat, "feed.json": JsonFormat}


def feed_response(name: str, request: HttpRequest, index: NewsIndexPage) -> HttpResponse:
    """One of the three feeds; 304 for a client that names the ETag of what it has."""
    return conditional_page(ArticleFeed(name, request, index))(request)


class ArticleFeed(Feed):
    """The newest public articles of an index, in its language. Queries: constant.

    One object serves one request.
    """

    def __init__(self, name: str, request: HttpRequest, index: NewsIndexPage) -> None:
        """`name` is the last part of the feed's address, such as "rss/"."""
        self.feed_type = FORMATS[name]
        self.language: str = index.locale.language_code
        self._name = name
        self._request = request
        self._index = index
        self._illustrations: dict[int, Illustration | None] = {}

    def title(self) -> str:
        return f"{self._index.title} – {self.author_name()}"

    def author_name(self) -> str:
        site = Site.find_for_request(self._request)
        return site.site_name or site.root_page.title

    def link(self) -> str:
        return self._index.get_full_url(self._request)

    def feed_url(self) -> str:
        return f"{self.link()}{self._name}"

    def description(self) -> str:
        introduction = strip_tags(public_prose(self._index.introduction)).strip()
        return introduction or self._index.search_description or self.title()

    def feed_guid(self) -> str:
        return _urn(self._index)

    def feed_extra_kwargs(self, _obj: object) -> dict[str, Any]:
        published = self._index.last_published_at or self._index.first_published_at
        return {"index_updated": published or datetime(1970, 1, 1, tzinfo=UTC)}

    def items(self) -> list[ArticlePage]:
        articles = ArticlePage.objects.descendant_of(self._index).public().newest_first()
        newest = list(articles.with_listing_relations().with_feed_relations()[:ARTICLES])
        load_together([article.body for article in newest])
        return newest

    def item_title(self, article: ArticlePage) -> str:
        return article.title

    def item_description(self, article: ArticlePage) -> str:
        """The teaser is plain text; readers take a description for HTML."""
        return escape(article.teaser)

    def item_link(self, article: ArticlePage) -> str:
        return article.get_full_url(self._request)

    def item_guid(self, article: ArticlePage) -> str:
        return _urn(article)

    item_guid_is_permalink = False

    def item_pubdate(self, article: ArticlePage) -> datetime:
        """The article's date; at the time it was first published, if that was on this day."""
        published = article.first_published_at
        if published and timezone.localdate(published) == article.date:
            return published
        return timezone.make_aware(datetime.combine(article.date, time.min))

    def item_updateddate(self, article: ArticlePage) -> datetime:
        return article.last_published_at or self.item_pubdate(article)

    def item_categories(self, article: ArticlePage) -> list[str]:
        category = [article.category.name] if article.category else []
        tags = sorted(item.tag.name for item in article.tagged_items.all())
        return [*category, *self._badge(article), *tags]

    def item_enclosures(self, article: ArticlePage) -> list[Enclosure]:
        illustration = self._illustration(article)
        return [illustration.enclosure] if illustration else []

    def item_extra_kwargs(self, article: ArticlePage) -> dict[str, Any]:
        illustration = self._illustration(article)
        return {
            "teaser": article.teaser,
            "html": self._html(article),
            "authors": [entry.author.name for entry in article.article_authors.all()],
            "illustration": illustration,
            "credit": illustration.credit if illustration else article.lead_image_credit,
            "announces": self._announcement(article),
        }

    def _announcement(self, article: ArticlePage) -> dict[str, Any] | None:
        return announcement(article.announced, language=self.language) if article.announced else None

    def _badge(self, article: ArticlePage) -> list[str]:
        """ "127th participant", as a category: every feed reader shows those."""
        announced = self._announcement(article)
        if announced is None:
            return []
        with translation.override(self.language):
            return [gettext("%(number)s participant") % {"number": announced["ordinal_words"]}]

    def _html(self, article: ArticlePage) -> str:
        """The body; of an article without one, as from the old site's list, the teaser."""
        html = portable_html(article.body.render_as_block(context={"request": self._request}))
        return html or linebreaks(article.teaser, autoescape=True)

    def _illustration(self, article: ArticlePage) -> Illustration | None:
        if article.pk not in self._illustrations:
            self._illustrations[article.pk] = illustration_of(article)
        return self._illustrations[article.pk]


def _urn(page: Page) -> str:
    """The same for good: when the page moves, the site changes its host, or the database its ids."""
    return uuid.uuid5(page.translation_key, page.locale.language_code).urn
