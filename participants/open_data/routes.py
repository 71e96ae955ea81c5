"""The addresses of the files, and of each participant by its number, below the registry's page."""

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseNotAllowed, HttpResponseRedirect
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from participants.models.participant import LARGEST_INTEGER

_SAFE_METHODS = ["GET", "HEAD"]


class OpenDataRoutesMixin(RoutablePageMixin):
    # Wagtail adds the slash before it looks for a route; the addresses themselves have none.
    @path("registry.csv/", name="registry_csv")
    def registry_csv(self, request: HttpRequest) -> HttpResponseBase:
        return self._answer("csv", request)

    @path("registry.json/", name="registry_json")
    def registry_json(self, request: HttpRequest) -> HttpResponseBase:
        return self._answer("json", request)

    @path("registry.geojson/", name="registry_geojson")
    def registry_geojson(self, request: HttpRequest) -> HttpResponseBase:
        return self._answer("geojson", request)

    @path("<int:number>/", name="by_number")
    def by_number(self, request: HttpRequest, number: int) -> HttpResponseBase:
        """A participant's address for ever: leads to its profile, else to its line in the registry."""
        from participants.models import Participant  # noqa: PLC0415 (reads the models that use this)

        known = number <= LARGEST_INTEGER
        participant = Participant.objects.public().filter(ordinal=number).first() if known else None
        if participant is None:
            raise Http404
        line = f"{self.get_url(request)}?q={number}"
        return HttpResponseRedirect(self.profile_urls(request).get(participant.pk, line))

    def _answer(self, extension: str, request: HttpRequest) -> HttpResponseBase:
        from participants.open_data.answers import answer  # noqa: PLC0415 (reads the models that use this)

        if request.method not in _SAFE_METHODS:
            return HttpResponseNotAllowed(_SAFE_METHODS)
        return answer(extension, request, self)
