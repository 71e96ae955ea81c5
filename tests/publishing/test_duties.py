"""What the worker does once a day."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from cms.publishing import duties
from cms.publishing.duties import Daily
from cms.publishing.worker import Worker

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def done(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was done, by the one duty that there is."""
    done: list[str] = []
    monkeypatch.setattr(duties, "_duties", [])
    duties.register(lambda: done.append("done"))
    return done


def test_is_done_at_the_start_and_a_day_later(done: list[str]) -> None:
    daily = Daily()
    assert daily.keep(NOON) == NOON + timedelta(days=1)
    daily.keep(NOON + timedelta(hours=23))
    assert len(done) == 1
    daily.keep(NOON + timedelta(hours=24))
    assert len(done) == 2


def test_is_done_again_when_the_clock_was_put_back(done: list[str]) -> None:
    daily = Daily()
    daily.keep(NOON)
    daily.keep(NOON - timedelta(days=30))
    assert len(done) == 2


def test_one_that_fails_keeps_no_other_from_being_done(
    done: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ValueError("broken")

    monkeypatch.setattr(duties, "_duties", [fail, *duties._duties])
    assert Daily().keep(NOON) == NOON + timedelta(days=1)
    assert (len(done), "broken" in caplog.text) == (1, True)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_worker_does_it_with_its_first_turn(done: list[str]) -> None:
    worker = Worker()
    worker.run_once()
    worker.run_once()
    assert len(done) == 1
