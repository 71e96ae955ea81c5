"""How staff narrow the list of applications."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from participants.admin_filters import Choices, RegistryFilter
from participants.countries import named_countries
from participants.models import Application

_OPEN = "open"
_MINE = "mine"
_NOBODY = "nobody"


class StateFilter(RegistryFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(_OPEN, _("Waiting for us")), *Application.State.choices]

    def narrow(self, queryset: Any, value: str) -> Any:
        return queryset.open() if value == _OPEN else queryset.filter(state=value)


class CountryFilter(RegistryFilter):
    title = _("country")
    parameter_name = "country"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return named_countries(Application.objects.country_codes())

    def narrow(self, queryset: Any, value: str) -> Any:
        return queryset.from_country(value)


class HandlerFilter(RegistryFilter):
    title = _("handled by")
    parameter_name = "handler"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        self._user = request.user
        return [(_MINE, _("Me")), (_NOBODY, _("Nobody")), *Application.objects.handlers()]

    def narrow(self, queryset: Any, value: str) -> Any:
        if value == _NOBODY:
            return queryset.handled_by(None)
        return queryset.handled_by(self._user.pk if value == _MINE else int(value))
