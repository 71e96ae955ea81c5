"""Proof of work: signed, for a while, and once."""

import base64
import json
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from cms.intake.models import SpentProof
from cms.intake.proof import challenge, spend
from tests.intake.sending import proof, solve

pytestmark = pytest.mark.django_db


def changed(solved: str, **values: object) -> str:
    answer = json.loads(base64.b64decode(solved)) | values
    return base64.b64encode(json.dumps(answer).encode()).decode()


def test_solved_task_is_accepted_once() -> None:
    solved = proof()
    spend(solved)
    with pytest.raises(ValidationError, match="has been used"):
        spend(solved)
    assert SpentProof.objects.count() == 1


def test_task_is_too_old_after_its_time() -> None:
    solved = proof()
    with (
        time_machine.travel(timezone.now() + timedelta(minutes=21)),
        pytest.raises(ValidationError, match="too old"),
    ):
        spend(solved)


@pytest.mark.parametrize("value", [{"number": 1}, {"signature": "0" * 64}, {"algorithm": "SHA-1"}])
def test_forged_proof_is_refused(value: dict[str, object]) -> None:
    task = challenge()
    while (
        task["challenge"] == "" or value.get("number") == json.loads(base64.b64decode(solve(task)))["number"]
    ):
        task = challenge()
    with pytest.raises(ValidationError, match="wrong"):
        spend(changed(solve(task), **value))
    assert not SpentProof.objects.exists()


def test_end_of_a_task_cannot_be_moved() -> None:
    """The salt says when it is over, and digits of the number might be read as part of it."""
    solved = proof()
    answer = json.loads(base64.b64decode(solved))
    later = answer["salt"].replace("expires=", "expires=9")
    with pytest.raises(ValidationError, match="wrong"):
        spend(changed(solved, salt=later))


def test_task_of_another_site_is_refused(settings) -> None:
    key, settings.ALTCHA_HMAC_KEY = settings.ALTCHA_HMAC_KEY, "another"
    solved = proof()
    settings.ALTCHA_HMAC_KEY = key
    with pytest.raises(ValidationError, match="wrong"):
        spend(solved)


@pytest.mark.parametrize(
    "rubbish",
    ["", "x", "e30=", base64.b64encode(b"[]").decode(), base64.b64encode(b"null").decode(), "A" * 5000, "\0"],
    ids=lambda text: text[:8],
)
def test_rubbish_is_refused(rubbish: str) -> None:
    with pytest.raises(ValidationError):
        spend(rubbish)


@pytest.mark.parametrize(
    "value", [{"salt": 1}, {"salt": "x?expires=never"}, {"number": None}, {"algorithm": []}]
)
def test_proof_with_parts_of_another_kind_is_refused(value: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        spend(changed(proof(), **value))


def test_challenge_is_given_to_everybody_and_kept_by_nobody(client: Client) -> None:
    response = client.get("/api/v3/challenge/")
    assert response.status_code == 200
    assert set(response.json()) == {"algorithm", "challenge", "maxNumber", "salt", "signature"}
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    spend(solve(response.json()))
