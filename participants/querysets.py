"""Reading many participants, in the registry's own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.expressions import Expression, OrderBy
from django.db.models.functions import Coalesce, ExtractYear
from wagtail.models import PageManager

from cms.common.collation import sort_key
from cms.common.querysets import PublicPageQuerySet
from participants.record.refusals import AppendOnlyError
from participants.record.standing import MEMBERSHIP, Kind, Status

# A query that grows with what is typed would end at a database's limit on its depth.
_MOST_WORDS = 10
_MOST_DIGITS = 9


@dataclass(frozen=True)
class RegistryFigures:
    """The registry at a glance: how many stand where; countries are those of its participants."""

    participants: int
    countries: int
    candidates: int
    admitted: int
    withdrawn: int
    merged: int
    samples: int


class ParticipantQuerySet(models.QuerySet[Any]):
    def public(self) -> Self:
        """Those whose admission was released: readers learn of nobody earlier."""
        return self.filter(status__in=Status.public())

    def numbered(self) -> Self:
        """Those who have been admitted, released or not: what staff see."""
        return self.exclude(status=Status.CANDIDATE)

    def current(self) -> Self:
        """Those who belong to the alliance today; a withdrawn participant keeps its number only."""
        return self.filter(status=Status.PARTICIPANT)

    def admitted(self) -> Self:
        """Those that have a number, and of whom readers do not know yet."""
        return self.filter(status=Status.ADMITTED)

    def as_of(self, day: date) -> Self:
        """Those who had joined by that day, as the record knows it today.

        Adds what they were then: `status_then` ("participant", "withdrawn" or "merged") and `name_then`.
        A later withdrawal, rename or merger is not seen; a later correction of an earlier fact is.
        """
        entries: Any = apps.get_model("participants", "RegistryEntry").objects.in_force()
        before = entries.filter(participant=OuterRef("pk"), day__lte=day).order_by("-day", "-pk")
        led_to = Case(
            *(When(kind=kind, then=Value(status)) for kind, (_from, status) in MEMBERSHIP.items()),
            output_field=models.CharField(),
        )
        memberships = before.filter(kind__in=Kind.about_membership()).annotate(led_to=led_to)
        return self.filter(joined_on__lte=day).annotate(
            status_then=Subquery(memberships.values("led_to")[:1]),
            name_then=Subquery(before.filter(kind__in=Kind.about_names()).values("name_as_corrected")[:1]),
        )

    def standing_on(self, day: date) -> Self:
        """As `as_of`, for lists: narrowed down, sorted and counted by what they were on that day.

        Adds `sort_name_then` too. Costs a query for those that have another name today.
        """
        stood = self.as_of(day)
        renamed = stood.exclude(name=F("name_then")).values_list("pk", "name_then")
        keys = [When(pk=pk, then=Value(sort_key(name))) for pk, name in renamed]
        sort_name: Any = Case(*keys, default=F("sort_name"), output_field=models.CharField())
        return stood.annotate(sort_name_then=sort_name)

    def _then(self, field: str) -> str:
        """What to ask for a field that follows from the record: of `standing_on` its day, else of today."""
        return f"{field}_then" if f"{field}_then" in self.query.annotations else field

    def with_status(self, status: str) -> Self:
        return self.filter(**{self._then("status"): status})

    def in_country(self, code: str) -> Self:
        return self.filter(country=code)

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def joined_in(self, year: int) -> Self:
        return self.filter(joined_on__range=(date(year, 1, 1), date(year, 12, 31)))

    def on_map(self) -> Self:
        """Those whose place is known, with no more of them than a map needs."""
        return self.filter(latitude__isnull=False, longitude__isnull=False).only(
            "name", "ordinal", "status", "latitude", "longitude"
        )

    def neighbours_of(self, ordinal: int) -> Self:
        """Those with the nearest lower and the nearest higher number: history may have left gaps."""
        lower = self.filter(ordinal__lt=ordinal).order_by("-ordinal").values("ordinal")[:1]
        higher = self.filter(ordinal__gt=ordinal).order_by("ordinal").values("ordinal")[:1]
        return self.filter(Q(ordinal=Subquery(lower)) | Q(ordinal=Subquery(higher))).order_by("ordinal")

    def sorted_by(self, column: str, *, descending: bool = False, countries: Sequence[str] = ()) -> Self:
        """In the order of one column: "number", "name", "country" or "joined"; equals by number.

        Countries sort by name, which depends on the reader's language: `countries` are their codes in
        that order.
        """
        keys: dict[str, Expression | F] = {
            "number": F("ordinal"),
            "name": F(self._then("sort_name")),
            "joined": F("joined_on"),
            "country": Case(
                *(When(country=code, then=Value(place)) for place, code in enumerate(countries)),
                default=Value(len(countries)),
            ),
        }
        return self.order_by(OrderBy(keys[column], descending=descending), "ordinal")

    def country_codes(self) -> list[str]:
        return list(self.order_by("country").values_list("country", flat=True).distinct())

    def accessions_per_year(self) -> dict[int, int]:
        """How many joined in each year that saw any, oldest first."""
        years = self.annotate(year=ExtractYear("joined_on")).values("year").order_by("year")
        return {row["year"]: row["accessions"] for row in years.annotate(accessions=Count("pk"))}

    def newest_first(self) -> Self:
        return self.order_by("-ordinal")

    def matching(self, text: str) -> Self:
        """Those whose name contains every word of `text`; a whole number also finds that ordinal."""
        names = self._then("sort_name")
        words = text.replace("\0", " ").split()[:_MOST_WORDS]
        return self.filter(*(_has_word(word, names) for word in words))

    def with_profile_state(self) -> Self:
        """Adds `profile_state`: "live" in a language at least, else "draft", else "" without a profile."""
        profiles = apps.get_model("participants", "ParticipantPage").objects.filter(
            participant=OuterRef("pk")
        )
        return self.annotate(
            profile_state=Case(
                When(Exists(profiles.filter(live=True)), then=Value("live")),
                When(Exists(profiles), then=Value("draft")),
                default=Value(""),
                output_field=models.CharField(),
            )
        )

    def figures(self) -> RegistryFigures:
        """One query."""
        status = self._then("status")
        current = Q((status, Status.PARTICIPANT))
        counts = self.aggregate(
            participants=Count("pk", filter=current),
            countries=Count("country", filter=current, distinct=True),
            candidates=Count("pk", filter=Q((status, Status.CANDIDATE))),
            admitted=Count("pk", filter=Q((status, Status.ADMITTED))),
            withdrawn=Count("pk", filter=Q((status, Status.WITHDRAWN))),
            merged=Count("pk", filter=Q((status, Status.MERGED))),
            samples=Count("pk", filter=Q((f"{status}__in", Status.public()), is_sample=True)),
        )
        return RegistryFigures(**counts)


class RegistryEntryQuerySet(models.QuerySet[Any]):
    """Append-only: neither `update` nor `delete`."""

    def in_force(self) -> Self:
        """The entries that count, as `record.standing.in_force`: none that is void, each as last corrected.

        Adds `day`, `name_as_corrected` and `successor_as_corrected`.
        """
        about = self._all().filter(corrects=OuterRef("pk"))
        latest = about.filter(kind=Kind.CORRECTION).order_by("-pk")
        return (
            self.exclude(kind__in=Kind.about_entries())
            .exclude(Exists(about.filter(kind=Kind.VOID)))
            .annotate(
                day=Coalesce(Subquery(latest.values("effective_on")[:1]), F("effective_on")),
                name_as_corrected=Coalesce(Subquery(latest.values("name")[:1]), F("name")),
                successor_as_corrected=Coalesce(
                    Subquery(latest.values("successor")[:1]),
                    F("successor"),
                    output_field=models.BigIntegerField(),
                ),
            )
        )

    def public(self) -> Self:
        """Of participants that readers may know of."""
        return self.filter(participant__status__in=Status.public())

    def movements_per_year(self, *, until: date) -> list[tuple[int, str, int]]:
        """How many joined, left and came back: year, kind of entry and number, the earliest first."""
        moved = self.in_force().filter(kind__in=Kind.about_membership(), day__lte=until)
        years = moved.annotate(year=ExtractYear("day")).order_by("year", "kind")
        return list(years.values_list("year", "kind").annotate(number=Count("pk")))

    def departures(self, *, until: date) -> dict[int, date]:
        """The day on which each participant left or merged, the last one where it left twice."""
        left = self.in_force().filter(kind__in=Kind.about_leaving(), day__lte=until)
        return dict(left.order_by("day", "pk").values_list("participant", "day"))

    def last_recorded_at(self) -> datetime | None:
        last: datetime | None = self.aggregate(last=Max("recorded_at"))["last"]
        return last

    def freed_numbers(self) -> Self:
        """Accessions that are void, and whose number nobody has been given since."""
        void = self._all().filter(corrects=OuterRef("pk"), kind=Kind.VOID)
        holders = apps.get_model("participants", "Participant").objects.filter(ordinal=OuterRef("ordinal"))
        return self.filter(Exists(void), ~Exists(holders), kind=Kind.ACCESSION).order_by("ordinal")

    def update(self, **kwargs: Any) -> int:
        raise AppendOnlyError

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError

    def _all(self) -> "RegistryEntryQuerySet":
        return type(self)(self.model)


class ParticipantPageQuerySet(PublicPageQuerySet):
    # A live profile stays unread until the admission of its participant is released.
    withheld = ~Q(participant__status__in=Status.public())

    def slugs_by_participant(self) -> dict[int, str]:
        return dict(self.values_list("participant_id", "slug"))

    def with_listing_relations(self) -> Self:
        return self.select_related("participant", "lead_image").prefetch_related("lead_image__renditions")


ParticipantPageManager = PageManager.from_queryset(ParticipantPageQuerySet)


def _has_word(word: str, names: str) -> Q:
    condition = Q((f"{names}__contains", sort_key(word)))
    if word.isdecimal() and len(word) <= _MOST_DIGITS:
        condition |= Q(ordinal=int(word))
    return condition
