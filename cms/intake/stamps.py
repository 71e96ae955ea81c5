"""What a form carries from the page it was shown on: when that was, and a one-time key. Signed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.utils import timezone
from django.utils.crypto import get_random_string

_SALT = "cms.intake.stamps"
_KEY_LENGTH = 22
_LONGEST_TEXT = 500
# A form may stay open over night.
_LONGEST_OPEN = timedelta(hours=24)


@dataclass(frozen=True)
class Stamp:
    """`text` is what the form carries, `key` the one-time key in it."""

    text: str
    key: str
    made_at: datetime

    @property
    def age(self) -> timedelta:
        return timezone.now() - self.made_at


def make_stamp(scope: str) -> Stamp:
    """`scope` names the form: its stamp is good for no other."""
    key, now = get_random_string(_KEY_LENGTH), timezone.now()
    return Stamp(_signer(scope).sign_object([key, now.timestamp()]), key, now)


def read_stamp(text: str, scope: str) -> Stamp | None:
    """None for what this site did not make for this form, or made too long ago."""
    if len(text) > _LONGEST_TEXT:
        return None
    try:
        key, moment = _signer(scope).unsign_object(text)
    except BadSignature:
        return None
    stamp = Stamp(text, key, datetime.fromtimestamp(moment, tz=UTC))
    return stamp if stamp.age <= _LONGEST_OPEN else None


def _signer(scope: str) -> Signer:
    return Signer(salt=f"{_SALT}:{scope}")
