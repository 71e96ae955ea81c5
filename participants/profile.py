"""What a participant's profile shows beside the page's own text."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.translation import get_language

from cms.common.ordinals import ordinal
from participants.mapping.map import EuropeMap, europe_map
from participants.models import Participant
from participants.schema_org import government_organization

if TYPE_CHECKING:
    from participants.pages import ParticipantPage


@dataclass(frozen=True)
class Neighbour:
    """The participant before or after in number; `url` is empty without a public profile."""

    participant: Participant
    url: str

    @property
    def ordinal(self) -> str:
        return _ordinal(self.participant)


class Profile:
    def __init__(self, page: "ParticipantPage", request: HttpRequest) -> None:
        self._page = page
        self._request = request
        self.participant: Participant = page.participant

    @cached_property
    def ordinal(self) -> str:
        """ "127th"; empty for a candidate, whose profile is seen in previews only."""
        return _ordinal(self.participant)

    @cached_property
    def previous(self) -> Neighbour | None:
        return self._neighbour(Participant.objects.public().before(self.participant.ordinal or 0).first())

    @cached_property
    def next(self) -> Neighbour | None:
        if not self.participant.ordinal:
            return None
        return self._neighbour(Participant.objects.public().after(self.participant.ordinal).first())

    @cached_property
    def map(self) -> EuropeMap:
        """Where the participant lies; a dot that leads nowhere, since the reader is there already."""
        return europe_map([self.participant], {})

    @cached_property
    def website_host(self) -> str:
        return (urlsplit(self.participant.website).hostname or "").removeprefix("www.")

    @cached_property
    def structured_data(self) -> dict[str, Any]:
        return government_organization(self.participant, url=self._page.full_url, summary=self._page.summary)

    def _neighbour(self, participant: Participant | None) -> Neighbour | None:
        if participant is None:
            return None
        return Neighbour(participant, self._profile_urls.get(participant.pk, ""))

    @cached_property
    def _profile_urls(self) -> dict[int, str]:
        return self._page.registry.profile_urls(self._request)


def _ordinal(participant: Participant) -> str:
    return ordinal(participant.ordinal, get_language() or "en") if participant.ordinal else ""
