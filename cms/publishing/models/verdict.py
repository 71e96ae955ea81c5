"""What became of each scheduled item."""

from datetime import timedelta
from typing import ClassVar

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Verdict(models.Model):
    """What became of one promise: to go live, or to expire, at a time.

    Written in the transaction of the act itself. A promise that failed has one row too, which counts
    the attempts and says why, until it is kept, missed or withdrawn.
    """

    class Kind(models.TextChoices):
        GO_LIVE = "go-live", _("go-live")
        EXPIRY = "expiry", _("expiry")

    class Outcome(models.TextChoices):
        DONE = "done", _("done")
        FAILING = "failing", _("failing, will be tried again")
        STUCK = "stuck", _("stuck, no longer tried")
        MISSED = "missed", _("missed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    # The base type (Page for every page) and the primary key as text, as Wagtail keeps them.
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(_("object id"), max_length=255)
    content_object = GenericForeignKey("content_type", "object_id", for_concrete_model=False)
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    title = models.TextField(_("title"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    due_at = models.DateTimeField(_("due"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    recorded_at = models.DateTimeField(_("recorded"), auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["-due_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["revision", "due_at"], condition=Q(kind="go-live"), name="one_verdict_per_go_live"
            ),
            models.UniqueConstraint(
                fields=["content_type", "object_id", "due_at"],
                condition=Q(kind="expiry"),
                name="one_verdict_per_expiry",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("content_type", "object_id", name="verdict_by_object"),
            models.Index("outcome", "next_attempt_at", name="verdict_by_next_attempt"),
            models.Index("due_at", name="verdict_by_due"),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.get_outcome_display()}"

    @property
    def delay(self) -> timedelta | None:
        """How late it was; None while it is not done."""
        return None if self.done_at is None else self.done_at - self.due_at
