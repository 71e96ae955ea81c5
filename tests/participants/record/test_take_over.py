"""What participants had before there was a record becomes their record."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from participants.models import Participant, RegistryCounter
from participants.record.numbering import next_number
from participants.record.standing import standing_of
from tests.factories import ParticipantFactory

take_over = import_module("participants.migrations.0003_take_over_numbers").take_over


@pytest.fixture
def unrecorded(db: None) -> None:
    """A candidate, a participant and one that has withdrawn, as they stood before the record."""
    RegistryCounter.objects.all().delete()
    for name, status, ordinal in [("Tivat", "participant", 127), ("Megara", "withdrawn", 124)]:
        row = Participant.objects.filter(pk=ParticipantFactory(status="candidate", name=name).pk)
        row.update(status=status, ordinal=ordinal, joined_on=date(2015, 5, 20))
    ParticipantFactory(status="candidate", name="Kotor")
    take_over(apps, None)


@pytest.mark.usefixtures("unrecorded")
def test_the_record_says_what_each_participant_already_was() -> None:
    for participant in Participant.objects.exclude(status="candidate"):
        assert standing_of(participant.entries.all()) == participant.standing
    assert not Participant.objects.get(name="Kotor").entries.exists()


@pytest.mark.usefixtures("unrecorded")
def test_numbers_go_on_after_the_highest() -> None:
    assert next_number() == 128


@pytest.mark.usefixtures("unrecorded")
def test_an_unknown_day_of_withdrawal_is_said_to_be_unknown() -> None:
    withdrawal = Participant.objects.get(name="Megara").entries.get(kind="withdrawal")
    assert withdrawal.effective_on == timezone.localdate()
    assert "not known" in withdrawal.note


def test_an_empty_registry_starts_with_number_one(db: None) -> None:
    RegistryCounter.objects.all().delete()
    take_over(apps, None)
    assert next_number() == 1
