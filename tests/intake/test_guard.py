"""Who is let through: people, fast or slow, with scripts or without; not robots."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.test import RequestFactory

from cms.intake.guard import PROOF, STAMP, TRAP, Guard
from cms.intake.refusals import RefusedError
from cms.intake.stamps import make_stamp, read_stamp
from tests.intake.sending import proof, stamp

pytestmark = pytest.mark.django_db
SCOPE = "a form"


def check(**sent: str) -> None:
    request = RequestFactory().post("/")
    request.POST = QueryDict(mutable=True)
    request.POST.update(
        {{"stamp": STAMP, "proof": PROOF, "trap": TRAP}[name]: text for name, text in sent.items()}
    )
    guard = Guard.of(request, SCOPE)
    guard.check(request)
    guard.spend_proof()


def test_person_with_a_script_is_let_through_after_three_seconds() -> None:
    check(stamp=stamp(SCOPE, age=timedelta(seconds=4)), proof=proof())


def test_person_without_a_script_is_let_through_after_fifteen_seconds() -> None:
    check(stamp=stamp(SCOPE, age=timedelta(seconds=16)))


@pytest.mark.parametrize(("age", "has_proof"), [(1, True), (1, False), (10, False)])
def test_haste_is_refused_and_says_how_long_to_wait(age: int, has_proof: bool) -> None:
    sent = {"proof": proof()} if has_proof else {}
    with pytest.raises(RefusedError, match=r"wait \d+ second"):
        check(stamp=stamp(SCOPE, age=timedelta(seconds=age)), **sent)


def test_form_without_a_stamp_is_refused() -> None:
    with pytest.raises(RefusedError, match="too long"):
        check(proof=proof())


@pytest.mark.parametrize("text", ["x", "x:y", "\0", "a" * 10_000])
def test_made_up_stamp_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="too long"):
        check(stamp=text, proof=proof())


def test_stamp_of_another_form_is_refused() -> None:
    with pytest.raises(RefusedError, match="too long"):
        check(stamp=stamp("another form"), proof=proof())


def test_stamp_of_the_day_before_yesterday_is_refused() -> None:
    with pytest.raises(RefusedError, match="too long"):
        check(stamp=stamp(SCOPE, age=timedelta(hours=48)), proof=proof())


def test_form_that_is_shown_again_keeps_its_key() -> None:
    made = make_stamp(SCOPE)
    assert Guard(SCOPE, stamp=made.text).stamp == read_stamp(made.text, SCOPE)


def test_field_that_is_not_for_people_stays_empty() -> None:
    with pytest.raises(RefusedError, match="not for people"):
        check(stamp=stamp(SCOPE), proof=proof(), trap="https://spam.example")


def test_proof_is_not_spent_by_what_is_refused() -> None:
    solved = proof()
    with pytest.raises(RefusedError):
        check(stamp=stamp(SCOPE), proof=solved, trap="x")
    check(stamp=stamp(SCOPE), proof=solved)


def test_spent_proof_is_no_way_around_the_limits_of_those_without() -> None:
    solved = proof()
    check(stamp=stamp(SCOPE), proof=solved)
    with pytest.raises(ValidationError, match="send the form again"):
        check(stamp=stamp(SCOPE), proof=solved)


def let_through(**sent: str) -> bool:
    try:
        check(**sent)
    except ValidationError:
        return False
    return True


def test_hundred_that_begin_at_once_are_all_refused() -> None:
    fresh = [stamp(SCOPE, age=timedelta(0)) for _n in range(100)]
    assert not any(let_through(stamp=each) for each in fresh)


def test_hundred_that_begin_at_once_and_do_the_work_are_all_refused() -> None:
    assert not any(let_through(stamp=stamp(SCOPE, age=timedelta(0)), proof=proof()) for _n in range(100))


def test_hundred_that_wait_but_do_no_work_end_at_the_narrow_limit() -> None:
    assert [let_through(stamp=stamp(SCOPE)) for _n in range(100)] == [True] * 10 + [False] * 90
