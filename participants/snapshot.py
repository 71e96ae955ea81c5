"""The public registry as it stands, or as it stood on a day."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any, cast

from django.utils import timezone

from participants.growth import Year, growth
from participants.models import Participant, RegistryEntry
from participants.querysets import ParticipantQuerySet, RegistryFigures


class Snapshot:
    """Each part is fetched when first asked for. Without a day: today, from the participants' own rows."""

    def __init__(self, day: date | None = None) -> None:
        self.day = day

    @cached_property
    def participants(self) -> ParticipantQuerySet:
        """To narrow down and to sort; what comes of it, `shown` gives the names and statuses of the day."""
        public = Participant.objects.public()
        return public if self.day is None else public.standing_on(self.day)

    @cached_property
    def figures(self) -> RegistryFigures:
        figures: RegistryFigures = self.participants.figures()
        return figures

    @cached_property
    def years(self) -> list[Year]:
        until = self.day or timezone.localdate()
        return growth(RegistryEntry.objects.public().movements_per_year(until=until))

    @cached_property
    def country_codes(self) -> list[str]:
        return self.participants.country_codes()

    def shown(self, participants: Iterable[Participant]) -> list[Participant]:
        """With the name and status of the day, for reading only: the model refuses to save them."""
        return [self._as_it_stood(participant) for participant in participants]

    def successors_of(self, participants: Iterable[Participant]) -> dict[int, Participant]:
        """By their own keys. No query where nobody is merged."""
        keys = {participant.successor_id for participant in participants if participant.successor_id}
        found = self.shown(self.participants.filter(pk__in=keys)) if keys else []
        return {participant.pk: participant for participant in found}

    def _as_it_stood(self, participant: Any) -> Participant:
        """The queryset has added what was then."""
        if self.day is not None:
            participant.name = participant.name_then
            participant.status = participant.status_then
            if participant.status != Participant.Status.MERGED:
                participant.successor = None
        return cast("Participant", participant)
