"""The groups, the workflow, and the command that keeps them."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
)

from cms.demo import load_demo
from cms.publishing.models import FourEyesTask
from cms.roles import ensure_roles
from home.models import HomePage
from newsroom.models import NewsIndexPage
from participants.models import ParticipantIndexPage
from tests.factories import NewsIndexPageFactory, ParticipantIndexPageFactory


def said() -> str:
    out = StringIO()
    call_command("ensure_roles", stdout=out)
    return out.getvalue()


def on_page(group: str, page: Page) -> set[str]:
    grants = GroupPagePermission.objects.filter(group__name=group, page=page)
    return {
        codename.removesuffix("_page") for codename in grants.values_list("permission__codename", flat=True)
    }


def on_things(group: str) -> set[str]:
    return set(Permission.objects.filter(group__name=group).values_list("codename", flat=True))


def test_the_command_says_what_it_changed(news_index: NewsIndexPage) -> None:
    lines = said().splitlines()
    assert "Communications: made this group." in lines
    assert "Communications: now may add_page on “News”." in lines
    assert "Newsroom approval: now stands before “News”." in lines


def test_a_second_run_changes_nothing_and_says_so(news_index: NewsIndexPage) -> None:
    ensure_roles()
    assert said() == "Nothing to change: the roles are what they should be.\n"


def test_communications_write_in_the_sections_and_publish_nowhere(
    news_index: NewsIndexPage, registry: ParticipantIndexPage
) -> None:
    ensure_roles()
    assert on_page("Communications", news_index) == on_page("Communications", registry) == {"add", "change"}
    assert GroupPagePermission.objects.filter(group__name="Communications").count() == 4


def test_editors_are_the_group_that_wagtail_made(db: None) -> None:
    wagtails = Group.objects.get(name="Editors")
    ensure_roles()
    assert Group.objects.get(name="Editors") == wagtails
    root = Page.get_first_root_node()
    assert on_page("Editors", root) == {"add", "change", "publish", "lock", "unlock", "bulk_delete"}


def test_registrars_have_the_registry_and_no_page(news_index: NewsIndexPage) -> None:
    ensure_roles()
    assert on_things("Registrars") == {
        "access_admin",
        "add_participant",
        "change_participant",
        "register_participant",
        "view_participant",
        "add_milestone",
        "change_milestone",
        "delete_milestone",
        "view_milestone",
        "change_application",
        "view_application",
    }
    assert not GroupPagePermission.objects.filter(group__name="Registrars").exists()
    files = GroupCollectionPermission.objects.filter(group__name="Registrars")
    assert set(files.values_list("permission__codename", flat=True)) == {"add_document", "choose_document"}


def test_a_role_means_exactly_what_the_table_says(news_index: NewsIndexPage) -> None:
    ensure_roles()
    group = Group.objects.get(name="Communications")
    GroupPagePermission.objects.create(
        group=group, page=news_index, permission=Permission.objects.get(codename="publish_page")
    )
    group.permissions.add(Permission.objects.get(codename="delete_participant"))
    assert said().splitlines() == [
        "Communications: no longer may delete_participant.",
        "Communications: no longer may publish_page on “News”.",
    ]
    assert on_page("Communications", news_index) == {"add", "change"}


def test_what_was_taken_away_is_given_back(news_index: NewsIndexPage) -> None:
    ensure_roles()
    GroupPagePermission.objects.filter(group__name="Communications").delete()
    ensure_roles()
    assert on_page("Communications", news_index) == {"add", "change"}


def test_files_are_added_and_chosen_in_every_collection(db: None) -> None:
    ensure_roles()
    root = Collection.get_first_root_node()
    for group in ("Communications", "Editors"):
        grants = GroupCollectionPermission.objects.filter(group__name=group, collection=root)
        assert set(grants.values_list("permission__codename", flat=True)) == {
            f"{action}_{file}" for action in ("add", "change", "choose") for file in ("image", "document")
        }


def test_wagtails_moderators_are_gone_with_their_workflow(db: None) -> None:
    ensure_roles()
    assert not Group.objects.filter(name="Moderators").exists()
    assert list(Workflow.objects.active().values_list("name", flat=True)) == ["Newsroom approval"]


def test_moderators_with_members_stay(db: None) -> None:
    User.objects.create_user("vera").groups.add(Group.objects.get(name="Moderators"))
    ensure_roles()
    assert Group.objects.filter(name="Moderators").exists()
    assert Workflow.objects.active().filter(name="Moderators approval").exists()


def test_groups_of_the_operator_survive(news_index: NewsIndexPage) -> None:
    ensure_roles()
    own = Group.objects.create(name="Moderators")
    GroupPagePermission.objects.create(
        group=own, page=news_index, permission=Permission.objects.get(codename="publish_page")
    )
    ensure_roles()
    assert on_page("Moderators", news_index) == {"publish"}


def test_one_four_eyes_task_for_editors_stands_before_the_sections(
    news_index: NewsIndexPage, registry: ParticipantIndexPage
) -> None:
    ensure_roles()
    task = FourEyesTask.objects.get()
    assert [group.name for group in task.groups.all()] == ["Editors"]
    for section in (news_index, registry):
        assert [step.specific for step in section.get_workflow().tasks] == [task]


def test_other_pages_have_no_workflow(home: HomePage) -> None:
    ensure_roles()
    assert home.get_workflow() is None


def test_a_workflow_that_the_operator_chose_stays(news_index: NewsIndexPage) -> None:
    own = Workflow.objects.create(name="Two readers")
    WorkflowPage.objects.create(page=news_index, workflow=own)
    ensure_roles()
    assert news_index.get_workflow() == own


def test_a_deactivated_workflow_is_active_again(news_index: NewsIndexPage) -> None:
    ensure_roles()
    Workflow.objects.get(name="Newsroom approval").deactivate()
    assert news_index.get_workflow() is None
    ensure_roles()
    assert NewsIndexPage.objects.get().get_workflow().name == "Newsroom approval"


@pytest.mark.parametrize("factory", [NewsIndexPageFactory, ParticipantIndexPageFactory])
def test_a_section_made_later_comes_under_the_roles(home: HomePage, factory: type) -> None:
    ensure_roles()
    section = factory(parent=home)
    assert on_page("Communications", section) == {"add", "change"}
    assert section.get_workflow().name == "Newsroom approval"
    assert ensure_roles() == []


def test_without_roles_a_new_section_is_a_page_like_others(news_index: NewsIndexPage) -> None:
    assert not Group.objects.filter(name="Communications").exists()
    assert news_index.get_workflow().name == "Moderators approval"


def test_demo_content_comes_under_the_roles(db: None) -> None:
    ensure_roles()
    load_demo()
    assert ensure_roles() == []
    for section in [*NewsIndexPage.objects.all(), *ParticipantIndexPage.objects.all()]:
        assert section.get_workflow().name == "Newsroom approval"
