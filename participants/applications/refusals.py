"""What is not done to an application, and why."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class ApplicationError(ValidationError):
    """A service refused: the message says what, and what to do. Nothing has changed.

    A form shows it beside the field it is about, if any: `error.field` is a parameter of the service.
    """

    def __init__(self, message: str, *, field: str | None = None, code: str = "refused") -> None:
        super().__init__(message, code=code)
        self.field = field


def changed_meanwhile(application: Any) -> ApplicationError:
    """For the second of two who act at once."""
    if application.handler_id:
        message = _(
            "The application of %(name)s has changed meanwhile: it is “%(state)s” now, handled by "
            "%(handler)s. Look at it again before you go on."
        )
    else:
        message = _(
            "The application of %(name)s has changed meanwhile: it is “%(state)s” now. Look at it again "
            "before you go on."
        )
    return ApplicationError(message % told_of(application), code="changed_meanwhile")


def not_possible(application: Any, instead: Any) -> ApplicationError:
    """`instead` is a sentence with the application's name, state and handler."""
    return ApplicationError(instead % told_of(application), code=f"is_{application.state}")


def told_of(application: Any) -> dict[str, str]:
    handler = application.handler
    return {
        "name": application.name,
        "state": application.get_state_display(),
        "handler": handler.get_full_name() or handler.get_username() if handler else "",
    }
