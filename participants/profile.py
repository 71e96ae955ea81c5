"""What a participant's profile shows beside the page's own text."""

from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.http import HttpRequest

from participants.links import ParticipantLink, links_to
from participants.mapping.map import EuropeMap, europe_map
from participants.models import Participant
from participants.schema_org import government_organization

if TYPE_CHECKING:
    from participants.pages import ParticipantPage


class Profile:
    """Each part is fetched when first asked for."""

    def __init__(self, page: "ParticipantPage", request: HttpRequest) -> None:
        self._page = page
        self._request = request
        self._participant: Participant = page.participant

    @property
    def previous(self) -> ParticipantLink | None:
        """The neighbour with the next lower number; a candidate, seen in previews only, has none."""
        return self._neighbours[0]

    @property
    def next(self) -> ParticipantLink | None:
        return self._neighbours[1]

    @cached_property
    def map(self) -> EuropeMap:
        """Where the participant lies; a dot that leads nowhere, since the reader is there already."""
        return europe_map([self._participant], {})

    @cached_property
    def website_host(self) -> str:
        return (urlsplit(self._participant.website).hostname or "").removeprefix("www.")

    @cached_property
    def structured_data(self) -> dict[str, Any]:
        return government_organization(self._participant, url=self._page.full_url, summary=self._page.summary)

    @cached_property
    def _neighbours(self) -> tuple[ParticipantLink | None, ParticipantLink | None]:
        number = self._participant.ordinal
        if number is None:
            return None, None
        nearest = Participant.objects.public().neighbours_of(number)
        links = links_to(nearest, locale_id=self._page.locale_id, request=self._request)
        lower = (link for link in links if (link.participant.ordinal or 0) < number)
        higher = (link for link in links if (link.participant.ordinal or 0) > number)
        return next(lower, None), next(higher, None)
