"""The registry as readers see it: which participants, in which order, and the figures around them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Site

from participants.chart import Chart, growth_chart
from participants.days import day_of
from participants.filters import COLUMNS, RegistryFilterForm
from participants.growth import Year
from participants.mapping.map import EuropeMap, europe_map
from participants.models import Participant
from participants.open_data.dataset import Dataset, Licence, licence
from participants.open_data.formats import FORMATS
from participants.querysets import ParticipantQuerySet, RegistryFigures
from participants.schema_org import registry_dataset
from participants.snapshot import Snapshot

if TYPE_CHECKING:
    from participants.pages import ParticipantIndexPage

PER_PAGE = 30


@dataclass(frozen=True)
class Row:
    """A line of the table; a merged participant's has its successor, and where that is told about."""

    participant: Participant
    profile_url: str
    successor: Participant | None = None
    successor_url: str = ""


@dataclass(frozen=True)
class File:
    name: str
    url: str
    media_type: str


class RegistryView:
    """What one request sees. The number of queries does not grow with the number of participants."""

    def __init__(self, request: HttpRequest, index: "ParticipantIndexPage") -> None:
        self._request = request
        self._index = index

    @cached_property
    def day(self) -> date | None:
        """The day that was asked for. What is no day, the form refuses."""
        try:
            return day_of(self._request.GET["as_of"])
        except (KeyError, ValidationError):
            return None

    @cached_property
    def snapshot(self) -> Snapshot:
        return Snapshot(self.day)

    @cached_property
    def all_url(self) -> str:
        """The whole registry, of the day that was asked for."""
        address: str = self._index.get_url(self._request)
        return f"{address}?as_of={self.day}" if self.day else address

    @cached_property
    def today_url(self) -> str:
        """The same list, today."""
        asked = self._request.GET.copy()
        for name in ("as_of", "page"):
            asked.pop(name, None)
        query = asked.urlencode()
        return f"?{query}" if query else self._index.get_url(self._request)

    @property
    def figures(self) -> RegistryFigures:
        return self.snapshot.figures

    @property
    def years(self) -> list[Year]:
        return self.snapshot.years

    @cached_property
    def chart(self) -> Chart:
        return growth_chart(self.years)

    @cached_property
    def form(self) -> RegistryFilterForm:
        return RegistryFilterForm(
            self._request.GET,
            countries=self.snapshot.country_codes,
            years=[year.year for year in self.years if year.joined],
        )

    @cached_property
    def page(self) -> Page:
        """Raises Http404 for a page that is not there."""
        try:
            return Paginator(self._found, PER_PAGE).page(self._request.GET.get("page") or 1)
        except InvalidPage as error:
            raise Http404(str(error)) from error

    @cached_property
    def rows(self) -> list[Row]:
        participants = self.snapshot.shown(self.page)
        successors = self.snapshot.successors_of(participants)
        return [self._row_of(participant, successors) for participant in participants]

    @cached_property
    def map(self) -> EuropeMap:
        """All that were asked for, not only those on this page of the table."""
        return europe_map(self.snapshot.shown(self._found.on_map()), self._profile_urls)

    @cached_property
    def sorting(self) -> dict[str, "Sorting"]:
        """By column: how the table is sorted by it now, and the order its heading leads to."""
        return {column: Sorting(column, self.form.order) for column in COLUMNS}

    @cached_property
    def _found(self) -> ParticipantQuerySet:
        return self.form.apply(self.snapshot.participants)

    @cached_property
    def _profile_urls(self) -> dict[int, str]:
        return self._index.profile_urls(self._request)

    @cached_property
    def files(self) -> list[File]:
        """The registry as open data, of the day that was asked for."""
        day = f"?as_of={self.day}" if self.day else ""
        address = self._index.get_url(self._request)
        return [
            File(known.name, f"{address}registry.{known.extension}{day}", known.media_type)
            for known in FORMATS.values()
        ]

    @cached_property
    def licence(self) -> Licence:
        return licence()

    @cached_property
    def structured_data(self) -> dict[str, Any]:
        """A description of the files, of today's whatever the day that was asked for."""
        dataset = Dataset(self._request, self._index, None)
        site = Site.find_for_request(self._request)
        description = _("Cities, regions and other authorities that joined, with number, dates and place.")
        return registry_dataset(
            dataset, site_url=f"{site.root_url}/" if site else "", description=description
        )

    def _row_of(self, participant: Participant, successors: Mapping[int, Participant]) -> Row:
        successor = successors.get(participant.successor_id or 0)
        return Row(
            participant,
            self._profile_urls.get(participant.pk, ""),
            successor,
            self._profile_urls.get(successor.pk, "") if successor else "",
        )


@dataclass(frozen=True)
class Sorting:
    column: str
    order: str

    @property
    def direction(self) -> str:
        """A value of aria-sort; empty for a column the table is not sorted by."""
        directions = {self.column: "ascending", f"-{self.column}": "descending"}
        return directions.get(self.order, "")

    @property
    def next_order(self) -> str:
        """What a click on the heading asks for: this column, then the other way round."""
        return f"-{self.column}" if self.direction == "ascending" else self.column
