"""Publishing as the admin does it, at the time the content says it happened; or nearly so."""

from datetime import date, datetime, time

from django.contrib.auth.models import AbstractBaseUser
from django.utils.timezone import make_aware
from wagtail.models import Page, PageLogEntry, Revision

from cms.publishing.planning import plan

MORNING = time(10, 0)


def publish(page: Page, *, on: date, by: AbstractBaseUser | None) -> None:
    """Publish a page through a revision, so that its history is whole, and date all of it back."""
    moment = _morning_of(on)
    page.first_published_at = moment
    page.save_revision(user=by).publish(user=by)
    Page.objects.filter(pk=page.pk).update(last_published_at=moment, latest_revision_created_at=moment)
    Revision.objects.for_instance(page).update(created_at=moment)
    PageLogEntry.objects.for_instance(page).update(timestamp=moment)
    page.refresh_from_db()


def bring_to(stage: str, page: Page, *, on: date, by: AbstractBaseUser | None) -> None:
    """Leave a page on the desk: planned for a day, scheduled for its morning, or submitted.

    What is submitted was written by nobody of this site, so that its administrator may approve it.
    """
    if stage == "scheduled":
        page.go_live_at = _morning_of(on)
    revision = page.save_revision(user=None if stage == "submitted" else by)
    if stage == "scheduled":
        revision.publish(user=by)
    elif stage == "planned":
        plan(page=page, planned_on=on)
    elif workflow := page.get_workflow():
        workflow.start(page, None)


def _morning_of(day: date) -> datetime:
    return make_aware(datetime.combine(day, MORNING))
