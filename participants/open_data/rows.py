"""What the files tell of each participant, on the day that is asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.conf import settings
from django.utils import translation
from django_countries import countries

from participants.models import Participant

Row = dict[str, Any]

LANGUAGES = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
COLUMNS = [
    "ordinal",
    "id",
    "uri",
    "name",
    "kind",
    "country_code",
    *(f"country_name_{language}" for language in LANGUAGES),
    "status",
    "joined_on",
    "withdrawn_on",
    "merged_on",
    "successor_ordinal",
    "population",
    "roma_population_estimate",
    "website",
    "latitude",
    "longitude",
    *(f"profile_{language}" for language in LANGUAGES),
    "is_sample",
]


@dataclass(frozen=True)
class Addresses:
    """Of the registry, and of the public profiles by language and participant."""

    registry: str
    profiles: Mapping[str, Mapping[int, str]]


def rows(
    participants: Iterable[Participant], departures: Mapping[int, date], addresses: Addresses
) -> list[Row]:
    """One for each participant, in the order given, as it stood; `departures` are the days that it left."""
    there = list(participants)
    ordinals = {participant.pk: participant.ordinal for participant in there}
    return [
        _facts(participant)
        | _standing(participant, departures.get(participant.pk), ordinals)
        | _addresses(participant, addresses)
        for participant in there
    ]


def ordered(row: Row) -> list[Any]:
    return [row[column] for column in COLUMNS]


def _facts(participant: Participant) -> Row:
    names = _country_names(participant.country.code)
    return {
        "ordinal": participant.ordinal,
        "id": participant.pk,
        "name": participant.name,
        "kind": participant.kind,
        "country_code": participant.country.code,
        **{f"country_name_{language}": names[language] for language in LANGUAGES},
        "population": participant.population,
        "roma_population_estimate": participant.roma_population_estimate,
        "website": participant.website or None,
        "latitude": _degrees(participant.latitude),
        "longitude": _degrees(participant.longitude),
        "is_sample": participant.is_sample,
    }


def _standing(participant: Participant, left_on: date | None, ordinals: Mapping[int, int | None]) -> Row:
    status = Participant.Status(participant.status)
    return {
        "status": status.value,
        "joined_on": participant.joined_on,
        "withdrawn_on": left_on if status == Participant.Status.WITHDRAWN else None,
        "merged_on": left_on if status == Participant.Status.MERGED else None,
        "successor_ordinal": ordinals.get(participant.successor_id or 0),
    }


def _addresses(participant: Participant, addresses: Addresses) -> Row:
    profiles = {
        f"profile_{language}": addresses.profiles.get(language, {}).get(participant.pk)
        for language in LANGUAGES
    }
    return {"uri": f"{addresses.registry}{participant.ordinal}/", **profiles}


@cache
def _country_names(code: str) -> dict[str, str]:
    names = {}
    for language in LANGUAGES:
        with translation.override(language):
            names[language] = str(countries.name(code))
    return names


def _degrees(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
