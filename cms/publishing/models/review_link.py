"""Links for reviewers without an account."""

from django.conf import settings
from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _


def make_key() -> str:
    return get_random_string(32)


class ReviewLink(models.Model):
    """Lets somebody without an account read one revision, and say whether it may go out.

    The answer is advice to the editors: it approves nothing by itself, since whoever makes the link
    could open it.
    """

    class Answer(models.TextChoices):
        APPROVED = "approved", _("approved")
        CHANGES = "changes", _("asked for changes")

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

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("review link")
        verbose_name_plural = _("review links")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.reviewer}: {self.revision_id}"
