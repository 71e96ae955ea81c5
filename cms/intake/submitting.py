"""A form sent from one of our pages: valid, from people, and once."""

from collections.abc import Callable

from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms.intake.digests import digest_of
from cms.intake.guard import Guard
from cms.intake.refusals import KeyReusedError, RefusedError, TooManyError
from cms.intake.taking import Answer, find, take


def submit(
    request: HttpRequest, *, form: BaseForm, guard: Guard, keep: Callable[[], Answer]
) -> Answer | None:
    """The answer of `keep`, called once for all times that this form is sent with the same content.

    None where the form is to be shown again: it has its errors then, and `guard.retry_after` says whether
    too much was sent.
    """
    if not form.is_valid():
        return None
    sent = {"scope": guard.scope, "key": guard.stamp.key, "content": digest_of(form.cleaned_data)}
    try:
        if (answer := find(**sent)) is not None:
            return answer
        guard.check(request)
        return take(**sent, keep=lambda: _prove_and(keep, guard))[0]
    except KeyReusedError:
        guard.renew()
        form.add_error(
            None,
            _("You have sent this form before, with other answers, which arrived. Send it again for these."),
        )
    except RefusedError as error:
        guard.retry_after = error.retry_after if isinstance(error, TooManyError) else None
        form.add_error(None, error)
    return None


def _prove_and(keep: Callable[[], Answer], guard: Guard) -> Answer:
    guard.spend_proof()
    return keep()
