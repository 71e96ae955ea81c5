"""`/join/`: what an authority may send, and what becomes of it."""

import re
import smtplib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings as site_settings
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.intake.guard import PROOF
from cms.intake.models import Taken
from cms.publishing.jobs import run_one_job
from participants.applications.receiving import SCOPE
from participants.models import Application, JoinPage
from tests.intake.sending import filled, stamp
from tests.participants.applications.joining import ANSWERS, PDF, decision


class BrokenBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Any) -> int:
        raise smtplib.SMTPServerDisconnected("gone")


def send(client: Client, page: JoinPage, **changes: Any) -> Any:
    return client.post(page.url, filled(ANSWERS | changes, SCOPE))


def errors(response: Any) -> dict[str, list[str]]:
    assert not Application.objects.exists()
    return response.context["form"].errors


def html_of(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def run_jobs() -> None:
    while run_one_job("a worker"):
        pass


class TestSending:
    def test_application_is_stored_as_it_was_sent(self, client: Client, join_page: JoinPage) -> None:
        response = send(client, join_page)
        application = Application.objects.get()
        assert response.status_code == 302
        assert response["Location"] == f"/application/{application.key}/?sent"
        sent = {name: str(getattr(application, name)) for name in ANSWERS if name != "consent"}
        assert sent == {name: text for name, text in ANSWERS.items() if name != "consent"}
        assert (application.state, application.language) == ("received", "en")
        assert timezone.now() - application.consented_at < timedelta(minutes=1)

    def test_decision_is_kept_privately_and_not_under_its_name(
        self, client: Client, join_page: JoinPage
    ) -> None:
        send(client, join_page, decision=decision(name="../../Ana Petrovic.pdf"))
        kept = Application.objects.get().decision
        assert re.fullmatch(r"applications/[A-Za-z0-9]{32}\.pdf", kept.name)
        assert Path(kept.path).is_relative_to(site_settings.PRIVATE_FOLDER)
        assert not Path(kept.path).is_relative_to(site_settings.MEDIA_FOLDER)
        with kept.open() as file:
            assert file.read() == PDF
        assert client.get(f"/media/{kept.name}").status_code == 404

    def test_only_what_must_be_said_must_be_said(self, client: Client, join_page: JoinPage) -> None:
        assert send(client, join_page, population="", message="").status_code == 302

    def test_sent_twice_is_stored_once(self, client: Client, join_page: JoinPage) -> None:
        sent = filled(ANSWERS, SCOPE)
        first, second = (client.post(join_page.url, sent) for _n in range(2))
        assert first["Location"] == second["Location"]
        assert Application.objects.count() == Taken.objects.count() == 1

    def test_other_answers_under_the_same_stamp_are_asked_about(
        self, client: Client, join_page: JoinPage
    ) -> None:
        sent = filled(ANSWERS, SCOPE)
        client.post(join_page.url, sent)
        response = client.post(join_page.url, sent | {"name": "Kotor"})
        assert "You have sent this form before" in html_of(response)
        assert response.context["guard"].stamp.text != sent["intake-stamp"]
        assert Application.objects.count() == 1

    def test_form_from_another_site_is_refused(self, join_page: JoinPage) -> None:
        response = Client(enforce_csrf_checks=True).post(join_page.url, filled(ANSWERS, SCOPE))
        assert response.status_code == 403
        assert not Application.objects.exists()

    def test_french_page_makes_a_french_application(self, client: Client, french_join_page: JoinPage) -> None:
        response = send(client, french_join_page)
        application = Application.objects.get()
        assert application.language == "fr"
        assert response["Location"] == f"/fr/application/{application.key}/?sent"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestLetters:
    @pytest.fixture(autouse=True)
    def _registrar(self, db: None) -> None:
        group = Group.objects.get_or_create(name="Registrars")[0]
        User.objects.create_user("rita", "rita@alliance.example").groups.add(group)

    def test_applicant_gets_a_receipt_with_the_private_address(
        self, client: Client, join_page: JoinPage
    ) -> None:
        send(client, join_page)
        run_jobs()
        receipt = next(letter for letter in mail.outbox if letter.to == ["ana@tivat.example"])
        assert f"http://testserver/application/{Application.objects.get().key}/\n" in receipt.body
        assert receipt.subject == "Your application has arrived: Opština Tivat"

    def test_french_applicant_gets_the_french_address(
        self, client: Client, french_join_page: JoinPage
    ) -> None:
        send(client, french_join_page)
        run_jobs()
        receipt = next(letter for letter in mail.outbox if letter.to == ["ana@tivat.example"])
        assert f"http://testserver/fr/application/{Application.objects.get().key}/\n" in receipt.body

    def test_registrars_are_told_without_the_persons_data(self, client: Client, join_page: JoinPage) -> None:
        send(client, join_page)
        run_jobs()
        notice = next(letter for letter in mail.outbox if letter.to == ["rita@alliance.example"])
        assert "Opština Tivat (Montenegro)" in notice.body
        assert "Ana" not in notice.body
        assert "ana@" not in notice.body

    def test_mail_server_that_is_down_loses_nothing(
        self, client: Client, join_page: JoinPage, settings: Any
    ) -> None:
        settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"
        assert send(client, join_page).status_code == 302
        run_jobs()
        assert Application.objects.get().contact_email == "ana@tivat.example"
        waiting = DBTaskResult.objects.filter(
            status=TaskResultStatus.READY, task_path="cms.publishing.mail.deliver"
        )
        assert {job.args_kwargs["kwargs"]["address"] for job in waiting} == {
            "ana@tivat.example",
            "rita@alliance.example",
        }
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        with time_machine.travel(timezone.now() + timedelta(minutes=2)):
            run_jobs()
        assert len(mail.outbox) == 2


class TestRefusals:
    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("name", ""),
            ("name", "x" * 201),
            ("name", "a\0b"),
            ("name", "Tivat\r\nBcc: all@example.org"),
            ("name", "Tivat https://spam.example"),
            ("kind", "village"),
            ("kind", "\0"),
            ("country", "XX"),
            ("country", "Montenegro"),
            ("population", "-1"),
            ("population", "many"),
            ("population", "9" * 31),
            ("population", "9" * 5000),
            ("population", "1e5"),
            ("contact_name", ""),
            ("contact_name", "Ana\nTo: all@example.org"),
            ("contact_function", ""),
            ("contact_email", ""),
            ("contact_email", "nobody"),
            ("contact_email", "ana@tivat.example\r\nBcc: all@example.org"),
            ("contact_email", "ana@tivat.example, all@example.org"),
            ("contact_email", "a\0@tivat.example"),
            ("message", "x" * 5001),
            ("message", "\0"),
            ("message", "\x1b[2J"),
            ("consent", ""),
            ("decision", decision(b"<html>")),
            ("decision", decision(b"")),
            ("decision", decision(b"PK\x03\x04" + PDF)),
        ],
    )
    def test_wrong_answer_is_an_error_of_its_field(
        self, client: Client, join_page: JoinPage, field: str, value: Any
    ) -> None:
        assert list(errors(send(client, join_page, **{field: value}))) == [field]

    def test_large_decision_is_an_error_of_its_field(
        self, client: Client, join_page: JoinPage, settings: Any
    ) -> None:
        settings.LARGEST_SUBMITTED_FILE = 2048
        large = decision(PDF[:-6] + b" " * 3000 + b"%%EOF\n")
        assert "at most 2.0" in errors(send(client, join_page, decision=large))["decision"][0]

    def test_zip_named_as_pdf_opens_nothing(self, client: Client, join_page: JoinPage) -> None:
        """What is small and says that it unpacks to petabytes is never unpacked."""
        assert errors(send(client, join_page, decision=decision(b"PK\x05\x06" + b"\0" * 18, "42.pdf")))

    @pytest.mark.parametrize("size", [3, 30])
    def test_megabytes_of_text_are_refused_at_the_door(
        self, client: Client, join_page: JoinPage, size: int
    ) -> None:
        body = f"message={'x' * size * 1024 * 1024}"
        response = client.post(join_page.url, body, content_type="application/x-www-form-urlencoded")
        assert response.status_code == 413
        assert "The form was not sent" in html_of(response)

    def test_ten_megabytes_in_a_field_of_a_multipart_form_are_refused(
        self, client: Client, join_page: JoinPage
    ) -> None:
        assert send(client, join_page, message="x" * 10 * 1024 * 1024).status_code in {400, 413}

    def test_thousands_of_fields_are_refused(self, client: Client, join_page: JoinPage) -> None:
        response = client.post(join_page.url, ANSWERS | {f"field{n}": "" for n in range(1001)})
        assert response.status_code == 400
        assert not Application.objects.exists()

    @pytest.mark.parametrize("content_type", ["text/plain", "application/json", "multipart/form-data"])
    def test_body_of_another_kind_is_an_empty_form(
        self, client: Client, join_page: JoinPage, content_type: str
    ) -> None:
        response = client.post(join_page.url, b"\xff\xfe{rubbish", content_type=content_type)
        assert response.status_code in {200, 400}
        assert not Application.objects.exists()

    def test_state_cannot_be_sent(self, client: Client, join_page: JoinPage) -> None:
        send(client, join_page, state="accepted", key="k", handler="1")
        application = Application.objects.get()
        assert (application.state, application.handler) == ("received", None)
        assert application.key != "k"


class TestShowing:
    def test_page_says_what_happens_next_and_what_becomes_of_the_data(
        self, client: Client, join_page: JoinPage
    ) -> None:
        html = html_of(client.get(join_page.url))
        assert "What happens next" in html
        assert "What becomes of the data" in html

    def test_error_stands_beside_its_field_and_in_the_summary(
        self, client: Client, join_page: JoinPage
    ) -> None:
        html = html_of(send(client, join_page, contact_email="nobody"))
        assert '<a href="#id_contact_email">E-mail: Enter a valid email address.</a>' in html
        assert 'aria-describedby="id_contact_email_helptext id_contact_email_error"' in html
        assert 'role="alert" tabindex="-1" autofocus' in html
        assert "<title>Not sent yet: Join" in html

    def test_answers_stay_after_an_error(self, client: Client, join_page: JoinPage) -> None:
        html = html_of(send(client, join_page, consent=""))
        assert 'value="Opština Tivat"' in html
        assert '<option value="ME" selected>Montenegro</option>' in html
        assert "We have a plan." in html

    def test_answers_are_shown_as_text(self, client: Client, join_page: JoinPage) -> None:
        assert "<script>x" not in html_of(send(client, join_page, consent="", name="<script>x"))

    def test_form_is_kept_by_no_cache_that_others_share(self, client: Client, join_page: JoinPage) -> None:
        assert client.get(join_page.url)["Cache-Control"] == "private, no-cache"

    def test_page_costs_a_fixed_number_of_queries(
        self, client: Client, join_page: JoinPage, django_assert_max_num_queries: Any
    ) -> None:
        client.get(join_page.url)
        with django_assert_max_num_queries(12):
            client.get(join_page.url)


class TestRobotsAndPeople:
    def test_twenty_unhurried_people_behind_one_address_are_all_let_through(
        self, client: Client, join_page: JoinPage
    ) -> None:
        start = timezone.now()
        for n in range(20):
            with time_machine.travel(start + timedelta(minutes=2 * n)):
                assert send(client, join_page, name=f"Town {n}").status_code == 302
        assert Application.objects.count() == 20

    def test_people_without_scripts_are_let_through(self, join_page: JoinPage) -> None:
        for n in range(20):
            client = Client(REMOTE_ADDR=f"192.0.{n}.1")
            sent = ANSWERS | {"name": f"Town {n}", "intake-stamp": stamp(SCOPE)}
            assert client.post(join_page.url, sent).status_code == 302
        assert Application.objects.count() == 20

    @pytest.mark.slow
    def test_hundred_quick_ones_are_all_refused(self, client: Client, join_page: JoinPage) -> None:
        for n in range(100):
            sent = ANSWERS | {"name": f"Town {n}"}
            if n % 2:
                sent |= {"intake-stamp": stamp(SCOPE, age=timedelta(seconds=0))}
            assert client.post(join_page.url, sent).status_code in {200, 429}
        assert not Application.objects.exists()

    def test_one_proof_lets_one_through(self, client: Client, join_page: JoinPage) -> None:
        sent = filled(ANSWERS, SCOPE)
        client.post(join_page.url, sent)
        again = client.post(join_page.url, sent | {"intake-stamp": stamp(SCOPE)})
        assert "Please send the form again" in html_of(again)
        assert Application.objects.count() == 1

    def test_too_many_are_told_when_to_come_again(self, client: Client, join_page: JoinPage) -> None:
        for _n in range(10):
            client.post(join_page.url, ANSWERS)
        response = client.post(join_page.url, ANSWERS)
        assert response.status_code == 429
        assert 0 < int(response["Retry-After"]) <= 3601
        assert "Please send this again in" in html_of(response)

    @pytest.mark.parametrize("text", ["x", "\0", "x" * 100_000, "eyJhIjoxfQ=="])
    def test_rubbish_for_a_proof_is_refused(self, client: Client, join_page: JoinPage, text: str) -> None:
        response = client.post(join_page.url, filled(ANSWERS, SCOPE) | {PROOF: text})
        assert response.status_code == 200
        assert not Application.objects.exists()
