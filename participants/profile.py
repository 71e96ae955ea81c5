"""What a participant's profile shows beside the page's own text."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.http import HttpRequest

from participants.links import ParticipantLink, links_to
from participants.mapping.map import EuropeMap, europe_map
from participants.models import Participant
from participants.record.standing import Kind
from participants.schema_org import government_organization

if TYPE_CHECKING:
    from participants.pages import ParticipantPage


@dataclass(frozen=True)
class FormerName:
    name: str
    until: date


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
    def former_names(self) -> list[FormerName]:
        """The names it had before, the last one first."""
        entries = [entry for entry in self._entries if entry.name_as_corrected]
        names = [
            FormerName(entry.name_as_corrected, following.day)
            for entry, following in pairwise(entries)
            if entry.name_as_corrected != following.name_as_corrected
        ]
        return names[::-1]

    @cached_property
    def left_on(self) -> date | None:
        """Since when it belongs to the alliance no more."""
        if self._participant.is_current:
            return None
        days = (entry.day for entry in reversed(self._entries) if entry.kind in Kind.about_leaving())
        return next(days, None)

    @cached_property
    def successor(self) -> ParticipantLink | None:
        """Of a merged participant: the one it became part of."""
        key = self._participant.successor_id
        if key is None:
            return None
        successors = Participant.objects.public().filter(pk=key)
        links = links_to(successors, locale_id=self._page.locale_id, request=self._request)
        return links[0] if links else None

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
    def _entries(self) -> list[Any]:
        """Those that tell of names and of leaving, as last corrected, in the order of their days."""
        told = {*Kind.about_names(), *Kind.about_leaving()}
        entries: Any = self._participant.entries
        return list(entries.in_force().filter(kind__in=told).order_by("day", "pk"))

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
