"""The one way out: every publication and every schedule passes here, whoever asks and by whatever path.

Wagtail publishes from a dozen places (editor, bulk action, workflow, API, translation, commands); all of
them end in `PublishRevisionAction`, which has no hook to refuse. To be deleted when it has one.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.log_actions import LogContext, get_active_log_context, log
from wagtail.models import Page, Revision, WorkflowMixin
from wagtail.utils.timestamps import ensure_utc

from cms.publishing.editing.holds import refuse_locked
from cms.publishing.editing.missing import refuse_incomplete
from cms.publishing.pages import EditorialPage
from cms.publishing.preflight.findings import Finding
from cms.publishing.preflight.recheck import record_scheduled
from cms.publishing.preflight.run import Act, refuse_failing
from cms.publishing.refusals import InWorkflowError

Publish = Callable[..., Any]


def install() -> None:
    PublishRevisionAction._publish_revision = guarded(  # noqa: SLF001
        PublishRevisionAction._publish_revision  # noqa: SLF001
    )


def guarded(publish: Publish) -> Publish:
    """Wrap Wagtail's publication of a revision: all of it happens, or it is refused and nothing does."""

    @wraps(publish)
    def publish_if_free(
        action: PublishRevisionAction, revision: Revision, item: Any, user: Any, *args: Any, **kwargs: Any
    ) -> Any:
        with transaction.atomic(), _acting(user):
            _hold(item)
            refuse_locked(item, user)
            refuse_in_workflow(item, revision)
            findings = _checked(item, revision)
            _keep_up(item, revision)
            schedules = _other_schedules(item, revision)
            was_live = item.live
            published = publish(action, revision, item, user, *args, **kwargs)
            _settle(schedules, item, user=user, keep=was_live and not _is_ahead(item))
            if _is_ahead(item):
                record_scheduled(revision, due_at=item.go_live_at, findings=findings)
            return published

    return publish_if_free


def _acting(user: Any) -> AbstractContextManager[Any]:
    """What follows from the publication is logged as done by who publishes, whatever the path."""
    return nullcontext() if user is None or get_active_log_context().user == user else LogContext(user=user)


def _hold(item: Any) -> None:
    """Until this is over nobody else changes the page; who locked it since it was read, has locked it."""
    if isinstance(item, Page):
        rows = Page.objects.select_for_update(no_key=True).filter(pk=item.pk)
        for name, value in (rows.values("locked", "locked_at", "locked_by_id").first() or {}).items():
            setattr(item, name, value)


def refuse_in_workflow(item: Any, revision: Revision) -> None:
    """What was approved and scheduled before may go out, while a newer version is under review."""
    is_promised = revision.approved_go_live_at is not None
    if isinstance(item, WorkflowMixin) and not is_promised and item.current_workflow_state is not None:
        raise InWorkflowError(
            _(
                "“%(title)s” is in the approval workflow, so it was not published. "
                "Approve it there, or cancel the workflow first."
            )
            % {"title": item}
        )


def _checked(item: Any, revision: Revision) -> list[Finding]:
    """What is to be looked at, where nothing blocks."""
    if not isinstance(item, EditorialPage):
        return []
    refuse_incomplete(item, revision)
    return refuse_failing(item, act=Act.SCHEDULE if _is_ahead(item) else Act.PUBLISH)


def _keep_up(item: Any, revision: Revision) -> None:
    """A live page without a live revision, such as one saved by a script, would be taken offline when an
    edit of it is scheduled. Wagtail only asks whether there is one, and saves nothing of the page then."""
    if _is_ahead(item) and item.live and item.live_revision_id is None:
        item.live_revision_id = revision.pk


def _is_ahead(item: Any) -> bool:
    return item.go_live_at is not None and item.go_live_at > timezone.now()


def _other_schedules(item: Any, revision: Revision) -> list[Revision]:
    scheduled = item.revisions.filter(approved_go_live_at__isnull=False).exclude(pk=revision.pk)
    return list(scheduled.defer("content"))


def _settle(schedules: list[Revision], item: Any, *, user: Any, keep: bool) -> None:
    """Wagtail takes every other schedule away without a word. A correction of a live page keeps them; a
    publication or schedule that takes the place of another says so in the log."""
    for scheduled in schedules:
        if keep and scheduled.approved_go_live_at > timezone.now():
            item.revisions.filter(pk=scheduled.pk).update(approved_go_live_at=scheduled.approved_go_live_at)
        else:
            _log_withdrawal(scheduled, item, user=user)


def _log_withdrawal(scheduled: Revision, item: Any, *, user: Any) -> None:
    """As Wagtail's own view does when somebody cancels a schedule."""
    details = {
        "id": scheduled.pk,
        "created": ensure_utc(scheduled.created_at),
        "go_live_at": ensure_utc(scheduled.approved_go_live_at),
        "has_live_version": item.live,
    }
    log(
        instance=item,
        action="wagtail.schedule.cancel",
        user=user,
        data={"revision": details},
        revision=scheduled,
    )
