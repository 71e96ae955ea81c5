"""What cannot be published keeps its schedule, says why, is tried again, and stops nothing else."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageLogEntry, Revision

from cms.publishing import people
from cms.publishing.mail import deliver
from cms.publishing.models import Verdict
from cms.publishing.watch.attempts import keep_promises
from cms.publishing.watch.failures import pause_after, record_failure
from cms.publishing.watch.promises import Promise
from cms.publishing.watch.reasons import BrokenItemError, reason_for
from cms.publishing.watch.retries import retry_now
from newsroom.models import ArticleAuthor, ArticlePage
from tests.factories import ArticlePageFactory, AuthorFactory
from tests.publishing.watch.promising import is_live, overdue, overdue_expiry, put_back, schedule

pytestmark = pytest.mark.django_db


def keep() -> list[Verdict]:
    return list(keep_promises(timezone.now()))


def lock(revision: Revision, locked: bool = True) -> None:
    Page.objects.filter(pk=revision.object_id).update(locked=locked)


def mails() -> list[dict[str, str]]:
    jobs = DBTaskResult.objects.filter(task_path=deliver.module_path).order_by("enqueued_at")
    return [job.args_kwargs["kwargs"] for job in jobs]


@pytest.fixture
def failing(news_index):
    """A verdict on an article that its owner keeps locked."""
    revision = overdue(news_index, title="Locked away")
    lock(revision)
    (verdict,) = keep()
    return verdict


def test_a_failure_keeps_the_schedule_and_says_why(failing):
    assert (failing.outcome, failing.attempts) == ("failing", 1)
    assert "locked by" in failing.reason
    assert failing.revision.approved_go_live_at == failing.due_at
    assert not is_live(failing.revision)
    assert failing.done_at is None


def test_a_locked_page_names_who_holds_it(news_index, django_user_model):
    revision = overdue(news_index)
    holder = django_user_model.objects.create_user("ana", first_name="Ana")
    Page.objects.filter(pk=revision.object_id).update(locked=True, locked_by=holder)
    (verdict,) = keep()
    assert "ana" in verdict.reason.lower()


def test_a_failure_changes_nothing_of_the_page(news_index):
    revision = overdue(news_index)
    lock(revision)
    before = Page.objects.filter(pk=revision.object_id).values().get()
    keep()
    assert Page.objects.filter(pk=revision.object_id).values().get() == before


def test_it_is_tried_again_when_its_time_has_come_and_not_before(failing):
    lock(failing.revision, locked=False)
    with time_machine.travel(failing.next_attempt_at - timedelta(seconds=1), tick=False):
        assert keep() == []
    with time_machine.travel(failing.next_attempt_at, tick=False):
        (verdict,) = keep()
    assert (verdict.pk, verdict.outcome, verdict.attempts) == (failing.pk, "done", 2)
    assert (verdict.reason, verdict.next_attempt_at) == ("", None)
    assert is_live(failing.revision)


def test_pauses_grow_to_an_hour_and_end_after_a_day():
    minutes = [pause.total_seconds() / 60 for attempts in range(1, 28) if (pause := pause_after(attempts))]
    assert minutes == [1, 5, 15, *[60] * 24]
    assert pause_after(28) is None


def test_after_a_day_of_failures_it_is_stuck_and_stays_scheduled(failing):
    verdict = failing
    for _ in range(100):
        if verdict.outcome != "failing":
            break
        with time_machine.travel(verdict.next_attempt_at, tick=False):
            (verdict,) = keep()
    assert (verdict.pk, verdict.outcome, verdict.attempts) == (failing.pk, "stuck", 28)
    assert timedelta(hours=24) < verdict.recorded_at - failing.recorded_at < timedelta(hours=25)
    assert verdict.next_attempt_at is None
    assert Revision.objects.get(pk=failing.revision_id).approved_go_live_at == failing.due_at
    with time_machine.travel(verdict.recorded_at + timedelta(days=30), tick=False):
        assert keep() == []


def test_one_bad_item_stops_no_other(news_index):
    poison = overdue(news_index, late=timedelta(hours=3))
    lock(poison)
    good = [overdue(news_index) for _ in range(19)]
    outcomes = [verdict.outcome for verdict in keep()]
    assert outcomes == ["failing", *["done"] * 19]
    assert all(is_live(revision) for revision in good)


def test_a_mail_goes_to_author_and_editors_after_the_first_failure_only(news_index, django_user_model):
    author = django_user_model.objects.create_user("ana", "ana@example.org")
    editor = django_user_model.objects.create_user("eva", "eva@example.org")
    editor.groups.add(Group.objects.get_or_create(name=people.EDITORS)[0])
    revision = overdue(news_index, title="Locked away", owner=author)
    lock(revision)
    verdict = keep()[0]
    assert {mail["address"] for mail in mails()} == {"ana@example.org", "eva@example.org"}
    assert all("“Locked away” could not be published" in mail["subject"] for mail in mails())
    assert all(verdict.reason in mail["text"] for mail in mails())
    assert all(f"/admin/pages/{revision.object_id}/edit/" in mail["text"] for mail in mails())
    assert all("(Europe/Paris)" in mail["text"] for mail in mails())
    with time_machine.travel(verdict.next_attempt_at, tick=False):
        keep()
    assert len(mails()) == 2


def test_a_failure_that_cannot_be_announced_is_written_down_all_the_same(news_index, monkeypatch):
    monkeypatch.setattr(people, "editors", lambda: 1 / 0)
    revision = overdue(news_index)
    lock(revision)
    (verdict,) = keep()
    assert verdict.outcome == "failing"


def test_the_history_says_so_once(failing):
    with time_machine.travel(failing.next_attempt_at, tick=False):
        keep()
    assert PageLogEntry.objects.filter(action="publishing.failed").count() == 1


def test_who_fails_at_the_same_moment_counts_one_attempt(failing):
    error = BrokenItemError("again")
    assert record_failure(Promise.of(failing), error, now=timezone.now()) is None
    failing.refresh_from_db()
    assert failing.attempts == 1


def publish_now(article: ArticlePage) -> None:
    article.go_live_at = None
    article.save_revision().publish()


@pytest.mark.parametrize("take_back", ["withdraw", "replace", "publish", "delete"])
def test_what_is_taken_back_fails_no_longer(failing, take_back):
    lock(failing.revision, locked=False)
    article = ArticlePage.objects.get(pk=failing.object_id)
    acts = {
        "withdraw": lambda: Revision.objects.update(approved_go_live_at=None),
        "replace": lambda: schedule(article),
        "publish": lambda: publish_now(article),
        "delete": article.delete,
    }
    acts[take_back]()
    keep()
    failing.refresh_from_db()
    assert (failing.outcome, failing.next_attempt_at) == ("withdrawn", None)


def test_the_same_version_scheduled_anew_for_the_same_time_begins_anew(failing):
    Revision.objects.update(approved_go_live_at=None)
    keep()
    Revision.objects.filter(pk=failing.revision_id).update(approved_go_live_at=failing.due_at)
    (verdict,) = keep()
    assert (verdict.pk, verdict.outcome, verdict.attempts) == (failing.pk, "failing", 1)


class TestRetryNow:
    def test_it_is_tried_at_once(self, failing):
        lock(failing.revision, locked=False)
        verdict = retry_now(failing)
        assert (verdict.pk, verdict.outcome) == (failing.pk, "done")
        assert is_live(failing.revision)

    def test_what_fails_again_says_why_and_waits_longer(self, failing):
        first = failing.next_attempt_at
        verdict = retry_now(failing)
        assert (verdict.outcome, verdict.attempts) == ("failing", 2)
        assert verdict.next_attempt_at > first

    def test_what_is_stuck_is_tried_and_stays_stuck_when_it_fails(self, failing):
        Verdict.objects.update(outcome="stuck", attempts=28, next_attempt_at=None)
        verdict = retry_now(failing)
        assert (verdict.outcome, verdict.attempts, verdict.next_attempt_at) == ("stuck", 29, None)

    def test_what_was_withdrawn_is_not_brought_back(self, failing):
        Revision.objects.update(approved_go_live_at=None)
        assert retry_now(failing).outcome == "withdrawn"
        assert retry_now(failing).outcome == "withdrawn"
        assert not is_live(failing.revision)

    def test_what_is_done_is_not_done_again(self, news_index):
        overdue(news_index)
        (verdict,) = keep()
        assert retry_now(verdict).attempts == 1


class TestBrokenItems:
    def fails(self, *words: str) -> Verdict:
        (verdict,) = keep()
        assert verdict.outcome == "failing"
        for word in words:
            assert word in verdict.reason
        return verdict

    def test_a_page_that_is_gone(self, news_index, django_user_model):
        revision = overdue(news_index, title="Gone")
        writer = django_user_model.objects.create_user("ana", "ana@example.org")
        Revision.objects.filter(pk=revision.pk).update(object_id="999999", user=writer)
        assert self.fails("“Gone” was deleted").title == "Gone"
        assert [mail["address"] for mail in mails()] == ["ana@example.org"]

    def test_a_page_type_that_is_gone(self, news_index):
        revision = overdue(news_index)
        gone = ContentType.objects.create(app_label="blog", model="blogpage")
        Revision.objects.filter(pk=revision.pk).update(content_type=gone)
        self.fails("blogpage")

    def test_a_version_without_its_keys(self, news_index):
        revision = overdue(news_index)
        Revision.objects.filter(pk=revision.pk).update(content={})
        self.fails("can no longer be read")

    def test_a_version_that_is_no_object(self, news_index):
        revision = overdue(news_index)
        Revision.objects.filter(pk=revision.pk).update(content=["surprise"])
        self.fails("can no longer be read")

    def test_a_version_with_values_that_do_not_fit(self, news_index):
        revision = overdue(news_index)
        revision.content["date"] = "the day after tomorrow"
        revision.save()
        self.fails("can no longer be read")

    def test_a_version_whose_author_is_gone_does_not_end_the_watch(self, news_index):
        article = ArticlePageFactory(parent=news_index, live=False)
        author = AuthorFactory()
        article.article_authors.add(ArticleAuthor(author=author))
        put_back(schedule(article))
        ArticleAuthor.objects.all().delete()
        author.delete()
        (verdict,) = keep()
        assert verdict.outcome in {"done", "failing"}

    def test_a_slug_that_was_taken_meanwhile(self, news_index):
        revision = overdue(news_index, slug="budapest")
        Page.objects.filter(pk=revision.object_id).update(slug="budapest-2")
        ArticlePageFactory(parent=news_index, slug="budapest")
        self.fails("slug")

    def test_a_page_that_expires_and_whose_type_is_gone(self, news_index):
        article = ArticlePageFactory(parent=news_index, title="Call")
        overdue_expiry(article)
        gone = ContentType.objects.create(app_label="blog", model="blogpage")
        Page.objects.filter(pk=article.pk).update(content_type=gone)
        verdict = self.fails("blogpage")
        assert (verdict.kind, verdict.title) == ("expiry", "Call")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (BrokenItemError("It was deleted."), "It was deleted."),
        (ValidationError("Too long."), "It is not valid any more: Too long."),
        (ValidationError({"slug": ["Taken.", "Odd."]}), "It is not valid any more: slug: Taken. Odd."),
        (ValidationError({"__all__": ["Never."]}), "It is not valid any more: Never."),
        (KeyError("pk"), "Something unexpected happened: KeyError: 'pk'."),
        (RuntimeError(), "Something unexpected happened: RuntimeError."),
        (RuntimeError("one\ntwo"), "Something unexpected happened: RuntimeError: one."),
    ],
)
def test_reasons_are_sentences(error, sentence):
    assert reason_for(error) == sentence


def test_a_refusal_of_the_database_is_told_in_words():
    assert reason_for(IntegrityError("UNIQUE constraint failed: x")).startswith("The database refused it")


def test_a_long_reason_is_cut():
    assert len(reason_for(RuntimeError("x" * 5000))) == 1000


def test_an_error_of_the_database_spoils_no_other_item(news_index, monkeypatch):
    """The transaction of the item alone is lost, on PostgreSQL too."""
    poison = overdue(news_index, late=timedelta(hours=3), title="Poison")
    good = overdue(news_index)
    publish = ArticlePage.publish

    def fail_in_the_database(page, *args, **kwargs):
        if str(page.pk) == poison.object_id:
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO nowhere VALUES (1)")
        return publish(page, *args, **kwargs)

    monkeypatch.setattr(ArticlePage, "publish", fail_in_the_database)
    assert [verdict.outcome for verdict in keep()] == ["failing", "done"]
    assert is_live(good)
