"""What a thousand participants cost: as many statements as forty."""

import pytest
from django.test import Client

from home.models import HomePage
from participants.models import Participant, ParticipantIndexPage
from participants.record.standing import standing_of
from tests.html import queries_of
from tests.participants.many import make_many

ADDRESSES = [
    "/",
    "/participants/",
    "/participants/?as_of=2024-05-31",
    "/participants/?as_of=2024-06-15",
    "/participants/?as_of=2024-06-15&q=town&sort=name&status=merged",
    "/participants/?page=2&sort=country",
    "/participants/town-30/",
]


def costs(client: Client) -> dict[str, int]:
    return {address: queries_of(client, address) for address in ADDRESSES}


@pytest.mark.usefixtures("home")
def test_thousand_participants_cost_as_many_queries_as_sixty(
    client: Client, home: HomePage, registry: ParticipantIndexPage
) -> None:
    make_many(registry, range(1, 61), profiles=30)
    with_sixty = costs(client)
    make_many(registry, range(61, 1001), profiles=10)
    assert Participant.objects.public().count() == 1000
    assert costs(client) == with_sixty
    assert max(with_sixty.values()) <= 25


def test_many_are_made_as_the_services_would_have_made_them(registry: ParticipantIndexPage) -> None:
    make_many(registry, range(1, 21), profiles=0)
    for participant in Participant.objects.all():
        assert standing_of(participant.entries.all()) == participant.standing
