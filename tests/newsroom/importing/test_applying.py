"""Entries become articles: dated, published through a revision, known again, never overwritten."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, ModelLogEntry, Page, PageLogEntry, Revision
from wagtail.models import Workflow as WagtailWorkflow

from newsroom.importing.applying import ImportFailedError, import_entries
from newsroom.importing.entries import NewsEntry
from newsroom.importing.planning import Outcome, Step, plan_import
from newsroom.models import ArticleCategory, ArticlePage, ImportedArticle, NewsIndexPage
from tests.factories import ArticlePageFactory, CategoryFactory

ENTRY = NewsEntry(
    line=1,
    title="Round table in Lindenau",
    date=date(2015, 5, 20),
    credit="© CoE",
    teaser="One.\n\nTwo & “three”",
)
FEED_ENTRY = replace(ENTRY, guid="old-7", body="<p>All of it.</p>")


def run(news_index: NewsIndexPage, *entries: NewsEntry, **options: Any) -> list[tuple[str, str]]:
    steps = import_entries(news_index=news_index, entries=entries or [ENTRY], **options)
    return [(str(step.outcome), step.note) for step in steps]


def article() -> ArticlePage:
    return ArticlePage.objects.get()


def edit(page: ArticlePage, *, publish: bool = True, **values: Any) -> None:
    """As an editor does it: on top of the latest revision."""
    latest = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(latest, name, value)
    revision = latest.save_revision()
    if publish:
        revision.publish()


def test_article_holds_what_the_entry_says(news_index: NewsIndexPage) -> None:
    assert run(news_index) == [("created", "")]
    page = article()
    assert (page.title, page.date, page.teaser) == (ENTRY.title, ENTRY.date, ENTRY.teaser)
    assert (page.lead_image_credit, page.credit_line) == ("© CoE", "© CoE")
    assert (page.slug, page.url) == ("round-table-in-lindenau", "/news/round-table-in-lindenau/")
    assert page.category.slug == "event"
    assert page.locale == news_index.locale
    assert list(page.body) == []


def test_article_is_published_through_a_revision_that_says_the_same(news_index: NewsIndexPage) -> None:
    run(news_index)
    page = article()
    assert page.live
    assert not page.has_unpublished_changes
    assert page.live_revision == page.latest_revision == Revision.objects.get()
    assert page.get_latest_revision_as_object().teaser == ENTRY.teaser
    assert page.draft_title == page.title


def test_article_was_first_published_at_noon_of_its_day(news_index: NewsIndexPage) -> None:
    run(news_index)
    assert article().first_published_at == datetime(2015, 5, 20, 10, tzinfo=UTC)


def test_article_of_a_day_to_come_is_published_now(news_index: NewsIndexPage) -> None:
    run(news_index, replace(ENTRY, date=date(9999, 12, 31)))
    assert article().first_published_at <= timezone.now()


def test_draft_is_not_public_and_keeps_the_original_date_for_later(news_index: NewsIndexPage) -> None:
    run(news_index, as_drafts=True)
    page = article()
    assert not page.live
    assert page.live_revision is None
    assert page.latest_revision is not None
    page.latest_revision.publish()
    page.refresh_from_db()
    assert page.live
    assert page.first_published_at == datetime(2015, 5, 20, 10, tzinfo=UTC)


def test_body_of_a_feed_becomes_a_paragraph(news_index: NewsIndexPage) -> None:
    run(news_index, FEED_ENTRY)
    (block,) = article().body
    assert (block.block_type, block.value.source) == ("paragraph", "<p>All of it.</p>")


def test_titles_with_the_same_slug_get_addresses_of_their_own(news_index: NewsIndexPage) -> None:
    run(news_index, ENTRY, replace(ENTRY, date=date(2015, 5, 21)))
    assert set(ArticlePage.objects.values_list("slug", flat=True)) == {
        "round-table-in-lindenau",
        "round-table-in-lindenau-2",
    }


def test_slug_that_a_feed_of_the_index_would_hide_is_not_used(news_index: NewsIndexPage) -> None:
    run(news_index, replace(ENTRY, title="RSS"))
    assert article().slug == "rss-2"


def test_creation_stands_in_the_history(news_index: NewsIndexPage) -> None:
    run(news_index)
    actions = set(PageLogEntry.objects.filter(page=article().pk).values_list("action", flat=True))
    assert {"wagtail.create", "wagtail.publish"} <= actions


def test_second_run_changes_nothing(news_index: NewsIndexPage) -> None:
    run(news_index)
    before = (Page.objects.count(), Revision.objects.count(), article().latest_revision_created_at)
    assert run(news_index) == [("unchanged", "")]
    assert (Page.objects.count(), Revision.objects.count(), article().latest_revision_created_at) == before


def test_entry_is_known_again_when_an_editor_renamed_redated_or_moved_its_address(
    news_index: NewsIndexPage,
) -> None:
    run(news_index)
    edit(article(), title="Another title", date=date(2015, 6, 1), slug="another")
    assert run(news_index) == [("unchanged", "")]
    assert article().title == "Another title"


def test_changed_teaser_and_credit_update_through_a_new_revision(news_index: NewsIndexPage) -> None:
    run(news_index)
    changed = replace(ENTRY, teaser="New.", credit="© AER")
    assert run(news_index, changed) == [("updated", "teaser, credit")]
    page = article()
    assert (page.teaser, page.lead_image_credit) == ("New.", "© AER")
    assert page.live
    assert page.live_revision == page.latest_revision
    assert Revision.objects.count() == 2
    assert page.first_published_at == datetime(2015, 5, 20, 10, tzinfo=UTC)
    assert run(news_index, changed) == [("unchanged", "")]


def test_update_of_a_feed_entry_reaches_title_date_and_body_but_not_the_address(
    news_index: NewsIndexPage,
) -> None:
    run(news_index, FEED_ENTRY)
    changed = replace(FEED_ENTRY, title="New", date=date(2015, 5, 22), body="<p>New.</p>")
    assert run(news_index, changed) == [("updated", "title, date, body")]
    page = article()
    assert (page.title, page.date, page.slug) == ("New", date(2015, 5, 22), "round-table-in-lindenau")
    assert page.body[0].value.source == "<p>New.</p>"


def test_edits_of_other_fields_survive_an_update(news_index: NewsIndexPage) -> None:
    run(news_index)
    category = CategoryFactory(name="Own", slug="own")
    edit(article(), category=category, body=[("paragraph", "<p>Written here.</p>")])
    assert run(news_index, replace(ENTRY, teaser="New.")) == [("updated", "teaser")]
    page = article()
    assert page.teaser == "New."
    assert page.category == category
    assert "Written here." in page.body[0].value.source


def test_teaser_edited_here_is_left_alone_and_said_so_each_time(news_index: NewsIndexPage) -> None:
    run(news_index)
    edit(article(), teaser="By hand.")
    changed = replace(ENTRY, teaser="From the file.")
    for _time in range(2):
        assert run(news_index, changed) == [("left alone", "teaser edited here")]
    assert article().teaser == "By hand."
    assert Revision.objects.count() == 2


def test_what_nobody_edited_is_updated_beside_what_somebody_did(news_index: NewsIndexPage) -> None:
    run(news_index)
    edit(article(), teaser="By hand.")
    changed = replace(ENTRY, teaser="From the file.", credit="© AER")
    assert run(news_index, changed) == [("updated", "credit; teaser edited here, left alone")]
    assert (article().teaser, article().lead_image_credit) == ("By hand.", "© AER")


def test_same_change_here_and_in_the_file_is_no_change(news_index: NewsIndexPage) -> None:
    run(news_index)
    edit(article(), teaser="New.")
    assert run(news_index, replace(ENTRY, teaser="New.")) == [("unchanged", "")]


def test_body_with_blocks_made_here_is_left_alone(news_index: NewsIndexPage) -> None:
    run(news_index, FEED_ENTRY)
    edit(article(), body=[("quote", {"quote": "Q", "speaker": "", "role": ""})])
    assert run(news_index, replace(FEED_ENTRY, body="<p>New.</p>")) == [("left alone", "body edited here")]


def test_unpublished_draft_is_neither_overwritten_nor_published(news_index: NewsIndexPage) -> None:
    run(news_index)
    edit(article(), publish=False, title="Not yet public")
    assert run(news_index, replace(ENTRY, teaser="New.")) == [("left alone", "has an unpublished draft")]
    page = article()
    assert (page.title, page.teaser) == (ENTRY.title, ENTRY.teaser)
    assert page.get_latest_revision_as_object().title == "Not yet public"


def test_locked_article_is_left_alone(news_index: NewsIndexPage) -> None:
    run(news_index)
    Page.objects.filter(pk=article().pk).update(locked=True)
    assert run(news_index, replace(ENTRY, teaser="New.")) == [("left alone", "locked by an editor")]


def test_scheduled_article_is_left_alone(news_index: NewsIndexPage) -> None:
    run(news_index, as_drafts=True)
    edit(article(), go_live_at=timezone.now() + timedelta(days=1))
    assert run(news_index, replace(ENTRY, teaser="New.")) == [("left alone", "scheduled")]


def test_article_under_review_is_left_alone(news_index: NewsIndexPage, admin_user: Any) -> None:
    run(news_index, as_drafts=True)
    WagtailWorkflow.objects.get().start(article(), admin_user)
    assert run(news_index, replace(ENTRY, teaser="New.")) == [("left alone", "under review")]


def test_draft_is_updated_but_not_published(news_index: NewsIndexPage) -> None:
    run(news_index, as_drafts=True)
    assert run(news_index, replace(ENTRY, teaser="New.")) == [("updated", "teaser")]
    page = article()
    assert not page.live
    assert page.get_latest_revision_as_object().teaser == "New."


def test_article_taken_offline_stays_offline(news_index: NewsIndexPage) -> None:
    run(news_index)
    article().unpublish()
    assert run(news_index, replace(ENTRY, teaser="New.")) == [("updated", "teaser")]
    assert not article().live


def test_article_deleted_here_comes_back(news_index: NewsIndexPage) -> None:
    run(news_index)
    article().delete()
    assert run(news_index) == [("created", "")]


def test_article_written_here_is_not_made_twice(news_index: NewsIndexPage) -> None:
    ArticlePageFactory(parent=news_index, title="round table  in Lindenau", date=ENTRY.date)
    assert run(news_index) == [("left alone", "written here under the same title and date")]
    assert ArticlePage.objects.count() == 1


def test_copy_of_an_imported_article_is_no_imported_article(news_index: NewsIndexPage) -> None:
    run(news_index)
    article().copy(update_attrs={"slug": "copy", "title": "Copy"})
    assert ImportedArticle.objects.count() == 1


def test_each_news_index_has_its_own_articles(news_index: NewsIndexPage) -> None:
    other = NewsIndexPage(title="Archive", slug="archive")
    news_index.get_parent().add_child(instance=other)
    run(news_index)
    assert run(other) == [("created", "")]
    assert ArticlePage.objects.child_of(other).count() == 1


def test_category_is_of_the_language_of_the_index(news_index: NewsIndexPage) -> None:
    french = Locale.objects.create(language_code="fr")
    index = news_index.copy_for_translation(french, copy_parents=True)
    run(index)
    assert article().category.name == "Événement"
    assert article().locale == french


def test_one_failing_entry_takes_all_back(news_index: NewsIndexPage) -> None:
    broken = replace(ENTRY, line=9, title="Broken", teaser="")
    with pytest.raises(ImportFailedError, match="line 9: “Broken”"):
        run(news_index, ENTRY, broken)
    assert ArticlePage.objects.count() == 0
    assert ArticleCategory.objects.count() == 0
    assert ImportedArticle.objects.count() == 0
    news_index.refresh_from_db()
    assert news_index.numchild == 0


def test_failure_is_told_with_its_reason(news_index: NewsIndexPage) -> None:
    with pytest.raises(ImportFailedError) as failed:
        run(news_index, replace(ENTRY, teaser=""))
    assert isinstance(failed.value.__cause__, ValidationError)
    assert "cannot be blank" in str(failed.value)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one transaction write at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_imports_at_once_make_each_article_once(news_index: NewsIndexPage) -> None:
    start = threading.Barrier(2)

    def import_at_the_signal(_number: int) -> list[tuple[str, str]]:
        try:
            start.wait(timeout=10)
            return run(news_index)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = list(pool.map(import_at_the_signal, range(2)))
    assert sorted(outcomes) == [[("created", "")], [("unchanged", "")]]
    assert ArticlePage.objects.count() == 1


def test_progress_is_told_after_each_entry(news_index: NewsIndexPage) -> None:
    seen: list[tuple[int, int]] = []
    run(
        news_index,
        ENTRY,
        replace(ENTRY, title="Second"),
        on_progress=lambda done, total: seen.append((done, total)),
    )
    assert seen == [(1, 2), (2, 2)]


def many(count: int) -> list[NewsEntry]:
    return [replace(ENTRY, line=number, title=f"Meeting {number}") for number in range(count)]


def test_plan_writes_nothing(news_index: NewsIndexPage) -> None:
    steps = plan_import(news_index=news_index, entries=many(3))
    assert [step.outcome for step in steps] == [Outcome.CREATED] * 3
    assert all(isinstance(step, Step) for step in steps)
    assert (
        ArticlePage.objects.count() == ArticleCategory.objects.count() == ModelLogEntry.objects.count() == 0
    )


@pytest.mark.parametrize("count", [2, 20])
def test_run_without_changes_costs_the_same_for_few_and_many(
    news_index: NewsIndexPage, django_assert_num_queries: Any, count: int
) -> None:
    run(news_index, *many(count))
    with django_assert_num_queries(2):
        plan_import(news_index=news_index, entries=many(count))


def test_cost_of_an_article_does_not_grow_with_their_number(news_index: NewsIndexPage) -> None:
    run(news_index, *many(1))
    with CaptureQueriesContext(connection) as first:
        run(news_index, *many(6)[1:])
    with CaptureQueriesContext(connection) as second:
        run(news_index, *many(11)[6:])
    assert len(second) == len(first)
