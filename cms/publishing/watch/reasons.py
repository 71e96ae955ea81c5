"""Why something did not go out, in one sentence for the people who can mend it."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _

from cms.publishing.refusals import PublicationRefusedError
from cms.publishing.watch.locking import is_passing

LONGEST = 1000  # characters


class BrokenItemError(Exception):
    """What was promised is no longer whole; `str()` is the sentence that says what is missing."""


class UnknownTypeError(BrokenItemError):
    """The application of its model was taken out of this site."""

    def __init__(self, content_type: ContentType) -> None:
        sentence = _("This site no longer has anything of the type “%(type)s”.")
        super().__init__(sentence % {"type": content_type.model})


def is_expected(error: Exception) -> bool:
    """Whether the reason says it all, so that nobody needs a traceback."""
    return isinstance(error, PublicationRefusedError | BrokenItemError | ValidationError)


def reason_for(error: Exception) -> str:
    sentence = _sentence(error)
    return sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1]}…"


def _sentence(error: Exception) -> str:
    if isinstance(error, PublicationRefusedError | BrokenItemError):
        return str(error)
    if isinstance(error, ValidationError):
        return _("It is not valid any more: %(errors)s") % {"errors": " ".join(_errors_of(error))}
    if isinstance(error, IntegrityError):
        return _(
            "The database refused it: something else has the same address or key, or what it refers to "
            "is gone (%(error)s)."
        ) % {"error": _first_line(error)}
    if is_passing(error):
        return _("The database was busy or could not be reached (%(error)s).") % {"error": _first_line(error)}
    return _("Something unexpected happened: %(error)s.") % {
        "error": f"{type(error).__name__}: {_first_line(error)}".rstrip(": ")
    }


def _errors_of(error: ValidationError) -> list[str]:
    if not hasattr(error, "error_dict"):
        return error.messages
    return [
        " ".join(messages) if field == NON_FIELD_ERRORS else f"{field}: {' '.join(messages)}"
        for field, messages in error.message_dict.items()
    ]


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), "").rstrip(".")
