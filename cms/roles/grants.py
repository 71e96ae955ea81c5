"""From the words of the table to rows of the database."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.roles.table import SECTIONS, Role

# A permission by its model and action, such as ("newsroom.author", "add").
Right = tuple[str, str]
# A permission, and the page or collection it is given on, if any.
Grant = dict[str, Any]


def match_role(group: Group, role: Role) -> Iterator[str]:
    """Give a group exactly what its role says; each thing that changed, as a sentence."""
    yield from _match(group, Group.permissions.through.objects.all(), _on_things(role))
    yield from _match(group, GroupPagePermission.objects.all(), _on_pages(role))
    yield from _match(group, GroupCollectionPermission.objects.all(), _on_files(role))


def match_section(group: Group, role: Role, section: Page) -> Iterator[str]:
    """As `match_role`, of the rights on one section alone."""
    yield from _match(group, GroupPagePermission.objects.filter(page=section), _on_section(role, section))


def sections() -> list[Page]:
    types = ContentType.objects.get_for_models(*SECTIONS).values()
    return list(Page.objects.filter(content_type__in=types).order_by("path"))


def _match(group: Group, rows: QuerySet[Any], wanted: Iterable[Grant]) -> Iterator[str]:
    names = [field.name for field in rows.model._meta.fields if field.is_relation and field.name != "group"]
    present = {}
    for row in rows.filter(group=group).select_related():
        grant = {name: getattr(row, name) for name in names}
        present[_key(grant)] = row, grant
    for grant in wanted:
        if present.pop(_key(grant), None) is None:
            rows.create(group=group, **grant)
            yield f"{group}: now may {_words(grant)}."
    for row, grant in present.values():
        row.delete()
        yield f"{group}: no longer may {_words(grant)}."


def _key(grant: Grant) -> frozenset[tuple[str, Any]]:
    return frozenset((name, thing.pk) for name, thing in grant.items())


def _words(grant: Grant) -> str:
    places = [f" on “{place}”" for name, place in grant.items() if name != "permission"]
    return grant["permission"].codename + "".join(places)


def _on_pages(role: Role) -> list[Grant]:
    everywhere = _grants(_rights("wagtailcore.page", role.pages), page=Page.get_first_root_node())
    return everywhere + [grant for section in sections() for grant in _on_section(role, section)]


def _on_section(role: Role, section: Page) -> list[Grant]:
    return _grants(_rights("wagtailcore.page", role.sections), page=section)


def _on_files(role: Role) -> list[Grant]:
    rights = [
        *_rights("wagtailimages.image", role.files),
        *_rights("wagtaildocs.document", role.files),
        *_rights("wagtaildocs.document", role.documents),
    ]
    return _grants(rights, collection=Collection.get_first_root_node())


def _on_things(role: Role) -> list[Grant]:
    named = [right for model, actions in role.things.items() for right in _rights(model, actions)]
    return _grants([("wagtailadmin.admin", "access"), *named])


def _rights(model: str, actions: str) -> list[Right]:
    return [(model, action) for action in actions.split()]


def _grants(rights: Iterable[Right], **place: Model) -> list[Grant]:
    return [place | {"permission": _permission(model, action)} for model, action in rights]


def _permission(model: str, action: str) -> Permission:
    app, name = model.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=f"{action}_{name}")
