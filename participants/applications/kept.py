"""Applications and their notes as personal data."""

from base64 import b64encode
from typing import Any

from cms.common.personal_data import Found, Holding, Terms, is_same_address
from participants.applications.erasing import erase_application, sweep_decisions
from participants.applications.writing import name_of
from participants.models import Application

_FACTS = (
    "name", "kind", "population", "message", "contact_name", "contact_function", "contact_email",
    "language", "state",
)  # fmt: skip


def _find(address: str) -> Found:
    return [as_json(application) for application in of_address(address)]


def as_json(application: Application) -> dict[str, Any]:
    """All that is kept with an application, the decision as base64."""
    return {
        **{name: getattr(application, name) for name in _FACTS},
        "country": application.country.code,
        "consented": application.consented_at.isoformat(),
        "submitted": application.submitted_at.isoformat(),
        "state_since": application.state_since.isoformat(),
        "decision": _content_of(application),
        "notes": [
            {"written": note.written_at.isoformat(), "author": name_of(note.author), "text": note.text}
            for note in application.notes.select_related("author").order_by("pk")
        ],
    }


def of_address(address: str) -> list[Application]:
    """By an e-mail address, case aside: compared here, because SQLite knows English letters only."""
    known = Application.objects.with_personal_data().order_by("pk").values_list("pk", "contact_email")
    keys = [pk for pk, email in known if is_same_address(email, address)]
    return list(Application.objects.filter(pk__in=keys).order_by("pk"))


def _erase(address: str, by: Any) -> int:
    return sum(erase_application(application, by=by) for application in of_address(address))


def _erase_outdated(terms: Terms) -> int:
    outdated = Application.objects.outdated(closed_before=terms.closed_before, open_before=terms.open_before)
    number = sum(erase_application(application, by=None) for application in outdated)
    sweep_decisions()
    return number


def _content_of(application: Application) -> str | None:
    if not application.decision:
        return None
    with application.decision.open() as sent:
        return b64encode(sent.read()).decode()


APPLICATIONS = Holding(name="applications", find=_find, erase=_erase, erase_outdated=_erase_outdated)
