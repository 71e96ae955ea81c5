"""What the registry does not do, and why."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from participants.record.standing import InForce, Standing


class RegistryError(ValidationError):
    """A service refused: the message says what, and what to do. Nothing has changed.

    A form shows it beside the field it is about, if any: `error.field` is a parameter of the service.
    """

    def __init__(self, message: str, *, field: str | None = None, code: str = "refused") -> None:
        super().__init__(message, code=code)
        self.field = field


class ContradictionError(RegistryError):
    """An entry cannot follow what stands before it."""

    def __init__(self, entry: "InForce", standing: "Standing") -> None:
        from participants.record.standing import Kind, Status  # noqa: PLC0415 (they raise this)

        message = _("On %(day)s a %(kind)s is not possible: its status is “%(status)s” then. Check the date.")
        told = {
            "day": date_format(entry.day),
            "kind": Kind(entry.kind).label.lower(),
            "status": Status(standing.status).label,
        }
        super().__init__(message % told, field="effective_on", code="contradiction")


class RecordedFieldError(TypeError):
    """Code tried to write what only the registry's services write: a mistake of the programmer."""

    def __init__(self, participant: Any, fields: Iterable[str]) -> None:
        super().__init__(
            f"{', '.join(fields)} of participant {participant.pk} follow from the registry's record: "
            "use participants.services."
        )


class AppendOnlyError(TypeError):
    """Code tried to change or delete an entry: a mistake of the programmer. A correction is an entry too."""

    def __init__(self) -> None:
        super().__init__("Entries of the registry are never changed or deleted: use participants.services.")
