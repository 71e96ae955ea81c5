"""How much may be sent within an hour."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from cms.intake.limits import count, refuse_exhausted
from cms.intake.models import Tally
from cms.intake.refusals import TooManyError

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 20, 12, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture(autouse=True)
def _small_limits(settings) -> None:
    settings.SUBMISSIONS_PER_ADDRESS, settings.SUBMISSIONS_PER_NETWORK = 3, 5
    settings.UNPROVEN_SUBMISSIONS_PER_ADDRESS, settings.UNPROVEN_SUBMISSIONS_PER_NETWORK = 1, 2
    settings.UNPROVEN_SUBMISSIONS = 3


def test_one_more_than_the_limit_of_an_address_is_refused(request_from) -> None:
    for _n in range(3):
        count(request_from("192.0.2.1"), is_proven=True)
    with pytest.raises(TooManyError) as refusal:
        count(request_from("192.0.2.1"), is_proven=True)
    assert refusal.value.retry_after == 50 * 60 + 1


def test_network_has_a_limit_for_all_its_addresses(request_from) -> None:
    for last in range(5):
        count(request_from(f"192.0.2.{last}"), is_proven=True)
    with pytest.raises(TooManyError):
        count(request_from("192.0.2.99"), is_proven=True)
    count(request_from("198.51.100.1"), is_proven=True)


def test_without_proof_the_limits_are_narrower(request_from) -> None:
    count(request_from("192.0.2.1"), is_proven=False)
    with pytest.raises(TooManyError):
        count(request_from("192.0.2.1"), is_proven=False)
    count(request_from("192.0.2.1"), is_proven=True)


def test_without_proof_there_is_a_limit_for_all_networks_together(request_from) -> None:
    for third in range(3):
        count(request_from(f"192.0.{third}.1"), is_proven=False)
    with pytest.raises(TooManyError):
        count(request_from("192.0.99.1"), is_proven=False)


def test_next_hour_counts_anew(request_from) -> None:
    for _n in range(3):
        count(request_from("192.0.2.1"), is_proven=True)
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        count(request_from("192.0.2.1"), is_proven=True)


def test_who_is_beyond_the_limit_is_known_without_counting(request_from) -> None:
    refuse_exhausted(request_from("192.0.2.1"))
    for _n in range(3):
        count(request_from("192.0.2.1"), is_proven=True)
    refuse_exhausted(request_from("192.0.2.1"))
    with pytest.raises(TooManyError):
        count(request_from("192.0.2.1"), is_proven=True)
    with pytest.raises(TooManyError):
        refuse_exhausted(request_from("192.0.2.1"))
    refuse_exhausted(request_from("198.51.100.1"))


def test_no_address_is_kept(request_from) -> None:
    count(request_from("192.0.2.1"), is_proven=True)
    assert Tally.objects.count() == 2
    assert not any("192" in tally.source and "." in tally.source for tally in Tally.objects.all())
