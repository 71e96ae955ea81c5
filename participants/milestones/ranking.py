"""What follows from the record, counted by the database: one query for any number of participants."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Func, Q, Sum, Value, When, Window
from django.db.models.functions import ExtractYear, Lag, RowNumber

from participants.milestones.kinds import ROUND_STEP, ROUND_TOO, Kind
from participants.models import Participant
from participants.querysets import ParticipantQuerySet


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which milestones are wanted; what is left out narrows nothing. `number` is a participant's."""

    kind: str = ""
    country: str = ""
    year: int | None = None
    number: int | None = None


class Afterwards(Func):
    """A column to filter by when all is counted. Any other filter takes its rows out of the counting."""

    template = "%(expressions)s"
    arity = 1
    contains_over_clause = True


def ranked() -> ParticipantQuerySet:
    """The public participants, each with its places among them. Newest accession first.

    Adds `place`, `place_in_country` and `place_in_year`; `number_before`, that of the accession before it;
    and `samples_of_country`, how many samples its country has up to it. Places in all and in a country go
    by number, those in a year by day.
    """
    by_day: Sequence[str] = ["joined_on", "ordinal"]
    is_sample = Case(When(is_sample=True, then=Value(1)), default=Value(0))
    return (
        Participant.objects.public()
        .only("name", "ordinal", "country", "joined_on", "status", "is_sample")
        .annotate(
            place=Window(RowNumber(), order_by="ordinal"),
            place_in_country=Window(RowNumber(), partition_by="country", order_by="ordinal"),
            samples_of_country=Window(Sum(is_sample), partition_by="country", order_by="ordinal"),
            place_in_year=Window(RowNumber(), partition_by=ExtractYear("joined_on"), order_by=by_day),
            number_before=Window(Lag("ordinal"), order_by=by_day),
        )
        .order_by("-joined_on", "-ordinal")
    )


def ranked_as_asked(asked: Asked) -> ParticipantQuerySet:
    """Those with a milestone of the kind asked for."""
    found = ranked().alias(
        in_country=Afterwards("country"),
        joined=Afterwards("joined_on"),
        number=Afterwards("ordinal"),
        beyond_round=Afterwards(F("ordinal") % ROUND_STEP),
    )
    if asked.country:
        found = found.filter(in_country=asked.country)
    if asked.year:
        found = found.filter(joined__range=(date(asked.year, 1, 1), date(asked.year, 12, 31)))
    if asked.number:
        found = found.filter(number=asked.number)
    if asked.kind == Kind.RECORDED:
        return found.none()
    return found.filter(_HAS[Kind(asked.kind)]) if asked.kind else found


_HAS = {
    Kind.NUMBER: Q(),
    Kind.ROUND: Q(number__in=ROUND_TOO) | Q(beyond_round=0),
    Kind.FIRST_FROM: Q(place_in_country=1),
    Kind.NTH_FROM: Q(place_in_country__gt=1),
    Kind.FIRST_OF_YEAR: Q(place_in_year=1),
}
