"""What a thousand participants cost: as many statements as forty."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import HomePage
from participants.models import Participant, ParticipantIndexPage
from participants.record.standing import standing_of
from tests.participants.many import make_many

ADDRESSES = [
    "/",
    "/participants/",
    "/participants/?as_of=2024-05-31",
    "/participants/?as_of=2024-06-15",
    "/participants/?as_of=2024-06-15&q=town&sort=name&status=merged",
    "/participants/?page=2&sort=country&status=participant",  # none is merged, which costs one more
    "/participants/town-30/",
    "/participants/registry.csv",
    "/participants/registry.json",
    "/participants/registry.json?as_of=2024-05-31",
    "/participants/registry.geojson?as_of=2024-06-15",
]


def costs(client: Client) -> dict[str, int]:
    return {address: cost(client, address) for address in ADDRESSES}


def cost(client: Client, address: str) -> int:
    client.get(address)  # fills the cache of the site's root paths
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


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
