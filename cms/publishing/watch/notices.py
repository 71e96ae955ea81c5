"""Telling the people who can mend it."""

from typing import Any

from django.conf import settings
from wagtail.admin.admin_url_finder import AdminURLFinder

from cms.publishing.mail import notify
from cms.publishing.models import Verdict
from cms.publishing.people import behind


def tell(item: Any | None, verdict: Verdict) -> None:
    """Queue an e-mail to the author, as far as one is known, and the editors."""
    notify(
        behind(item, verdict.revision),
        template="publishing/mail/failed",
        context={"verdict": verdict, "address": _address(item)},
    )


def _address(item: Any | None) -> str:
    path = AdminURLFinder().get_edit_url(item) if item is not None else None
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}" if path else ""
