"""Participants as dots on the map of Europe: what `participants/includes/map.html` draws."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from participants.mapping.projection import HEIGHT, WIDTH, place
from participants.models import Participant


@dataclass(frozen=True)
class Dot:
    """`url` is empty for a participant without a public profile."""

    participant: Participant
    url: str
    x: int
    y: int


@dataclass(frozen=True)
class EuropeMap:
    dots: list[Dot]
    width: int = WIDTH
    height: int = HEIGHT


def europe_map(participants: Iterable[Participant], urls: Mapping[int, str]) -> EuropeMap:
    """A dot for each participant whose place is known and lies within the frame of the map."""
    return EuropeMap(list(_dots(participants, urls)))


def _dots(participants: Iterable[Participant], urls: Mapping[int, str]) -> Iterator[Dot]:
    for participant in participants:
        if participant.latitude is None or participant.longitude is None:
            continue
        point = place(float(participant.latitude), float(participant.longitude))
        if point is not None:
            yield Dot(participant, urls.get(participant.pk, ""), point.x, point.y)
