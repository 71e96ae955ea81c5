"""How participants look in the API. A candidate does not: nobody outside knows of it until it joins."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cms.common.api_fields import ReadsRelations

if TYPE_CHECKING:
    from participants.models import Participant


def name_and_country(participant: "Participant") -> dict[str, Any]:
    return {
        "id": participant.pk,
        "name": participant.name,
        "ordinal": participant.ordinal,
        "country": {"code": participant.country.code, "name": participant.country.name},
    }


def facts(participant: "Participant") -> dict[str, Any]:
    """Coordinates are degrees, as numbers; what is not known is null."""
    return name_and_country(participant) | {
        "kind": participant.kind,
        "status": participant.status,
        "joined_on": participant.joined_on,
        "population": participant.population,
        "roma_population_estimate": participant.roma_population_estimate,
        "website": participant.website or None,
        "latitude": _degrees(participant.latitude),
        "longitude": _degrees(participant.longitude),
        "is_sample": participant.is_sample,
        "successor": _successor(participant),
    }


def _successor(participant: "Participant") -> dict[str, Any] | None:
    """Of a merged participant: the one it became part of."""
    successor = participant.successor
    if successor is None:
        return None
    return {"id": successor.pk, "name": successor.name, "ordinal": successor.ordinal}


def _degrees(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


class ParticipantFactsField(ReadsRelations):
    """The participant that a profile is about."""

    def relations(self) -> Sequence[str]:
        return ["participant__successor"]

    def to_representation(self, participant: "Participant") -> dict[str, Any] | None:
        return facts(participant) if participant.is_public else None
