"""Writes changes of roles into the audit log, from wherever they are made.

Who made them is the user of the request; a command's changes are the system's.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.utils.translation import gettext_noop
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from cms.publishing.audit import log_roles

# What a user is or is not, beside the groups.
_FLAGS = {"is_superuser": gettext_noop("superuser"), "is_active": gettext_noop("active")}


def install() -> None:
    user = get_user_model()
    for through in (user.groups.through, user.user_permissions.through, Group.permissions.through):
        m2m_changed.connect(_on_change, sender=through)
    for model in (GroupPagePermission, GroupCollectionPermission):
        post_save.connect(_on_grant, sender=model)
        post_delete.connect(_on_withdrawal, sender=model)
    pre_save.connect(_remember_flags, sender=user)
    post_save.connect(_compare_flags, sender=user)


def _on_change(instance: Any, action: str, reverse: bool, model: Any, pk_set: Any, **_signal: Any) -> None:
    """`reverse` when it was said of the group ("these users are in it"), which is told of each user."""
    if action == "pre_clear":
        # What is cleared is told before: afterwards nobody knows what it was.
        pk_set, action = _linked(instance, model, reverse), "post_remove"
    change = {"post_add": "added", "post_remove": "removed"}.get(action)
    if change is None or not pk_set:
        return
    others = model._meta.default_manager.filter(pk__in=pk_set)
    if reverse:
        for other in others:
            log_roles(instance=other, **{change: [str(instance)]})
    else:
        log_roles(instance=instance, **{change: [str(other) for other in others]})


def _linked(instance: Any, model: type[Model], reverse: bool) -> set[int]:
    if reverse:
        linked = instance.user_set if isinstance(instance, Group) else _holders(instance, model)
    else:
        linked = instance.groups if model is Group else _permissions(instance)
    return set(linked.values_list("pk", flat=True))


def _holders(permission: Permission, model: type[Model]) -> Any:
    return permission.group_set if model is Group else permission.user_set


def _permissions(holder: Any) -> Any:
    return holder.permissions if isinstance(holder, Group) else holder.user_permissions


def _on_grant(instance: Any, created: bool, raw: bool, **_signal: Any) -> None:
    if created and not raw:
        log_roles(instance=instance.group, added=[_told(instance)])


def _on_withdrawal(instance: Any, origin: Any, **_signal: Any) -> None:
    """A group that is deleted takes its grants with it, and says so itself."""
    if not isinstance(origin, Group):
        log_roles(instance=instance.group, removed=[_told(instance)])


def _told(grant: Any) -> str:
    place = grant.page if isinstance(grant, GroupPagePermission) else grant.collection
    return f"{grant.permission.name}: {place}"


def _remember_flags(instance: Any, raw: bool, update_fields: Iterable[str] | None, **_signal: Any) -> None:
    """Not for a login, which saves its time only."""
    may_change = update_fields is None or not _FLAGS.keys().isdisjoint(update_fields)
    if may_change and not raw:
        before = instance._meta.default_manager.filter(pk=instance.pk).values(*_FLAGS).first()
        instance.flags_before = before or {"is_superuser": False, "is_active": True}


def _compare_flags(instance: Any, **_signal: Any) -> None:
    before = instance.__dict__.pop("flags_before", None)
    if before is None:
        return
    changed = {flag: name for flag, name in _FLAGS.items() if getattr(instance, flag) != before[flag]}
    log_roles(
        instance=instance,
        added=[name for flag, name in changed.items() if getattr(instance, flag)],
        removed=[name for flag, name in changed.items() if not getattr(instance, flag)],
    )
