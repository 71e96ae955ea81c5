"""What was promised: that something is live from a moment on, or no longer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from cms.publishing.models import Verdict


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A go-live names its revision, an expiry the object that is live.

    Two of them are equal when one verdict stands for both.
    """

    kind: Verdict.Kind
    content_type_id: int
    object_id: str
    due_at: datetime
    revision_id: int | None = None

    @classmethod
    def of(cls, verdict: Verdict) -> Self:
        return cls(
            kind=Verdict.Kind(verdict.kind),
            content_type_id=verdict.content_type_id,
            object_id=verdict.object_id,
            due_at=verdict.due_at,
            revision_id=verdict.revision_id,
        )

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of its verdict that never change."""
        return {
            "kind": self.kind,
            "content_type_id": self.content_type_id,
            "object_id": self.object_id,
            "due_at": self.due_at,
            "revision_id": self.revision_id,
        }
