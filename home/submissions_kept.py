"""What readers sent with the forms of the site, as personal data: found by an address in any answer."""

from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.contrib.forms.models import FormSubmission

from cms.common.personal_data import Found, Holding, Terms, mentions
from cms.publishing.audit import log_erasure


def _find(address: str) -> Found:
    return [
        {"form": submission.page.title, "sent": submission.submit_time.isoformat(), **_answers(submission)}
        for submission in _with(address)
    ]


def _erase(address: str, by: Any) -> int:
    return _delete(_with(address), by)


def _erase_outdated(terms: Terms) -> int:
    """A form has no state: nobody says when its matter is closed."""
    old = FormSubmission.objects.filter(submit_time__lt=terms.closed_before).select_related("page")
    return _delete(old.iterator(), None)


def _with(address: str) -> Iterator[FormSubmission]:
    """All are read: as JSON the databases tell small letters from great ones, each in its own way."""
    for submission in FormSubmission.objects.select_related("page").order_by("pk").iterator():
        if any(mentions(str(answer), address) for answer in submission.form_data.values()):
            yield submission


def _answers(submission: FormSubmission) -> dict[str, Any]:
    return {"answers": submission.form_data}


def _delete(submissions: Iterable[FormSubmission], by: Any) -> int:
    """On record with their form: how many, and nothing of what they said."""
    forms: dict[Any, list[int]] = {}
    for submission in submissions:
        forms.setdefault(submission.page, []).append(submission.pk)
    for page, keys in forms.items():
        FormSubmission.objects.filter(pk__in=keys).delete()
        log_erasure(instance=page.specific, rows=len(keys), by=by)
    return sum(map(len, forms.values()))


SUBMISSIONS = Holding(name="forms", find=_find, erase=_erase, erase_outdated=_erase_outdated)
