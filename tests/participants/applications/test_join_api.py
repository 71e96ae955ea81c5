"""`POST /api/v3/applications/`: by program, by the same rules."""

import json
from typing import Any

import pytest
from django.test import Client

from cms.intake.models import Taken
from home.models import HomePage
from participants.models import Application
from tests.intake.sending import proof
from tests.participants.applications.joining import ANSWERS, PDF, decision

URL = "/api/v3/applications/"
JSON: dict[str, Any] = ANSWERS | {"population": 14031, "consent": True}

pytestmark = pytest.mark.usefixtures("home")


def post(client: Client, data: Any, *, key: str = "", work: str | None = None, **options: Any) -> Any:
    headers = {"Proof-Of-Work": proof() if work is None else work} | ({"Idempotency-Key": key} if key else {})
    options.setdefault("content_type", "application/json")
    return client.post(URL, data, headers=headers, **options)


def send(client: Client, *, key: str = "", work: str | None = None, **changes: Any) -> Any:
    return post(client, JSON | changes, key=key, work=work)


def send_form(client: Client, **changes: Any) -> Any:
    return client.post(URL, ANSWERS | changes, headers={"Proof-Of-Work": proof()})


def places(response: Any) -> list[list[str]]:
    """Where the errors are; and nothing was stored."""
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    assert not Application.objects.exists()
    return [error["loc"] for error in response.json()["errors"]]


class TestSending:
    def test_json_is_stored(self, client: Client) -> None:
        response = send(client)
        application = Application.objects.get()
        assert response.status_code == 201
        assert response.json() == {
            "key": application.key,
            "state": "received",
            "submitted_at": application.submitted_at.isoformat(),
            "url": f"http://testserver/application/{application.key}/",
        }
        assert (application.name, application.population) == ("Opština Tivat", 14031)
        assert response["Cache-Control"] == "no-store"

    def test_form_is_stored_with_its_decision(self, client: Client) -> None:
        assert send_form(client, decision=decision()).status_code == 201
        with Application.objects.get().decision.open() as kept:
            assert kept.read() == PDF

    def test_applicant_is_answered_in_the_language_named(self, client: Client) -> None:
        response = send(client, language="fr")
        assert "/fr/application/" in response.json()["url"]
        assert Application.objects.get().language == "fr"

    def test_no_session_and_no_token_is_asked_for_or_given(self, home: HomePage) -> None:
        response = send(Client(enforce_csrf_checks=True))
        assert response.status_code == 201
        assert not response.cookies

    def test_empty_values_are_no_answers(self, client: Client) -> None:
        assert send(client, population=None, decision=None).status_code == 201
        assert Application.objects.get().population is None


class TestKeys:
    def test_same_request_has_the_same_answer_and_is_stored_once(self, client: Client) -> None:
        first, second = (send(client, key="7c9e6679") for _n in range(2))
        assert first.status_code == second.status_code == 201
        assert first.json() == second.json()
        assert "Idempotent-Replayed" not in first
        assert second["Idempotent-Replayed"] == "true"
        assert Application.objects.count() == 1

    def test_order_and_way_of_sending_make_no_other_request(self, client: Client) -> None:
        send(client, key="k")
        turned = dict(reversed(JSON.items()))
        again = client.post(
            URL, ANSWERS | {"name": turned["name"]}, headers={"Idempotency-Key": "k", "Proof-Of-Work": ""}
        )
        assert again["Idempotent-Replayed"] == "true"

    def test_other_request_under_the_same_key_is_refused(self, client: Client) -> None:
        send(client, key="k")
        response = send(client, key="k", name="Kotor")
        assert response.status_code == 422
        assert response.json()["errors"][0]["loc"] == ["header", "Idempotency-Key"]
        assert Application.objects.get().name == "Opština Tivat"

    def test_refused_request_leaves_its_key_free(self, client: Client) -> None:
        assert send(client, key="k", work="rubbish").status_code == 422
        assert send(client, key="k").status_code == 201

    def test_without_a_key_each_request_is_a_new_one(self, client: Client) -> None:
        for _n in range(2):
            send(client)
        assert Application.objects.count() == 2

    @pytest.mark.parametrize("key", ["x" * 201, "ключ", " "])
    def test_impossible_key_is_refused(self, client: Client, key: str) -> None:
        if key == " ":
            key = "a\tb"
        assert places(send(client, key=key)) == [["header", "Idempotency-Key"]]

    def test_only_digests_of_key_and_content_are_kept(self, client: Client) -> None:
        send(client, key="a-key-of-mine")
        kept = json.dumps(Taken.objects.values("key_digest", "content_digest", "answer").get())
        assert not any(word in kept for word in ("a-key-of-mine", "Tivat", "ana@"))


class TestRefusals:
    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("name", ""),
            ("name", "a\nBcc: all@example.org"),
            ("name", "\ud800"),
            ("name", {"a": 1}),
            ("name", ["Tivat"]),
            ("kind", "village"),
            ("kind", ["city", "region"]),
            ("country", "XX"),
            ("country", 1),
            ("population", -1),
            ("population", 10**30),
            ("population", 1.5),
            ("population", True),
            ("population", "many"),
            ("contact_email", "nobody"),
            ("contact_email", None),
            ("message", "x" * 5001),
            ("message", "\0"),
            ("consent", False),
            ("consent", None),
            ("decision", "JVBERi0xLjQ="),
            ("decision", []),
            ("decision", {"name": "decision.pdf"}),
            ("language", "de"),
        ],
    )
    def test_wrong_value_is_an_error_of_its_field(self, client: Client, field: str, value: Any) -> None:
        assert places(send(client, **{field: value})) == [[field]]

    def test_all_errors_are_said_at_once(self, client: Client) -> None:
        assert places(send(client, name="", consent=False)) == [["name"], ["consent"]]

    def test_unknown_field_is_named_with_the_nearest_one(self, client: Client) -> None:
        response = send(client, contact_mail="ana@tivat.example", state="accepted")
        assert places(response) == [["contact_mail"], ["state"]]
        assert "Did you mean “contact_email”?" in response.json()["errors"][0]["msg"]

    def test_name_of_a_field_that_is_no_valid_unicode_is_an_unknown_one(self, client: Client) -> None:
        assert places(send(client, **{"sta\ud800te": "accepted"})) == [["state"]]

    def test_file_that_is_no_pdf_is_an_error_of_its_field(self, client: Client) -> None:
        assert places(send_form(client, decision=decision(b"<html>"))) == [["decision"]]

    def test_file_instead_of_text_is_an_error_of_its_field(self, client: Client) -> None:
        assert places(send_form(client, name=decision())) == [["name"]]

    @pytest.mark.parametrize("body", ["{", "\x00", '{"a": 1}}', "[" * 100_000, b"\xff\xfe", '"9'])
    def test_unreadable_body_is_a_bad_request(self, client: Client, body: Any) -> None:
        assert post(client, body).status_code == 400

    @pytest.mark.parametrize("body", ["[]", "null", "1", '"text"'])
    def test_json_that_is_no_object_is_refused(self, client: Client, body: str) -> None:
        assert post(client, body).status_code == 422

    @pytest.mark.parametrize("content_type", ["text/plain", "application/xml", "application/octet-stream"])
    def test_other_content_type_is_refused(self, client: Client, content_type: str) -> None:
        assert post(client, json.dumps(JSON), content_type=content_type).status_code == 415

    def test_form_without_its_boundary_is_a_bad_request(self, client: Client) -> None:
        assert post(client, b"rubbish", content_type="multipart/form-data").status_code == 400

    @pytest.mark.parametrize("size", [3, 12])
    def test_too_much_is_refused(self, client: Client, size: int) -> None:
        assert send(client, message="x" * size * 1024 * 1024).status_code == 413

    def test_megabytes_in_a_field_of_a_form_are_refused(self, client: Client) -> None:
        assert send_form(client, message="x" * 5 * 1024 * 1024).status_code == 413

    def test_thousands_of_fields_are_refused(self, client: Client) -> None:
        assert send_form(client, **{f"field{n}": "" for n in range(1001)}).status_code == 413
        assert send(client, **{f"field{n}": "" for n in range(1001)}).status_code == 422

    @pytest.mark.parametrize("work", ["", "rubbish", "x" * 5000])
    def test_without_a_proof_of_work_nothing_is_taken(self, client: Client, work: str) -> None:
        assert places(send(client, work=work)) == [["header", "Proof-Of-Work"]]

    def test_proof_of_work_is_good_once(self, client: Client) -> None:
        work = proof()
        assert send(client, work=work).status_code == 201
        assert send(client, work=work).status_code == 422
        assert Application.objects.count() == 1

    def test_nothing_is_told_by_reading(self, client: Client) -> None:
        assert client.get(URL).status_code == 405
        key = send(client).json()["key"]
        assert client.get(f"{URL}{key}/").status_code == 404


class TestLimits:
    def test_too_many_are_told_when_to_come_again(self, client: Client, settings: Any) -> None:
        settings.SUBMISSIONS_PER_ADDRESS = 3
        statuses = [send(client).status_code for _n in range(5)]
        assert statuses == [201, 201, 201, 429, 429]
        response = send(client)
        assert response["Content-Type"] == "application/problem+json"
        assert 0 < int(response["Retry-After"]) <= 3601

    def test_answer_to_a_request_sent_again_is_no_new_one(self, client: Client, settings: Any) -> None:
        settings.SUBMISSIONS_PER_ADDRESS = 1
        for _n in range(3):
            assert send(client, key="k").status_code == 201

    def test_address_that_the_sender_makes_up_changes_nothing(self, client: Client, settings: Any) -> None:
        settings.SUBMISSIONS_PER_ADDRESS = 1
        send(client)
        headers = {"Proof-Of-Work": proof(), "X-Forwarded-For": "198.51.100.1"}
        assert client.post(URL, JSON, content_type="application/json", headers=headers).status_code == 429


def test_operation_is_described(client: Client) -> None:
    paths = client.get("/api/v3/openapi.json").json()["paths"]
    described = paths["/api/v3/applications/"]["post"]
    schema = described["requestBody"]["content"]["application/json"]["schema"]
    assert schema["properties"]["population"] == {"type": "integer"}
    assert "contact_email" in schema["required"]
    assert {parameter["name"] for parameter in described["parameters"]} == {
        "Idempotency-Key",
        "Proof-Of-Work",
    }
    assert "/api/v3/forms/{slug}/submissions/" in paths
