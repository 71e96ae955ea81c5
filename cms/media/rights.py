"""Who may handle a document: nobody who may not open it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy


class OpenDocumentsPolicy(CollectionOwnershipPermissionPolicy):
    """Without the collections that are for groups the user is not in.

    Rights given on all collections reach these too: whoever may change a document there could move it to a
    collection that everybody reads, or put another file in its place.
    """

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        may = super().user_has_any_permission_for_instance(user, actions, instance)
        return may and not closed_to(user).filter(pk=instance.collection_id).exists()

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        instances = super().instances_user_has_any_permission_for(user, actions)
        return instances.exclude(collection__in=closed_to(user))

    def collections_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Collection]:
        collections = super().collections_user_has_any_permission_for(user, actions)
        return collections.exclude(pk__in=closed_to(user).values("pk"))


def closed_to(user: Any) -> QuerySet[Collection]:
    """The collections that are for groups the user is not in, with those below them."""
    if user.is_superuser:
        return Collection.objects.none()
    for_groups = CollectionViewRestriction.objects.filter(restriction_type=CollectionViewRestriction.GROUPS)
    closed = for_groups.exclude(groups__user=user.pk).values_list("collection__path", flat=True)
    below = (Q(path__startswith=path) for path in closed)
    return Collection.objects.filter(Q(*below, _connector=Q.OR) if closed else Q(pk=None))


def install() -> None:
    """For this very class: Wagtail registers a policy of its own for it, later."""
    policy = OpenDocumentsPolicy(
        get_document_model(), auth_model="wagtaildocs.Document", owner_field_name="uploaded_by_user"
    )
    register_permission_policy(get_document_model(), policy, exact_class=True)
