"""Plans: for which day a draft is meant."""

from datetime import date

from wagtail.models import Page

from cms.publishing.models import Plan


def planned_day(page: Page) -> date | None:
    return Plan.objects.filter(page=page.pk).values_list("planned_on", flat=True).first()


def plan(*, page: Page, planned_on: date | None) -> None:
    """Plan the page for a day, or for none any more."""
    if planned_on is None:
        Plan.objects.filter(page=page.pk).delete()
    else:
        Plan.objects.update_or_create(page_id=page.pk, defaults={"planned_on": planned_on})
