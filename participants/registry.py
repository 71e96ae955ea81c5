"""The registry as readers see it: which participants, in which order, and the figures around them."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

from participants.chart import Chart, growth_chart
from participants.filters import COLUMNS, RegistryFilterForm
from participants.growth import Year, growth
from participants.mapping.map import EuropeMap, europe_map
from participants.models import Participant
from participants.querysets import ParticipantQuerySet, RegistryFigures

if TYPE_CHECKING:
    from participants.pages import ParticipantIndexPage

PER_PAGE = 50


@dataclass(frozen=True)
class Row:
    participant: Participant
    profile_url: str


class RegistryView:
    """What one request sees. The number of queries does not grow with the number of participants."""

    def __init__(self, request: HttpRequest, index: "ParticipantIndexPage") -> None:
        self._request = request
        self._index = index

    @cached_property
    def figures(self) -> RegistryFigures:
        return Participant.objects.public().figures()

    @cached_property
    def years(self) -> list[Year]:
        return growth(self._accessions_per_year)

    @cached_property
    def chart(self) -> Chart:
        return growth_chart(self.years)

    @cached_property
    def form(self) -> RegistryFilterForm:
        return RegistryFilterForm(
            self._request.GET,
            countries=Participant.objects.public().country_codes(),
            years=list(self._accessions_per_year),
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
        return [Row(participant, self._profile_urls.get(participant.pk, "")) for participant in self.page]

    @cached_property
    def map(self) -> EuropeMap:
        """All that were asked for, not only those on this page of the table."""
        return europe_map(self._found.on_map(), self._profile_urls)

    @cached_property
    def sorting(self) -> dict[str, "Sorting"]:
        """By column: how the table is sorted by it now, and the order its heading leads to."""
        return {column: Sorting(column, self.form.order) for column in COLUMNS}

    @cached_property
    def _found(self) -> ParticipantQuerySet:
        return self.form.apply(Participant.objects.public())

    @cached_property
    def _accessions_per_year(self) -> dict[int, int]:
        return Participant.objects.public().accessions_per_year()

    @cached_property
    def _profile_urls(self) -> dict[int, str]:
        return self._index.profile_urls(self._request)


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
