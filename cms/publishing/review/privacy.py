"""What every answer below /review/ says to browsers, proxies and search engines."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Robots-Tag": "noindex, nofollow",
}


def keep_reviews_private(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Middleware, so that redirects, refusals and pages not found are answered no less discreetly."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path_info.startswith("/review/"):
            for name, value in HEADERS.items():
                response[name] = value
        return response

    return middleware
