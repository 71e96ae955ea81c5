"""E-mails to staff, as plain text, sent by the worker."""

import logging
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django_tasks import task

from cms.publishing.people import with_address

logger = logging.getLogger(__name__)

# A mail server that is down may be back in a minute, or tomorrow.
_PAUSES = [
    timedelta(minutes=1),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
]


def notify(people: Iterable[Any], *, template: str, context: Mapping[str, Any]) -> None:
    """Queue an e-mail to each of these users, in the language and time zone of their account.

    `template` names two files, such as "publishing/mail/failed": one ends in `_subject.txt`, one in `.txt`.
    Queued in the current transaction: what is rolled back tells nobody.
    """
    for user in with_address(people):
        with translation.override(_language_of(user)), timezone.override(_zone_of(user)):
            send(user.email, template=template, context=dict(context) | {"recipient": user})


def send(address: str, *, template: str, context: Mapping[str, Any]) -> None:
    """As `notify`, to an address, in the active language."""
    subject = one_line(render_to_string(f"{template}_subject.txt", dict(context)))
    text = render_to_string(f"{template}.txt", dict(context))
    deliver.enqueue(subject=subject, text=text, address=address)


def send_text(address: str, *, subject: str, text: str, sender: str = "") -> None:
    """As `send`, of words that are ready; `sender` where it is not the site's own address."""
    deliver.enqueue(subject=one_line(subject), text=text, address=address, sender=sender)


def one_line(subject: str) -> str:
    """A title may have line breaks, and Django sends no subject that has."""
    return " ".join(subject.split())


@task(backend="background")
def deliver(*, subject: str, text: str, address: str, sender: str = "", attempt: int = 1) -> None:
    """Send it now, or later where the mail server does not take it; the last attempt fails as a job."""
    try:
        send_mail(subject, text, sender or None, [address])
    except OSError as error:  # what the network and SMTP say
        if attempt > len(_PAUSES):
            raise
        logger.warning("E-mail not sent, attempt %d: %s", attempt, error)
        later = deliver.using(run_after=timezone.now() + _PAUSES[attempt - 1])
        later.enqueue(subject=subject, text=text, address=address, sender=sender, attempt=attempt + 1)


def _language_of(user: Any) -> str:
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else translation.get_language()


def _zone_of(user: Any) -> str:
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_current_time_zone() if profile else timezone.get_default_timezone_name()
