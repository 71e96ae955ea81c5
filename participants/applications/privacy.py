"""What every answer about an application says to browsers, proxies and search engines."""

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from cms.publishing.review.privacy import HEADERS

_PRIVATE = re.compile(r"/(?:[a-z]{2}/)?application/")


def keep_applications_private(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Middleware, so that redirects and pages not found are answered no less discreetly."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if _PRIVATE.match(request.path_info):
            for name, value in HEADERS.items():
                response[name] = value
            response.cookies.clear()
        return response

    return middleware
