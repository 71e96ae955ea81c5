import pytest
from django.contrib.auth.models import User
from django.test import Client

from participants.models import Participant
from tests import admin
from tests.factories import ParticipantFactory


@pytest.fixture
def keeper(db: None) -> User:
    return admin.staff(
        "participants.register_participant", "participants.view_participant", username="keeper"
    )


@pytest.fixture
def registrar(client: Client, keeper: User) -> Client:
    client.force_login(keeper)
    return client


@pytest.fixture
def candidate(db: None) -> Participant:
    """The next to be admitted, as the 128th."""
    ParticipantFactory(name="Daugavpils", country="LV", ordinal=127)
    return ParticipantFactory(name="Tivat", status="candidate")


@pytest.fixture
def admitted(candidate: Participant) -> Participant:
    """The 128th, unseen."""
    return ParticipantFactory(name="Kotor", status="admitted")


@pytest.fixture
def tivat(db: None) -> Participant:
    return ParticipantFactory(name="Tivat", ordinal=127)
