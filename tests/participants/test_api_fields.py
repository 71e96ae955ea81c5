"""What the API says of a participant."""

from participants.api_fields import ParticipantFactsField
from participants.models import Participant


def test_candidate_has_no_facts_whatever_page_names_it() -> None:
    candidate = Participant(name="Secretville", country="ME", status="candidate")
    assert ParticipantFactsField().to_representation(candidate) is None


def test_withdrawn_participant_keeps_its_facts() -> None:
    withdrawn = Participant(name="Megara", country="GR", status="withdrawn", ordinal=124)
    facts = ParticipantFactsField().to_representation(withdrawn)
    assert facts is not None
    assert (facts["name"], facts["ordinal"], facts["status"]) == ("Megara", 124, "withdrawn")
