"""E-mails to staff survive a mail server that is down."""

import smtplib
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.publishing.jobs import run_one_job
from cms.publishing.mail import deliver

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

LETTER = {"subject": "Due", "text": "It is due.", "address": "ana@example.org"}


def waiting() -> Any:
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY)


def run_at(moment: datetime) -> None:
    with time_machine.travel(moment, tick=False):
        run_one_job("a worker")


@pytest.fixture
def server_is_down(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1


def test_what_the_server_takes_is_sent_once() -> None:
    deliver.enqueue(**LETTER)
    run_one_job("a worker")
    assert [(letter.subject, letter.to) for letter in mail.outbox] == [("Due", ["ana@example.org"])]
    assert not waiting().exists()


@pytest.mark.usefixtures("server_is_down")
def test_what_the_server_does_not_take_is_sent_later() -> None:
    deliver.enqueue(**LETTER)
    before = timezone.now()
    run_at(before)
    (later,) = waiting()
    assert later.run_after == before + timedelta(minutes=1)
    assert later.args_kwargs["kwargs"] == LETTER | {"sender": "", "attempt": 2}


@pytest.mark.usefixtures("server_is_down")
def test_a_letter_that_cannot_be_sent_for_a_day_fails_with_its_reason() -> None:
    deliver.enqueue(**LETTER, attempt=6)
    run_one_job("a worker")
    (job,) = DBTaskResult.objects.all()
    assert job.status == TaskResultStatus.FAILED
    assert "ConnectionRefusedError" in job.traceback
    assert issubclass(
        smtplib.SMTPException, OSError
    )  # what a server says is caught with what the network says
