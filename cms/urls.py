"""Every address of the site. Pages come last: they take whatever is left."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls
from wagtail.views import serve

from cms.api import api_v2, api_v3
from cms.media.views import serve_media
from cms.publishing.calendar.feed_views import feed as calendar_feed
from cms.publishing.metrics import metrics
from home.robots import robots
from home.search import search
from home.sitemaps import sitemap, sitemap_part

urlpatterns = [
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("review/", include("cms.publishing.review.urls")),
    re_path(r"^calendar/(?P<key>[A-Za-z0-9]{43})\.ics$", calendar_feed, name="calendar_feed"),
    path("media/<path:path>", serve_media),
    path("api/v2/", api_v2.urls),
    path("api/v3/", api_v3.urls),
    path("metrics", metrics, name="metrics"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap_part, name="sitemap_part"),
]

urlpatterns += i18n_patterns(
    # Wagtail's own pattern takes no dots.
    re_path(r"^((?:[\w\-]+/)+feed\.json)$", serve, name="json_feed"),
    re_path(r"^((?:[\w\-]+/)+registry\.(?:csv|json|geojson))$", serve, name="open_data"),
    path("search/", search, name="search"),
    path("application/", include("participants.applications.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
