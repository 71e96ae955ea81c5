"""What the page editor shows of reviews: the way to ask, and the answers."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import Panel
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.publishing.models import ReviewLink


def ask_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the "more" menu of the editor's header."""
    if view_name == "edit" and page.permissions_for_user(user).can_edit():
        url = reverse("publishing_reviews", args=[page.pk])
        yield Button(_("Ask for a review"), url=url, icon_name="view", priority=68)


class ReviewsPanel(Panel):
    """The page's review links with their answers; not shown where there are none."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**({"heading": gettext_lazy("Reviews by link")} | options))

    class BoundPanel(Panel.BoundPanel):
        template_name = "publishing/admin/review_answers.html"

        @cached_property
        def links(self) -> list[ReviewLink]:
            return list(ReviewLink.objects.about(self.instance)) if self.instance.pk else []

        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.links)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            url = reverse("publishing_reviews", args=[self.instance.pk])
            return super().get_context_data(parent_context) | {"links": self.links, "reviews_url": url}
