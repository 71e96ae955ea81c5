"""`POST /api/v3/forms/<slug>/submissions/`: a form page, answered by program."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import Locale, PageViewRestriction

from cms.publishing.jobs import run_one_job
from home.models import FormField, FormPage, HomePage
from tests.factories import FormPageFactory
from tests.intake.sending import proof

FIELDS = [
    ("Name", "singleline", True),
    ("E-mail", "email", True),
    ("Topics", "checkboxes", False),
    ("I agree", "checkbox", True),
    ("Since", "date", False),
]
ANSWERS = {"name": "Phiren", "e_mail": "jo@phiren.example", "topics": ["a", "b"], "i_agree": True}


@pytest.fixture
def form(home: HomePage) -> FormPage:
    page = FormPageFactory(parent=home, to_address="office@alliance.example", subject="NGO")
    for position, (label, field_type, required) in enumerate(FIELDS):
        FormField.objects.create(
            page=page,
            sort_order=position,
            label=label,
            field_type=field_type,
            required=required,
            choices="a, b",
        )
    return page


def post(client: Client, answers: Any, *, slug: str = "cooperate", query: str = "", **headers: str) -> Any:
    return client.post(
        f"/api/v3/forms/{slug}/submissions/{query}",
        answers,
        content_type="application/json",
        headers={"Proof-Of-Work": proof()} | headers,
    )


def test_answers_are_kept_as_those_of_the_page(client: Client, form: FormPage) -> None:
    response = post(client, ANSWERS | {"since": "2015-04-21"})
    assert response.status_code == 201
    submission = FormSubmission.objects.get(page=form)
    assert submission.form_data == ANSWERS | {"since": "2015-04-21"}
    assert response.json() == {"received_at": submission.submit_time.isoformat()}
    assert not response.cookies


def test_multipart_is_kept_too(client: Client, form: FormPage) -> None:
    answers = ANSWERS | {"i_agree": "on"}
    response = client.post(
        "/api/v3/forms/cooperate/submissions/", answers, headers={"Proof-Of-Work": proof()}
    )
    assert response.status_code == 201
    assert FormSubmission.objects.get().form_data["topics"] == ["a", "b"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_staff_are_told_by_the_queue(client: Client, form: FormPage) -> None:
    post(client, ANSWERS)
    assert not mail.outbox
    run_one_job("a worker")
    assert mail.outbox[0].to == ["office@alliance.example"]


def test_same_key_is_kept_once(client: Client, form: FormPage) -> None:
    first, second = (post(client, ANSWERS, **{"Idempotency-Key": "k"}) for _n in range(2))
    assert first.json() == second.json()
    assert second["Idempotent-Replayed"] == "true"
    assert FormSubmission.objects.count() == 1


def test_wrong_answers_are_errors_of_their_fields(client: Client, form: FormPage) -> None:
    wrong = {"e_mail": "nobody", "topics": ["c"], "i_agree": False, "since": "soon"}
    response = post(client, ANSWERS | wrong)
    assert response.status_code == 422
    assert [error["loc"] for error in response.json()["errors"]] == [[name] for name in wrong]
    assert not FormSubmission.objects.exists()


def test_unknown_answer_is_named_with_the_nearest_question(client: Client, form: FormPage) -> None:
    error = post(client, ANSWERS | {"email": "x"}).json()["errors"][0]
    assert (error["loc"], error["type"]) == (["email"], "unknown")
    assert "“e_mail”" in error["msg"]


@pytest.mark.parametrize("slug", ["nothing", "%00", "é", "x" * 5000])
def test_unknown_form_is_not_found(client: Client, form: FormPage, slug: str) -> None:
    assert post(client, ANSWERS, slug=slug).status_code == 404


def test_form_that_readers_do_not_see_is_not_found(client: Client, form: FormPage) -> None:
    restriction = PageViewRestriction.objects.create(page=form, restriction_type="login")
    assert post(client, ANSWERS).status_code == 404
    restriction.delete()
    form.unpublish()
    assert post(client, ANSWERS).status_code == 404
    assert not FormSubmission.objects.exists()


def test_form_of_a_language_is_found_by_naming_it(client: Client, home: HomePage, form: FormPage) -> None:
    french = Locale.objects.get_or_create(language_code="fr")[0]
    home.copy_for_translation(french, alias=True)
    translated = form.copy_for_translation(french)
    translated.save_revision().publish()
    assert translated.slug == form.slug
    post(client, ANSWERS)
    post(client, ANSWERS, query="?locale=fr")
    assert FormSubmission.objects.filter(page=form).count() == 1
    assert FormSubmission.objects.filter(page=translated).count() == 1
    assert post(client, ANSWERS, query="?locale=de").status_code == 422


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_receipt_is_sent_where_the_page_says_so(client: Client, form: FormPage) -> None:
    FormPage.objects.filter(pk=form.pk).update(sends_receipt=True, to_address="")
    post(client, ANSWERS)
    run_one_job("a worker")
    assert mail.outbox[0].to == ["jo@phiren.example"]
    assert mail.outbox[0].subject == "Your answers have arrived: Cooperate"
    assert "/cooperate/" in mail.outbox[0].body
