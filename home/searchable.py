"""Which pages readers can search, in which order they are found, and what is shown of them."""

from collections.abc import Sequence

from django.db.models import Case, DateField, F, Q, TextField, Value, When
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, Site
from wagtail.query import PageQuerySet

from cms.common.querysets import public_pages
from home.models import FormPage, HomePage, StandardPage
from newsroom.models import ArticlePage, NewsIndexPage
from participants.models import ParticipantIndexPage, ParticipantPage

# Page types of other apps are not searched: they may hold what is not meant for readers.
KINDS = {
    ArticlePage: _("News"),
    ParticipantPage: _("Participant"),
    StandardPage: _("Page"),
    FormPage: _("Form"),
    HomePage: _("Page"),
    NewsIndexPage: _("Page"),
    ParticipantIndexPage: _("Page"),
}


def searchable_pages(site: Site | None, terms: Sequence[str]) -> PageQuerySet:
    """The site's public pages in the active language: first those whose title has all terms, each part
    newest first. Each comes with its `excerpt`, and an article with its `article_date`.

    Not by the search index's relevance: where a word is frequent in a large archive, that takes minutes.
    """
    # The index only filters by fields it knows, so the rules of what is public stand in a subquery.
    pages = Page.objects.filter(pk__in=_public_pages_of(site).values("pk"))
    annotated = pages.annotate(
        article_date=F("articlepage__date"),
        excerpt=_excerpt(),
        has_other_title=Case(When(_named(terms), then=Value(0)), default=Value(1)),
    )
    return annotated.order_by(F("has_other_title").asc(), _date().desc(nulls_last=True), F("pk").desc())


def _public_pages_of(site: Site | None) -> PageQuerySet:
    roots = [root.root_path for root in Site.get_site_root_paths() if site and root.site_id == site.pk]
    if not roots:
        return Page.objects.none()
    below = Q()
    for path in roots:
        below |= Q(url_path__startswith=path)
    return public_pages().type(*KINDS).filter(below, locale=Locale.get_active())


def _excerpt() -> Coalesce:
    """From the one table of these that has the page."""
    return Coalesce(
        "articlepage__teaser",
        "participantpage__summary",
        "standardpage__introduction",
        "formpage__introduction",
        "homepage__introduction",
        "newsindexpage__introduction",
        "participantindexpage__introduction",
        Value(""),
        output_field=TextField(),
    )


def _named(terms: Sequence[str]) -> Q:
    named = Q()
    for term in terms:
        named &= Q(title__icontains=term)
    return named


def _date() -> Coalesce:
    return Coalesce("articlepage__date", TruncDate("first_published_at"), output_field=DateField())
