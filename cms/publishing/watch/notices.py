"""Telling the people who can mend it."""

import logging
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import log, registry

from cms.publishing.mail import notify
from cms.publishing.models import Verdict
from cms.publishing.people import behind

logger = logging.getLogger(__name__)


def announce(verdict: Verdict, item: Any | None, *, action: str, by_mail: bool) -> None:
    """In the history of the item, where there still is one; by e-mail to its author and the editors.

    The verdict stands, whatever keeps it from being announced.
    """
    try:
        with transaction.atomic():
            if item is not None:
                _note(verdict, item, action)
            if by_mail:
                _tell(verdict, item)
    except Exception:
        logger.exception("Nobody could be told: %s", verdict)


def note_delay(verdict: Verdict, item: Any, *, action: str) -> None:
    """Add to Wagtail's entry of the act for when it was promised, and when it was done."""
    entry = registry.get_logs_for_instance(item).filter(action=action).order_by("-timestamp", "-pk").first()
    if entry is not None and verdict.done_at is not None:
        times = {"due_at": verdict.due_at.isoformat(), "done_at": verdict.done_at.isoformat()}
        type(entry).objects.filter(pk=entry.pk).update(data=(entry.data or {}) | times)


def _note(verdict: Verdict, item: Any, action: str) -> None:
    data = {"due_at": verdict.due_at.isoformat(), "reason": verdict.reason}
    log(instance=item, action=action, data=data, revision=verdict.revision)


def _tell(verdict: Verdict, item: Any | None) -> None:
    path = AdminURLFinder().get_edit_url(item) if item is not None else None
    notify(
        behind(item, verdict.revision),
        template="publishing/mail/failed",
        context={"verdict": verdict, "address": f"{settings.WAGTAILADMIN_BASE_URL}{path}" if path else ""},
    )
