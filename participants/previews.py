"""How a participant's row in the registry will look with its profile."""

from functools import cached_property
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.template.response import TemplateResponse

from participants.registry import RegistryView, Row

if TYPE_CHECKING:
    from participants.pages import ParticipantPage


def show_row(page: "ParticipantPage", request: HttpRequest) -> TemplateResponse:
    context = {
        "page": page.get_parent().specific,
        "participant": page.participant,
        "registry": OneRow(request, page),
    }
    return TemplateResponse(request, "participants/previews/row.html", context)


class OneRow(RegistryView):
    """The registry's table with this participant alone."""

    def __init__(self, request: HttpRequest, page: "ParticipantPage") -> None:
        super().__init__(request, page.get_parent().specific)
        self._row = Row(page.participant, page.get_url(request) or "")

    @cached_property
    def rows(self) -> list[Row]:
        return [self._row]
