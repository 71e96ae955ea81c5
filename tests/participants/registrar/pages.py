"""The registrar's pages as the tests fill them in."""

from typing import Any

from django.test import Client
from django.utils.html import escape

from participants.models import Participant, RegistryEntry
from participants.record.numbering import next_number

REGISTRY = "/admin/participants/participant"
DAY = "2015-05-20"


def address(act: str, pk: int) -> str:
    return f"{REGISTRY}/{act}/{pk}/"


def page(client: Client, act: str, pk: int) -> str:
    response = client.get(address(act, pk))
    assert response.status_code == 200
    return response.content.decode()


def says(text: str, content: str) -> bool:
    return escape(text) in content


def send(client: Client, act: str, pk: int, **fields: Any) -> Any:
    """What a registrar sends who changes nothing but these fields of the page."""
    return client.post(address(act, pk), {"effective_on": DAY, "number": next_number()} | fields)


def told(client: Client, response: Any) -> str:
    """What the page says that an act leads to."""
    assert response.status_code == 302, response.context["form"].errors
    return client.get(response["Location"]).content.decode()


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def last_entry(participant: Participant) -> RegistryEntry:
    participant.refresh_from_db()
    return participant.entries.latest("pk")
