"""What is too large to be read at all."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

# What a form says beside the file it brings.
_ROOM_FOR_WORDS = 1024 * 1024
# These have rules of their own.
_ELSEWHERE = ("/admin/", "/api/")


def largest_body() -> int:
    limit: int = settings.LARGEST_SUBMITTED_FILE + _ROOM_FOR_WORDS
    return limit


def is_too_large(request: HttpRequest) -> bool:
    """By what its head says, before anything of it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal():
        return True
    limit = largest_body()
    if request.content_type != "multipart/form-data":
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return int(length[:20]) > limit


def refuse_large_bodies(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Middleware: the forms of our pages are read before a page has a say."""

    def middleware(request: HttpRequest) -> HttpResponse:
        is_ours = request.method == "POST" and not request.path_info.startswith(_ELSEWHERE)
        if is_ours and is_too_large(request):
            status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            return TemplateResponse(request, "intake/too_large.html", status=status).render()
        return get_response(request)

    return middleware
