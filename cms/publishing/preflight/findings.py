"""What a pre-flight check found."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise, lazy


class Severity(StrEnum):
    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to mend before a page goes out.

    `check` is the check's id, such as "image-description"; `field` the form field it points to, such as
    "lead_image" or "body", and `block` the id of the block within that field, if it has blocks. `about`
    tells apart what one check finds at one place, in no language: "page 12".
    """

    check: str
    severity: Severity
    sentence: str | Promise
    field: str = ""
    block: str = ""
    about: str = ""

    @property
    def message(self) -> str:
        """A sentence for the editor, in the active language."""
        return str(self.sentence)

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.BLOCKS

    @property
    def identity(self) -> tuple[str, ...]:
        return self.check, self.field, self.block, self.about

    def as_json(self) -> dict[str, str]:
        """As `PreflightRun` keeps it: the message in the active language."""
        return {
            "check": self.check,
            "severity": self.severity,
            "message": self.message,
            "field": self.field,
            "block": self.block,
            "about": self.about,
        }


def _say(text: str | Promise, **values: Any) -> str:
    return str(text) % values


# A translated sentence with its values filled in when it is read: e-mails go out in several languages.
say = lazy(_say, str)
