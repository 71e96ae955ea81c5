"""Staff for the tests of the admin: everybody's rights are given by name."""

from django.contrib.auth.models import Group, Permission, User
from wagtail.models import GroupPagePermission, Page


def superuser() -> User:
    return User.objects.create_superuser("root", "root@example.org", "secret")


def staff(*permissions: str, username: str = "staff") -> User:
    """A user who may enter the admin, with permissions such as "participants.view_participant"."""
    user = User.objects.create_user(username, f"{username}@example.org", "secret")
    for name in ("wagtailadmin.access_admin", *permissions):
        app, codename = name.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return user


def editor_of(page: Page, *codenames: str, username: str = "editor") -> User:
    """A user with page permissions, such as "add_page", on `page` and all below it."""
    user = staff(username=username)
    group = Group.objects.create(name=username)
    for codename in codenames:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user.groups.add(group)
    return user
