"""Links for reviewers without an account."""

from typing import ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


def make_key() -> str:
    return get_random_string(32)


class ReviewLinkQuerySet(models.QuerySet["ReviewLink"]):
    def open(self) -> Self:
        """Those that can be read and answered now."""
        return self.filter(answer="", revoked_at=None, expires_at__gt=timezone.now())

    def about(self, page: Page) -> Self:
        """Those to any revision of the page, without the revisions' text."""
        links = self.filter(revision__in=page.revisions.order_by().values("pk"))
        return links.select_related("created_by", "revision").defer("revision__content")


class ReviewLink(models.Model):
    """Lets somebody without an account read one revision, and say whether it may go out.

    The answer is advice to the editors: it approves nothing by itself, since whoever makes the link
    could open it.
    """

    class Answer(models.TextChoices):
        APPROVED = "approved", _("approved")
        CHANGES = "changes", _("asked for changes")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ANSWERED = "answered", _("answered")
        EXPIRED = "expired", _("expired")
        REVOKED = "revoked", _("revoked")

    revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.CASCADE, related_name="review_links"
    )
    # Part of what is signed, so that no link can be made from a row's number.
    key = models.CharField(max_length=32, unique=True, default=make_key, editable=False)
    reviewer = models.CharField(
        _("reviewer"), max_length=200, help_text=_("Who is asked, such as “Mayor’s office, Tivat”.")
    )
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("The link is sent there, if given."))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=10, blank=True, choices=Answer.choices)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    comment = models.TextField(_("comment"), max_length=5000, blank=True)

    objects: ClassVar = ReviewLinkQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("review link")
        verbose_name_plural = _("review links")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.reviewer}: {self.revision_id}"

    @property
    def state(self) -> State:
        if self.answer:
            return self.State.ANSWERED
        if self.revoked_at is not None:
            return self.State.REVOKED
        return self.State.EXPIRED if self.has_expired else self.State.OPEN

    @property
    def is_open(self) -> bool:
        """Whether `open()` would find it."""
        return self.state == self.State.OPEN

    @property
    def has_expired(self) -> bool:
        return self.expires_at <= timezone.now()

    @property
    def asked_by(self) -> str:
        """The name of who asks; empty when that account is gone."""
        user = self.created_by
        return (user.get_full_name() or user.get_username()) if user else ""

    def clean(self) -> None:
        super().clean()
        if self.answer == self.Answer.CHANGES and not self.comment.strip():
            raise ValidationError({"comment": _("Say what should be changed.")})
