"""The registry's models."""

from participants.applications.pages import JoinPage
from participants.models.application import Application, ApplicationNote
from participants.models.milestone import Milestone
from participants.models.participant import Participant
from participants.models.record import RegistryCounter, RegistryEntry
from participants.pages import ParticipantIndexPage, ParticipantPage

__all__ = [
    "Application",
    "ApplicationNote",
    "JoinPage",
    "Milestone",
    "Participant",
    "ParticipantIndexPage",
    "ParticipantPage",
    "RegistryCounter",
    "RegistryEntry",
]
