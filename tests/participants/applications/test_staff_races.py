"""Two registrars at the same moment, on the real database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections
from wagtail.models import Collection

from participants.applications import services
from participants.applications.refusals import ApplicationError
from participants.models import Application, Participant
from tests.participants.applications.staff import ApplicationFactory, decision, in_review, registrar

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="the tests' SQLite is in memory, of one connection"
    ),
]


def at_once(act: Callable[..., Any], application: Application, people: list[Any]) -> list[str]:
    """Let each act on what they saw at the same time; what each was told, "" where it was done."""
    barrier = Barrier(len(people))

    def try_it(by: Any) -> str:
        try:
            seen = Application.objects.get(pk=application.pk)
            barrier.wait(timeout=10)
            act(application=seen, by=by)
        except ApplicationError as refusal:
            return str(refusal.messages[0])
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(len(people)) as pool:
        return sorted(pool.map(try_it, people))


def test_one_takes_it_up_and_the_others_are_told_who() -> None:
    application = ApplicationFactory()
    people = [registrar(f"person{n}") for n in range(4)]
    done, *told = at_once(services.take_up, application, people)
    application.refresh_from_db()
    assert done == ""
    assert len(told) == 3
    assert all(f"handled by {application.handler.username}" in sentence for sentence in told)


def test_accepting_four_times_at_once_gives_one_participant() -> None:
    if not Collection.objects.exists():  # the test before has emptied all tables
        Collection.add_root(name="Root")
    people = [registrar(f"person{n}") for n in range(4)]
    done, *told = at_once(services.accept, in_review(people[0], decision=decision()), people)
    assert (done, len(told), Participant.objects.count()) == ("", 3, 1)
