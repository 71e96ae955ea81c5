"""The bell rings for changes that others make."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django_tasks import task
from wagtail.models import Page

from cms.common.bell import Bell, FileBell, listen


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "db.sqlite3", isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("CREATE TABLE article (title)")
        yield writer


class TestFileBell:
    @pytest.fixture
    def bell(self, tmp_path: Path, database: sqlite3.Connection) -> Iterator[FileBell]:
        with closing(FileBell(tmp_path / "db.sqlite3")) as bell:
            yield bell

    def test_it_is_silent_while_nothing_changes(self, bell, database):
        started = time.monotonic()
        assert not bell.rang_within(0.3)
        assert time.monotonic() - started >= 0.3

    def test_it_rings_once_for_what_changed_before(self, bell, database):
        database.execute("INSERT INTO article VALUES ('one')")
        assert bell.rang_within(0)
        assert not bell.rang_within(0)

    def test_it_is_silent_for_what_is_read(self, bell, database):
        database.execute("SELECT * FROM article").fetchall()
        assert not bell.rang_within(0)

    def test_it_is_silent_for_what_is_rolled_back(self, bell, database):
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO article VALUES ('one')")
        database.execute("ROLLBACK")
        assert not bell.rang_within(0)

    def test_it_rings_while_somebody_waits(self, bell, tmp_path):
        def write() -> None:
            time.sleep(0.3)
            with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as writer, writer:
                writer.execute("INSERT INTO article VALUES ('one')")

        thread = threading.Thread(target=write)
        thread.start()
        started = time.monotonic()
        assert bell.rang_within(30)
        assert time.monotonic() - started < 5
        thread.join()


@task(backend="background")
def write_a_letter() -> None: ...


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL sends notifications")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestNotificationBell:
    @pytest.fixture
    def bell(self) -> Iterator[Bell]:
        with closing(listen()) as bell:
            assert bell.rang_within(0)  # for whatever happened before it was there
            yield bell

    def test_it_is_silent_while_nothing_changes(self, bell):
        assert not bell.rang_within(0.3)

    def test_it_rings_for_a_page(self, bell):
        Page.objects.filter(depth=1).update(title="Root")
        assert bell.rang_within(5)
        assert not bell.rang_within(0)

    def test_it_rings_for_a_version(self, bell):
        Page.objects.get(depth=1).save_revision()
        assert bell.rang_within(5)

    def test_it_rings_for_a_job(self, bell):
        write_a_letter.enqueue()
        assert bell.rang_within(5)

    def test_when_its_connection_is_lost_it_takes_another_and_rings(self, bell):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
            )
        assert not bell.rang_within(0.1)
        assert bell.rang_within(0.1)
        Page.objects.filter(depth=1).update(title="Root")
        assert bell.rang_within(5)

    def test_its_migration_can_be_taken_back(self, bell):
        call_command("migrate", "common", "zero", verbosity=0)
        try:
            Page.objects.filter(depth=1).update(title="Root")
            assert not bell.rang_within(0.3)
        finally:
            call_command("migrate", "common", verbosity=0)
        Page.objects.filter(depth=1).update(title="Root")
        assert bell.rang_within(5)
