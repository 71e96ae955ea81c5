"""Why something may not go out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

if TYPE_CHECKING:
    from cms.publishing.preflight.findings import Finding


class PublicationRefusedError(PermissionDenied):
    """Refused, whatever the path: admin, API, command or worker. Nothing was changed.

    `str()` is one sentence for the person who asked: what was refused, why, and what to do next.
    """


class LockedError(PublicationRefusedError):
    """Somebody holds the item locked."""


class InWorkflowError(PublicationRefusedError):
    """The item is being reviewed, or its author was asked for changes."""


class NotApprovedError(PublicationRefusedError):
    """What is asked for needs an approval that this revision does not have."""


class FourEyesError(PublicationRefusedError):
    """Nobody approves what they wrote last themselves."""


class OutdatedError(PublicationRefusedError):
    """What was read is no longer what stands there, or no longer waits for an answer."""


class PreflightError(PublicationRefusedError):
    """Blocking pre-flight checks failed; `findings` are those."""

    def __init__(self, message: str, findings: "Sequence[Finding]") -> None:
        super().__init__(message)
        self.findings = findings
