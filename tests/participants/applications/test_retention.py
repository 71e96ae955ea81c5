"""Personal data: handed out, erased, and erased by itself when it is too old."""

import json
from base64 import b64decode
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.contrib.forms.models import FormSubmission
from wagtail.documents import get_document_model
from wagtail.models import ModelLogEntry, PageLogEntry

from cms.common import personal_data
from cms.publishing.mail import deliver
from cms.publishing.worker import Worker
from home.models import FormPage, HomePage
from participants.applications import services
from participants.applications.erasing import sweep_decisions
from participants.models import Application
from tests.factories import FormPageFactory
from tests.participants.applications.staff import PDF, ApplicationFactory, decision, in_review, registrar

ADDRESS = "Canary.Person@Example.org"
NAME = "Zebulon Canaryman"
MESSAGE = "canary message about joining"
PERSONAL = ("canary.person", "canaryman", MESSAGE)

pytestmark = pytest.mark.django_db


def tables_with(text: str) -> set[str]:
    """The tables of the database, the search indexes included, in which the text stands."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        found = set()
        for name in names:
            cursor.execute(f'SELECT * FROM "{name}"')
            if any(text in str(_plain(row)).casefold() for row in cursor.fetchall()):
                found.add(name)
    return found


def _plain(row: Any) -> list[Any]:
    return [bytes(cell).decode(errors="replace") if isinstance(cell, bytes | memoryview) else cell
            for cell in row]  # fmt: skip


@pytest.fixture
def form(home: HomePage) -> FormPage:
    return FormPageFactory(parent=home)


def application_of(address: str = ADDRESS, **fields: Any) -> Application:
    facts = {"contact_name": NAME, "contact_email": address, "message": MESSAGE, "decision": decision()}
    return ApplicationFactory(**facts | fields)


def submission(form: FormPage, address: str = ADDRESS, *, days_ago: int = 0) -> FormSubmission:
    sent = FormSubmission.objects.create(page=form, form_data={"mail": address, "name": NAME, "why": MESSAGE})
    FormSubmission.objects.filter(pk=sent.pk).update(submit_time=timezone.now() - timedelta(days=days_ago))
    return sent


def mail(
    address: str = ADDRESS, text: str = "Thank you.", *, days_ago: int = 0, status: str = "SUCCESSFUL"
) -> Any:
    deliver.enqueue(subject="Received", text=text, address=address)
    job = DBTaskResult.objects.latest("enqueued_at")
    DBTaskResult.objects.filter(pk=job.pk).update(
        status=status, finished_at=timezone.now() - timedelta(days=days_ago)
    )
    return job


def closed(days_ago: int, state: str = "declined", **fields: Any) -> Application:
    return application_of(state=state, state_since=timezone.now() - timedelta(days=days_ago), **fields)


def erase(*arguments: str) -> str:
    out = StringIO()
    call_command("erase_personal_data", *arguments, stdout=out)
    return out.getvalue()


class TestErasingOnePerson:
    @pytest.fixture
    def known(self, form: FormPage, django_capture_on_commit_callbacks: Any) -> Iterator[Application]:
        """Somebody who left traces wherever the site keeps any, and somebody else."""
        anna = registrar("anna")
        application = application_of()
        services.take_up(application=application, by=anna)
        services.note(application=application, text=f"{NAME} called: {MESSAGE}", by=anna)
        services.accept(application=application, by=anna)
        refused = in_review(anna, contact_name=NAME, contact_email=ADDRESS.lower(), message=MESSAGE)
        services.decline(application=refused, reason=f"Dear {NAME}: {MESSAGE}", tell=True, by=anna)
        submission(form)
        mail(text=f"{MESSAGE}, {NAME}")
        mail("anna@example.org", f"{NAME} <{ADDRESS}> asks to join.")
        application_of("other@example.org", contact_name="Other", message="Other")
        submission(form, "other.canary.person@example.org".replace("canary.person", "somebody"))
        FormSubmission.objects.exclude(form_data__mail=ADDRESS).update(
            form_data={"mail": "other@example.org"}
        )
        mail("other@example.org")
        with django_capture_on_commit_callbacks(execute=True):
            yield application

    def test_it_is_there_before(self, known: Application) -> None:
        assert all(tables_with(text) for text in PERSONAL)

    def test_no_table_has_their_name_address_or_message_any_more(self, known: Application) -> None:
        erase("--email", ADDRESS.upper())
        assert {text: tables_with(text) for text in PERSONAL} == {text: set() for text in PERSONAL}

    def test_others_keep_theirs(self, known: Application) -> None:
        erase("--email", ADDRESS)
        assert Application.objects.with_personal_data().get().contact_email == "other@example.org"
        assert FormSubmission.objects.count() == 1
        assert DBTaskResult.objects.filter(args_kwargs__kwargs__address="other@example.org").exists()

    def test_that_it_was_done_is_on_record(self, known: Application, form: FormPage) -> None:
        assert erase("--email", ADDRESS) == "Erased: mail 3, applications 2, forms 1\n"
        known.refresh_from_db()
        assert known.erased_at
        assert ModelLogEntry.objects.filter(action="application.erased").count() == 2
        assert PageLogEntry.objects.get(action="publishing.erasure").data == {"rows": 1}

    def test_what_is_said_of_the_authority_stays(self, known: Application) -> None:
        erase("--email", ADDRESS)
        known.refresh_from_db()
        assert (known.state, known.country.code, known.participant.name) == ("accepted", "ME", known.name)

    def test_dry_run_counts_and_erases_nothing(self, known: Application) -> None:
        said = erase("--email", ADDRESS, "--dry-run")
        assert said.startswith("Would erase: ")
        assert "applications 2" in said
        assert all(tables_with(text) for text in PERSONAL)

    def test_copy_of_the_decision_that_nothing_cites_goes_too(self, known: Application) -> None:
        assert get_document_model().objects.exists()
        erase("--email", ADDRESS)
        assert not get_document_model().objects.exists()

    @pytest.mark.parametrize("rubbish", ["nobody", "", "\0"])
    def test_rubbish_is_no_address(self, rubbish: str) -> None:
        with pytest.raises(CommandError):
            erase("--email", rubbish)


class TestFile:
    def test_goes_after_the_commit_and_not_before(self, django_capture_on_commit_callbacks: Any) -> None:
        application = application_of()
        storage, name = application.decision.storage, application.decision.name
        with django_capture_on_commit_callbacks(execute=False) as callbacks:
            erase("--email", ADDRESS)
        assert storage.exists(name)
        for callback in callbacks:
            callback()
        assert not storage.exists(name)

    def test_one_that_a_crash_left_behind_is_swept_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        kept, left = application_of(), application_of()
        storage, name = left.decision.storage, left.decision.name
        Application.objects.filter(pk=left.pk).delete()
        sweep_decisions()
        assert storage.exists(name)  # too young: its application may be about to be stored
        old = timezone.now() - timedelta(days=2)
        monkeypatch.setattr(type(storage), "get_modified_time", lambda storage, name: old)
        sweep_decisions()
        assert not storage.exists(name)
        assert storage.exists(kept.decision.name)


class TestAge:
    @pytest.mark.parametrize("state", ["accepted", "declined", "withdrawn"])
    def test_closed_one_is_erased_after_a_year(self, state: str) -> None:
        old, young = closed(366, state), closed(364, state)
        personal_data.erase_outdated()
        old.refresh_from_db()
        young.refresh_from_db()
        assert (bool(old.erased_at), bool(young.erased_at), old.state) == (True, False, state)

    @pytest.mark.parametrize("state", ["received", "in_review"])
    def test_one_that_nobody_decided_is_kept_longer_then_closed(self, state: str) -> None:
        old, young = closed(731, state), closed(729, state)
        personal_data.erase_outdated()
        old.refresh_from_db()
        young.refresh_from_db()
        assert (bool(old.erased_at), old.state) == (True, "withdrawn")
        assert (bool(young.erased_at), young.state) == (False, state)

    def test_settings_say_how_long(self, settings: Any) -> None:
        settings.APPLICATION_RETENTION_DAYS = 10
        application = closed(11)
        personal_data.erase_outdated()
        application.refresh_from_db()
        assert application.erased_at

    def test_command_may_say_so_too(self) -> None:
        application = closed(11)
        assert "applications 1" in erase("--older-than", "10")
        application.refresh_from_db()
        assert application.erased_at

    @pytest.mark.parametrize("rubbish", ["-1", "99999999999", "abc"])
    def test_rubbish_is_no_number_of_days(self, rubbish: str) -> None:
        with pytest.raises(CommandError):
            erase(f"--older-than={rubbish}")

    def test_old_submissions_of_forms_go_too(self, form: FormPage) -> None:
        submission(form, days_ago=366)
        young = submission(form, days_ago=364)
        personal_data.erase_outdated()
        assert FormSubmission.objects.get() == young

    def test_old_mail_goes_too_but_not_what_still_waits(self) -> None:
        mail(days_ago=366)
        young = mail(days_ago=364)
        waiting = mail(status=TaskResultStatus.READY)
        DBTaskResult.objects.filter(pk=waiting.pk).update(finished_at=None)
        personal_data.erase_outdated()
        assert set(DBTaskResult.objects.values_list("pk", flat=True)) == {young.pk, waiting.pk}

    def test_erased_once(self) -> None:
        closed(366)
        assert personal_data.erase_outdated()["applications"] == 1
        assert personal_data.erase_outdated()["applications"] == 0


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_worker_erases_what_is_too_old() -> None:
    application = closed(366)
    Worker().run_once()
    application.refresh_from_db()
    assert application.erased_at
    assert not application.decision


class TestHandingOut:
    def exported(self, address: str) -> dict[str, Any]:
        out = StringIO()
        call_command("export_personal_data", email=address, stdout=out)
        return json.loads(out.getvalue())

    def test_has_applications_with_notes_and_decision_forms_and_mail(self, form: FormPage) -> None:
        anna = registrar("anna")
        services.note(application=application_of(), text="They called.", by=anna)
        application_of("other@example.org")
        submission(form)
        mail(text="Thank you.")
        found = self.exported(ADDRESS.lower())
        [application] = found["applications"]
        assert application["message"] == MESSAGE
        assert [(note["text"], note["author"]) for note in application["notes"]] == [("They called.", "anna")]
        assert b64decode(application["decision"]) == PDF
        assert [sent["answers"]["why"] for sent in found["forms"]] == [MESSAGE]
        assert [sent["text"] for sent in found["mail"]] == ["Thank you."]

    def test_of_somebody_unknown_there_is_nothing(self) -> None:
        assert self.exported("nobody@example.org") == {
            "address": "nobody@example.org", "applications": [], "forms": [], "mail": [],
        }  # fmt: skip

    def test_address_is_compared_whole(self, form: FormPage) -> None:
        submission(form, f"jo{ADDRESS}")
        application_of(f"{ADDRESS}.uk")
        found = self.exported(ADDRESS)
        assert (found["applications"], found["forms"]) == ([], [])

    def test_erased_one_has_nothing_left(self) -> None:
        application_of()
        erase("--email", ADDRESS)
        assert self.exported(ADDRESS)["applications"] == []


class TestButtons:
    @pytest.fixture
    def desk(self, client: Client) -> Client:
        client.force_login(registrar("anna"))
        return client

    def at(self, name: str, application: Application) -> str:
        return f"/admin/participants/application/{name}/{application.pk}/"

    def test_export_is_a_file_that_nobody_keeps_and_is_logged(self, desk: Client) -> None:
        application = application_of()
        response = desk.post(self.at("export-personal-data", application))
        assert json.loads(response.content)["applications"][0]["contact_name"] == NAME
        assert response["Content-Disposition"].startswith("attachment; ")
        assert "no-store" in response["Cache-Control"]
        logged = ModelLogEntry.objects.get(action="application.exported")
        assert (logged.user.username, logged.data) == ("anna", {})

    def test_page_counts_what_will_be_erased(self, desk: Client, form: FormPage) -> None:
        application = application_of()
        submission(form)
        page = desk.get(self.at("erase-personal-data", application)).content.decode()
        assert "applications: 1, submissions of forms: 1, e-mails: 0" in page

    def test_erases_all_under_the_address(self, desk: Client, form: FormPage) -> None:
        application = application_of(state="declined")
        submission(form)
        desk.post(self.at("erase-personal-data", application), {"seen": "declined:"})
        application.refresh_from_db()
        assert application.erased_at
        assert not FormSubmission.objects.exists()
        logged = ModelLogEntry.objects.get(action="application.erased")
        assert logged.user.username == "anna"

    def test_without_an_address_the_application_alone(self, desk: Client) -> None:
        application, other = application_of("", state="declined"), application_of("", state="declined")
        desk.post(self.at("erase-personal-data", application), {"seen": "declined:"})
        application.refresh_from_db()
        other.refresh_from_db()
        assert (bool(application.erased_at), bool(other.erased_at)) == (True, False)

    def test_page_of_an_erased_one_says_so(self, desk: Client) -> None:
        application = application_of(state="declined")
        erase("--email", ADDRESS)
        assert b"The personal data was erased on" in desk.get(self.at("inspect", application)).content
