"""A form sent by program: by the same rules as on its page, once for each key, errors by field."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from cms.intake.digests import digest_of
from cms.intake.limits import count, refuse_exhausted
from cms.intake.problems import ProblemError, error_at, errors_of, invalid
from cms.intake.proof import spend
from cms.intake.reading import FormMaker, bound
from cms.intake.refusals import KeyReusedError, TooManyError
from cms.intake.taking import Answer, find, take

KEY, PROOF = "Idempotency-Key", "Proof-Of-Work"
_LONGEST_KEY = 200


def accept(
    request: HttpRequest, *, scope: str, make_form: FormMaker, keep: Callable[[Any], Answer]
) -> HttpResponse:
    """201 with what `keep` answers for the valid form. Raises ProblemError, and nothing is stored.

    No session and no token is looked at, so that no browser can be made to send in somebody's name.
    """
    scope = f"api {scope}"
    try:
        refuse_exhausted(request)
        form = bound(request, make_form)
        if not form.is_valid():
            raise invalid(errors_of(form))
        answer, is_new = _once(request, scope=scope, form=form, keep=keep)
    except TooManyError as error:
        status = HTTPStatus.TOO_MANY_REQUESTS
        raise ProblemError(status, error.message, retry_after=error.retry_after) from error
    except KeyReusedError as error:
        raise invalid([error_at("header", KEY, message=error.message, code="key_reused")]) from error
    response = JsonResponse(answer, status=HTTPStatus.CREATED)
    response["Cache-Control"] = "no-store"
    if not is_new:
        response["Idempotent-Replayed"] = "true"
    return response


def _once(
    request: HttpRequest, *, scope: str, form: BaseForm, keep: Callable[[Any], Answer]
) -> tuple[Answer, bool]:
    sent = {"scope": scope, "key": _key(request), "content": digest_of(form.cleaned_data)}
    if (answer := find(**sent)) is not None:
        return answer, False
    count(request, is_proven=True)
    return take(**sent, keep=lambda: _prove_and(keep, form, request.headers.get(PROOF, "")))


def _prove_and(keep: Callable[[Any], Answer], form: BaseForm, proof: str) -> Answer:
    try:
        spend(proof)
    except ValidationError as error:
        raise invalid([error_at("header", PROOF, message=error.messages[0], code="proof")]) from error
    return keep(form)


def _key(request: HttpRequest) -> str:
    """Without one, each request is something new."""
    key = request.headers.get(KEY)
    if key is None:
        return get_random_string(32)
    if not (0 < len(key) <= _LONGEST_KEY and key.isascii() and key.isprintable()):
        message = _("Send 1 to 200 printable ASCII characters here, such as a random UUID.")
        raise invalid([error_at("header", KEY, message=message, code="invalid")])
    return key
