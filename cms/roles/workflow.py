"""The workflow of the newsroom: one approval, by an editor who did not write it."""

from collections.abc import Iterator

from django.contrib.auth.models import Group
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from cms.publishing.models import FourEyesTask
from cms.publishing.people import EDITORS

WORKFLOW = "Newsroom approval"
TASK = "Approval by an editor"


def ensure_workflow() -> Iterator[str]:
    """Each thing that changed, as a sentence."""
    workflow, is_new = Workflow.objects.get_or_create(name=WORKFLOW)
    if is_new:
        yield f"{WORKFLOW}: made this workflow."
    elif not workflow.active:
        yield f"{WORKFLOW}: is active again."
        Workflow.objects.filter(pk=workflow.pk).update(active=True)
    task = FourEyesTask.objects.filter(workflow_tasks__workflow=workflow, active=True).first()
    if task is None:
        yield f"{WORKFLOW}: asks for the approval of an editor."
        task = FourEyesTask.objects.create(name=TASK)
        WorkflowTask.objects.create(workflow=workflow, task=task)
    editors = Group.objects.get(name=EDITORS)
    if editors not in task.groups.all():
        yield f"{WORKFLOW}: the group {EDITORS} approves."
        task.groups.add(editors)


def assign_workflow(section: Page) -> Iterator[str]:
    """Put a section under the workflow, unless the operator has put it under another."""
    workflow = Workflow.objects.active().filter(name=WORKFLOW).first()
    if workflow is not None and not WorkflowPage.objects.filter(page=section).exists():
        yield f"{WORKFLOW}: now stands before “{section}”."
        WorkflowPage.objects.create(page=section, workflow=workflow)
