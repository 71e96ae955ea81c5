"""The page of an act: it says exactly what will happen, asks, does it and says what happened."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail_modeladmin.views import InstanceSpecificView

from participants.models import Participant
from participants.record.writing import PERMISSION
from participants.registrar.acts import Act
from participants.registrar.forms import ActForm


class ActView(InstanceSpecificView):
    """Subclasses say what will happen in `consequences` and do it in `perform`.

    What `perform` does is done whole or not at all: it runs in one transaction, and a refusal of the
    registry shows the page again, beside the field it is about.
    """

    act: Act | None = None
    instance: Participant

    form_class: ClassVar[type[forms.Form]] = ActForm
    page_title: Any = ""
    submit_label: Any = ""

    def __init__(self, model_admin: Any, instance_pk: str, act: Act) -> None:
        super().__init__(model_admin, instance_pk)
        self.act = act

    def consequences(self) -> list[str]:
        """Sentences that say exactly what will happen."""
        raise NotImplementedError

    def perform(self, form: Any) -> str:
        """Does it, through the services; the answer says what happened and what to do next.

        May raise `RegistryError`, or any other `ValidationError`.
        """
        raise NotImplementedError

    def hidden_values(self) -> dict[str, Any]:
        """What the page has told, for hidden fields of the form: as fresh as `consequences`."""
        return {}

    def make_form(self, data: Any = None) -> forms.Form:
        return self.form_class(data)

    def success_url(self) -> str:
        return self.record_url

    @cached_property
    def record_url(self) -> str:
        """The page of the participant with its record."""
        return str(self.url_helper.get_action_url("inspect", self.instance.pk))

    def check_action_permitted(self, user: Any) -> bool:
        return bool(user.has_perm(PERMISSION))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(self.make_form()) if self.is_offered() else self.refuse()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_offered():
            return self.refuse()
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            with transaction.atomic():
                message = self.perform(form)
        except ValidationError as error:
            return self.show_again(form, error)
        messages.success(request, message)
        return redirect(self.success_url())

    def is_offered(self) -> bool:
        return self.act is not None and self.act.is_offered(self.instance)

    def refuse(self) -> HttpResponse:
        """Somebody was quicker, or followed an old link: the record says what happened."""
        message = _("Nothing was done: %(name)s is “%(status)s” now. Its record says what happened.")
        told = {"name": self.instance.name, "status": self.instance.get_status_display()}
        messages.error(self.request, message % told)
        return redirect(self.record_url)

    def show(self, form: forms.Form) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(
                form=form, consequences=self.consequences(), hidden_values=self.hidden_values()
            )
        )

    def show_again(self, form: forms.Form, error: ValidationError) -> HttpResponse:
        self.instance.refresh_from_db()
        if not self.is_offered():
            return self.refuse()
        add_error(form, error)
        return self.show(form)

    def get_page_title(self) -> Any:
        return self.page_title

    def get_meta_title(self) -> str:
        return f"{self.page_title}: {self.instance}"

    def get_template_names(self) -> list[str]:
        return ["participants/admin/act.html"]


def add_error(form: forms.Form, error: ValidationError) -> None:
    """Beside the field it is about, where the form asks for that."""
    by_field: dict[Any, Any] = (
        error.error_dict if hasattr(error, "error_dict") else {getattr(error, "field", None): error}
    )
    for name, errors in by_field.items():
        form.add_error(name if name in form.fields else None, errors)
