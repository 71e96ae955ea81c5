"""What the reviewer sees, without an account and without a cookie."""

from copy import copy
from http import HTTPStatus
from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cms.publishing.models import ReviewLink
from cms.publishing.review.forms import AnswerForm
from cms.publishing.review.links import answer
from cms.publishing.review.tokens import link_of

# Without scripts and forms, and with an origin of its own; links open beside it, where the site is itself.
SANDBOX = "sandbox allow-popups allow-popups-to-escape-sandbox"


# Safe without a CSRF token: no cookie tells who somebody is here, the address itself does. Whoever could
# forge an answer knows the address, and may answer anyway.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@csp_replace({"frame-src": [SELF], "script-src": [NONE]})
def review(request: HttpRequest, token: str) -> HttpResponse:
    """The draft with the form, the answer once given, or 410 for a link that is over."""
    link = _open(token)
    if link.has_expired or link.state == ReviewLink.State.REVOKED:
        return _over(request, link)
    if link.answer:
        was_late = request.method == "POST"
        return _show(request, "answered", link, status=HTTPStatus.CONFLICT if was_late else HTTPStatus.OK)
    form = AnswerForm(request.POST if request.method == "POST" else None, instance=copy(link))
    if form.is_bound and form.is_valid():
        return _record(request, token, link, form.cleaned_data)
    return _show(request, "review", link, form=form, token=token)


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


def _record(request: HttpRequest, token: str, link: ReviewLink, given: dict[str, Any]) -> HttpResponse:
    if answer(link=link, answer=given["answer"], comment=given["comment"]):
        return redirect("review", token)
    return review(request, token)  # somebody was quicker


def _show(
    request: HttpRequest, name: str, link: ReviewLink, *, status: int = HTTPStatus.OK, **context: Any
) -> HttpResponse:
    draft = link.revision.as_object()
    context |= {"link": link, "draft": draft}
    return TemplateResponse(request, f"publishing/review/{name}.html", context, status=status)


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
