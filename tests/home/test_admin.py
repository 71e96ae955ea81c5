"""Forms, their submissions, site settings and redirects in the admin."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from home.models import FormField, FormPage, HomePage, SiteSettings
from tests import admin
from tests.factories import FormPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(client: Client) -> Client:
    client.force_login(admin.superuser())
    return client


@pytest.fixture
def cooperate(home: HomePage) -> FormPage:
    page = FormPageFactory(parent=home)
    page.form_fields.add(
        FormField(label="Name", field_type="singleline"),
        FormField(label="Topics", field_type="checkboxes", choices="=A,B", required=False),
    )
    page.save()
    return page


def field(label: str, **more: Any) -> dict[str, Any]:
    return {"label": label, "field_type": "singleline", "required": "on"} | more


class TestFormPage:
    def test_is_built_with_its_fields(self, root: Client, home: HomePage) -> None:
        data = nested_form_data(
            {
                "title": "Join",
                "slug": "join",
                "introduction": rich_text("<p>Tell us.</p>"),
                "thank_you_text": rich_text("<p>Thank you.</p>"),
                "form_fields": inline_formset([field("Your name"), field("E-mail", field_type="email")]),
                "from_address": "",
                "to_address": "",
                "subject": "",
                "comments": inline_formset([]),
                "action-publish": "Publish",
            }
        )
        address = reverse("wagtailadmin_pages:add", args=["home", "formpage", home.pk])
        assert root.post(address, data).status_code == 302
        page = FormPage.objects.get()
        assert [line.clean_name for line in page.form_fields.all()] == ["your_name", "e_mail"]
        assert b"Tell us." in Client().get(page.url).content

    def test_field_without_a_label_is_refused(self, root: Client, home: HomePage) -> None:
        data = nested_form_data(
            {
                "title": "Join",
                "slug": "join",
                "introduction": rich_text(""),
                "thank_you_text": rich_text(""),
                "form_fields": inline_formset([field("")]),
                "comments": inline_formset([]),
                "action-publish": "Publish",
            }
        )
        address = reverse("wagtailadmin_pages:add", args=["home", "formpage", home.pk])
        assert root.post(address, data).status_code == 200
        assert not FormPage.objects.exists()


class TestSubmissions:
    def submissions(self, page: FormPage) -> str:
        return reverse("wagtailforms:list_submissions", args=[page.pk])

    def send(self, page: FormPage, **answers: Any) -> None:
        page.get_submission_class().objects.create(page=page, form_data=answers)

    def exported(self, root: Client, page: FormPage) -> list[dict[str, str]]:
        response = root.get(self.submissions(page), {"export": "csv"})
        return list(csv.DictReader(StringIO(response.getvalue().decode())))

    def test_are_listed(self, root: Client, cooperate: FormPage) -> None:
        self.send(cooperate, name="Ana Petrović")
        assert "Ana Petrović" in root.get(self.submissions(cooperate)).content.decode()

    def test_are_exported(self, root: Client, cooperate: FormPage) -> None:
        self.send(cooperate, name="Ana", topics=["B"])
        (row,) = self.exported(root, cooperate)
        assert (row["Name"], row["Topics"]) == ("Ana", "B")

    @pytest.mark.parametrize("answer", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1"])
    def test_answer_is_no_formula(self, root: Client, cooperate: FormPage, answer: str) -> None:
        self.send(cooperate, name=answer)
        assert self.exported(root, cooperate)[0]["Name"] == f"'{answer}"

    def test_list_of_answers_is_no_formula(self, root: Client, cooperate: FormPage) -> None:
        self.send(cooperate, name="Ana", topics=["=A", "B"])
        assert self.exported(root, cooperate)[0]["Topics"] == "'=A, B"

    def test_heading_is_no_formula(self, root: Client, cooperate: FormPage) -> None:
        cooperate.form_fields.add(FormField(label="=1+1", field_type="singleline"))
        cooperate.save()
        self.send(cooperate, name="Ana")
        assert "'=1+1" in self.exported(root, cooperate)[0]

    def test_xlsx_survives_control_characters(self, root: Client, cooperate: FormPage) -> None:
        self.send(cooperate, name="A\x01na")
        response = root.get(self.submissions(cooperate), {"export": "xlsx"})
        sheet = load_workbook(BytesIO(response.getvalue())).active
        assert "Ana" in [cell.value for cell in sheet[2]]

    def test_are_for_those_who_may_edit_the_page(self, client: Client, cooperate: FormPage) -> None:
        client.force_login(admin.staff())
        assert client.get(self.submissions(cooperate), {"export": "csv"}).status_code == 302


class TestSiteSettings:
    def form(self, **changes: Any) -> dict[str, Any]:
        return nested_form_data(
            {
                "name": "The Alliance",
                "name_fr": "L’Alliance",
                "tagline": "",
                "tagline_fr": "",
                "contact_email": "alliance@example.org",
                "postal_address": "",
                "default_image": "",
                "social_links": inline_formset(
                    [{"network": "facebook", "url": "https://facebook.example/a"}]
                ),
            }
            | changes
        )

    def address(self) -> str:
        return reverse("wagtailsettings:edit", args=["home", "sitesettings", Site.objects.get().pk])

    def test_are_saved_with_their_social_links(self, root: Client, home: HomePage) -> None:
        root.post(self.address(), self.form())
        settings = SiteSettings.for_site(Site.objects.get())
        assert settings.name == "The Alliance"
        assert [link.network for link in settings.social_links.all()] == ["facebook"]

    @pytest.mark.parametrize(
        "change",
        [
            {"name": ""},
            {"contact_email": "nobody"},
            {"social_links": inline_formset([{"network": "facebook", "url": "javascript:alert(1)"}])},
            {"social_links": inline_formset([{"network": "myspace", "url": "https://example.org"}])},
        ],
    )
    def test_rubbish_is_refused(self, root: Client, home: HomePage, change: dict[str, Any]) -> None:
        assert root.post(self.address(), self.form(**change)).status_code == 200
        assert not SiteSettings.objects.filter(name="The Alliance").exists()

    def test_need_the_right_to_change_them(self, client: Client, home: HomePage) -> None:
        client.force_login(admin.staff())
        assert client.get(self.address()).status_code == 302


class TestRedirects:
    def test_old_address_leads_to_the_new_one(self, root: Client, home: HomePage) -> None:
        data = {
            "old_path": "/old/",
            "site": "",
            "is_permanent": "on",
            "redirect_link": "https://example.org/",
        }
        root.post(reverse("wagtailredirects:add"), data)
        assert Redirect.objects.count() == 1
        response = Client().get("/old/")
        assert response.status_code == 301
        assert response["Location"] == "https://example.org/"
