"""Who sees what in the calendar."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale

from cms.publishing.calendar import entries as calendar_entries
from cms.publishing.calendar.entries import Choice, Entry, Status, entries_in
from cms.publishing.calendar.months import Period
from home.models import HomePage
from newsroom.models import ArticlePage, NewsIndexPage
from participants.models import ParticipantPage
from tests import admin
from tests.factories import ArticlePageFactory, NewsIndexPageFactory
from tests.publishing import desk

pytestmark = pytest.mark.django_db

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(datetime(2026, 11, 2, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def editor(news_index: NewsIndexPage) -> Any:
    return admin.editor_of(news_index, "add_page", "change_page", "publish_page")


def found(user: Any, **choice: Any) -> list[tuple[Status, str]]:
    entries = entries_in(NOVEMBER, user=user, choice=Choice(**choice))
    return [(entry.status, entry.title) for entry in entries]


def only(user: Any) -> Entry:
    (entry,) = entries_in(NOVEMBER, user=user)
    return entry


class TestPlanned:
    def test_is_a_draft_with_a_day_and_without_a_time(self, editor: Any, news_index: NewsIndexPage) -> None:
        article = desk.planned(news_index, date(2026, 11, 24))
        entry = only(editor)
        assert (entry.status, entry.day, entry.moment) == (Status.PLANNED, date(2026, 11, 24), None)
        assert entry.page == article.pk
        assert entry.may_move

    def test_gives_way_to_a_schedule(self, editor: Any, news_index: NewsIndexPage) -> None:
        article = desk.planned(news_index, date(2026, 11, 3), "Both")
        article.go_live_at = NOON
        article.save_revision().publish()
        assert found(editor) == [(Status.SCHEDULED, "Both")]

    def test_ends_with_publication(self, editor: Any, news_index: NewsIndexPage) -> None:
        article = desk.planned(news_index, date(2026, 11, 24), "Out")
        article.get_latest_revision().publish()
        assert found(editor) == [(Status.PUBLISHED, "Out")]
        article.refresh_from_db()
        article.save_revision()
        assert found(editor) == [(Status.PUBLISHED, "Out")]

    def test_of_an_edit_of_a_live_page_stands_beside_it(self, editor: Any, news_index: NewsIndexPage) -> None:
        article = desk.published(news_index, NOON, "Live")
        article.title = "Live, edited"
        article.save_revision()
        desk.plan(page=article, planned_on=date(2026, 11, 26))
        assert found(editor) == [(Status.PUBLISHED, "Live"), (Status.PLANNED, "Live, edited")]


class TestScheduled:
    def test_stands_at_its_time(self, editor: Any, news_index: NewsIndexPage) -> None:
        desk.scheduled(news_index, NOON)
        entry = only(editor)
        assert (entry.status, entry.moment) == (Status.SCHEDULED, NOON)
        assert entry.may_move

    def test_day_is_that_of_the_users_time_zone(self, editor: Any, news_index: NewsIndexPage) -> None:
        desk.scheduled(news_index, datetime(2026, 11, 24, 23, 30, tzinfo=UTC))
        with timezone.override("Europe/Paris"):
            assert only(editor).day == date(2026, 11, 25)
        with timezone.override("UTC"):
            assert only(editor).day == date(2026, 11, 24)

    def test_has_the_title_that_will_be_published(self, editor: Any, news_index: NewsIndexPage) -> None:
        article = desk.scheduled(news_index, NOON, "Promised")
        article.title = "Newer draft"
        article.save_revision()
        assert found(editor) == [(Status.SCHEDULED, "Promised")]


class TestPublished:
    def test_is_shown_to_staff_who_may_not_edit_it(self, home: HomePage, news_index: NewsIndexPage) -> None:
        other = NewsIndexPageFactory(parent=home, slug="other", title="Other")
        desk.published(news_index, NOON, "Theirs")
        entry = only(admin.editor_of(other, "add_page", "change_page"))
        assert entry.title == "Theirs"
        assert not entry.may_edit

    def test_cannot_be_moved(self, editor: Any, news_index: NewsIndexPage) -> None:
        desk.published(news_index, NOON)
        assert not only(editor).may_move

    def test_is_left_out_once_taken_down(self, editor: Any, news_index: NewsIndexPage) -> None:
        desk.published(news_index, NOON).unpublish()
        assert found(editor) == []

    def test_of_a_large_import_only_the_newest_are_shown(
        self, editor: Any, news_index: NewsIndexPage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(calendar_entries, "MOST_PUBLISHED", 2)
        for day in (3, 4, 5):
            desk.published(news_index, datetime(2026, 11, day, 12, tzinfo=UTC), f"Of day {day}")
        assert [title for _status, title in found(editor)] == ["Of day 4", "Of day 5"]


class TestExpiry:
    def test_of_what_is_live_is_marked(self, editor: Any, news_index: NewsIndexPage) -> None:
        ArticlePageFactory(parent=news_index, title="Until then", expire_at=NOON)
        entry = only(editor)
        assert (entry.status, entry.moment) == (Status.EXPIRY, NOON)
        assert not entry.may_move

    def test_of_what_is_scheduled_is_marked(self, editor: Any, news_index: NewsIndexPage) -> None:
        day = datetime(2026, 11, 10, 12, tzinfo=UTC)
        desk.scheduled(news_index, day, "A call", expire_at=NOON)
        assert found(editor) == [(Status.SCHEDULED, "A call"), (Status.EXPIRY, "A call")]

    def test_of_a_draft_is_nobodys_business_yet(self, editor: Any, news_index: NewsIndexPage) -> None:
        desk.draft(news_index, expire_at=NOON)
        assert found(editor) == []


@pytest.mark.parametrize("make", [desk.planned, desk.scheduled])
def test_unpublished_plans_of_others_are_not_shown(
    home: HomePage, news_index: NewsIndexPage, make: Any
) -> None:
    make(news_index, NOON.date() if make is desk.planned else NOON)
    other = NewsIndexPageFactory(parent=home, slug="other", title="Other")
    assert found(admin.editor_of(other, "add_page", "change_page", "publish_page")) == []


@pytest.mark.parametrize("day", [date(2026, 10, 31), date(2026, 12, 1)])
def test_neighbouring_months_are_left_out(editor: Any, news_index: NewsIndexPage, day: date) -> None:
    desk.planned(news_index, day)
    desk.published(news_index, timezone.make_aware(datetime.combine(day, datetime.min.time())))
    assert found(editor) == []


class TestChoice:
    @pytest.fixture(autouse=True)
    def _all_kinds(self, news_index: NewsIndexPage) -> None:
        desk.planned(news_index, date(2026, 11, 3), "P")
        desk.scheduled(news_index, NOON, "S")
        desk.published(news_index, NOON, "L", expire_at=NOON)

    @pytest.mark.parametrize("status", list(Status))
    def test_of_one_status(self, editor: Any, status: Status) -> None:
        assert [kind for kind, _title in found(editor, status=status)] == [status]

    def test_of_a_language(self, editor: Any) -> None:
        Locale.objects.get_or_create(language_code="fr")
        assert len(found(editor, language="en")) == 4
        assert found(editor, language="fr") == []

    def test_of_a_type(self, editor: Any) -> None:
        types = ContentType.objects
        assert len(found(editor, page_type=types.get_for_model(ArticlePage).pk)) == 4
        assert found(editor, page_type=types.get_for_model(ParticipantPage).pk) == []
