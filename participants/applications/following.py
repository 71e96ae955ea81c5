"""An application as its sender sees it: where it stands, in words, and what was sent."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from participants.models import Application


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something that has happened; the last one is where the application stands."""

    text: str
    at: datetime


def steps(application: Application) -> list[Step]:
    received = Step(text=_("Your application arrived."), at=application.submitted_at)
    if application.state == Application.State.RECEIVED:
        return [received]
    return [received, Step(text=_meaning(application.state), at=application.state_since)]


def _meaning(state: str) -> str:
    return {
        Application.State.IN_REVIEW: _("It is being reviewed. We write to you when we have questions."),
        Application.State.ACCEPTED: _("It is accepted. The accession follows, and we write to you about it."),
        Application.State.DECLINED: _("It was declined. We have written to you why."),
        Application.State.WITHDRAWN: _("It was withdrawn, and is not looked at further."),
    }[Application.State(state)]


def said(application: Application) -> list[tuple[str, str]]:
    """What was sent: each label with its text, without what was left empty."""
    answers: list[tuple[Any, Any]] = [
        (_("Name of the authority"), application.name),
        (_("Kind"), application.get_kind_display()),
        (_("Country"), application.country.name),
        (
            _("Population"),
            number_format(application.population, force_grouping=True) if application.population else "",
        ),
        (_("Contact person"), application.contact_name),
        (_("Function"), application.contact_function),
        (_("E-mail"), application.contact_email),
        (_("Message"), application.message),
        (_("Council decision"), _("A PDF was sent.") if application.decision else ""),
    ]
    return [(str(label), str(text)) for label, text in answers if text]
