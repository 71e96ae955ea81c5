"""The e-mails in the job queue: sent ones stay there with their text, and with the address."""

from collections.abc import Collection
from typing import Any

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.common.personal_data import Found, Holding, Terms, is_same_address, mentions
from cms.publishing.mail import deliver

# A shorter name would be found in e-mails that have nothing to do with the person.
_SHORTEST_NAME = 4


def forget_mail_about(*, addresses: Collection[str], names: Collection[str] = ()) -> int:
    """Delete the e-mails to these addresses and those that mention one, and the sent ones with such a name.

    One that waits and only has the name may be for somebody else: it is sent first. One that is being sent
    just now goes with the next erasure.
    """
    found = [
        pk for pk, status, job in _mails() if _is_about(job, addresses, names if _is_over(status) else ())
    ]
    return DBTaskResult.objects.filter(pk__in=found).delete()[0]


def _find(address: str) -> Found:
    return [
        {"subject": job["subject"], "text": job["text"], "to": job["address"], "status": status}
        for _pk, status, job in _mails()
        if _is_about(job, [address])
    ]


def _erase(address: str, by: Any) -> int:
    return forget_mail_about(addresses=[address])


def _erase_outdated(terms: Terms) -> int:
    """All that were sent, or given up, so long ago: to staff, too."""
    old = DBTaskResult.objects.filter(task_path=deliver.module_path, finished_at__lt=terms.closed_before)
    return old.delete()[0]


def _mails() -> Any:
    jobs = DBTaskResult.objects.filter(task_path=deliver.module_path).exclude(status=TaskResultStatus.RUNNING)
    for pk, status, job in jobs.order_by("enqueued_at").values_list("pk", "status", "args_kwargs"):
        yield pk, status, job["kwargs"]


def _is_over(status: str) -> bool:
    return status in {TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED}


def _is_about(job: dict[str, Any], addresses: Collection[str], names: Collection[str] = ()) -> bool:
    text = f"{job['subject']}\n{job['text']}"
    return (
        any(is_same_address(job["address"], address) or mentions(text, address) for address in addresses)
        or any(name.casefold() in text.casefold() for name in names if len(name) >= _SHORTEST_NAME)
    )  # fmt: skip


# First, so that it is counted before others erase what they were about.
MAIL = Holding(name="mail", find=_find, erase=_erase, erase_outdated=_erase_outdated, order=10)
