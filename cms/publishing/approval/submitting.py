"""What may be submitted for approval."""

from wagtail.models import Page

from cms.publishing.pages import EditorialPage
from cms.publishing.preflight.run import Act, refuse_failing


def refuse_unready(page: Page) -> None:
    """Raises PreflightError when the latest version fails a check that blocks: nobody's time is wasted."""
    latest = page.latest_revision.as_object()
    if isinstance(latest, EditorialPage):
        refuse_failing(latest, act=Act.SUBMIT)
