"""What is written into the audit log beside the work on pages: exports, and who may do what."""

from collections.abc import Iterable
from typing import Any

from wagtail.log_actions import log


def log_export(*, user: Any, what: str, rows: int) -> None:
    """Somebody took data out: who, what, and how many rows."""
    log(instance=user, action="publishing.export", user=user, data={"what": what, "rows": rows})


def log_erasure(*, instance: Any, rows: int, by: Any) -> None:
    """Personal data that came in with `instance` was erased: how many records, nothing of what they said."""
    log(instance=instance, action="publishing.erasure", user=by, data={"rows": rows})


def log_roles(*, instance: Any, added: Iterable[str] = (), removed: Iterable[str] = ()) -> None:
    """A user's groups or permissions, or a group's, were changed by whoever is at work."""
    data = {"added": sorted(added), "removed": sorted(removed)}
    if any(data.values()):
        log(instance=instance, action="publishing.roles", data=data)
