"""The site around the pages: its root, its settings, the addresses it once had."""

from django.conf import settings
from django.db.models import QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.common.addresses import host_and_port
from cms.demo.content import table
from cms.demo.shelf import Shelf
from home.models import SiteSettings, SocialLink


def welcome_pages() -> QuerySet[Page]:
    """What Wagtail itself puts into a new database: one plain page with nothing below it."""
    return Page.objects.filter(depth=2, numchild=0, content_type__app_label="wagtailcore")


def make_site(shelf: Shelf) -> None:
    facts = table("site")
    home = shelf.pages["home", "en"]
    own = {"root_page": home, "site_name": facts["settings"]["name"]}
    site, _made = Site.objects.update_or_create(
        is_default_site=True, defaults=own | host_and_port(settings.BASE_URL)
    )
    # Only now: a site goes with its root page.
    welcome_pages().delete()
    _fill_settings(site, shelf)
    for old_path, key in facts["redirects"].items():
        Redirect.add_redirect(old_path, redirect_to=shelf.pages[key, "en"], site=site)


def _fill_settings(site: Site, shelf: Shelf) -> None:
    facts = table("site")
    about = SiteSettings.for_site(site)
    for name, value in facts["settings"].items():
        setattr(about, name, value)
    about.default_image = shelf.images["wheel"]
    about.social_links = [SocialLink(**row, sort_order=n) for n, row in enumerate(facts["social_links"])]
    about.full_clean()
    about.save()
