"""The newsroom on the dashboard."""

from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from newsroom.models import ArticlePage
from newsroom.querysets import ArticleQuerySet

_LENGTH = 5


class ArticlesPanel(Component):
    """A user's own unfinished articles, and the latest published ones that the user may edit."""

    name = "articles"
    template_name = "newsroom/admin/articles_panel.html"
    order = 105

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        editable = _articles_editable_by(user)
        return {
            "drafts": editable.filter(owner=user, has_unpublished_changes=True).order_by(
                "-latest_revision_created_at"
            )[:_LENGTH],
            "list_url": reverse("articles:index"),
            "latest": editable.filter(live=True).newest_first()[:_LENGTH],
        }


def _articles_editable_by(user: Any) -> ArticleQuerySet:
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return ArticlePage.objects.filter(pk__in=pages.values("pk")).defer_streamfields()
