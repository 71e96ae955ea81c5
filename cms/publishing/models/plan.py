"""When something is meant to appear, before anybody promised it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Plan(models.Model):
    """The day for which a draft is planned.

    Not a field of the page: moving a plan changes nothing that was read and approved.
    """

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="plan")
    planned_on = models.DateField(_("planned for"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        indexes: ClassVar[list[models.Index]] = [models.Index("planned_on", name="plan_by_day")]

    def __str__(self) -> str:
        return f"{self.page}: {self.planned_on}"
