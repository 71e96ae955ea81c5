"""What the editor is told of a schedule when a live page is corrected before its scheduled edit."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, Revision

from cms.publishing.templatetags.times import when


def scheduled_edit(page: Page) -> Revision | None:
    """The edit of a live page that waits for its time, the nearest first."""
    if not page.live:
        return None
    waiting = page.revisions.filter(approved_go_live_at__isnull=False).defer("content")
    edit: Revision | None = waiting.order_by("approved_go_live_at", "pk").first()
    return edit


def announce(request: Any, page: Page, edit: Revision) -> None:
    """Before it is corrected: what publishing now does, and where the live text is."""
    message = _(
        "The version of %(saved)s is scheduled for %(due)s. What you publish now goes out now and leaves it "
        "scheduled."
    ) % _times(edit)
    is_elsewhere = page.live_revision_id not in {None, page.latest_revision_id}
    messages.info(request, message, buttons=[_edit_live(page)] if is_elsewhere else None)


def remind(request: Any, page: Page, edit: Revision) -> None:
    """After it was corrected: the scheduled edit still comes, without the correction."""
    message = _(
        "The version of %(saved)s stays scheduled for %(due)s. It goes out as it was saved, so make the same "
        "correction there, or cancel the schedule."
    ) % _times(edit)
    buttons = [_edit_scheduled(page, edit)]
    if page.permissions_for_user(request.user).can_unschedule():
        buttons.append(_cancel(page, edit))
    messages.warning(request, message, buttons=buttons)


def _times(edit: Revision) -> dict[str, str]:
    return {"saved": when(edit.created_at), "due": when(edit.approved_go_live_at)}


def _edit_live(page: Page) -> tuple[str, str, bool]:
    return _button("revisions_revert", page, page.live_revision_id, _("Edit the live version"))


def _edit_scheduled(page: Page, edit: Revision) -> tuple[str, str, bool]:
    return _button("revisions_revert", page, edit.pk, _("Edit the scheduled version"))


def _cancel(page: Page, edit: Revision) -> tuple[str, str, bool]:
    return _button("revisions_unschedule", page, edit.pk, _("Cancel the schedule"))


def _button(view: str, page: Page, revision_id: int, label: str) -> tuple[str, str, bool]:
    button: tuple[str, str, bool] = messages.button(
        reverse(f"wagtailadmin_pages:{view}", args=[page.pk, revision_id]), label
    )
    return button
