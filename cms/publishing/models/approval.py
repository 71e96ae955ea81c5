"""Approval by a second pair of eyes."""

from typing import Any, Self

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.forms import Form
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page, Revision, TaskState, WorkflowState

from cms.publishing.approval.forms import ChangesForm
from cms.publishing.approval.four_eyes import (
    is_own,
    refuse_outdated,
    refuse_strangers,
    refuse_writer,
)
from cms.publishing.digest import content_digest
from cms.publishing.refusals import OutdatedError
from cms.publishing.timing import is_timed


class FourEyesTaskState(TaskState):
    """Where one approval stands. Once approved, it remembers what was read."""

    content_digest = models.CharField(_("digest of what was approved"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("four-eyes approval state")
        verbose_name_plural = _("four-eyes approval states")

    @transaction.atomic
    def approve(
        self, user: Any = None, update: bool = True, comment: str = "", read: int | None = None
    ) -> Self:
        """Approve the latest revision, by somebody who may and did not write it.

        `read` is the revision that the approver had before them, where that is known. Raises
        FourEyesError or OutdatedError, and then nothing is approved.
        """
        item, latest = self._hold()
        refuse_strangers(self.task.specific, item, user)
        refuse_writer(item, latest, user)
        refuse_outdated(item, latest, read=read)
        self.revision = latest
        self.content_digest = content_digest(latest)
        return super().approve(user=user, update=update, comment=comment)

    @transaction.atomic
    def reject(self, user: Any = None, update: bool = True, comment: str = "") -> Self:
        """Ask for changes to the latest revision. Raises FourEyesError or OutdatedError."""
        item, self.revision = self._hold()
        refuse_strangers(self.task.specific, item, user)
        return super().reject(user=user, update=update, comment=comment)

    def _hold(self) -> tuple[Any, Revision]:
        """The item, which nobody else may change until this is over, and its latest revision."""
        item = self.workflow_state.content_object
        item = type(item).objects.select_for_update(no_key=True).get(pk=item.pk)
        self.refresh_from_db()
        if self.status != TaskState.STATUS_IN_PROGRESS:
            raise OutdatedError(gettext("“%(title)s” no longer waits for approval.") % {"title": item})
        return item, item.latest_revision


class FourEyesTask(AbstractGroupApprovalTask):
    """Approval by somebody of a group who did not write what is approved."""

    task_state_class: Any = FourEyesTaskState

    class Meta:
        verbose_name = _("four-eyes approval")
        verbose_name_plural = _("four-eyes approvals")

    @classmethod
    def get_description(cls) -> str:
        return gettext("Members of the chosen groups approve; nobody approves what they wrote last.")

    def is_reviewer(self, user: Any) -> bool:
        return user.is_active and (user.is_superuser or self._user_in_groups(user))

    def start(self, workflow_state: WorkflowState, user: AbstractBaseUser | None = None) -> TaskState:
        """Raises PreflightError for what could not go out as it stands."""
        from cms.publishing.approval.submitting import refuse_unready  # noqa: PLC0415 (reads these models)

        refuse_unready(workflow_state.content_object)
        return super().start(workflow_state, user=user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not self.is_reviewer(user):
            return []
        actions = [("reject", _("Request changes"), True)]
        if not is_own(obj.latest_revision, user):
            actions += [("approve", _("Approve"), False), ("approve", _("Approve with comment"), True)]
            if isinstance(obj, Page) and obj.permissions_for_user(user).can_publish():
                actions.append(("publish", _("Approve and publish"), False))
        return actions

    def get_form_for_action(self, action: str) -> type[Form]:
        return ChangesForm if action == "reject" else super().get_form_for_action(action)

    @transaction.atomic
    def on_action(
        self,
        task_state: FourEyesTaskState,
        user: Any,
        action_name: str,
        comment: str = "",
        read: int | None = None,
        **_unknown: Any,
    ) -> None:
        """As the stock method, which passes on whatever a browser sends.

        To publish is to approve and then publish the same revision, unless the approval scheduled it.
        """
        if action_name == "reject":
            task_state.reject(user=user, comment=comment)
        elif action_name in {"approve", "publish"}:
            task_state.approve(user=user, comment=comment, read=read)
        if action_name == "publish" and not is_timed(task_state.revision):
            task_state.revision.publish(user=user)
