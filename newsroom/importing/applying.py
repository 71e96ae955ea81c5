"""An import, carried out: all of it or nothing."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import Resolver404
from django.utils import timezone
from wagtail.rich_text import RichText

from newsroom.categories import ensure_default_categories
from newsroom.importing.entries import NewsEntry
from newsroom.importing.planning import Outcome, Step, Values, plan_import
from newsroom.importing.slugs import free_slug
from newsroom.models import ArticleCategory, ArticlePage, ImportedArticle, NewsIndexPage

OnProgress = Callable[[int, int], None]


class ImportFailedError(Exception):
    """An entry could not be written; nothing was imported."""


@transaction.atomic
def import_entries(
    *,
    news_index: NewsIndexPage,
    entries: Iterable[NewsEntry],
    as_drafts: bool = False,
    on_progress: OnProgress = lambda done, total: None,
) -> list[Step]:
    """Creates and updates the articles of the entries under a news index; returns what was done.

    New articles are published through a revision, dated as they were on the old site, or remain drafts
    with `as_drafts`. An article that is no longer live is updated but not published again. Raises
    ImportFailedError naming the entry's line.
    """
    # Two imports at once take turns, so that neither makes the articles of the other again.
    NewsIndexPage.objects.select_for_update(of=("self",)).get(pk=news_index.pk)
    steps = plan_import(news_index=news_index, entries=entries)
    writer = _Writer(news_index, as_drafts=as_drafts)
    for done, step in enumerate(steps, start=1):
        try:
            writer.carry_out(step)
        except ValidationError as error:
            reasons = "; ".join(error.messages)
            raise ImportFailedError(f"line {step.entry.line}: “{step.entry.title}”: {reasons}") from error
        on_progress(done, len(steps))
    return steps


class _Writer:
    """Writes articles under one news index; knows its categories and the addresses in use."""

    def __init__(self, news_index: NewsIndexPage, *, as_drafts: bool) -> None:
        self._news_index = NewsIndexPage.objects.get(pk=news_index.pk)
        self._as_drafts = as_drafts
        self._taken = _TakenSlugs(self._news_index)
        self._categories: Mapping[str, ArticleCategory] = {}

    def carry_out(self, step: Step) -> None:
        if step.outcome is Outcome.CREATED:
            self._create(step)
        elif step.outcome is Outcome.UPDATED:
            _update(step)

    def _create(self, step: Step) -> None:
        self._categories = self._categories or ensure_default_categories(locale=self._news_index.locale)
        slug = free_slug(step.entry.title, taken=self._taken)
        article = ArticlePage(
            locale=self._news_index.locale,
            slug=slug,
            category=self._categories[step.proposal.category],
            live=False,
            first_published_at=_published_at(step.entry.date),
        )
        _write(article, step.changes)
        self._news_index.add_child(instance=article)
        self._taken.add(slug)
        revision = article.save_revision(log_action=True)
        if not self._as_drafts:
            revision.publish()
        ImportedArticle.objects.create(
            news_index=self._news_index, article=article, key=step.entry.key, imported=step.changes
        )


class _TakenSlugs:
    """The slugs of the pages under a news index, and those that its own addresses, such as feeds, hide."""

    def __init__(self, news_index: NewsIndexPage) -> None:
        self._news_index = news_index
        self._slugs = set(news_index.get_children().values_list("slug", flat=True))

    def add(self, slug: str) -> None:
        self._slugs.add(slug)

    def __contains__(self, slug: object) -> bool:
        return slug in self._slugs or self._is_address_of_index(slug)

    def _is_address_of_index(self, slug: object) -> bool:
        try:
            self._news_index.resolve_subpage(f"/{slug}/")
        except Resolver404:
            return False
        return True


def _update(step: Step) -> None:
    """Writes a new revision on top of the article's latest one, so that nobody's other edits are lost."""
    article, record = step.article, step.record
    if article is None or record is None:
        raise ValueError("A step that updates has an article and its record.")
    _write(article, step.changes)
    revision = article.save_revision(log_action=True)
    if article.live:
        revision.publish()
    record.imported |= step.changes
    record.save(update_fields=["imported"])


def _write(article: ArticlePage, values: Values) -> None:
    converted: dict[str, Any] = dict(values)
    if "date" in values:
        converted["date"] = date.fromisoformat(values["date"])
    if "body" in values:
        converted["body"] = [("paragraph", RichText(values["body"]))] if values["body"] else []
    for name, value in converted.items():
        setattr(article, name, value)


def _published_at(day: date) -> datetime:
    """Noon in the site's time zone, so that it is the same day for every reader; never in the future."""
    noon = timezone.make_aware(datetime.combine(day, time(12)), timezone.get_default_timezone())
    return min(noon, timezone.now())
