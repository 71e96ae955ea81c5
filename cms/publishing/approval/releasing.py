"""From an approval to a schedule."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import WorkflowState
from wagtail.workflows import publish_workflow_state

from cms.publishing.models import FourEyesTask, FourEyesTaskState
from cms.publishing.refusals import NotApprovedError
from cms.publishing.revisions import is_approved
from cms.publishing.timing import is_timed


def release_approved(workflow_state: WorkflowState, *, user: Any) -> None:
    """Schedule the approved revision, if it says when. Without our task, it ends as Wagtail ends it."""
    if not FourEyesTask.objects.filter(workflow_tasks__workflow=workflow_state.workflow_id).exists():
        publish_workflow_state(workflow_state, user=user)
        return
    approval = FourEyesTaskState.objects.filter(workflow_state=workflow_state).order_by("pk").last()
    if approval is None or not is_approved(approval.revision):
        raise NotApprovedError(
            _("Nobody has approved “%(title)s”.") % {"title": workflow_state.content_object}
        )
    if is_timed(approval.revision):
        approval.revision.publish(user=user, skip_permission_checks=True)
