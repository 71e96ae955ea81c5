"""Who may approve what, and what an approval is worth."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import GroupApprovalTask, PageLogEntry, Revision, TaskState, Workflow, WorkflowTask

from cms.publishing.digest import content_digest
from cms.publishing.models import FourEyesTaskState
from cms.publishing.refusals import FourEyesError, NotApprovedError, OutdatedError, PreflightError
from cms.publishing.revisions import is_approved
from cms.publishing.scheduling import schedule
from newsroom.models import ArticlePage
from tests.admin import superuser
from tests.publishing.approval.conftest import member

TOMORROW = timezone.now().replace(microsecond=0) + timedelta(days=1)


def waiting(page: ArticlePage) -> FourEyesTaskState:
    return FourEyesTaskState.objects.get(workflow_state__object_id=page.pk, status="in_progress")


def latest(page: ArticlePage) -> Revision:
    return Revision.objects.for_instance(page).order_by("-created_at", "-pk").first()


def edit(page: ArticlePage, user: User, **fields: Any) -> Revision:
    page = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    page.teaser = "Read this instead."
    for name, value in fields.items():
        setattr(page, name, value)
    return page.save_revision(user=user, clean=False)


def actions(page: ArticlePage, user: User) -> list[str]:
    page = ArticlePage.objects.get(pk=page.pk)
    return [label for _name, label, _modal in page.current_workflow_task.get_actions(page, user)]


def test_an_editor_approves_what_another_wrote(submitted: ArticlePage, editor: User) -> None:
    waiting(submitted).approve(user=editor)
    assert is_approved(latest(submitted))


def test_an_approval_remembers_what_was_read(submitted: ArticlePage, editor: User) -> None:
    waiting(submitted).approve(user=editor)
    approval = FourEyesTaskState.objects.get()
    assert approval.revision == latest(submitted)
    assert approval.content_digest == content_digest(latest(submitted))
    assert approval.finished_by == editor


def test_an_approval_publishes_nothing_by_itself(submitted: ArticlePage, editor: User) -> None:
    waiting(submitted).approve(user=editor)
    submitted.refresh_from_db()
    assert not submitted.live
    assert submitted.scheduled_revision is None
    assert not submitted.workflow_in_progress


def test_a_draft_that_says_when_is_scheduled_by_its_approval(
    draft: ArticlePage, author: User, editor: User
) -> None:
    revision = edit(draft, author, go_live_at=TOMORROW)
    draft.get_workflow().start(ArticlePage.objects.get(), author)
    waiting(draft).approve(user=editor)
    revision.refresh_from_db()
    assert revision.approved_go_live_at == TOMORROW
    assert is_approved(revision)


@pytest.mark.parametrize("group", ["Communications", "Registrars"])
def test_only_reviewers_approve(submitted: ArticlePage, group: str) -> None:
    with pytest.raises(FourEyesError):
        waiting(submitted).approve(user=member("stranger", group))
    assert not is_approved(latest(submitted))


def test_nobody_does_not_approve(submitted: ArticlePage) -> None:
    with pytest.raises(FourEyesError):
        waiting(submitted).approve()


def test_an_inactive_editor_does_not_approve(submitted: ArticlePage, editor: User) -> None:
    editor.is_active = False
    with pytest.raises(FourEyesError):
        waiting(submitted).approve(user=editor)


def test_who_wrote_it_does_not_approve_it(submitted: ArticlePage, editor: User) -> None:
    edit(submitted, editor)
    with pytest.raises(FourEyesError):
        waiting(submitted).approve(user=editor)
    assert not is_approved(latest(submitted))
    assert waiting(submitted)


def test_who_corrected_it_in_review_leaves_it_to_another(
    submitted: ArticlePage, editor: User, second_editor: User
) -> None:
    corrected = edit(submitted, editor)
    waiting(submitted).approve(user=second_editor)
    assert is_approved(corrected)


def test_a_superuser_does_not_approve_their_own_either(submitted: ArticlePage) -> None:
    root = superuser()
    edit(submitted, root)
    with pytest.raises(FourEyesError):
        waiting(submitted).approve(user=root)


def test_a_superuser_approves_their_own_where_the_operator_allows_it(
    submitted: ArticlePage, settings: Any
) -> None:
    settings.PUBLISHING_SUPERUSERS_APPROVE_OWN = True
    root = superuser()
    edit(submitted, root)
    waiting(submitted).approve(user=root)
    assert is_approved(latest(submitted))


def test_that_setting_lets_no_editor_approve_their_own(
    submitted: ArticlePage, editor: User, settings: Any
) -> None:
    settings.PUBLISHING_SUPERUSERS_APPROVE_OWN = True
    edit(submitted, editor)
    with pytest.raises(FourEyesError):
        waiting(submitted).approve(user=editor)


def test_an_edit_after_approval_voids_it(submitted: ArticlePage, author: User, editor: User) -> None:
    approved = latest(submitted)
    waiting(submitted).approve(user=editor)
    assert not is_approved(edit(submitted, author))
    assert is_approved(approved)


def test_a_change_within_an_approved_revision_voids_it(submitted: ArticlePage, editor: User) -> None:
    waiting(submitted).approve(user=editor)
    revision = latest(submitted)
    revision.content["teaser"] = "Not what was read."
    revision.save()
    assert not is_approved(revision)


def test_an_edit_back_to_what_was_approved_needs_an_approval(
    submitted: ArticlePage, author: User, editor: User
) -> None:
    waiting(submitted).approve(user=editor)
    assert not is_approved(latest(submitted).as_object().save_revision(user=author))


def test_what_was_approved_goes_out_and_not_a_newer_version(
    submitted: ArticlePage, author: User, editor: User
) -> None:
    approved = latest(submitted)
    waiting(submitted).approve(user=editor)
    schedule(page=submitted, go_live_at=TOMORROW, user=author)
    edit(submitted, editor)
    submitted = ArticlePage.objects.get()
    assert submitted.scheduled_revision == approved


def test_an_approval_of_an_older_version_is_refused(
    submitted: ArticlePage, author: User, editor: User
) -> None:
    read = latest(submitted)
    edit(submitted, author)
    with pytest.raises(OutdatedError):
        waiting(submitted).approve(user=editor, read=read.pk)
    assert waiting(submitted)


def test_a_second_approval_is_refused(submitted: ArticlePage, editor: User, second_editor: User) -> None:
    first, second = waiting(submitted), waiting(submitted)
    first.approve(user=editor)
    with pytest.raises(OutdatedError):
        second.approve(user=second_editor)


def test_the_base_class_of_the_state_is_no_way_around(submitted: ArticlePage, author: User) -> None:
    with pytest.raises(NotApprovedError):
        TaskState.objects.get().approve(user=author)
    assert waiting(submitted)


def test_finishing_the_workflow_is_no_way_around(submitted: ArticlePage, author: User) -> None:
    with pytest.raises(NotApprovedError):
        submitted.current_workflow_state.finish(user=author)
    assert waiting(submitted)


def test_taking_the_task_away_is_no_way_around(submitted: ArticlePage, author: User) -> None:
    with pytest.raises(NotApprovedError):
        submitted.current_workflow_task.deactivate(user=author)
    assert waiting(submitted)


def test_what_a_browser_sends_beside_the_comment_is_ignored(submitted: ArticlePage, editor: User) -> None:
    task = submitted.current_workflow_task
    task.on_action(waiting(submitted), editor, "approve", comment="Fine.", update=False, user_id=1)
    assert is_approved(latest(submitted))
    assert FourEyesTaskState.objects.get().comment == "Fine."


def test_an_unknown_action_does_nothing(submitted: ArticlePage, editor: User) -> None:
    submitted.current_workflow_task.on_action(waiting(submitted), editor, "sing")
    assert waiting(submitted)


def test_approve_and_publish_makes_it_live(submitted: ArticlePage, editor: User) -> None:
    submitted.current_workflow_task.on_action(waiting(submitted), editor, "publish")
    submitted.refresh_from_db()
    assert submitted.live
    assert submitted.live_revision == latest(submitted)
    assert is_approved(latest(submitted))


def test_approve_and_publish_schedules_what_says_when(draft: ArticlePage, author: User, editor: User) -> None:
    edit(draft, author, go_live_at=TOMORROW)
    draft.get_workflow().start(ArticlePage.objects.get(), author)
    draft.current_workflow_task.on_action(waiting(draft), editor, "publish")
    assert latest(draft).approved_go_live_at == TOMORROW
    assert PageLogEntry.objects.filter(action="wagtail.publish.schedule").count() == 1


def test_who_reviews_without_the_right_to_publish_publishes_nothing(submitted: ArticlePage) -> None:
    reader = member("reader", "Communications")
    task = submitted.current_workflow_task
    task.groups.add(reader.groups.get())
    with pytest.raises(PermissionDenied):
        task.on_action(waiting(submitted), reader, "publish")
    assert not is_approved(latest(submitted))


def test_an_editor_is_offered_every_answer(submitted: ArticlePage, editor: User) -> None:
    assert actions(submitted, editor) == [
        "Request changes",
        "Approve",
        "Approve with comment",
        "Approve and publish",
    ]


def test_who_wrote_it_is_only_offered_to_request_changes(submitted: ArticlePage, editor: User) -> None:
    edit(submitted, editor)
    assert actions(submitted, editor) == ["Request changes"]


def test_communications_are_offered_nothing(submitted: ArticlePage, author: User) -> None:
    assert actions(submitted, author) == []


def test_changes_are_requested_and_submitted_again(
    submitted: ArticlePage, author: User, editor: User
) -> None:
    waiting(submitted).reject(user=editor, comment="Too long.")
    rejected = FourEyesTaskState.objects.get()
    assert (rejected.status, rejected.comment) == ("rejected", "Too long.")
    mended = edit(submitted, author)
    submitted.current_workflow_state.resume(user=author)
    waiting(submitted).approve(user=editor)
    assert is_approved(mended)


@pytest.mark.parametrize("group", ["Communications", "Registrars"])
def test_only_reviewers_request_changes(submitted: ArticlePage, group: str) -> None:
    with pytest.raises(FourEyesError):
        waiting(submitted).reject(user=member("stranger", group), comment="No.")
    assert waiting(submitted)


def test_a_later_request_for_changes_voids_an_approval(
    submitted: ArticlePage, author: User, editor: User
) -> None:
    waiting(submitted).approve(user=editor)
    submitted.get_workflow().start(ArticlePage.objects.get(), author)
    waiting(submitted).reject(user=editor, comment="On second thoughts.")
    ArticlePage.objects.get().current_workflow_state.cancel(user=author)
    assert not is_approved(latest(submitted))


def test_each_answer_is_in_the_log_with_its_actor(submitted: ArticlePage, editor: User) -> None:
    waiting(submitted).approve(user=editor)
    entry = PageLogEntry.objects.get(action="wagtail.workflow.approve")
    assert (entry.user, entry.revision) == (editor, latest(submitted))


def test_what_cannot_go_out_cannot_be_submitted(draft: ArticlePage, author: User) -> None:
    edit(draft, author, teaser="")
    with pytest.raises(PreflightError):
        draft.get_workflow().start(ArticlePage.objects.get(), author)
    assert not ArticlePage.objects.get().workflow_in_progress


def test_another_workflow_ends_as_wagtail_ends_it(draft: ArticlePage, author: User, editor: User) -> None:
    workflow = Workflow.objects.create(name="Of the operator")
    task = GroupApprovalTask.objects.create(name="Look")
    task.groups.set(editor.groups.all())
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(draft, author)
    TaskState.objects.get().approve(user=editor)
    draft.refresh_from_db()
    assert draft.live
