"""Version 3's writes to pages: one at a time, of what the writer has seen, and all or nothing."""

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import NinjaAPI, Status
from ninja.errors import HttpError
from wagtail.api.v3.errors import problem_response
from wagtail.api.v3.routers.pages import router as pages_router
from wagtail.models import Page, Revision

from cms.publishing.editing.holds import refuse_closed, refuse_locked_pages, refuse_reviewed_pages
from cms.publishing.editing.missing import describe, missing_from
from cms.publishing.editing.turns import turn_on
from cms.publishing.editing.versions import (
    StaleError,
    etag,
    named_versions,
    refuse_stale,
    refuse_unseen,
)
from cms.publishing.refusals import (
    FourEyesError,
    InWorkflowError,
    LockedError,
    NotApprovedError,
    OutdatedError,
    PreflightError,
)

Operation = Callable[..., Any]

# What changes the page it names; the others make new pages.
CHANGES = {"update_page", "publish", "unpublish", "move", "delete", "revert", "convert_alias"}
CHANGES_TEXT = {"update_page", "revert"}


def install(api: NinjaAPI) -> None:
    """To be called before the API's addresses are made."""
    pages_router.add_decorator(note_arrival, mode="view")
    pages_router.add_decorator(guarded, mode="operation")
    api.exception_handler(PreflightError)(refuse_unfit)
    api.exception_handler(StaleError)(refuse_outdated)
    for refused in (FourEyesError, InWorkflowError, LockedError, NotApprovedError, OutdatedError):
        api.exception_handler(refused)(refuse_now)


def note_arrival(view: Operation) -> Operation:
    """Around the whole request: when it came, and the ETag of what it answers with.

    The request carries both between this and the operation; Ninja has no other place for them, and the
    types of a request know of no attributes beside its own.
    """

    @wraps(view)
    def noting(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.arrived_at = timezone.now()  # type: ignore[attr-defined]
        if _is_no_object(request.body):
            return problem_response(status=422, detail="The body must be a JSON object.")
        response: HttpResponse = view(request, *args, **kwargs)
        if response.status_code < HTTPStatus.BAD_REQUEST and hasattr(request, "page_etag"):
            response["ETag"] = request.page_etag
        return response

    return noting


def _is_no_object(body: bytes) -> bool:
    """Whether it is JSON of another kind, which Wagtail fails on; what is no JSON it refuses itself."""
    try:
        return bool(body) and not isinstance(json.loads(body), dict)
    except ValueError:
        return False
    except RecursionError:
        return True


def guarded(operation: Operation) -> Operation:
    """Around what an operation does, once it is known who asks and that the request can be read."""

    @wraps(operation)
    def guarded_operation(request: HttpRequest, **values: Any) -> Any:
        if request.method in {"GET", "HEAD"}:
            if operation.__name__ == "get_page":
                _tag_before_reading(request, values)
            answer = operation(request, **values)
            if operation.__name__ == "get_page_revision":
                _name_missing(answer)
            return answer
        with turn_on(*_pages_of(values)):
            if operation.__name__ in CHANGES:
                _refuse(operation.__name__, request, values)
            answer = operation(request, **values)
            if operation.__name__ == "revert":
                _warn(answer, Revision.objects.get(pk=values["data"].revision_id))
            changed = answer.value if isinstance(answer, Status) else answer
            if changed is not None:
                request.page_etag = etag(Page.objects.get(pk=changed.pk))  # type: ignore[attr-defined]
            return answer

    return guarded_operation


def _name_missing(revision: Revision) -> None:
    """The answer's shape asks the revision for its page; it is to get the one with the warnings."""
    page = revision.as_object()
    _warn(page, revision)
    revision.as_object = lambda: page


def _warn(page: Page, revision: Revision) -> None:
    """Name what the revision refers to in vain, where version 3 keeps warnings; it has no setter."""
    page._meta_warnings = [describe(each) for each in missing_from(revision)]  # noqa: SLF001


def _tag_before_reading(request: HttpRequest, values: dict[str, Any]) -> None:
    """What is saved between this and the reading makes the tag stale, and not one of what was not read."""
    is_draft = values["version"] == "draft" and request.user.is_authenticated
    if page := Page.objects.filter(pk=values["page_id"]).first():
        request.page_etag = etag(page, draft=is_draft)  # type: ignore[attr-defined]


def _pages_of(values: dict[str, Any]) -> list[int | None]:
    """The page that is written to, and the one below which a page is put."""
    data = values.get("data")
    parent = getattr(getattr(data, "meta", None), "parent_id", None)
    return [values.get("page_id"), parent, getattr(data, "destination_id", None)]


def _refuse(act: str, request: HttpRequest, values: dict[str, Any]) -> None:
    """Who may not change the page at all is told so by the operation itself, and no more."""
    page = Page.objects.filter(pk=values["page_id"]).first()
    if page is None or not _may_see_drafts(page, request.user):
        return
    page = page.specific
    _refuse_unknown(act, request, page, values)
    goes_below = act == "delete" or getattr(values.get("data"), "recursive", False)
    pages = page.get_descendants(inclusive=True) if goes_below else Page.objects.filter(pk=page.pk)
    refuse_locked_pages(pages, request.user)
    if act in CHANGES_TEXT:
        refuse_closed(page, request.user)
    if act == "delete":
        refuse_reviewed_pages(pages)


def _may_see_drafts(page: Page, user: Any) -> bool:
    permissions = page.permissions_for_user(user)
    return permissions.can_edit() or permissions.can_publish()


def _refuse_unknown(act: str, request: HttpRequest, page: Page, values: dict[str, Any]) -> None:
    if_match = request.headers.get("If-Match")
    if if_match is None:
        fields = values["data"].dict(exclude={"meta"}, exclude_unset=True) if act == "update_page" else None
        refuse_unseen(page, user=request.user, since=request.arrived_at, fields=fields)  # type: ignore[attr-defined]
        return
    try:
        known = named_versions(if_match)
    except ValueError as error:
        raise HttpError(400, str(error)) from error
    refuse_stale(page, known)


def refuse_now(_request: HttpRequest, refusal: Exception) -> HttpResponse:
    return problem_response(status=409, detail=str(refusal))


def refuse_outdated(_request: HttpRequest, refusal: Exception) -> HttpResponse:
    return problem_response(status=412, detail=str(refusal))


def refuse_unfit(_request: HttpRequest, refusal: PreflightError) -> HttpResponse:
    """What the pre-flight found: each with the check, the field and the message."""
    findings = [finding.as_json() for finding in refusal.findings]
    return problem_response(status=422, detail=str(refusal), errors=findings)
