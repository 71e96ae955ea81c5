"""The addresses of the feeds, below the index they belong to."""

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path


class FeedRoutesMixin(RoutablePageMixin):
    @path("rss/", name="rss")
    def rss(self, request: HttpRequest) -> HttpResponse:
        return self._feed("rss/", request)

    @path("atom/", name="atom")
    def atom(self, request: HttpRequest) -> HttpResponse:
        return self._feed("atom/", request)

    # Wagtail adds the slash before it looks for a route; the address itself has none.
    @path("feed.json/", name="json_feed")
    def json_feed(self, request: HttpRequest) -> HttpResponse:
        return self._feed("feed.json", request)

    def _feed(self, name: str, request: HttpRequest) -> HttpResponse:
        from newsroom.feeds.article_feed import feed_response  # noqa: PLC0415 (reads the models that use this)

        return feed_response(name, request, self)
