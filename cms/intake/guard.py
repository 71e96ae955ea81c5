"""What keeps spam out of a form, without asking anybody to read crooked letters."""

from datetime import timedelta
from http import HTTPStatus
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.intake.limits import count
from cms.intake.proof import spend
from cms.intake.refusals import RefusedError
from cms.intake.stamps import Stamp, make_stamp, read_stamp

# No field that staff can add has a name with a hyphen.
STAMP, PROOF, TRAP = "intake-stamp", "intake-proof", "intake-homepage"


class Guard:
    """Of one form, shown once or sent once. A template shows it with `intake/guard.html`.

    To be asked in this order: `check` before anything is stored, `spend_proof` in the transaction that
    stores it. Both raise ValidationError with what the sender is to do.
    """

    stamp: Stamp
    # Seconds until more is taken, where it was too much.
    retry_after: int | None = None

    def __init__(self, scope: str, *, stamp: str = "", proof: str = "", trap: str = "") -> None:
        self.scope = scope
        self._sent = read_stamp(stamp, scope)
        self._proof, self._trap = proof, trap
        # A form that is shown again keeps its stamp: to wait is enough, and twice sent is sent once.
        self.stamp = self._sent or make_stamp(scope)

    @classmethod
    def of(cls, request: HttpRequest, scope: str) -> Self:
        sent = (request.POST.get(name, "") for name in (STAMP, PROOF, TRAP))
        return cls(scope, **dict(zip(("stamp", "proof", "trap"), sent, strict=True)))

    @property
    def is_proven(self) -> bool:
        """Whether a proof came; `spend_proof` finds out whether it is one."""
        return bool(self._proof)

    def renew(self) -> None:
        """Whatever is sent next is something new."""
        self.stamp = make_stamp(self.scope)

    def check(self, request: HttpRequest) -> None:
        """Counts, too: what is refused here has been sent."""
        count(request, is_proven=self.is_proven)
        if self._trap:
            raise RefusedError(_("Please leave the field empty that is not for people."), code="trap")
        if self._sent is None:
            message = _("The form was open for too long. Nothing is lost: please send it again.")
            raise RefusedError(message, code="stamp")
        self._refuse_haste(self._sent)

    def answer(self, response: HttpResponse) -> HttpResponse:
        """The page with the form: made for one reader, and of the right status where it was too much."""
        patch_cache_control(response, private=True, no_cache=True)
        if self.retry_after is not None:
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response["Retry-After"] = str(self.retry_after)
        return response

    def spend_proof(self) -> None:
        if self.is_proven:
            try:
                spend(self._proof)
            except ValidationError as error:
                message = _(
                    "Your browser did not finish in time what keeps robots out. Please send the form again."
                )
                raise RefusedError(message, code=error.code or "proof") from error

    def _refuse_haste(self, stamp: Stamp) -> None:
        shortest = settings.SHORTEST_FILLING if self.is_proven else settings.SHORTEST_UNPROVEN_FILLING
        left = timedelta(seconds=shortest) - stamp.age
        if left > timedelta(0):
            seconds = int(left.total_seconds()) + 1
            raise RefusedError(
                ngettext(
                    "That was faster than people write. Please wait %(seconds)d second, and send it again.",
                    "That was faster than people write. Please wait %(seconds)d seconds, and send it again.",
                    seconds,
                )
                % {"seconds": seconds},
                code="haste",
            )
