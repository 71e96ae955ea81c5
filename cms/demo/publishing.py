"""Publishing as the admin does it, at the time the content says it happened."""

from datetime import date, datetime, time

from django.contrib.auth.models import AbstractBaseUser
from django.utils.timezone import make_aware
from wagtail.models import Page, PageLogEntry, Revision

MORNING = time(10, 0)


def publish(page: Page, *, on: date, by: AbstractBaseUser | None) -> None:
    """Publish a page through a revision, so that its history is whole, and date all of it back."""
    moment = make_aware(datetime.combine(on, MORNING))
    page.first_published_at = moment
    page.save_revision(user=by).publish(user=by)
    Page.objects.filter(pk=page.pk).update(last_published_at=moment, latest_revision_created_at=moment)
    Revision.objects.for_instance(page).update(created_at=moment)
    PageLogEntry.objects.for_instance(page).update(timestamp=moment)
    page.refresh_from_db()
