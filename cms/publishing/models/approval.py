"""Approval by a second pair of eyes."""

from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState


class FourEyesTaskState(TaskState):
    """Where one approval stands. Once approved, it remembers what was read."""

    content_digest = models.CharField(_("digest of what was approved"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("four-eyes approval state")
        verbose_name_plural = _("four-eyes approval states")


class FourEyesTask(AbstractGroupApprovalTask):
    """Approval by somebody of a group who did not write what is approved."""

    task_state_class: Any = FourEyesTaskState

    class Meta:
        verbose_name = _("four-eyes approval")
        verbose_name_plural = _("four-eyes approvals")

    @classmethod
    def get_description(cls) -> str:
        return gettext("Members of the chosen groups approve; nobody approves what they wrote last.")
