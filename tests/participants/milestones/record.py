"""Records that the tests of milestones read."""

from datetime import date
from typing import Any

from participants.models import Participant
from tests.factories import ParticipantFactory

# Number, name, country and day, as the alliance reported them.
REPORTED = [
    (123, "Ploiesti", "RO", date(2014, 10, 15)),
    (124, "Megara", "GR", date(2014, 12, 5)),
    (125, "Daugavpils", "LV", date(2015, 2, 24)),
    (126, "Anderlecht", "BE", date(2015, 3, 20)),
    (127, "Tivat", "ME", date(2015, 5, 20)),
]


def load_reported() -> dict[str, Participant]:
    """By their names."""
    return {name: join(number, country, day, name=name) for number, name, country, day in REPORTED}


def join(number: int, country: str, day: date, **fields: Any) -> Participant:
    return ParticipantFactory(ordinal=number, country=country, joined_on=day, **fields)


def join_many(count: int, *, first: int = 1) -> None:
    """Consecutive numbers, fast: as the services leave them, without their entries."""
    countries = ["RO", "GR", "LV", "BE", "ME", "FR", "IT"]
    Participant.objects.bulk_create(
        Participant(
            name=f"Town {number}",
            country=countries[number % len(countries)],
            ordinal=number,
            joined_on=date(2013 + number // 100, 1 + number % 12, 1 + number % 28),
            status=Participant.Status.PARTICIPANT,
        )
        for number in range(first, first + count)
    )
