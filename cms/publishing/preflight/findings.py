"""What a pre-flight check found."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to mend before a page goes out.

    `check` is the check's id, such as "image-description"; `field` the form field it points to, such as
    "lead_image" or "body"; `message` a sentence for the editor.
    """

    check: str
    severity: Severity
    message: str
    field: str = ""

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.BLOCKS

    def as_json(self) -> dict[str, str]:
        return asdict(self)
