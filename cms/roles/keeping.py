"""Making the groups and the workflow, and keeping them what they should be."""

from collections.abc import Iterator

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import GroupApprovalTask, Page, Workflow

from cms.publishing.people import COMMUNICATIONS
from cms.roles.grants import match_role, match_section, sections
from cms.roles.table import ROLES
from cms.roles.workflow import assign_workflow, ensure_workflow

# What Wagtail puts into a new database beside the group "Editors".
_WAGTAILS_GROUP, _WAGTAILS_WORKFLOW = "Moderators", "Moderators approval"


def has_roles() -> bool:
    return Group.objects.filter(name=COMMUNICATIONS).exists()


@transaction.atomic
def ensure_roles() -> list[str]:
    """Make everything as the table says. Each thing that changed, as a sentence; none where nothing did."""
    changes = [] if has_roles() else list(_retire_moderators())
    for name, role in ROLES.items():
        group, is_new = Group.objects.get_or_create(name=name)
        if is_new:
            changes.append(f"{name}: made this group.")
        changes += match_role(group, role)
    changes += ensure_workflow()
    for section in sections():
        changes += assign_workflow(section)
    return changes


@transaction.atomic
def cover(section: Page) -> list[str]:
    """Bring a new section, such as the news of another language, under the roles, where there are any."""
    if not has_roles():
        return []
    groups = Group.objects.filter(name__in=ROLES)
    granted = [change for group in groups for change in match_section(group, ROLES[group.name], section)]
    return [*granted, *assign_workflow(section)]


def _retire_moderators() -> Iterator[str]:
    """Wagtail's own reviewers, who may approve what they wrote: gone, unless somebody is one of them."""
    group = Group.objects.filter(name=_WAGTAILS_GROUP, user=None).first()
    if group is None:
        return
    for workflow in Workflow.objects.active().filter(name=_WAGTAILS_WORKFLOW):
        yield f"{workflow}: is no longer active."
        workflow.deactivate()
    for task in GroupApprovalTask.objects.active().filter(groups=group, name=_WAGTAILS_WORKFLOW):
        task.deactivate()
    yield f"{group}: removed this group, which had no members."
    group.delete()
