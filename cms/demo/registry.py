"""The participants: five as reported, the others invented, and marked as such."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from cms.demo.content import table
from cms.demo.names import NameMaker
from participants.models import Participant

FIRST_ACCESSION = date(2013, 3, 20)
LAST_SAMPLE_ACCESSION = date(2014, 9, 26)
SAMPLES = 122
SATURDAY = 5

Kind = Participant.Kind
# How often each kind occurs among the samples, and between which figures its population lies.
KINDS = {
    Kind.MUNICIPALITY: (46, 3_000, 60_000),
    Kind.CITY: (40, 25_000, 240_000),
    Kind.REGION: (8, 180_000, 900_000),
    Kind.COUNTY: (5, 80_000, 400_000),
    Kind.ASSOCIATION: (4, 60_000, 300_000),
}
NAME_PATTERNS = {
    Kind.REGION: "Region of {}",
    Kind.COUNTY: "County of {}",
    Kind.ASSOCIATION: "Association of municipalities of {}",
}


def make_participants() -> dict[int, Participant]:
    """Save all participants and some candidates; return the participants by their ordinals."""
    participants = [
        *invent_samples(),
        *(Participant(**row, status="participant") for row in table("participants")["recorded"]),
    ]
    for participant in participants:
        participant.full_clean()
        participant.save()
    return {participant.ordinal: participant for participant in participants if participant.ordinal}


def invent_samples() -> list[Participant]:
    """Sample participants and candidates, unsaved, and the same ones at every call."""
    random = Random(FIRST_ACCESSION.year)  # noqa: S311 (invents places, guards nothing)
    names = NameMaker(random)
    places = [
        (country, *point) for country, points in table("countries")["places"].items() for point in points
    ]
    random.shuffle(places)
    samples = [
        _sample(names.place(country), country, latitude, longitude, random)
        for country, latitude, longitude in places
    ]
    for ordinal, sample in enumerate(samples[:SAMPLES], start=1):
        sample.ordinal = ordinal
        sample.joined_on = accession_date(ordinal)
        sample.status = "participant"
    return samples


def _sample(name: str, country: str, latitude: float, longitude: float, random: Random) -> Participant:
    kind = random.choices(list(KINDS), weights=[share for share, *_ in KINDS.values()])[0]
    _share, smallest, largest = KINDS[kind]
    return Participant(
        name=NAME_PATTERNS.get(kind, "{}").format(name),
        kind=kind,
        country=country,
        population=int(smallest * (largest / smallest) ** random.random()),
        latitude=_near(latitude, random),
        longitude=_near(longitude, random),
        is_sample=True,
    )


def accession_date(ordinal: int) -> date:
    """Many in the first months, fewer later, on working days."""
    span = (LAST_SAMPLE_ACCESSION - FIRST_ACCESSION).days
    day = FIRST_ACCESSION + timedelta(days=round(span * ((ordinal - 1) / (SAMPLES - 1)) ** 1.6))
    from_saturday_on = day.weekday() - SATURDAY
    return day + timedelta(days=2 - from_saturday_on) if from_saturday_on >= 0 else day


def _near(degrees: float, random: Random) -> Decimal:
    return Decimal(f"{degrees + random.uniform(-0.15, 0.15):.5f}")
