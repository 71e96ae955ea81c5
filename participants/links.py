"""Participants as other pages link to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from participants.models import Participant
from participants.pages import ParticipantPage


@dataclass(frozen=True)
class ParticipantLink:
    """`url` is empty where the participant has no public profile in the language asked for."""

    participant: Participant
    url: str


def links_to(
    participants: Iterable[Participant], *, locale_id: int, request: HttpRequest
) -> list[ParticipantLink]:
    """In the order given. The number of queries does not grow with their number."""
    wanted = list(participants)
    if not wanted:
        return []
    profiles = ParticipantPage.objects.public().filter(participant__in=wanted, locale=locale_id)
    urls = {profile.participant_id: profile.get_url(request) for profile in profiles}
    return [ParticipantLink(participant, urls.get(participant.pk, "")) for participant in wanted]
