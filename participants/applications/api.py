"""`POST /api/v3/applications/`: to ask to join by program."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Router

from cms.intake.api import accept
from cms.intake.schemas import openapi
from cms.intake.taking import Answer
from participants.applications.forms import ApplicationForm
from participants.applications.receiving import SCOPE, receive

router = Router(tags=["submissions"])


class ApplicationByProgramForm(ApplicationForm):
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=settings.LANGUAGES,
        help_text=_("In which the applicant is answered."),
    )


def _receive(form: Any) -> Answer:
    return receive(form, language=form.cleaned_data["language"] or settings.LANGUAGE_CODE)


@router.post(
    "/applications/",
    auth=None,
    url_name="create_application",
    operation_id="applications_create",
    summary="Ask to join",
    openapi_extra=openapi(ApplicationByProgramForm),
)
def create_application(request: HttpRequest) -> HttpResponse:
    """201 with the private address, once for each Idempotency-Key."""
    return accept(request, scope=SCOPE, make_form=ApplicationByProgramForm, keep=_receive)
