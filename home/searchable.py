"""Which pages readers can search, in which order they are found, and what is shown of them."""

from collections.abc import Iterable, Sequence
from typing import Any

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
# A page has a row in one of these tables.
_TEXTS = (
    "articlepage__teaser",
    "participantpage__summary",
    "standardpage__introduction",
    "formpage__introduction",
    "homepage__introduction",
    "newsindexpage__introduction",
    "participantindexpage__introduction",
)


def searchable_pages(site: Site | None) -> PageQuerySet:
    """The site's public pages of these types in the active language."""
    roots = [root.root_path for root in Site.get_site_root_paths() if site and root.site_id == site.pk]
    if not roots:
        return Page.objects.none()
    below = Q()
    for path in roots:
        below |= Q(url_path__startswith=path)
    return public_pages().type(*KINDS).filter(below, locale=Locale.get_active())


def with_words(pages: PageQuerySet, terms: Sequence[str]) -> PageQuerySet:
    """Those in whose title or text all terms occur as words."""
    return _among(pages, Page.objects.search(" ".join(terms), order_by_relevance=False))


def with_beginnings(pages: PageQuerySet, terms: Sequence[str]) -> PageQuerySet:
    """Those in whose title all terms occur, the last one as the beginning of a word at least."""
    return _among(pages, Page.objects.autocomplete(" ".join(terms), order_by_relevance=False))


def in_order(pages: PageQuerySet, terms: Sequence[str]) -> PageQuerySet:
    """First those whose title has all terms, each part newest first; an article with its `article_date`.

    Not by the search index's relevance: where a word is frequent in a large archive, that takes minutes.
    """
    annotated = pages.annotate(
        article_date=F("articlepage__date"),
        has_other_title=Case(When(_named(terms), then=Value(0)), default=Value(1)),
    )
    return annotated.order_by(F("has_other_title").asc(), _date().desc(nulls_last=True), F("pk").desc())


def excerpts(pages: Iterable[Page]) -> dict[int, str]:
    """What each page says of itself in lists; rich text where that is what it has."""
    texts = Coalesce(*_TEXTS, Value(""), output_field=TextField())
    rows = Page.objects.filter(pk__in=[page.pk for page in pages]).annotate(excerpt=texts)
    return dict(rows.values_list("pk", "excerpt"))


def _among(pages: PageQuerySet, results: Any) -> PageQuerySet:
    """Wagtail only lets fields of the index narrow a search down, and what is public is not among them."""
    return pages.filter(pk__in=results.get_queryset().order_by().values("pk"))


def _named(terms: Sequence[str]) -> Q:
    named = Q()
    for term in terms:
        named &= Q(title__icontains=term)
    return named


def _date() -> Coalesce:
    return Coalesce("articlepage__date", TruncDate("first_published_at"), output_field=DateField())
