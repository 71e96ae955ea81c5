"""The e-mails of the approval: Wagtail's own, with our words, sent by the worker."""

from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from wagtail.admin import mail
from wagtail.signals import task_submitted

from cms.publishing.mail import deliver, one_line
from cms.publishing.models import FourEyesTaskState

# Wagtail's own handler only listens to task states that are no subclass.
notify_reviewers = mail.GroupApprovalTaskStateSubmissionEmailNotifier()


def install() -> None:
    """Wagtail sends within the request and its transaction, so that a mail server that is down breaks both,
    and has no setting for another way."""
    mail.OpenedConnection = QueueConnection
    task_submitted.connect(notify_reviewers, sender=FourEyesTaskState, dispatch_uid="four_eyes_submitted")


class QueueConnection(BaseEmailBackend):
    """In place of the open connection to the mail server: what is sent here, the worker delivers."""

    def __init__(self, _connection: Any) -> None:
        super().__init__()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            subject = one_line(str(message.subject))
            for address in message.to:
                deliver.enqueue(subject=subject, text=str(message.body), address=address)
        return len(email_messages)
