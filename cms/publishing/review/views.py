"""What the reviewer sees, without an account and without a cookie."""

from copy import copy
from http import HTTPStatus
from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cms.publishing.models import ReviewLink
from cms.publishing.review.forms import AnswerForm
from cms.publishing.review.links import answer
from cms.publishing.review.tokens import link_of

# Without scripts and forms, and with an origin of its own; links open beside it, where the site is itself.
SANDBOX = "sandbox allow-popups allow-popups-to-escape-sandbox"


# Safe without a CSRF token: no cookie tells who somebody is here, the address itself does. Whoever could
# forge an answer knows the address, and may answer anyway.
@method_decorator([csrf_exempt, csp_replace({"frame-src": [SELF], "script-src": [NONE]})], name="dispatch")
class ReviewView(View):
    """The draft with the form, the answer once given, or 410 for a link that is over."""

    http_method_names = ("get", "head", "post")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.link = _open(kwargs["token"])
        if self.link.has_expired or self.link.state == ReviewLink.State.REVOKED:
            return _over(request, self.link)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        if self.link.answer:
            return self._show("answered")
        return self._show("review", form=AnswerForm(instance=copy(self.link)))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if self.link.answer:
            return self._show("answered", status=HTTPStatus.CONFLICT)
        form = AnswerForm(request.POST, instance=copy(self.link))
        if not form.is_valid():
            return self._show("review", form=form)
        answer(link=self.link, **form.cleaned_data)
        # Also where somebody was quicker: the page says what was answered.
        return redirect("review", token)

    def _show(self, name: str, *, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        context |= {"link": self.link, "draft": self.link.revision.as_object()}
        return TemplateResponse(
            self.request, f"publishing/review/{name}.html", context | self.kwargs, status=status
        )


@require_safe
def reviewed_page(request: HttpRequest, token: str) -> HttpResponse:
    """The page exactly as that revision has it, live or not."""
    link = _open(token)
    if not link.is_open:
        return _over(request, link)
    draft = link.revision.as_object()
    return _contained(
        draft.make_preview_request(_anonymous(request), draft.default_preview_mode, {"is_review": True})
    )


def _open(token: str) -> ReviewLink:
    """The link, with the page's language and the site's time zone active."""
    link = link_of(token)
    translation.activate(link.revision.content_object.locale.language_code)
    timezone.deactivate()
    return link


def _over(request: HttpRequest, link: ReviewLink) -> HttpResponse:
    """Says nothing of the draft, not even its title."""
    return TemplateResponse(request, "publishing/review/over.html", {"link": link}, status=HTTPStatus.GONE)


def _anonymous(request: HttpRequest) -> HttpRequest:
    """The same request by nobody: the page is rendered as a stranger sees it, whoever is logged in."""
    stranger = copy(request)
    hidden = {"HTTP_COOKIE", "HTTP_AUTHORIZATION"}
    stranger.META = {name: value for name, value in request.META.items() if name not in hidden}
    return stranger


def _contained(response: HttpResponse) -> HttpResponse:
    """The rendered page, able to do nothing; its links open in a window of their own."""
    policy = response.get("Content-Security-Policy", "")
    response["Content-Security-Policy"] = f"{policy}; {SANDBOX}".removeprefix("; ")
    response.cookies.clear()
    response.content = response.content.replace(b"<head>", b'<head>\n  <base target="_blank">', 1)
    response["Content-Length"] = str(len(response.content))
    return response
