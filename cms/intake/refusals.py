"""Why something that was sent is not taken."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class RefusedError(ValidationError):
    """It is not taken as it came; the message says to the sender what to do."""

    message: str


class TooManyError(RefusedError):
    """Too much came from there; `retry_after` says in how many seconds more may come."""

    def __init__(self, *, retry_after: int) -> None:
        minutes = -(-retry_after // 60)
        super().__init__(
            ngettext(
                "Much has been sent from your network within the last hour. Please send this again in "
                "%(minutes)d minute, or write to us.",
                "Much has been sent from your network within the last hour. Please send this again in "
                "%(minutes)d minutes, or write to us.",
                minutes,
            )
            % {"minutes": minutes},
            code="too_many",
        )
        self.retry_after = retry_after


class KeyReusedError(RefusedError):
    """The one-time key has come before, with something else. `answer` is what was answered then."""

    def __init__(self, answer: dict[str, Any]) -> None:
        super().__init__(
            _("This key was used before, for something else. Nothing new was stored."), code="key_reused"
        )
        self.answer = answer
