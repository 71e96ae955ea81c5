"""The milestones page as one request sees it."""

from functools import cached_property
from typing import TYPE_CHECKING

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

from participants.milestones.filters import MilestoneFilterForm
from participants.milestones.lines import Line, lines_of
from participants.milestones.reading import moments
from participants.models import Milestone, Participant

if TYPE_CHECKING:
    from participants.pages import ParticipantIndexPage

PER_PAGE = 30


class Timeline:
    """The number of queries grows neither with the number of participants nor with that of milestones."""

    def __init__(self, request: HttpRequest, index: "ParticipantIndexPage") -> None:
        self._request = request
        self._index = index

    @cached_property
    def form(self) -> MilestoneFilterForm:
        public = Participant.objects.public()
        years = {*public.accessions_per_year(), *Milestone.objects.public().years()}
        return MilestoneFilterForm(self._request.GET, countries=public.country_codes(), years=[*years])

    @cached_property
    def page(self) -> Page:
        """Raises Http404 for a page that is not there."""
        asked = self.form.asked
        found = moments(asked) if asked else []
        try:
            return Paginator(found, PER_PAGE).page(self._request.GET.get("page") or 1)
        except InvalidPage as error:
            raise Http404(str(error)) from error

    @cached_property
    def lines(self) -> list[Line]:
        return lines_of(list(self.page), locale_id=self._index.locale_id, request=self._request)

    @cached_property
    def has_samples(self) -> bool:
        return any(line.is_sample or any(note.is_sample for note in line.notes) for line in self.lines)
