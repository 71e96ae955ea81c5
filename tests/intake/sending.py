"""Sending forms as people do: some time after they were shown, with the work done that the site asks for."""

import base64
import hashlib
import json
from datetime import timedelta
from typing import Any

import time_machine
from django.utils import timezone

from cms.intake.guard import PROOF, STAMP
from cms.intake.proof import challenge
from cms.intake.stamps import make_stamp


def solve(task: dict[str, Any]) -> str:
    """What a browser answers to a challenge."""
    salt, wanted = task["salt"], task["challenge"]
    numbers = range(task["maxNumber"] + 1)
    number = next(n for n in numbers if hashlib.sha256(f"{salt}{n}".encode()).hexdigest() == wanted)
    answer = {name: task[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps(answer | {"number": number}).encode()).decode()


def proof() -> str:
    return solve(challenge())


def stamp(scope: str, *, age: timedelta = timedelta(minutes=2)) -> str:
    with time_machine.travel(timezone.now() - age, tick=False):
        return make_stamp(scope).text


def filled(answers: dict[str, Any], scope: str, *, age: timedelta = timedelta(minutes=2)) -> dict[str, Any]:
    """With what the page and its script add to the answers."""
    return answers | {STAMP: stamp(scope, age=age), PROOF: proof()}
