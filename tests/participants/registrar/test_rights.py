"""Who may do what: each role, each act, by its address."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.test import Client

from cms.roles import ensure_roles
from participants import services
from participants.models import Participant, RegistryEntry
from participants.record.numbering import next_number
from tests.factories import ParticipantFactory
from tests.participants.registrar.pages import DAY, REGISTRY, address

pytestmark = pytest.mark.django_db

ACTS = {"admit", "release", "undo-admission", "withdraw", "readmit", "rename", "merge", "correct"}
NOBODYS: set[str] = set()
# Groups of the person; None is a visitor who has not signed in.
TABLE = [
    (("Communications",), NOBODYS),
    (("Editors",), NOBODYS),
    (("Registrars",), ACTS),
    (("Registrars", "Editors"), ACTS),
    (("root",), ACTS),
    ((), NOBODYS),
    (None, NOBODYS),
]


@pytest.fixture
def subjects() -> dict[str, int]:
    """For each act, what it is possible with: an entry to correct, else a participant."""
    current = ParticipantFactory(name="Tivat", ordinal=127)
    withdrawn = ParticipantFactory(name="Mersin", ordinal=120, status="withdrawn")
    candidate = ParticipantFactory(name="Kotor", status="candidate")
    admitted = ParticipantFactory(name="Bar", status="admitted")
    return {
        "admit": candidate.pk,
        "release": admitted.pk,
        "undo-admission": admitted.pk,
        "withdraw": current.pk,
        "readmit": withdrawn.pk,
        "rename": current.pk,
        "merge": current.pk,
        "correct": current.entries.get(kind="accession").pk,
    }


def sign_in(client: Client, groups: tuple[str, ...] | None) -> None:
    if groups is None:
        return
    ensure_roles()
    user = User.objects.create_user("somebody", is_superuser="root" in groups)
    user.groups.set(Group.objects.filter(name__in=groups))
    client.force_login(user)


def possible(client: Client, method: str, subjects: dict[str, int]) -> set[str]:
    fields = {"effective_on": DAY, "number": next_number(), "name": "Another", "note": "Why"}
    return {
        act
        for act, pk in subjects.items()
        if getattr(client, method)(address(act, pk), fields if method == "post" else None).status_code == 200
    }


@pytest.mark.parametrize(("groups", "allowed"), TABLE)
def test_page_of_an_act_opens_for_those_who_keep_the_registry(
    client: Client, subjects: dict[str, int], groups: tuple[str, ...] | None, allowed: set[str]
) -> None:
    sign_in(client, groups)
    assert possible(client, "get", subjects) == allowed


@pytest.mark.parametrize("groups", [groups for groups, allowed in TABLE if not allowed])
def test_nobody_else_acts_by_sending_the_form(
    client: Client, subjects: dict[str, int], groups: tuple[str, ...] | None
) -> None:
    sign_in(client, groups)
    before = RegistryEntry.objects.count()
    assert possible(client, "post", subjects) == NOBODYS
    assert RegistryEntry.objects.count() == before


@pytest.mark.parametrize(("groups", "allowed"), TABLE)
def test_buttons_are_for_those_who_may_use_them(
    client: Client, subjects: dict[str, int], groups: tuple[str, ...] | None, allowed: set[str]
) -> None:
    sign_in(client, groups)
    content = client.get(f"{REGISTRY}/").content.decode()
    buttons = {act for act in ACTS - {"correct"} if address(act, subjects[act]) in content}
    assert buttons == allowed - {"correct"}


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        ("candidate", {"admit"}),
        ("admitted", {"release", "undo-admission"}),
        ("participant", {"withdraw", "rename", "merge"}),
        ("withdrawn", {"readmit", "rename"}),
        ("merged", {"rename"}),
    ],
)
@pytest.mark.parametrize("where", ["", "inspect"])
def test_button_is_there_where_its_act_is_possible(
    registrar: Client, status: str, offered: set[str], where: str
) -> None:
    participant = participant_with(status)
    content = registrar.get(address(where, participant.pk) if where else f"{REGISTRY}/").content.decode()
    assert {act for act in ACTS if address(act, participant.pk) in content} - {"correct"} == offered


def participant_with(status: str) -> Participant:
    if status != "merged":
        return ParticipantFactory(status=status)
    participant = ParticipantFactory()
    services.merge(
        participant=participant, into=ParticipantFactory(), effective_on=date(2015, 5, 20), by=None
    )
    return participant


def test_visitor_is_sent_to_the_sign_in(client: Client, subjects: dict[str, int]) -> None:
    assert client.get(address("admit", subjects["admit"]))["Location"].startswith("/admin/login/")


def test_whoever_may_not_is_told_so(client: Client, subjects: dict[str, int]) -> None:
    sign_in(client, ("Editors",))
    response = client.get(address("admit", subjects["admit"]), follow=True)
    assert "you do not have permission" in response.content.decode()


def test_signature_of_another_site_is_refused(subjects: dict[str, int]) -> None:
    client = Client(enforce_csrf_checks=True)
    sign_in(client, ("Registrars",))
    response = client.post(address("withdraw", subjects["withdraw"]), {"effective_on": DAY})
    assert response.status_code == 403
    assert Participant.objects.get(pk=subjects["withdraw"]).status == "participant"


def test_registrars_choose_and_upload_evidence(client: Client) -> None:
    sign_in(client, ("Registrars",))
    decision = ContentFile(b"%PDF-1.4\n%%EOF", name="decision.pdf")
    client.post(
        "/admin/documents/chooser/create/",
        {
            "document-chooser-upload-title": "Decision of the council",
            "document-chooser-upload-file": decision,
        },
    )
    assert "Decision of the council" in client.get("/admin/documents/chooser/").content.decode()
