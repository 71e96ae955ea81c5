"""What can happen to an application: the states, the refusals, the mail and the evidence."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import Client
from django_tasks_db.models import DBTaskResult
from wagtail.documents import get_document_model
from wagtail.models import Collection, ModelLogEntry

from participants import services as registry
from participants.applications import services
from participants.applications.evidence import COLLECTION, discard_uncited, evidence_for
from participants.applications.refusals import ApplicationError
from participants.models import Application, Participant
from tests import admin
from tests.factories import ParticipantFactory
from tests.participants.applications.staff import PDF, ApplicationFactory, decision, in_review, registrar

pytestmark = pytest.mark.django_db

State = Application.State
Act = Callable[[Application, User], Any]

ACTS: dict[str, Act] = {
    "take_up": lambda application, by: services.take_up(application=application, by=by),
    "accept": lambda application, by: services.accept(application=application, by=by),
    "decline": lambda application, by: services.decline(
        application=application, by=by, reason="Not a local authority.", tell=False
    ),
    "reopen": lambda application, by: services.reopen(application=application, by=by),
    "withdraw": lambda application, by: services.withdraw_application(application=application),
}
POSSIBLE = {
    (State.RECEIVED, "take_up"): State.IN_REVIEW,
    (State.RECEIVED, "withdraw"): State.WITHDRAWN,
    (State.IN_REVIEW, "accept"): State.ACCEPTED,
    (State.IN_REVIEW, "decline"): State.DECLINED,
    (State.IN_REVIEW, "withdraw"): State.WITHDRAWN,
    (State.DECLINED, "reopen"): State.IN_REVIEW,
}


@pytest.fixture
def anna(db: None) -> User:
    return registrar("anna")


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("act", list(ACTS))
def test_each_state_allows_its_acts_and_refuses_the_others(anna: User, state: str, act: str) -> None:
    application = ApplicationFactory(state=state, name="Tivat")
    expected = POSSIBLE.get((State(state), act))
    if expected:
        ACTS[act](application, anna)
    else:
        with pytest.raises(ApplicationError, match=str(State(state).label)):
            ACTS[act](application, anna)
    application.refresh_from_db()
    assert application.state == (expected or state)


@pytest.mark.parametrize("act", ["take_up", "accept", "decline", "reopen"])
def test_who_does_not_handle_applications_is_refused(act: str) -> None:
    application = ApplicationFactory()
    with pytest.raises(PermissionDenied):
        ACTS[act](application, admin.staff("participants.view_application"))
    application.refresh_from_db()
    assert (application.state, application.notes.count()) == (State.RECEIVED, 0)


def test_each_change_of_state_is_logged_with_who_and_dated(anna: User) -> None:
    application = ApplicationFactory()
    before = application.state_since
    services.take_up(application=application, by=anna)
    services.accept(application=application, by=anna)
    logged = ModelLogEntry.objects.for_instance(application).order_by("pk").values_list("action", "user")
    assert list(logged) == [("application.taken_up", anna.pk), ("application.accepted", anna.pk)]
    assert application.state_since > before


def test_taking_up_makes_the_handler(anna: User) -> None:
    assert services.take_up(application=ApplicationFactory(), by=anna).handler == anna


class TestTwoAtOnce:
    def test_second_who_takes_it_up_is_told_who_did(self, anna: User) -> None:
        first = ApplicationFactory(name="Tivat")
        second = Application.objects.get(pk=first.pk)
        services.take_up(application=first, by=anna)
        with pytest.raises(ApplicationError, match=r"Tivat has changed meanwhile.*anna"):
            services.take_up(application=second, by=registrar("boris"))

    def test_second_decision_is_refused(self, anna: User) -> None:
        first = in_review(anna)
        second = Application.objects.get(pk=first.pk)
        services.accept(application=first, by=anna)
        with pytest.raises(ApplicationError, match="changed meanwhile"):
            ACTS["decline"](second, registrar("boris"))
        assert second.notes.count() == 0

    def test_accepting_twice_gives_one_participant(self, anna: User) -> None:
        first = in_review(anna, decision=decision())
        second = Application.objects.get(pk=first.pk)
        services.accept(application=first, by=anna)
        for again in (second, first):
            with pytest.raises(ApplicationError):
                services.accept(application=again, by=anna)
        assert Participant.objects.count() == 1
        assert get_document_model().objects.count() == 1

    def test_second_handing_over_is_refused(self, anna: User) -> None:
        first = in_review(anna)
        second = Application.objects.get(pk=first.pk)
        services.hand_over(application=first, to=registrar("boris"), by=anna)
        with pytest.raises(ApplicationError, match=r"changed meanwhile.*boris"):
            services.hand_over(application=second, to=registrar("clara"), by=anna)


class TestHandingOver:
    def test_another_handles_it(self, anna: User) -> None:
        boris = registrar("boris")
        assert services.hand_over(application=in_review(anna), to=boris, by=anna).handler == boris

    def test_not_to_somebody_who_may_not(self, anna: User) -> None:
        with pytest.raises(ApplicationError) as refusal:
            services.hand_over(application=in_review(anna), to=admin.staff(), by=anna)
        assert refusal.value.field == "to"

    def test_not_to_who_has_it(self, anna: User) -> None:
        with pytest.raises(ApplicationError, match="anna handles it already"):
            services.hand_over(application=in_review(anna), to=anna, by=anna)

    def test_only_in_review(self, anna: User) -> None:
        with pytest.raises(ApplicationError, match="only one in review"):
            services.hand_over(application=ApplicationFactory(), to=registrar("boris"), by=anna)


class TestNotes:
    def test_has_author_and_text(self, anna: User) -> None:
        note = services.note(application=ApplicationFactory(), text=" They called. ", by=anna)
        assert (note.author, note.text) == (anna, "They called.")

    def test_empty_one_is_refused(self, anna: User) -> None:
        with pytest.raises(ApplicationError, match="empty"):
            services.note(application=ApplicationFactory(), text=" ", by=anna)

    def test_not_by_others(self) -> None:
        with pytest.raises(PermissionDenied):
            services.note(application=ApplicationFactory(), text="x", by=admin.staff())


class TestAccepting:
    def test_makes_a_candidate_of_what_was_sent(self, anna: User) -> None:
        application = in_review(anna, name="Tivat", kind="municipality", country="ME", population=14_031)
        made = services.accept(application=application, by=anna).participant
        assert (made.status, made.name, made.kind, made.country.code, made.population) == (
            "candidate",
            "Tivat",
            "municipality",
            "ME",
            14_031,
        )

    def test_may_take_a_candidate_that_is_there(self, anna: User) -> None:
        candidate = ParticipantFactory(status="candidate")
        application = services.accept(application=in_review(anna), by=anna, participant=candidate)
        assert application.participant == candidate
        assert Participant.objects.count() == 1

    def test_takes_nobody_who_has_a_number(self, anna: User) -> None:
        with pytest.raises(ApplicationError) as refusal:
            services.accept(application=in_review(anna), by=anna, participant=ParticipantFactory())
        assert refusal.value.field == "participant"

    def test_decision_becomes_evidence_that_is_not_public(self, anna: User, client: Client) -> None:
        application = in_review(anna, name="Šabac", decision=decision())
        candidate = services.accept(application=application, by=anna).participant
        document = evidence_for(candidate)
        assert document.title == "Council decision of Šabac"
        assert document.filename.startswith("council-decision-sabac")
        assert document.collection.name == COLLECTION
        assert client.get(document.url).status_code == 302  # to the login
        assert client.get(document.file.url).status_code in {403, 404}

    def test_evidence_is_for_the_registrars_alone(self, anna: User, client: Client) -> None:
        document = evidence_for(
            services.accept(application=in_review(anna, decision=decision()), by=anna).participant
        )
        client.force_login(admin.staff(username="editor"))
        assert client.get(document.url).status_code == 302
        client.force_login(anna)
        assert b"".join(client.get(document.url)) == PDF

    def test_there_is_one_collection_of_evidence(self, anna: User) -> None:
        for _ in range(2):
            services.accept(application=in_review(anna, decision=decision()), by=anna)
        assert Collection.objects.filter(name=COLLECTION).count() == 1

    def test_without_a_decision_there_is_no_evidence(self, anna: User) -> None:
        candidate = services.accept(application=in_review(anna), by=anna).participant
        assert evidence_for(candidate) is None

    def test_evidence_that_the_record_cites_is_not_discarded(self, anna: User) -> None:
        application = services.accept(application=in_review(anna, decision=decision()), by=anna)
        candidate = application.participant
        registry.admit(
            participant=candidate,
            effective_on=application.submitted_at.date(),
            by=None,
            evidence=evidence_for(candidate),
        )
        discard_uncited(application)
        assert evidence_for(candidate) is not None

    def test_evidence_that_nothing_cites_is_discarded(self, anna: User) -> None:
        application = services.accept(application=in_review(anna, decision=decision()), by=anna)
        discard_uncited(application)
        assert not get_document_model().objects.exists()


class TestDeclining:
    def test_reason_is_noted_for_colleagues(self, anna: User) -> None:
        application = ACTS["decline"](in_review(anna), anna)
        assert application.notes.get().text == "Declined: Not a local authority."

    def test_without_a_reason_it_is_refused(self, anna: User) -> None:
        with pytest.raises(ApplicationError) as refusal:
            services.decline(application=in_review(anna), reason=" ", tell=True, by=anna)
        assert refusal.value.field == "reason"

    def test_applicant_is_told_in_their_language_if_wished(self, anna: User) -> None:
        application = in_review(anna, name="Tivat", contact_email="vesna@example.org")
        services.decline(application=application, reason="Il manque la décision.", tell=True, by=anna)
        mail = DBTaskResult.objects.get().args_kwargs["kwargs"]
        assert mail["address"] == "vesna@example.org"
        assert "Tivat" in mail["subject"]
        assert "Il manque la décision." in mail["text"]

    def test_nobody_is_told_otherwise(self, anna: User) -> None:
        ACTS["decline"](in_review(anna), anna)
        assert not DBTaskResult.objects.exists()

    def test_without_an_address_nobody_can_be_told(self, anna: User) -> None:
        with pytest.raises(ApplicationError, match="no e-mail address"):
            services.decline(application=in_review(anna, contact_email=""), reason="No.", tell=True, by=anna)
