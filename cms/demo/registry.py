"""The participants: five as reported, the others invented, and marked as such."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from cms.demo.content import table
from cms.demo.names import NameMaker
from participants.models import Participant
from participants.services import load

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

# A number, the day it was given, and to whom; a candidate has neither.
Accession = tuple[int | None, date | None, Participant]


def make_participants() -> dict[int, Participant]:
    """Save all participants and some candidates; return the participants by their ordinals."""
    recorded = table("participants")["recorded"]
    accessions = [
        *invent_samples(),
        *((row.pop("ordinal"), row.pop("joined_on"), Participant(**row)) for row in recorded),
    ]
    for ordinal, joined_on, participant in accessions:
        participant.full_clean()
        participant.save()
        if ordinal and joined_on:
            load(participant=participant, ordinal=ordinal, effective_on=joined_on, by=None)
    return {ordinal: participant for ordinal, _joined_on, participant in accessions if ordinal}


def invent_samples() -> list[Accession]:
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
    numbers = range(1, SAMPLES + 1)
    joined = [
        (number, accession_date(number), sample) for number, sample in zip(numbers, samples, strict=False)
    ]
    return joined + [(None, None, candidate) for candidate in samples[SAMPLES:]]


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
