"""Where an applicant follows an application, without an account and without a cookie."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from cms.common.querysets import public_pages
from participants.applications.following import said, steps
from participants.applications.pages import JoinPage
from participants.applications.refusals import ApplicationError
from participants.applications.services import withdraw_application
from participants.models import Application

# What the address ends in right after an application has come in.
SENT = "sent"


# Safe without a CSRF token: no cookie tells who somebody is here, the address itself does.
@method_decorator(csrf_exempt, name="dispatch")
class PrivateView(View):
    """404 for an address that never was one, 410 for one whose data is erased."""

    application: Application

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = Application.objects.filter(key=kwargs["key"]).first()
        if found is None:
            raise Http404
        if found.erased_at is not None:
            erased = "participants/applications/erased.html"
            return TemplateResponse(request, erased, {"application": found}, status=HTTPStatus.GONE)
        self.application = found
        return super().dispatch(request, *args, **kwargs)

    def show(self, name: str, *, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        is_open = self.application.state in Application.State.open_ones()
        context |= {"application": self.application, "is_open": is_open}
        return TemplateResponse(
            self.request, f"participants/applications/{name}.html", context, status=status
        )


class ApplicationView(PrivateView):
    """Where it stands, in words and dates, and what was sent."""

    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        page = _join_page()
        is_new = SENT in request.GET
        return self.show(
            "application",
            steps=steps(self.application),
            said=said(self.application),
            is_new=is_new,
            page_text=page.thank_you_text if page and is_new else "",
        )


def _join_page() -> JoinPage | None:
    """In the reader's language, where there is a public one."""
    pages = public_pages().type(JoinPage).filter(locale__language_code=get_language())
    found: JoinPage | None = pages.specific().first()
    return found


class WithdrawView(PrivateView):
    """Asks first: an application that was taken back is not taken up again."""

    http_method_names = ("get", "head", "post")

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        return self.show("withdraw")

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        try:
            withdraw_application(application=self.application)
        except ApplicationError as error:
            return self.show("withdraw", status=HTTPStatus.CONFLICT, refusal=error.message)
        return redirect("application", key)
