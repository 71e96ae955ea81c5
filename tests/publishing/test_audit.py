"""Roles and exports in the audit log: who, when, to whom, what."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from wagtail.log_actions import LogContext
from wagtail.models import GroupPagePermission, ModelLogEntry

from home.models import FormPage, HomePage
from tests import admin
from tests.factories import FormPageFactory, ParticipantFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def root() -> Any:
    return admin.superuser()


@pytest.fixture
def user() -> User:
    return User.objects.create_user("ana", "ana@example.org", "secret")


@pytest.fixture
def group() -> Group:
    return Group.objects.create(name="Readers")


@pytest.fixture(autouse=True)
def _nothing_logged_yet(root: Any, user: User, group: Group) -> None:
    ModelLogEntry.objects.all().delete()


def logged(action: str = "publishing.roles") -> list[str]:
    return [f"{entry.label}: {entry.message}" for entry in ModelLogEntry.objects.filter(action=action)]


class TestGroups:
    def test_user_added(self, user: User, group: Group) -> None:
        user.groups.add(group)
        assert logged() == ["ana: Given: Readers"]

    def test_user_added_from_the_groups_side(self, user: User, group: Group) -> None:
        group.user_set.add(user)
        assert logged() == ["ana: Given: Readers"]

    @pytest.mark.parametrize(
        "remove",
        [
            lambda user, group: user.groups.remove(group),
            lambda user, _group: user.groups.clear(),
            lambda user, _group: user.groups.set([]),
            lambda _user, group: group.user_set.clear(),
        ],
    )
    def test_user_removed(self, user: User, group: Group, remove: Any) -> None:
        user.groups.add(group)
        ModelLogEntry.objects.all().delete()
        remove(user, group)
        assert logged() == ["ana: Taken away: Readers"]

    def test_adding_again_says_nothing(self, user: User, group: Group) -> None:
        user.groups.add(group)
        user.groups.add(group)
        assert len(logged()) == 1

    def test_names_who_did_it(self, root: Any, user: User, group: Group) -> None:
        with LogContext(user=root):
            user.groups.add(group)
        assert ModelLogEntry.objects.get().user == root

    def test_what_a_command_did_was_done_by_the_system(self, user: User, group: Group) -> None:
        user.groups.add(group)
        assert ModelLogEntry.objects.get().user_display_name == "system"


class TestPermissions:
    def test_given_to_a_group_and_taken_away(self, group: Group) -> None:
        permission = Permission.objects.get(codename="add_participant")
        group.permissions.add(permission)
        group.permissions.clear()
        added, removed = reversed(logged())
        assert added.startswith("Readers: Given: ")
        assert removed.startswith("Readers: Taken away: ")

    def test_given_to_a_user(self, user: User) -> None:
        user.user_permissions.add(Permission.objects.get(codename="add_participant"))
        assert len(logged()) == 1

    def test_on_pages_name_the_page(self, group: Group, home: HomePage) -> None:
        permission = Permission.objects.get(codename="publish_page")
        grant = GroupPagePermission.objects.create(group=group, page=home, permission=permission)
        grant.delete()
        added, removed = reversed(logged())
        assert added.startswith("Readers: Given: ")
        assert added.endswith(": Alliance")
        assert removed.startswith("Readers: Taken away: ")

    def test_deleted_group_is_one_act(self, group: Group, home: HomePage) -> None:
        permission = Permission.objects.get(codename="publish_page")
        GroupPagePermission.objects.create(group=group, page=home, permission=permission)
        ModelLogEntry.objects.all().delete()
        group.delete()
        assert logged() == []


class TestFlags:
    def test_superuser_made_and_unmade(self, user: User) -> None:
        for value in (True, False):
            user.is_superuser = value
            user.save()
        assert logged() == ["ana: Taken away: superuser", "ana: Given: superuser"]

    def test_account_closed(self, user: User) -> None:
        user.is_active = False
        user.save(update_fields=["is_active"])
        assert logged() == ["ana: Taken away: active"]

    def test_new_superuser(self) -> None:
        User.objects.create_superuser("boss", "boss@example.org", "secret")
        assert logged() == ["boss: Given: superuser"]

    def test_login_is_no_change_and_costs_no_question(
        self, client: Client, user: User, django_assert_num_queries: Any
    ) -> None:
        with django_assert_num_queries(1):
            user.save(update_fields=["last_login"])
        assert logged() == []


def test_is_shown_in_the_site_history(client: Client, root: Any, user: User, group: Group) -> None:
    with LogContext(user=root):
        user.groups.add(group)
    client.force_login(root)
    page = client.get("/admin/reports/site-history/").content.decode()
    assert "Given: Readers" in page


def test_groups_given_in_the_admin_name_the_administrator(
    client: Client, root: Any, user: User, group: Group
) -> None:
    client.force_login(root)
    client.post(
        f"/admin/users/edit/{user.pk}/",
        {
            "username": "ana",
            "email": "ana@example.org",
            "first_name": "Ana",
            "last_name": "A",
            "is_active": "on",
            "groups": [group.pk],
        },
    )
    assert user.groups.get() == group
    assert ModelLogEntry.objects.get(action="publishing.roles").user == root


class TestExports:
    def test_of_the_registry(self, client: Client, root: Any) -> None:
        ParticipantFactory.create_batch(2)
        client.force_login(root)
        client.get("/admin/participants/participant/", {"export": "csv"})
        assert logged("publishing.export") == ["root: Exported Participants: 2 rows"]

    def test_of_what_was_sent_with_a_form(self, client: Client, root: Any, home: HomePage) -> None:
        form: FormPage = FormPageFactory(parent=home)
        client.force_login(root)
        client.get(f"/admin/forms/submissions/{form.pk}/", {"export": "xlsx"})
        assert logged("publishing.export") == ["root: Exported Form data: Cooperate: 0 rows"]

    def test_of_wagtails_own_reports(self, client: Client, root: Any) -> None:
        client.force_login(root)
        client.get("/admin/reports/locked/", {"export": "csv"})
        assert logged("publishing.export") == ["root: Exported Locked pages: 0 rows"]

    def test_looking_is_none(self, client: Client, root: Any) -> None:
        client.force_login(root)
        client.get("/admin/participants/participant/")
        assert logged("publishing.export") == []
