"""Filling an empty site, whole or not at all."""

from collections import Counter

from django.db import transaction
from wagtail.models import Page

from cms.demo.content import PageSource, page, pages, table
from cms.demo.files import make_documents, make_images
from cms.demo.pages import make_pages
from cms.demo.registry import make_participants
from cms.demo.shelf import Shelf, empty_shelf
from cms.demo.site import make_site, welcome_pages
from cms.media.models import CreditedImage, SiteDocument
from newsroom.categories import ensure_default_categories
from newsroom.models import Author
from participants.models import Participant


def is_empty() -> bool:
    """Whether nothing has been put in yet: no page but Wagtail's own welcome, no participant, no file."""
    own_pages = Page.objects.filter(depth__gt=1).exclude(pk__in=welcome_pages())
    return not (
        own_pages.exists()
        or Participant.objects.exists()
        or CreditedImage.objects.exists()
        or SiteDocument.objects.exists()
    )


@transaction.atomic
def load_demo() -> Counter[str]:
    """Fill an empty site and say how many of each thing were made; of a site with content, change nothing."""
    if not is_empty():
        return Counter()
    shelf = empty_shelf()
    shelf.participants = make_participants()
    shelf.images = make_images()
    shelf.documents = make_documents()
    shelf.authors = {
        (key, language): Author.objects.get_or_create(name=name)[0]
        for key, names in table("site")["authors"].items()
        for language, name in names.items()
    }
    for language, locale in shelf.locales.items():
        categories = ensure_default_categories(locale=locale)
        shelf.categories |= {(slug, language): category for slug, category in categories.items()}
    make_pages(_sources(), shelf)
    make_site(shelf)
    return _count(shelf)


def _sources() -> list[PageSource]:
    sections = [page("pages", key) for key in table("site")["pages"]]
    profiles = pages("participants", type="profile", parent="participants")
    articles = pages("articles", type="article", parent="news")
    on_the_desk = pages("desk", type="article", parent="news")
    return [*sections, *profiles, *articles, *on_the_desk]


def _count(shelf: Shelf) -> Counter[str]:
    made = Counter(str(page._meta.verbose_name_plural) for page in shelf.pages.values())
    made["participants"] = Participant.objects.count()
    made["images"] = len(shelf.images)
    made["documents"] = len(shelf.documents)
    return made
