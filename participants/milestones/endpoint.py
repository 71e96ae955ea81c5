"""`/api/v2/milestones/`: derived and recorded milestones, in the form of Wagtail's own API."""

import re
from typing import Any

from django.http import Http404
from django.urls import URLPattern, path
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.api.v2.utils import BadRequestError, get_full_url

from cms.common.api import PublicEndpoint
from participants.milestones.facts import Fact, fact_of
from participants.milestones.filters import MilestoneFilterForm
from participants.milestones.kinds import Kind
from participants.milestones.ranking import Asked
from participants.milestones.reading import facts
from participants.milestones.representation import all_as_json
from participants.models import Milestone
from participants.models.participant import LARGEST_INTEGER

_ID = re.compile(rf"(?P<kind>{'|'.join(Kind.values)})-(?P<number>[1-9][0-9]{{0,9}})")


class MilestonesEndpoint(PublicEndpoint):
    """A list costs as many queries for a thousand participants as for one."""

    model = Milestone
    name = "milestones"
    known_query_parameters = frozenset(["limit", "offset", "format", "_"])

    def listing_view(self, request: Request) -> Response:
        found: Any = _Countable(facts(_asked_by(request, operations=self.known_query_parameters)))
        return self.get_paginated_response(_items(self.paginate_queryset(found), request))

    def detail_view(self, request: Request, pk: str) -> Response:
        fact = _find(pk)
        if fact is None:
            raise Http404("not found")
        return Response(_items([fact], request)[0])

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [
            path("", cls.as_view({"get": "listing_view"}), name="listing"),
            path("<slug:pk>/", cls.as_view({"get": "detail_view"}), name="detail"),
        ]


class _Countable(list[Fact]):
    """As much of a queryset as Wagtail's pagination asks for."""

    def count(self) -> int:  # type: ignore[override] # a queryset's, not a list's
        return len(self)


def _asked_by(request: Request, *, operations: frozenset[str]) -> Asked:
    form = MilestoneFilterForm(request.GET, countries=[], years=[])
    if unknown := sorted(request.GET.keys() - operations - form.fields.keys()):
        raise BadRequestError(
            f"query parameter is not an operation or a recognised field: {', '.join(unknown)}"
        )
    asked = form.asked
    if asked is None:
        name, problems = next(iter(form.errors.items()))
        raise BadRequestError(f"{name}: {problems[0]}")
    return asked


def _find(pk: str) -> Fact | None:
    named = _ID.fullmatch(pk)
    number = int(named["number"]) if named else 0
    if named is None or number > LARGEST_INTEGER:
        return None
    if named["kind"] == Kind.RECORDED:
        recorded = Milestone.objects.public().with_participant().filter(pk=number).first()
        return fact_of(recorded) if recorded else None
    return next(iter(facts(Asked(kind=named["kind"], number=number))), None)


def _items(listed: Any, request: Request) -> list[dict[str, Any]]:
    items = all_as_json(listed, request)
    return [_with_meta(item, request) for item in items]


def _with_meta(item: dict[str, Any], request: Any) -> dict[str, Any]:
    """The id first, then `meta`, as everywhere in this API."""
    address = request.wagtailapi_router.get_object_detail_urlpath(Milestone, item["id"])
    return {"id": item["id"], "meta": {"detail_url": get_full_url(request, address)}} | item
