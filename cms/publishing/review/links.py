"""What can be done with review links: ask, revoke, answer."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, TaskState

from cms.publishing.models import ReviewLink
from cms.publishing.review.log import ANSWERED, REQUESTED, REVOKED, note
from cms.publishing.review.mail import send_link, tell_answer

SHORTEST, USUAL, LONGEST = 1, 7, 30  # days


@transaction.atomic
def ask(*, page: Page, reviewer: str, email: str = "", days: int = USUAL, user: Any) -> ReviewLink:
    """Make a link to the latest revision of a page, and send it where an address is given.

    Raises ValidationError for a reviewer without a name, or an address that is none.
    """
    link = ReviewLink(
        revision=page.get_latest_revision() or page.specific.save_revision(user=user),
        reviewer=reviewer,
        email=email,
        created_by=user,
        expires_at=timezone.now() + timedelta(days=days),
    )
    link.full_clean()
    link.save()
    note(REQUESTED, link, user=user)
    if link.email:
        send_link(link)
    return link


@transaction.atomic
def revoke(*, link: ReviewLink, user: Any) -> bool:
    """End a link at once. False when it had ended already."""
    if not ReviewLink.objects.filter(pk=link.pk).open().update(revoked_at=timezone.now()):
        return False
    note(REVOKED, link, user=user)
    return True


@transaction.atomic
def answer(*, link: ReviewLink, answer: str, comment: str = "") -> bool:
    """Record what the reviewer says: in the log, by e-mail, and in the workflow when changes are asked for.

    The first answer counts. False when the link was answered, revoked or over by now; then nothing happens.
    """
    given = {"answer": answer, "comment": comment, "answered_at": timezone.now()}
    if not ReviewLink.objects.filter(pk=link.pk).open().update(**given):
        return False
    for name, value in given.items():
        setattr(link, name, value)
    note(ANSWERED, link)
    if answer == ReviewLink.Answer.CHANGES:
        _send_back(link)
    tell_answer(link)
    return True


def _send_back(link: ReviewLink) -> None:
    """Where this very revision waits for approval, its author is asked for changes, as if by an editor."""
    page = Page.objects.select_for_update().get(pk=link.revision.object_id)
    task_state = page.current_workflow_task_state
    if task_state is not None and page.latest_revision_id == link.revision_id:
        task_state.revision = link.revision
        # Not by the task's own rules: they ask which user of its groups does this.
        TaskState.reject(task_state, comment=f"{link.reviewer}: {link.comment}")
