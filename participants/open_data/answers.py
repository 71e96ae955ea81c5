"""The answer to who asks for a file: the file, word that it has not changed, or what is wrong."""

import json
from datetime import date
from hashlib import sha256
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import override

from participants.open_data.dataset import Dataset, licence
from participants.open_data.formats import FORMATS, Format
from participants.open_data.parameters import ParameterError, day_in

if TYPE_CHECKING:
    from participants.pages import ParticipantIndexPage

# Any page of any site may read them: they are public, and hold nothing of who asks.
_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Link",
}


def answer(extension: str, request: HttpRequest, index: "ParticipantIndexPage") -> HttpResponseBase:
    """In English, whatever the language of the address: the files are the same."""
    with override("en"):
        try:
            day = day_in(request.GET)
        except ParameterError as error:
            return _refusal(str(error))
        return _file(FORMATS[extension], request, Dataset(request, index, day))


def _file(file_format: Format, request: HttpRequest, dataset: Dataset) -> HttpResponseBase:
    """Readers see a change at once: caches keep the file and ask each time whether it still holds.

    Facts change without an entry in the record, so that the tag of the content alone decides that, and
    never a date.
    """
    content = file_format.write(dataset)
    response = HttpResponse(content, content_type=file_format.content_type, headers=_OPEN)
    response["Content-Disposition"] = _disposition(file_format, dataset.as_of)
    response["Cache-Control"] = "public, no-cache"
    response["Link"] = _links(file_format, dataset)
    response["ETag"] = etag = quote_etag(sha256(content).hexdigest()[:32])
    if dataset.recorded_at:
        response["Last-Modified"] = http_date(dataset.recorded_at.timestamp())
    return get_conditional_response(request, etag=etag, response=response) or response


def _disposition(file_format: Format, day: date) -> str:
    manner = "attachment" if file_format.is_attachment else "inline"
    return f'{manner}; filename="registry-{day}.{file_format.extension}"'


def _links(file_format: Format, dataset: Dataset) -> str:
    day = "" if dataset.is_of_today else f"?as_of={dataset.as_of}"
    links = [
        f'<{licence().url}>; rel="license"',
        f'<{dataset.url}>; rel="describedby"',
        f'<{dataset.url}registry.{file_format.extension}{day}>; rel="canonical"',
    ]
    return ", ".join(links)


def _refusal(detail: str) -> HttpResponse:
    status = HTTPStatus.BAD_REQUEST
    problem = {"type": "about:blank", "title": status.phrase, "status": status, "detail": detail}
    return HttpResponse(
        json.dumps(problem, ensure_ascii=False).encode(),
        content_type="application/problem+json",
        status=status,
        headers=_OPEN | {"Cache-Control": "no-store"},
    )
