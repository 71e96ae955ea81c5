"""Form pages: what readers see, what they may send, what becomes of it."""

import re
import smtplib
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client, override_settings
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.contrib.forms.models import FormSubmission

from cms.publishing.jobs import run_one_job
from home.models import FormField, FormPage, HomePage
from tests.factories import FormPageFactory
from tests.intake.sending import filled

EVERY_TYPE = {
    "singleline": "Name",
    "multiline": "Message",
    "email": "E-mail",
    "number": "Population",
    "url": "Website",
    "checkbox": "I agree",
    "checkboxes": "Topics",
    "dropdown": "Country",
    "multiselect": "Languages",
    "radio": "Kind",
    "date": "Since",
    "datetime": "Meeting",
    "hidden": "Source",
}
ANSWERS: dict[str, Any] = {
    "name": "Tivat",
    "message": "Hello\nthere",
    "e_mail": "mayor@tivat.example",
    "population": "14031",
    "website": "https://tivat.example",
    "i_agree": "on",
    "topics": ["b"],
    "country": "a",
    "languages": ["a", "b"],
    "kind": "b",
    "since": "2015-04-21",
    "meeting": "2015-04-21T10:30",
    "source": "newsletter",
}


class BrokenBackend(BaseEmailBackend):
    """A mail server that refuses everything."""

    def send_messages(self, email_messages: Any) -> int:
        raise smtplib.SMTPServerDisconnected("gone")


@pytest.fixture
def form(home: HomePage) -> FormPage:
    """A form with a field of every type, none of them required."""
    page = FormPageFactory(parent=home, thank_you_text="<p>We answer within ten days.</p>")
    for position, (field_type, label) in enumerate(EVERY_TYPE.items()):
        FormField.objects.create(
            page=page,
            sort_order=position,
            label=label,
            field_type=field_type,
            required=False,
            choices="a, b",
            default_value="" if field_type != "hidden" else "newsletter",
        )
    return page


@pytest.fixture
def short_form(home: HomePage) -> FormPage:
    page = FormPageFactory(parent=home, to_address="office@alliance.example", subject="Sent")
    FormField.objects.create(
        page=page, label="Name", field_type="singleline", help_text="As <b>you</b> write it."
    )
    FormField.objects.create(page=page, label="Kind", field_type="radio", choices="City,Region", sort_order=1)
    return page


def html_of(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def send(client: Client, form: FormPage, answers: dict[str, Any], **options: Any) -> Any:
    return client.post(form.url, filled(answers, form.scope), **options)


class TestSending:
    def test_answers_of_every_type_are_kept(self, client: Client, form: FormPage) -> None:
        response = send(client, form, ANSWERS)
        assert response.status_code == 302
        data = FormSubmission.objects.get(page=form).form_data
        assert data["name"] == "Tivat"
        assert data["languages"] == ["a", "b"]
        assert data["since"] == "2015-04-21"

    def test_date_is_read_with_its_day_first(self, client: Client, form: FormPage) -> None:
        send(client, form, ANSWERS | {"since": "03/04/2015"})
        assert FormSubmission.objects.get().form_data["since"] == "2015-04-03"

    def test_sending_leads_to_what_happens_next(self, client: Client, form: FormPage) -> None:
        response = send(client, form, ANSWERS, follow=True)
        assert response.redirect_chain == [(f"{form.url}?sent", 302)]
        assert "We answer within ten days." in html_of(response)

    def test_reloading_what_happens_next_sends_nothing_again(self, client: Client, form: FormPage) -> None:
        send(client, form, ANSWERS, follow=True)
        client.get(f"{form.url}?sent")
        assert FormSubmission.objects.count() == 1

    def test_form_from_another_site_is_refused(self, form: FormPage) -> None:
        response = Client(enforce_csrf_checks=True).post(form.url, ANSWERS)
        assert response.status_code == 403
        assert "The form was not sent" in html_of(response)
        assert not FormSubmission.objects.exists()

    @pytest.mark.django_db(transaction=True, serialized_rollback=True)
    def test_answers_are_sent_by_e_mail(self, client: Client, short_form: FormPage) -> None:
        send(client, short_form, {"name": "Tivat", "kind": "City"})
        run_one_job("a worker")
        assert mail.outbox[0].to == ["office@alliance.example"]
        assert "Name: Tivat" in mail.outbox[0].body

    @pytest.mark.django_db(transaction=True, serialized_rollback=True)
    @override_settings(EMAIL_BACKEND=f"{__name__}.BrokenBackend")
    def test_mail_server_that_fails_loses_nothing(self, client: Client, short_form: FormPage) -> None:
        response = send(client, short_form, {"name": "Tivat", "kind": "City"})
        run_one_job("a worker")
        assert response.status_code == 302
        assert FormSubmission.objects.get().form_data == {"name": "Tivat", "kind": "City"}
        later = DBTaskResult.objects.get(status=TaskResultStatus.READY, task_path__endswith="deliver")
        assert later.args_kwargs["kwargs"]["attempt"] == 2

    @pytest.mark.django_db(transaction=True, serialized_rollback=True)
    def test_line_break_in_a_subject_loses_nothing(self, client: Client, short_form: FormPage) -> None:
        FormPage.objects.filter(pk=short_form.pk).update(subject="Sent\nBcc: all@example.org")
        assert send(client, short_form, {"name": "Tivat", "kind": "City"}).status_code == 302
        assert FormSubmission.objects.count() == 1
        run_one_job("a worker")
        assert mail.outbox[0].subject == "Sent Bcc: all@example.org"


class TestRefusals:
    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("name", "x" * 256),
            ("name", "a\0b"),
            ("message", "x" * 10_001),
            ("message", "\0"),
            ("e_mail", "nobody"),
            ("e_mail", "a\0@example.org"),
            ("population", "many"),
            ("population", "NaN"),
            ("population", "1e999999999"),
            ("population", "9" * 400),
            ("website", "javascript:alert(1)"),
            ("website", "https://example.org/" + "x" * 3000),
            ("topics", ["c"]),
            ("country", "c"),
            ("country", "\0"),
            ("languages", ["a", "\0"]),
            ("kind", "c"),
            ("since", "yesterday"),
            ("since", "2015-02-30"),
            ("since", "2015-04-21\0"),
            ("meeting", "soon"),
            ("meeting", "99999-01-01T00:00"),
            ("source", "x" * 256),
        ],
    )
    def test_wrong_answer_is_an_error_of_its_field(
        self, client: Client, form: FormPage, field: str, value: Any
    ) -> None:
        response = send(client, form, ANSWERS | {field: value})
        assert response.status_code == 200
        assert list(response.context["form"].errors) == [field]
        assert not FormSubmission.objects.exists()

    @pytest.mark.parametrize("moment", ["0001-01-01T00:00", "9999-12-31T23:59"])
    def test_edge_of_the_calendar_is_no_failure(self, client: Client, form: FormPage, moment: str) -> None:
        assert send(client, form, ANSWERS | {"meeting": moment}).status_code in {200, 302}

    def test_missing_answers_are_named(self, client: Client, short_form: FormPage) -> None:
        response = send(client, short_form, {})
        assert set(response.context["form"].errors) == {"name", "kind"}

    def test_answer_to_no_question_is_not_kept(self, client: Client, form: FormPage) -> None:
        send(client, form, ANSWERS | {"is_admin": "true"})
        assert "is_admin" not in FormSubmission.objects.get().form_data


class TestRendering:
    def test_field_has_its_label_and_its_help(self, client: Client, short_form: FormPage) -> None:
        html = html_of(client.get(short_form.url))
        assert '<label for="id_name">Name <span class="field-required">(required)</span>' in html
        assert 'id="id_name_helptext">As &lt;b&gt;you&lt;/b&gt; write it.</p>' in html
        assert 'aria-describedby="id_name_helptext"' in html

    def test_question_with_choices_is_a_group_with_a_legend(
        self, client: Client, short_form: FormPage
    ) -> None:
        html = html_of(client.get(short_form.url))
        assert '<fieldset class="field" id="id_kind"' in html
        assert "<legend>Kind" in html

    def test_field_that_may_stay_empty_says_so(self, client: Client, form: FormPage) -> None:
        html = html_of(client.get(form.url))
        assert "(optional)" in html
        assert "(required)" not in html

    def test_error_stands_beside_its_field(self, client: Client, short_form: FormPage) -> None:
        html = html_of(send(client, short_form, {"kind": "City"}))
        assert '<div class="field-error" id="id_name_error"><p>This field is required.</p>' in html
        assert 'aria-describedby="id_name_helptext id_name_error"' in html
        assert 'aria-invalid="true"' in html

    def test_error_of_a_group_describes_the_group(self, client: Client, short_form: FormPage) -> None:
        html = html_of(send(client, short_form, {"name": "Tivat"}))
        assert 'id="id_kind" tabindex="-1" aria-describedby="id_kind_error"' in html

    def test_summary_takes_the_focus_and_leads_to_the_fields(
        self, client: Client, short_form: FormPage
    ) -> None:
        html = html_of(send(client, short_form, {}))
        assert 'role="alert" tabindex="-1" autofocus' in html
        assert "2 answers need a second look" in html
        assert '<a href="#id_name">Name: This field is required.</a>' in html
        assert '<a href="#id_kind">Kind: This field is required.</a>' in html

    def test_title_says_that_nothing_was_sent(self, client: Client, short_form: FormPage) -> None:
        assert "<title>Not sent yet: " in html_of(send(client, short_form, {}))

    def test_form_without_errors_has_no_summary(self, client: Client, short_form: FormPage) -> None:
        assert "autofocus" not in html_of(client.get(short_form.url))

    def test_answers_stay_in_a_refused_form(self, client: Client, short_form: FormPage) -> None:
        html = html_of(send(client, short_form, {"name": '"><script>'}))
        assert 'value="&quot;&gt;&lt;script&gt;"' in html

    def test_list_to_choose_from_makes_no_choice_itself(self, client: Client, form: FormPage) -> None:
        assert '<option value="" selected>Please choose</option>' in html_of(client.get(form.url))

    def test_landing_page_is_not_for_search_engines(self, client: Client, short_form: FormPage) -> None:
        assert 'content="noindex"' in html_of(client.get(f"{short_form.url}?sent"))


class TestFieldNames:
    @pytest.mark.parametrize(
        ("label", "name"),
        [
            ("Your name", "your_name"),
            ("E-mail", "e_mail"),
            ("Prénom", "prenom"),
            ("Име", "ime"),
            ("2nd name", "2nd_name"),
            ("???", "field"),
            ("Submit time", "field_submit_time"),
        ],
    )
    def test_name_is_made_of_the_label(self, short_form: FormPage, label: str, name: str) -> None:
        field = FormField.objects.create(page=short_form, label=label, field_type="singleline")
        assert field.clean_name == name

    def test_name_is_not_endless(self, short_form: FormPage) -> None:
        field = FormField.objects.create(page=short_form, label="語" * 255, field_type="singleline")
        assert len(field.clean_name) <= 100

    def test_second_field_of_a_label_has_a_name_of_its_own(self, short_form: FormPage) -> None:
        fields = [
            FormField.objects.create(page=short_form, label="Name", field_type="singleline")
            for _n in range(2)
        ]
        assert [field.clean_name for field in fields] == ["name_2", "name_3"]

    def test_name_stays_when_the_label_changes(self, short_form: FormPage) -> None:
        field = FormField.objects.get(clean_name="name")
        field.label = "Full name"
        field.save()
        assert field.clean_name == "name"
