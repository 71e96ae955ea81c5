"""A participant, and the registry, in the words of schema.org."""

from typing import Any

from cms.common.schema_org import organization_id, stated
from participants.models import Participant
from participants.open_data.dataset import Dataset, licence
from participants.open_data.formats import FORMATS

# An association of authorities governs no place of its own.
_PLACES = {
    Participant.Kind.CITY: "City",
    Participant.Kind.MUNICIPALITY: "AdministrativeArea",
    Participant.Kind.REGION: "AdministrativeArea",
    Participant.Kind.COUNTY: "AdministrativeArea",
}


def government_organization(participant: Participant, *, url: str, summary: str) -> dict[str, Any]:
    """The authority, and the place it governs. `url` is the address of the profile."""
    return stated(
        {
            "@type": "GovernmentOrganization",
            "@id": f"{url}#participant",
            "name": participant.name,
            "url": participant.website,
            "mainEntityOfPage": url,
            "description": summary,
            "areaServed": _place(participant),
        }
    )


def registry_dataset(dataset: Dataset, *, site_url: str, description: str) -> dict[str, Any]:
    """The registry's files, for those who look for data. `site_url` ends with a slash."""
    files = [
        {
            "@type": "DataDownload",
            "encodingFormat": known.media_type,
            "contentUrl": f"{dataset.url}registry.{known.extension}",
        }
        for known in FORMATS.values()
    ]
    return stated(
        {
            "@type": "Dataset",
            "@id": f"{dataset.url}#dataset",
            "name": dataset.title,
            "description": description,
            "url": dataset.url,
            "license": licence().url,
            "creator": {"@id": organization_id(site_url)},
            "isAccessibleForFree": True,
            "dateModified": dataset.recorded_at.isoformat() if dataset.recorded_at else None,
            "spatialCoverage": {"@type": "Place", "name": "Europe"},
            "distribution": files,
        }
    )


def _place(participant: Participant) -> dict[str, Any]:
    country = {"@type": "Country", "name": participant.country.name, "identifier": participant.country.code}
    kind = _PLACES.get(Participant.Kind(participant.kind))
    if kind is None:
        return country
    place = {"@type": kind, "name": participant.name, "containedInPlace": country, "geo": _geo(participant)}
    return stated(place)


def _geo(participant: Participant) -> dict[str, Any] | None:
    if participant.latitude is None or participant.longitude is None:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": float(participant.latitude),
        "longitude": float(participant.longitude),
    }
