"""Plans: for which day a draft is meant."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from cms.publishing.models import Plan
from cms.publishing.refusals import LockedError


def planned_day(page: Page) -> date | None:
    return Plan.objects.filter(page=page.pk).values_list("planned_on", flat=True).first()


def plan(*, page: Page, planned_on: date | None, user: Any = None) -> None:
    """Plan the page for a day, or for none any more. What changes is logged."""
    before = planned_day(page)
    if planned_on == before:
        return
    if planned_on is None:
        Plan.objects.filter(page=page.pk).delete()
    else:
        Plan.objects.update_or_create(page_id=page.pk, defaults={"planned_on": planned_on})
    log(instance=page, action="publishing.plan", user=user, data={"from": before, "to": planned_on})


@transaction.atomic
def move_plan(*, page: Page, planned_on: date, user: Any) -> None:
    """Plan for another day, by somebody who could do so with the page's form.

    Raises PermissionDenied, or LockedError while it is locked or under review by others.
    """
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied(_("You may not edit “%(title)s”.") % {"title": page.get_admin_display_title()})
    lock = page.get_lock()
    if lock is not None and lock.for_user(user):
        raise LockedError(
            _("“%(title)s” is locked or under review, so its plan was not moved.")
            % {"title": page.get_admin_display_title()}
        )
    plan(page=page, planned_on=planned_on, user=user)


def forget_fulfilled(instance: Page, **_signal: Any) -> None:
    """What is published as it stands needs no plan any more; what is only scheduled may come back to it.

    Receives `page_published`, which is sent for schedules too.
    """
    if instance.live and not instance.has_unpublished_changes:
        Plan.objects.filter(page=instance.pk).delete()
