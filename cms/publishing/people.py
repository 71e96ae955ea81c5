"""Who is told what: the roles, and the people behind a page."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, Group
from django.db.models import QuerySet
from wagtail.models import Page, Revision

COMMUNICATIONS = "Communications"
EDITORS = "Editors"
REGISTRARS = "Registrars"


def editors() -> QuerySet[Any]:
    """Active users who review and publish."""
    return get_user_model().objects.filter(groups__in=Group.objects.filter(name=EDITORS), is_active=True)


def registrars() -> QuerySet[Any]:
    """Active users who keep the registry and answer those who ask to join."""
    return get_user_model().objects.filter(groups__in=Group.objects.filter(name=REGISTRARS), is_active=True)


def behind(page: Page | None, revision: Revision | None = None) -> list[AbstractBaseUser]:
    """Who answers for a page: the writer of the revision, else the page's owner, and all editors.

    The page may be gone, or be something that has no owner.
    """
    author = (revision.user if revision is not None else None) or getattr(page, "owner", None)
    people = {user.pk: user for user in editors()}
    if author is not None and author.is_active:
        people.setdefault(author.pk, author)
    return list(people.values())


def with_address(people: Iterable[Any]) -> list[Any]:
    return [user for user in people if user.email]
