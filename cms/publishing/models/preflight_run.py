"""What the pre-flight checks found, so that a later run can tell what is new."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class PreflightRun(models.Model):
    """The findings on a scheduled revision at one stage on its way to go-live."""

    class Stage(models.TextChoices):
        SCHEDULED = "scheduled", _("when it was scheduled")
        DAY_BEFORE = "day-before", _("a day before")
        HOUR_BEFORE = "hour-before", _("an hour before")

    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.CASCADE, related_name="+")
    due_at = models.DateTimeField(_("due"))
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices)
    run_at = models.DateTimeField(_("run"), auto_now_add=True)
    # [{"check": id, "severity": …, "message": …, "field": …}, …]
    findings = models.JSONField(_("findings"), default=list)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("pre-flight run")
        verbose_name_plural = _("pre-flight runs")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["revision", "due_at", "stage"], name="one_run_per_stage")
        ]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.stage}"
