"""What an announcement has made."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AnnouncementDraft(models.Model):
    """A page that announcing an accession made, and as what: undoing it takes these pages back.

    Not a field of the page: that would be copied with it. The row goes with the page.
    """

    accession = models.ForeignKey(
        "participants.RegistryEntry",
        on_delete=models.PROTECT,
        related_name="announcement_drafts",
        verbose_name=_("accession"),
    )
    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("first version"),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("draft of an announcement")
        verbose_name_plural = _("drafts of announcements")

    def __str__(self) -> str:
        return str(self.page)

    @property
    def was_edited(self) -> bool:
        """Whether somebody has saved another version of the page since, or published it."""
        return self.page.live or self.page.latest_revision_id != self.revision_id
