"""The body of a request by program: a JSON object or a form, with the fields asked for, and no others."""

import json
from collections.abc import Callable
from difflib import get_close_matches
from http import HTTPStatus
from typing import Any

from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.forms import BaseForm, FileField
from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from cms.common.text import without_control_characters
from cms.intake.bodies import is_too_large
from cms.intake.problems import ErrorItem, ProblemError, error_at, invalid

_JSON, _FORM = "application/json", "multipart/form-data"

FormMaker = Callable[..., BaseForm]


def bound(request: HttpRequest, make_form: FormMaker) -> BaseForm:
    """The form, with what was sent. Raises ProblemError for what cannot be read or is not asked for."""
    if is_too_large(request):
        raise ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _("The request is too large."))
    try:
        values, files = _read(request)
    except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent) as error:
        raise ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _("The request is too large.")) from error
    except (MultiPartParserError, UnreadablePostError) as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST, _("The body is no form that can be read.")) from error
    asked = make_form()
    errors = [*_unknown(values, files, asked), *_impossible(values, files, asked)]
    if errors:
        raise invalid(errors)
    return make_form(_as_data(values), files)


def _read(request: HttpRequest) -> tuple[dict[str, Any], MultiValueDict[str, Any]]:
    if request.content_type == _JSON:
        return _object(request.body), MultiValueDict()
    if request.content_type == _FORM:
        values = {name: found if len(found) > 1 else found[0] for name, found in request.POST.lists()}
        return values, request.FILES
    raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, _("Send application/json or multipart/form-data."))


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST, _("The body is no JSON that can be read.")) from error
    if not isinstance(found, dict):
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, _("The body must be a JSON object."))
    return found


def _unknown(values: dict[str, Any], files: MultiValueDict[str, Any], form: BaseForm) -> list[ErrorItem]:
    unknown = [name for name in (*values, *files) if name not in form.fields]
    return [
        error_at(without_control_characters(name[:100]), message=_unknown_text(name, form), code="unknown")
        for name in unknown
    ]


def _unknown_text(name: str, form: BaseForm) -> str:
    if nearest := get_close_matches(name[:100], list(form.fields), n=1):
        return _("There is no such field. Did you mean “%(nearest)s”?") % {"nearest": nearest[0]}
    return _("There is no such field; the fields are: %(names)s.") % {"names": ", ".join(form.fields)}


def _impossible(values: dict[str, Any], files: MultiValueDict[str, Any], form: BaseForm) -> list[ErrorItem]:
    """Values of a kind that no answer to the field can be."""
    errors = [
        (name, _what_is_wrong(value, form.fields[name]))
        for name, value in values.items()
        if name in form.fields
    ]
    errors += [
        (name, _("Send text here, no file."))
        for name in files
        if name in form.fields and not isinstance(form.fields[name], FileField)
    ]
    return [error_at(name, message=message, code="wrong_kind") for name, message in errors if message]


def _what_is_wrong(value: Any, field: Any) -> str:
    if isinstance(field, FileField):
        return "" if value is None or value == "" else _("Send a file here, as multipart/form-data.")
    if isinstance(value, list):
        if not getattr(field.widget, "allow_multiple_selected", False):
            return _("Send one value here, no list.")
        return next(filter(None, map(_what_is_wrong_with_one, value)), "")
    return _what_is_wrong_with_one(value)


def _what_is_wrong_with_one(value: Any) -> str:
    if isinstance(value, dict | list):
        return _("Send text, a number, true or false here.")
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return _("The text is no valid Unicode.")
    return ""


def _as_data(values: dict[str, Any]) -> QueryDict:
    """As a browser sends it: what is not said is not there."""
    data = QueryDict(mutable=True)
    for name, value in values.items():
        said = value if isinstance(value, list) else [value]
        data.setlist(name, [_as_text(each) for each in said if each is not None])
    return data


def _as_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
