"""How an article will look elsewhere than on its own page, before anybody else sees it."""

from collections.abc import Callable

from defusedxml.minidom import parseString
from django.http import HttpRequest
from django.template.response import TemplateResponse

from newsroom.feeds.article_feed import ArticleFeed
from newsroom.models import ArticlePage

OTHERS = 2  # entries below it, for comparison


def show_entry(article: ArticlePage, request: HttpRequest) -> TemplateResponse:
    """At its place in the list: above the articles that are older."""
    others = ArticlePage.objects.sibling_of(article).public().exclude(pk=article.pk).older_than(article)
    context = {
        "page": article.get_parent().specific,
        "article": article,
        "others": others.newest_first().with_listing_relations()[:OTHERS],
    }
    return TemplateResponse(request, "newsroom/previews/entry.html", context)


def show_feed_item(article: ArticlePage, request: HttpRequest) -> TemplateResponse:
    """As feed readers show it, and what they are sent."""
    feed = FeedOfOne(article, request).get_feed(None, request)
    channel = parseString(feed.writeString("utf-8"))
    lines = channel.getElementsByTagName("item")[0].toprettyxml(indent="  ").splitlines()
    context = {
        "page": article.get_parent().specific,
        "item": feed.items[0],
        "source": "\n".join(line for line in lines if line.strip()),
    }
    return TemplateResponse(request, "newsroom/previews/feed_item.html", context)


class FeedOfOne(ArticleFeed):
    """A page that no site shows has no address; its feed names that of the site."""

    def __init__(self, article: ArticlePage, request: HttpRequest) -> None:
        super().__init__("rss/", request, article.get_parent().specific)
        self._article = article
        self._anywhere = request.build_absolute_uri("/")

    def link(self) -> str:
        return super().link() or self._anywhere

    def items(self) -> list[ArticlePage]:
        return [self._article]

    def item_link(self, article: ArticlePage) -> str:
        return super().item_link(article) or self._anywhere


PREVIEWS: dict[str, Callable[[ArticlePage, HttpRequest], TemplateResponse]] = {
    "entry": show_entry,
    "feed": show_feed_item,
}
