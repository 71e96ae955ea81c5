"""What was promised: that something is live from a moment on, or no longer."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self

from cms.publishing.models import Verdict


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A go-live is one of a revision, an expiry one of the object that is live."""

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
    def key(self) -> dict[str, Any]:
        """What tells its verdict from all others: the fields of the verdicts' constraints."""
        if self.kind == Verdict.Kind.GO_LIVE:
            return {"kind": self.kind, "due_at": self.due_at, "revision_id": self.revision_id}
        own = {"content_type_id": self.content_type_id, "object_id": self.object_id}
        return {"kind": self.kind, "due_at": self.due_at} | own

    @property
    def identity(self) -> tuple[Any, ...]:
        return tuple(self.key.values())

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of its verdict that never change."""
        return asdict(self)
