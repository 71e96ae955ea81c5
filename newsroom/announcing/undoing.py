"""Taking an announcement back before anybody was told: article, profile and number."""

from typing import Any

from django.db import transaction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.log_actions import log
from wagtail.models import Page

from cms.publishing.editing.holds import refuse_locked_pages
from cms.publishing.refusals import LockedError
from newsroom.announcing.announcements import accession_of
from newsroom.announcing.models import AnnouncementDraft
from participants.models import Participant, RegistryCounter, RegistryEntry
from participants.record.refusals import RegistryError
from participants.record.writing import authorize
from participants.services import void


@transaction.atomic
def undo_announcement(*, participant: Participant, by: Any, note: str = "") -> RegistryEntry:
    """Undo an admission that was not released, and delete the drafts that its announcement made.

    A page that somebody else holds locked is not taken from them. Raises as `participants.services` does,
    and returns the void entry. The record and the log tell of all of it.
    """
    authorize(by)
    RegistryCounter.locked()  # before any page, as who admits and announces another
    made = [draft.page for draft in drafts_of(participant)]
    drafts = Page.objects.filter(pk__in=[page.pk for page in made]).order_by("pk")
    # Pages before the participant, as publishing does, and their parents first, as deleting does: who does
    # one of these meanwhile waits, or is waited for.
    parents = Page.objects.filter(pk__in={page.get_parent().pk for page in made}).order_by("pk")
    list(parents.select_for_update(no_key=True))
    pages = list(drafts.select_for_update(no_key=True))
    entry = void(participant=participant, by=by, note=note)
    try:
        refuse_locked_pages(drafts, by)
    except LockedError as refusal:
        raise RegistryError(str(refusal), code="locked") from refusal
    for page in pages:
        _delete(page, by=by)
    titles = [page.title for page in pages]
    log(instance=participant, action="announcement.undo", user=by, data={"titles": titles})
    return entry


def drafts_of(participant: Participant) -> list[AnnouncementDraft]:
    """What the announcement of its accession made and what is still there, articles and profiles."""
    accession = accession_of(participant)
    if accession is None:
        return []
    drafts = AnnouncementDraft.objects.filter(accession=accession)
    return list(drafts.select_related("page__locale", "page__content_type").order_by("page"))


def _delete(page: Page, *, by: Any) -> None:
    """With what waits for it, each on the log; keeping the registry is the right that counts here."""
    if state := page.current_workflow_state:
        state.cancel(user=by)
    DeletePageAction(page, user=by).execute(skip_permission_checks=True)
