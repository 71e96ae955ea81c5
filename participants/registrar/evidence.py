"""Documents that the record rests on: Wagtail says so where they are looked at, and keeps them."""

from typing import Any

from django.urls import reverse
from wagtail.admin.admin_url_finder import register_admin_url_finder
from wagtail.models import ReferenceIndex

from participants.models import RegistryEntry


class EntryURLFinder:
    """An entry is read on the page of its participant."""

    def __init__(self, user: Any = None) -> None:
        self.user = user

    def get_edit_url(self, entry: RegistryEntry) -> str | None:
        if self.user and not self.user.has_perm("participants.view_participant"):
            return None
        return reverse("participants_participant_modeladmin_inspect", args=[entry.participant_id])


def keep_evidence() -> None:
    """Without it the admin would offer to delete a document, and fail when the database refuses."""
    ReferenceIndex.register_model(RegistryEntry)
    register_admin_url_finder(RegistryEntry, EntryURLFinder)
