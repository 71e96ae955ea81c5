"""Which revisions others rely on."""

from wagtail.models import Revision, TaskState, WorkflowState

from cms.publishing.digest import content_digest
from cms.publishing.models import FourEyesTaskState, ReviewLink


def is_approved(revision: Revision) -> bool:
    """Whether this revision was read and approved as it stands, and nobody asked for changes to it since."""
    return approval_of(revision) is not None


def approval_of(revision: Revision) -> FourEyesTaskState | None:
    """The approval that holds for this revision: who gave it and when."""
    answers = FourEyesTaskState.objects.filter(
        revision=revision, status__in=(TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)
    )
    last = answers.select_related("workflow_state", "finished_by").order_by("finished_at", "pk").last()
    holds = (
        last is not None
        and last.status == TaskState.STATUS_APPROVED
        and last.workflow_state.status == WorkflowState.STATUS_APPROVED
        and last.content_digest == content_digest(revision)
    )
    return last if holds else None


def is_relied_on(revision: Revision) -> bool:
    """Whether somebody reads, approved, scheduled or published exactly this revision.

    Writing over it would change what they saw, and Wagtail's autosave would take its schedule away.
    """
    return (
        revision.approved_go_live_at is not None
        or TaskState.objects.filter(revision=revision).exists()
        or ReviewLink.objects.filter(revision=revision).exists()
        or revision.content_object.live_revision_id == revision.pk
    )
