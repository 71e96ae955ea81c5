"""What comes with a one-time key is taken once."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from cms.intake.limits import count
from cms.intake.models import SpentProof, Taken, Tally
from cms.intake.proof import spend
from cms.intake.refusals import KeyReusedError
from cms.intake.taking import find, take
from cms.intake.upkeep import forget
from cms.publishing import duties
from tests.intake.sending import proof

SENT = {"scope": "form", "key": "k", "content": "c"}


@pytest.mark.django_db
class TestOneAfterTheOther:
    def test_same_key_and_content_has_the_same_answer(self) -> None:
        assert take(**SENT, keep=lambda: {"number": 1}) == ({"number": 1}, True)
        assert take(**SENT, keep=lambda: {"number": 2}) == ({"number": 1}, False)
        assert find(**SENT) == {"number": 1}

    def test_other_content_is_refused(self) -> None:
        take(**SENT, keep=lambda: {"number": 1})
        with pytest.raises(KeyReusedError):
            find(**SENT | {"content": "other"})
        with pytest.raises(KeyReusedError):
            take(**SENT | {"content": "other"}, keep=dict)

    def test_other_form_may_have_the_same_key(self) -> None:
        take(**SENT, keep=lambda: {"number": 1})
        assert take(**SENT | {"scope": "another"}, keep=lambda: {"number": 2}) == ({"number": 2}, True)

    def test_key_stays_free_where_keeping_fails(self) -> None:
        with pytest.raises(ZeroDivisionError):
            take(**SENT, keep=lambda: {"number": 1 // 0})
        assert find(**SENT) is None

    def test_neither_key_nor_content_is_kept(self) -> None:
        take(**SENT | {"key": "a-key-of-mine"}, keep=dict)
        assert "a-key-of-mine" not in str(Taken.objects.values().get())


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one transaction write at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_many_at_once_one_is_kept() -> None:
    kept: list[int] = []
    answers: list[object] = []
    gate = threading.Barrier(5)

    def send(number: int) -> None:
        gate.wait()

        def keep() -> dict[str, int]:
            kept.append(number)
            return {"number": number}

        try:
            answers.append(take(**SENT, keep=keep)[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[number]) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept) == 1
    assert answers == [{"number": kept[0]}] * 5
    assert Taken.objects.count() == 1


@pytest.mark.django_db
class TestForgetting:
    def test_worker_forgets_daily(self) -> None:
        assert forget in duties._duties

    def test_all_is_forgotten_after_a_day(self, request_from, capsys) -> None:
        take(**SENT, keep=dict)
        spend(proof())
        count(request_from("192.0.2.1"), is_proven=True)
        call_command("forget_submissions")
        assert (Taken.objects.count(), SpentProof.objects.count()) == (1, 1)
        with time_machine.travel(timezone.now() + timedelta(hours=25)):
            call_command("forget_submissions")
        assert not any(model.objects.exists() for model in (Taken, SpentProof, Tally))
        assert "4 rows deleted." in capsys.readouterr().out
