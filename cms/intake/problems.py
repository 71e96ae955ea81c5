"""What is answered by program to something that is not taken: RFC 9457, with the field and the reason."""

from http import HTTPStatus

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from wagtail.api.v3.errors import problem_response

ErrorItem = dict[str, object]


class ProblemError(Exception):
    """The request is answered with this, and nothing has been stored."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: list[ErrorItem] | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = errors
        self.retry_after = retry_after


def answer(_request: HttpRequest, problem: ProblemError) -> HttpResponse:
    response: HttpResponse = problem_response(
        status=problem.status, detail=problem.detail, errors=problem.errors
    )
    response["Cache-Control"] = "no-store"
    if problem.retry_after is not None:
        response["Retry-After"] = str(problem.retry_after)
    return response


def invalid(errors: list[ErrorItem]) -> ProblemError:
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "Validation failed", errors=errors)


def error_at(*place: str, message: str, code: str) -> ErrorItem:
    """One error, at a field of the body or at a header."""
    return {"type": code, "loc": list(place), "msg": message}


def errors_of(form: BaseForm) -> list[ErrorItem]:
    return [
        error_at(
            *([] if name == NON_FIELD_ERRORS else [name]),
            message=" ".join(map(str, error.messages)),
            code=error.code or "invalid",
        )
        for name, found in form.errors.as_data().items()
        for error in found
    ]
