"""Which pages a member of staff has to do with."""

from typing import Any

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet


def editable_pages(user: Any) -> PageQuerySet:
    """The pages that this user may edit, in one query."""
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")


def editable_object_ids(user: Any) -> QuerySet:
    """The same as text, as revisions, workflows and verdicts keep what they are about."""
    return editable_pages(user).order_by().values_list(Cast("pk", CharField()), flat=True)


def choosable_pages(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """What may be linked to: the stock page chooser shows all drafts to everybody with an account."""
    own = editable_pages(request.user).order_by().values("pk")
    return pages.filter(Q(live=True) | Q(pk__in=own))
