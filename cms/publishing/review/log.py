"""What the audit log says of review links."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter, log
from wagtail.models import BaseLogEntry

from cms.publishing.models import ReviewLink

REQUESTED = "publishing.review.requested"
ANSWERED = "publishing.review.answered"
REVOKED = "publishing.review.revoked"


def note(action: str, link: ReviewLink, *, user: Any = None) -> None:
    """Log on the page what became of a link. Without a user, the reviewer did it."""
    data = {"link": link.pk, "reviewer": link.reviewer, "answer": link.answer, "comment": link.comment}
    page = link.revision.content_object
    log(instance=page, action=action, user=user, data=data, revision=link.revision)


class _Formatter(LogFormatter):
    text: str | Promise = ""

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return str(self.text) % {"reviewer": log_entry.data.get("reviewer", "")}

    def format_comment(self, log_entry: BaseLogEntry) -> str:
        comment: str = log_entry.data.get("comment", "")
        return comment


class _Requested(_Formatter):
    label = gettext_lazy("Ask for a review")
    text = gettext_lazy("Review link made for %(reviewer)s")


class _Revoked(_Formatter):
    label = gettext_lazy("Revoke a review link")
    text = gettext_lazy("Review link for %(reviewer)s revoked")


class _Answered(_Formatter):
    label = gettext_lazy("Answer by review link")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        approved = log_entry.data.get("answer") == ReviewLink.Answer.APPROVED
        said = (
            _("%(reviewer)s approved it by review link")
            if approved
            else _("%(reviewer)s asked for changes by review link")
        )
        return said % {"reviewer": log_entry.data.get("reviewer", "")}


def register(actions: Any) -> None:
    for action, formatter in ((REQUESTED, _Requested), (ANSWERED, _Answered), (REVOKED, _Revoked)):
        actions.register_action(action)(formatter)
