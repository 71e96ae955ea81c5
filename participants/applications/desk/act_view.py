"""The page of an act on an application: as those of the registry, and refused if another was quicker."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from participants.applications.desk.forms import SeenForm
from participants.applications.refusals import changed_meanwhile
from participants.applications.writing import may_handle
from participants.models import Application
from participants.registrar.views import ActView


class ApplicationActView(ActView):
    """Subclasses say what will happen in `consequences` and do it in `carry_out`."""

    form_class = SeenForm

    @property
    def application(self) -> Application:
        return cast("Application", self.instance)

    def carry_out(self, **says: Any) -> str:
        """Does it, through the services, with what the form says; the answer says what happened."""
        raise NotImplementedError

    def perform(self, form: Any) -> str:
        says = dict(form.cleaned_data)
        if says.pop("seen") != seen(self.application):
            raise changed_meanwhile(self.application)
        return self.carry_out(**says)

    def hidden_values(self) -> dict[str, Any]:
        return {"seen": seen(self.application)}

    def make_form(self, data: Any = None) -> forms.Form:
        return self.form_class(data, application=self.application)

    def check_action_permitted(self, user: Any) -> bool:
        return may_handle(user)

    def refuse(self) -> HttpResponse:
        """Somebody was quicker, or followed an old link: the page of the application says what happened."""
        messages.error(self.request, changed_meanwhile(self.application).messages[0])
        return redirect(self.record_url)


def seen(application: Application) -> str:
    """What a page tells of an application, short enough for a hidden field."""
    return f"{application.state}:{application.handler_id or ''}"
