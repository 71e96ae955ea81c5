"""What somebody else holds is left to them, and holds up nothing else."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from cms.publishing.models import Verdict
from cms.publishing.watch.attempts import keep_promises
from cms.publishing.watch.locking import TurnTakenError, is_passing, take_turn
from cms.publishing.watch.retries import retry_now
from tests.publishing.watch.promising import is_live, overdue


def wrapped(error: DatabaseError, cause: Exception) -> DatabaseError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        wrapped(OperationalError(), psycopg.errors.DeadlockDetected()),
        wrapped(OperationalError(), psycopg.errors.LockNotAvailable()),
        wrapped(OperationalError(), psycopg.errors.AdminShutdown()),
        wrapped(OperationalError(), psycopg.OperationalError("the connection is closed")),
        InterfaceError("connection already closed"),
        transaction.TransactionManagementError(),
    ],
)
def test_a_busy_database_is_asked_again(error):
    assert is_passing(error)


@pytest.mark.parametrize(
    "error",
    [
        wrapped(IntegrityError(), psycopg.errors.UniqueViolation()),
        wrapped(OperationalError(), psycopg.errors.UndefinedTable()),
        OperationalError("of no known cause"),
        ValueError(),
    ],
)
def test_a_mistake_stays_one(error):
    assert not is_passing(error)


@pytest.mark.django_db
def test_a_table_that_is_missing_is_a_mistake():
    with pytest.raises(DatabaseError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM nowhere")
    assert not is_passing(caught.value)


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestSomebodyElse:
    @pytest.fixture
    def other(self) -> Iterator[psycopg.Connection]:
        with psycopg.connect(**connection.get_connection_params()) as other:
            yield other

    @pytest.mark.parametrize("table", ["wagtailcore_page", "wagtailcore_revision"])
    def test_a_row_that_an_editor_keeps_is_left_until_it_is_free(self, news_index, other, table):
        kept, free = overdue(news_index), overdue(news_index)
        pk = kept.object_id if table == "wagtailcore_page" else kept.pk
        other.execute(f"SELECT * FROM {table} WHERE id = %s FOR UPDATE", [pk])
        list(keep_promises(timezone.now()))
        assert (is_live(kept), is_live(free)) == (False, True)
        assert Verdict.objects.count() == 1
        other.rollback()
        list(keep_promises(timezone.now()))
        assert is_live(kept)

    def test_a_row_that_only_the_publication_needs_keeps_one_item_and_not_the_worker(self, news_index, other):
        kept, free = overdue(news_index), overdue(news_index)
        other.execute(
            "SELECT * FROM newsroom_articlepage WHERE page_ptr_id = %s FOR UPDATE", [kept.object_id]
        )
        outcomes = [verdict.outcome for verdict in keep_promises(timezone.now())]
        assert outcomes == ["failing", "done"]
        assert "was busy" in Verdict.objects.get(outcome="failing").reason
        assert is_live(free)

    def test_while_one_publishes_no_other_does(self, news_index, other):
        revision = overdue(news_index)
        other.execute("SELECT pg_advisory_xact_lock(7236914)")
        assert list(keep_promises(timezone.now())) == []
        with pytest.raises(TurnTakenError), transaction.atomic():
            take_turn()
        other.rollback()
        list(keep_promises(timezone.now()))
        assert is_live(revision)

    def test_trying_again_leaves_it_to_who_publishes(self, news_index, other):
        revision = overdue(news_index)
        verdict = Verdict.objects.create(
            content_object=revision.content_object,
            revision=revision,
            kind="go-live",
            due_at=revision.approved_go_live_at,
            outcome="stuck",
        )
        other.execute("SELECT pg_advisory_xact_lock(7236914)")
        assert retry_now(verdict).outcome == "failing"
        other.rollback()
        (done,) = keep_promises(timezone.now())
        assert (done.pk, done.outcome) == (verdict.pk, "done")
