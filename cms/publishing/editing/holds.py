"""Who holds a page so that others may not change it."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.locks import BasicLock, WorkflowLock
from wagtail.models import LockableMixin, Page, WorkflowState

from cms.publishing.refusals import InWorkflowError, LockedError


def refuse_locked(item: Any, user: Any) -> None:
    """Raises LockedError when somebody else holds it locked; for no user, when anybody does."""
    if isinstance(item, LockableMixin) and item.locked and (user is None or BasicLock(item).for_user(user)):
        raise LockedError(
            _("“%(title)s” is locked by %(user)s, so nothing was changed. Ask for it to be unlocked.")
            % {"title": item, "user": item.locked_by or _("somebody")}
        )


def refuse_locked_pages(pages: QuerySet, user: Any) -> None:
    """Raises LockedError when somebody else holds one of them locked."""
    for page in pages.filter(locked=True).select_related("locked_by"):
        refuse_locked(page, user)


def refuse_closed(page: Page, user: Any) -> None:
    """Raises when the text may not be changed now: by its reviewers alone, or by nobody while scheduled."""
    lock = page.get_lock()
    if lock is None or not lock.for_user(user):
        return
    if isinstance(lock, WorkflowLock):
        raise InWorkflowError(
            _("“%(title)s” is being reviewed, so nothing was changed. Cancel the workflow first.")
            % {"title": page}
        )
    raise LockedError(
        _("“%(title)s” is scheduled, so nothing was changed. Withdraw the schedule first.") % {"title": page}
    )


def refuse_reviewed_pages(pages: QuerySet) -> None:
    """Raises InWorkflowError when one of them waits for approval, or for its author's changes."""
    in_workflow = WorkflowState.objects.active().filter(base_content_type__model="page")
    reviewed = set(in_workflow.values_list("object_id", flat=True))
    for page in pages.filter(pk__in=reviewed)[:1]:
        raise InWorkflowError(
            _("“%(title)s” is in the approval workflow, so nothing was changed. Cancel the workflow first.")
            % {"title": page}
        )
