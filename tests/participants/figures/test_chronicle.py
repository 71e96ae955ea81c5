"""The counts of every day agree with the record's own queries."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from participants import services
from participants.figures.chronicle import Chronicle, read_chronicle
from participants.models import Participant
from tests.factories import ParticipantFactory

pytestmark = pytest.mark.django_db
FIRST = date(2015, 1, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@pytest.fixture
def one() -> Callable[..., Participant]:
    def make(number: int, country: str = "ME", **fields: Any) -> Participant:
        return ParticipantFactory(ordinal=number, joined_on=day(number), country=country, **fields)

    return make


def counted(on: date | None) -> tuple[int, int]:
    count = read_chronicle().count_on(on)
    return count.participants, count.countries


def test_each_day_is_counted_as_the_record_says(one: Callable[..., Participant]) -> None:
    first, second, third, fourth = one(1), one(2, "LV"), one(3, "GR"), one(4, "GR")
    services.withdraw(participant=second, effective_on=day(6), by=None)
    services.readmit(participant=second, effective_on=day(8), by=None)
    services.merge(participant=third, into=first, effective_on=day(9), by=None)
    services.withdraw(participant=fourth, effective_on=day(10), by=None)
    entry = fourth.entries.get(kind="withdrawal")
    services.correct(entry=entry, effective_on=day(11), note="A day later", by=None)
    for number in range(14):
        then = Participant.objects.public().as_of(day(number)).filter(status_then="participant")
        expected = then.count(), then.values("country").distinct().count()
        assert counted(day(number)) == expected, number
    current = Participant.objects.public().current()
    assert counted(None) == (current.count(), len(current.country_codes())) == (2, 2)


def test_what_is_not_released_or_void_is_not_counted(one: Callable[..., Participant]) -> None:
    one(1)
    admitted = one(2, "LV", status="admitted")
    undone = one(3, "GR", status="admitted")
    services.void(participant=undone, by=None)
    assert counted(None) == (1, 1)
    chronicle = read_chronicle()
    assert chronicle.ordinal_of(admitted.pk, None) is None
    told = read_chronicle(with_admitted=frozenset({admitted.pk}))
    assert (told.count_on(None).participants, told.ordinal_of(admitted.pk, None)) == (2, 2)


def test_ordinal_stays_after_a_withdrawal_and_is_unknown_before_the_accession(
    one: Callable[..., Participant],
) -> None:
    gone = one(5)
    services.withdraw(participant=gone, effective_on=day(9), by=None)
    ordinals = [read_chronicle().ordinal_of(gone.pk, on) for on in (day(4), day(5), day(20), None)]
    assert ordinals == [None, 5, 5, 5]


def test_numbers_that_history_left_out_are_known_to_be_missing(one: Callable[..., Participant]) -> None:
    one(3)
    one(5)
    missing = [read_chronicle().count_on(day(number)).missing for number in (2, 3, 5)]
    assert missing == [0, 2, 3]


def test_empty_record_counts_nothing() -> None:
    assert counted(None) == (0, 0)
    assert Chronicle([]).count_on(FIRST).participants == 0


def test_it_is_one_query(
    one: Callable[..., Participant], django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(1, 6):
        one(number)
    with django_assert_num_queries(1):
        read_chronicle()
