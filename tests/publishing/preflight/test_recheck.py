"""The worker checks again a day and an hour before go-live, and alerts for what is new since then."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult
from wagtail.models import Revision
from wagtail.users.models import UserProfile

from cms.media.models import CreditedImage
from cms.publishing.mail import deliver
from cms.publishing.models import PreflightRun
from cms.publishing.people import EDITORS
from cms.publishing.preflight.recheck import Promise, due_stage, next_recheck, recheck, stages_left
from cms.publishing.scheduling import move, withdraw
from newsroom.models import ArticlePage, NewsIndexPage
from tests.admin import superuser
from tests.factories import ArticlePageFactory, ImageFactory

pytestmark = pytest.mark.django_db

Stage = PreflightRun.Stage
START = datetime(2026, 11, 24, 9, tzinfo=timezone.get_default_timezone())
DUE = START + timedelta(days=3)
DAY_BEFORE, HOUR_BEFORE = DUE - timedelta(days=1), DUE - timedelta(hours=1)
SECOND = timedelta(seconds=1)


def stages() -> list[str]:
    return list(PreflightRun.objects.order_by("pk").values_list("stage", flat=True))


def work(moment: datetime) -> int:
    with time_machine.travel(moment, tick=False):
        return recheck(now=timezone.now())


def letters() -> list[dict[str, str]]:
    """The e-mails that wait to be sent: subject, text and address of each."""
    jobs = DBTaskResult.objects.filter(task_path=deliver.module_path).order_by("enqueued_at", "pk")
    return [job.args_kwargs["kwargs"] for job in jobs]


@pytest.fixture
def author() -> User:
    return User.objects.create_user("author", "author@example.org")


@pytest.fixture
def image(db: None) -> CreditedImage:
    return ImageFactory(title="Town hall", licence="own")


@pytest.fixture
def scheduled(news_index: NewsIndexPage, image: CreditedImage, author: User) -> ArticlePage:
    """Scheduled three days ahead, by an author."""
    with time_machine.travel(START, tick=False):
        article = ArticlePageFactory(parent=news_index, title="Tivat joins", live=False, lead_image=image)
        article.go_live_at = DUE
        article.save_revision(user=author).publish()
    return article


def spoil(image: CreditedImage) -> None:
    image.description = ""
    image.save()


class TestStages:
    """Pure."""

    @pytest.mark.parametrize(
        ("now", "stage"),
        [
            (START, None),
            (DAY_BEFORE - SECOND, None),
            (DAY_BEFORE, Stage.DAY_BEFORE),
            (HOUR_BEFORE - SECOND, Stage.DAY_BEFORE),
            (HOUR_BEFORE, Stage.HOUR_BEFORE),
        ],
    )
    def test_come_at_their_time(self, now: datetime, stage: Stage | None) -> None:
        assert due_stage(Promise(1, DUE, START), now=now) == stage

    @pytest.mark.parametrize(
        ("scheduled_at", "left"),
        [
            (DAY_BEFORE - SECOND, [Stage.HOUR_BEFORE, Stage.DAY_BEFORE]),
            (DAY_BEFORE, [Stage.HOUR_BEFORE]),
            (HOUR_BEFORE, []),
            (None, [Stage.HOUR_BEFORE, Stage.DAY_BEFORE]),
        ],
    )
    def test_before_it_was_scheduled_fall_away(
        self, scheduled_at: datetime | None, left: list[Stage]
    ) -> None:
        assert [stage for stage, _at in stages_left(Promise(1, DUE, scheduled_at))] == left

    def test_earlier_one_falls_away_once_the_later_has_run(self) -> None:
        assert list(stages_left(Promise(1, DUE, START, {Stage.HOUR_BEFORE}))) == []


class TestRuns:
    def test_scheduling_records_what_was_found(self, scheduled: ArticlePage) -> None:
        run = PreflightRun.objects.get()
        assert (run.stage, run.due_at) == (Stage.SCHEDULED, DUE)
        assert [finding["check"] for finding in run.findings] == ["twin-missing"]

    def test_publishing_at_once_records_nothing(self, news_index: NewsIndexPage) -> None:
        ArticlePageFactory(parent=news_index).save_revision().publish()
        assert not PreflightRun.objects.exists()

    def test_each_stage_runs_once(self, scheduled: ArticlePage) -> None:
        moments = [START, DAY_BEFORE, DAY_BEFORE + SECOND, HOUR_BEFORE, HOUR_BEFORE + SECOND]
        assert [work(moment) for moment in moments] == [0, 1, 0, 1, 0]
        assert stages() == [Stage.SCHEDULED, Stage.DAY_BEFORE, Stage.HOUR_BEFORE]

    def test_stage_that_was_slept_through_is_left_out(self, scheduled: ArticlePage) -> None:
        work(HOUR_BEFORE)
        assert stages() == [Stage.SCHEDULED, Stage.HOUR_BEFORE]

    def test_nothing_runs_after_go_live(self, scheduled: ArticlePage) -> None:
        assert work(DUE) == 0

    def test_moved_schedule_has_its_own_stages(self, scheduled: ArticlePage) -> None:
        work(DAY_BEFORE)
        with time_machine.travel(DAY_BEFORE, tick=False):
            move(page=scheduled, go_live_at=DUE + timedelta(days=7), user=superuser())
        assert [work(DUE), work(DAY_BEFORE + timedelta(days=7))] == [0, 1]

    def test_withdrawn_schedule_has_none(self, scheduled: ArticlePage) -> None:
        with time_machine.travel(START, tick=False):
            withdraw(page=scheduled, user=superuser())
            assert next_recheck(now=timezone.now()) is None
        assert work(DAY_BEFORE) == 0

    def test_same_time_chosen_again_keeps_one_record(self, scheduled: ArticlePage) -> None:
        with time_machine.travel(DAY_BEFORE + SECOND, tick=False):
            scheduled.get_latest_revision().publish()
        assert stages() == [Stage.SCHEDULED]
        assert work(DAY_BEFORE + 2 * SECOND) == 0


class TestNext:
    @pytest.mark.parametrize(
        ("now", "moment"),
        [
            (START, DAY_BEFORE),
            (DAY_BEFORE, DAY_BEFORE),
            (DAY_BEFORE + SECOND, DAY_BEFORE + SECOND),
            (HOUR_BEFORE + SECOND, HOUR_BEFORE + SECOND),
        ],
    )
    def test_is_the_next_stage_or_now(self, scheduled: ArticlePage, now: datetime, moment: datetime) -> None:
        assert next_recheck(now=now) == moment

    def test_follows_what_has_run(self, scheduled: ArticlePage) -> None:
        work(DAY_BEFORE)
        assert next_recheck(now=DAY_BEFORE) == HOUR_BEFORE
        work(HOUR_BEFORE)
        assert next_recheck(now=HOUR_BEFORE) is None

    def test_is_none_where_nothing_is_scheduled(self) -> None:
        assert next_recheck(now=START) is None

    def test_costs_two_queries_for_any_number(
        self, news_index: NewsIndexPage, django_assert_num_queries: Any
    ) -> None:
        def schedule(number: int) -> None:
            for _ in range(number):
                article = ArticlePageFactory(parent=news_index, live=False, go_live_at=DUE)
                article.save_revision().publish()

        with time_machine.travel(START, tick=False):
            schedule(2)
            next_recheck(now=START)
            with django_assert_num_queries(2):
                next_recheck(now=START)
            schedule(18)
            with django_assert_num_queries(2):
                next_recheck(now=START)


class TestAlerts:
    def test_tell_author_and_editors_what_fails_now(
        self, scheduled: ArticlePage, image: CreditedImage
    ) -> None:
        editor = User.objects.create_user("editor", "editor@example.org")
        editor.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
        spoil(image)
        work(DAY_BEFORE)
        assert sorted(letter["address"] for letter in letters()) == [
            "author@example.org",
            "editor@example.org",
        ]
        letter = letters()[0]
        assert letter["subject"] == "“Tivat joins” cannot go live as scheduled"
        assert "Blocks: The image “Town hall” has no description" in letter["text"]
        assert "27 November 2026, 09:00 (Europe/Paris)" in letter["text"]
        assert f"/admin/pages/{scheduled.pk}/edit/" in letter["text"]

    def test_are_not_sent_while_all_is_as_it_was(self, scheduled: ArticlePage) -> None:
        work(DAY_BEFORE)
        work(HOUR_BEFORE)
        assert letters() == []

    def test_leave_out_what_was_known_when_it_was_scheduled(
        self, scheduled: ArticlePage, image: CreditedImage
    ) -> None:
        spoil(image)
        work(DAY_BEFORE)
        assert "translated" not in letters()[0]["text"]

    def test_of_what_only_warns_say_that_it_goes_live(
        self, scheduled: ArticlePage, image: CreditedImage
    ) -> None:
        image.licence = ""
        image.save()
        work(DAY_BEFORE)
        assert letters()[0]["subject"] == "“Tivat joins”: something to look at before it goes live"
        assert "To look at: The image “Town hall” does not say" in letters()[0]["text"]

    def test_remind_an_hour_before(self, scheduled: ArticlePage, image: CreditedImage) -> None:
        spoil(image)
        work(DAY_BEFORE)
        work(HOUR_BEFORE)
        assert len(letters()) == 2

    def test_are_not_sent_for_the_same_in_another_language(
        self, news_index: NewsIndexPage, image: CreditedImage
    ) -> None:
        image.licence = ""
        image.save()
        with time_machine.travel(START, tick=False), translation.override("fr"):
            article = ArticlePageFactory(parent=news_index, live=False, lead_image=image, go_live_at=DUE)
            article.owner = superuser()
            article.save_revision(user=article.owner).publish()
        work(DAY_BEFORE)
        assert letters() == []

    def test_speak_the_language_of_whom_they_go_to(
        self, scheduled: ArticlePage, image: CreditedImage, author: User
    ) -> None:
        UserProfile.objects.create(user=author, preferred_language="fr")
        spoil(image)
        work(DAY_BEFORE)
        assert "27 novembre 2026" in letters()[0]["text"]

    def test_tell_of_a_version_that_cannot_be_read(self, scheduled: ArticlePage) -> None:
        revision = Revision.objects.get()
        revision.content["date"] = {"not": "a date"}
        revision.save()
        assert work(DAY_BEFORE) == 1
        assert "The checks cannot be run" in letters()[0]["text"]
        assert work(DAY_BEFORE + SECOND) == 0
