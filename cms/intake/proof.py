"""Proof of work, in the format of ALTCHA: a second's work for one message, days for a hundred thousand."""

import base64
import json
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django_altcha import AltchaField, get_altcha_challenge

from cms.intake.models import SpentProof
from cms.intake.refusals import RefusedError

# An honest one has a few hundred characters.
_LONGEST = 2000


def challenge() -> dict[str, Any]:
    """A task to be solved once, within `ALTCHA_CHALLENGE_EXPIRE` milliseconds. Nothing of it is stored."""
    made: dict[str, Any] = get_altcha_challenge(max_number=settings.PROOF_LARGEST_NUMBER).to_dict()
    return made


def lifetime() -> timedelta:
    return timedelta(milliseconds=settings.ALTCHA_CHALLENGE_EXPIRE)


class ProofField(AltchaField):
    """The stock field remembers what was used in the cache, which each process may have of its own."""

    default_error_messages = {
        "error": _("The proof of work cannot be read. Ask for a new challenge and solve that."),
        "invalid": _("The proof of work is wrong or too old. Ask for a new challenge and solve that."),
        "required": _("The proof of work is missing."),
        "replay": _("This proof of work has been used. Ask for a new challenge and solve that."),
    }

    def replay_attack_protection(self, payload: str) -> None:
        """Spent in the caller's transaction: what is rolled back has spent nothing."""
        challenge = json.loads(base64.b64decode(payload))["challenge"]
        try:
            with transaction.atomic():
                SpentProof.objects.create(challenge=challenge)
        except IntegrityError as error:
            raise RefusedError(self.error_messages["replay"], code="replay") from error


def spend(proof: str) -> None:
    """Raises ValidationError for a proof that is wrong, too old or spent before."""
    field = ProofField()
    if len(proof) > _LONGEST:
        raise RefusedError(field.error_messages["error"], code="error")
    field.clean(proof)
