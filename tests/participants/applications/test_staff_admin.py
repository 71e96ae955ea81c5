"""Applications in the admin: the list, the page of each, its acts and who may see any of it."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from cms.publishing.people import COMMUNICATIONS, EDITORS, REGISTRARS
from cms.roles import ensure_roles
from participants import services as registry
from participants.applications import services
from participants.applications.evidence import evidence_for
from participants.models import Application, Participant
from tests import admin
from tests.factories import ParticipantFactory
from tests.html import queries_of, read, words
from tests.participants.applications.staff import PDF, ApplicationFactory, decision, in_review, registrar

pytestmark = pytest.mark.django_db

INDEX = "/admin/participants/application/"
ACTS = [
    "take-up", "hand-over", "note", "accept", "decline", "reopen", "export-personal-data",
    "erase-personal-data",
]  # fmt: skip


def at(name: str, application: Application) -> str:
    return f"{INDEX}{name}/{application.pk}/"


def seen(application: Application) -> dict[str, str]:
    return {"seen": f"{application.state}:{application.handler_id or ''}"}


def names(response: Any) -> list[str]:
    return [application.name for application in response.context["object_list"]]


@pytest.fixture
def anna(db: None) -> User:
    return registrar("anna")


@pytest.fixture
def desk(client: Client, anna: User) -> Client:
    client.force_login(anna)
    return client


class TestWhoMay:
    @pytest.mark.parametrize(
        ("role", "is_allowed"),
        [(REGISTRARS, True), (EDITORS, False), (COMMUNICATIONS, False), ("", False)],
    )
    def test_only_registrars_reach_any_of_its_addresses(
        self, client: Client, role: str, is_allowed: bool
    ) -> None:
        ensure_roles()
        user = User.objects.create_user("someone", "someone@example.org", "secret")
        if role:
            user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        application = in_review(user, decision=decision())
        declined = ApplicationFactory(state="declined")
        received = ApplicationFactory()
        addresses = [INDEX, *(at(name, application) for name in ("inspect", "history", "decision"))]
        fitting = {"take-up": received, "reopen": declined}
        addresses += [at(name, fitting.get(name, application)) for name in ACTS]
        for address in addresses:
            response = client.get(address)
            if response.streaming:
                assert b"".join(response) == PDF
            # Wagtail leads those whom it refuses to its home, and those it does not know to the login.
            refused = (302, "/admin/" if role else "/admin/login/")
            led_to = response.headers.get("Location", "").split("?")[0]
            expected = (200, "") if is_allowed else refused
            assert (response.status_code, led_to) == expected, address

    @pytest.mark.parametrize("name", ACTS)
    def test_others_change_nothing(self, client: Client, name: str) -> None:
        ensure_roles()
        user = User.objects.create_user("editor", "editor@example.org", "secret")
        user.groups.add(Group.objects.get(name=EDITORS))
        client.force_login(user)
        application = in_review(registrar("boris"))
        by_script = {"X-Requested-With": "XMLHttpRequest"}  # others are led to the home of the admin
        assert client.post(at(name, application), seen(application)).status_code == 302
        assert client.post(at(name, application), seen(application), headers=by_script).status_code == 403
        application.refresh_from_db()
        assert (application.state, application.erased_at) == ("in_review", None)

    @pytest.mark.parametrize("name", ["inspect", "history", "decision", *ACTS])
    def test_anonymous_is_led_to_the_login(self, client: Client, name: str) -> None:
        response = client.get(at(name, ApplicationFactory(decision=decision())))
        assert (response.status_code, response.url.split("?")[0]) == (302, "/admin/login/")

    @pytest.mark.parametrize("name", ["create/", "edit/{}/", "delete/{}/"])
    def test_nobody_adds_edits_or_deletes_one_by_hand(self, client: Client, name: str) -> None:
        client.force_login(admin.superuser())
        response = client.get(INDEX + name.format(ApplicationFactory().pk))
        assert (response.status_code, response.headers["Location"]) == (302, "/admin/")

    @pytest.mark.parametrize("rubbish", ["abc", "0", "99999999999999999999", "-1", "1%00"])
    @pytest.mark.parametrize("name", ["inspect", "decision", "accept"])
    def test_rubbish_in_the_address_is_not_found(self, desk: Client, name: str, rubbish: str) -> None:
        assert desk.get(f"{INDEX}{name}/{rubbish}/").status_code == 404

    def test_stands_in_the_menu_of_the_registrars(self, desk: Client) -> None:
        assert INDEX in desk.get(INDEX).content.decode()


class TestList:
    def test_shows_name_country_state_day_age_handler_and_duplicates(self, desk: Client, anna: User) -> None:
        ParticipantFactory(name="Tivat")
        submitted = timezone.now() - timedelta(days=15)
        in_review(anna, name="TIVAT", country="ME", submitted_at=submitted)
        row = words(read(desk, INDEX).select_one("tbody tr"))
        for text in ("TIVAT", "Montenegro", "In review", "2 weeks", "anna", "1, with the same name"):
            assert text in row

    def test_newest_stands_first(self, desk: Client) -> None:
        now = timezone.now()
        ApplicationFactory(name="Old", submitted_at=now - timedelta(days=2))
        ApplicationFactory(name="New", submitted_at=now)
        assert names(desk.get(INDEX)) == ["New", "Old"]

    @pytest.mark.parametrize("column", range(7))
    def test_every_column_sorts_or_is_left_alone(self, desk: Client, column: int) -> None:
        ApplicationFactory.create_batch(2)
        assert desk.get(INDEX, {"o": f"-{column}"}).status_code == 200

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ({"state": "open"}, {"Mine", "Free", "Others"}),
            ({"state": "accepted"}, {"Done"}),
            ({"country": "FR"}, {"Free"}),
            ({"handler": "mine"}, {"Mine"}),
            ({"handler": "nobody"}, {"Free", "Done"}),
            ({"state": "rubbish", "country": "\0", "handler": "abc"}, {"Mine", "Free", "Others", "Done"}),
            ({"q": "čontact"}, set()),
            ({"q": "MÏNE"}, {"Mine"}),
            ({"q": "free@example"}, {"Free"}),
            ({"q": "%00"}, set()),
        ],
    )
    def test_filters_and_search_narrow_it(
        self, desk: Client, anna: User, query: dict[str, str], expected: set[str]
    ) -> None:
        in_review(anna, name="Mine")
        in_review(registrar("boris"), name="Others")
        ApplicationFactory(name="Free", country="FR", contact_email="free@example.org")
        ApplicationFactory(name="Done", state="accepted")
        assert set(names(desk.get(INDEX, query))) == expected

    @pytest.mark.parametrize("text", ["\0", "a\0b", "x" * 60_000, "a " * 500, "%_\\'\""])
    def test_search_takes_anything(self, desk: Client, text: str) -> None:
        ApplicationFactory()
        assert desk.get(INDEX, {"q": text}).status_code == 200

    def test_handler_is_a_filter_by_name(self, desk: Client) -> None:
        boris = registrar("boris")
        in_review(boris, name="Others")
        assert f'<option value="{boris.pk}">boris</option>' in desk.get(INDEX).content.decode()
        assert names(desk.get(INDEX, {"handler": boris.pk})) == ["Others"]

    def test_costs_the_same_for_2_and_50_also_beside_1000_participants(
        self, desk: Client, anna: User
    ) -> None:
        in_review(anna, name="Alike")
        in_review(anna, name="Alike")
        few = queries_of(desk, INDEX)
        for number in range(48):
            in_review(anna, name=f"Alike {number}")
        Participant.objects.bulk_create(
            Participant(name=f"Town {n}", sort_name=f"town {n}", kind="city", country="ME")
            for n in range(1000)
        )
        assert len(names(desk.get(INDEX))) == 50
        assert queries_of(desk, INDEX) == few

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_export_has_no_formulas_and_is_logged(self, desk: Client, kind: str) -> None:
        ApplicationFactory(name="Tivat", message='=HYPERLINK("http://evil.example")', contact_name="+1")
        response = desk.get(INDEX, {"export": kind})
        content = b"".join(response) if response.streaming else response.content
        if kind == "csv":
            assert "\"'=HYPERLINK" in content.decode()
            assert "'+1" in content.decode()
        else:
            sheet = load_workbook(io.BytesIO(content)).active
            cells = [cell for row in sheet.iter_rows() for cell in row if "HYPERLINK" in str(cell.value)]
            assert [cell.data_type for cell in cells] == ["s"]
        logged = ModelLogEntry.objects.get(action="publishing.export")
        assert (logged.data["rows"], logged.user.username) == (1, "anna")


class TestDashboard:
    def test_says_what_waits_for_me(self, desk: Client, anna: User) -> None:
        ApplicationFactory.create_batch(3)
        in_review(anna)
        in_review(registrar("boris"))
        ApplicationFactory(state="declined")
        panel = words(read(desk, "/admin/").select_one("#applications-section, #applications").parent)
        assert "3 to be taken up 1 in review with you 2 in review in all" in panel

    def test_is_for_those_who_may_see_applications(self, client: Client) -> None:
        client.force_login(admin.staff("participants.view_participant"))
        assert "Applications to join" not in client.get("/admin/").content.decode()


class TestPage:
    def test_shows_everything_that_was_sent(self, desk: Client) -> None:
        application = ApplicationFactory(
            name="Tivat", country="ME", population=14_031, message="We <b>want</b> to join."
        )
        page = words(read(desk, at("inspect", application)))
        for text in ("Tivat", "Montenegro", "14,031", "We <b>want</b> to join.", "Vesna Contact", "Mayor",
                     "vesna@example.org", "Received", "English"):  # fmt: skip
            assert text in page

    def test_shows_notes_and_history(self, desk: Client, anna: User) -> None:
        application = ApplicationFactory()
        services.take_up(application=application, by=anna)
        services.note(application=application, text="They called.", by=anna)
        page = words(read(desk, at("inspect", application)))
        for text in ("They called.", "Taken up for review (anna)", "Note added (anna)", "Submitted"):
            assert text in page

    def test_leads_to_its_duplicates(self, desk: Client) -> None:
        participant = ParticipantFactory(name="Šabac", country="RS")
        other = ApplicationFactory(name="Sabacz", country="RS")
        page = read(desk, at("inspect", ApplicationFactory(name="SABAC", country="RS")))
        found = {link["href"] for link in page.select("section[aria-labelledby=twins-heading] a")}
        assert found == {
            f"/admin/participants/participant/inspect/{participant.pk}/",
            at("inspect", other),
        }

    @pytest.mark.parametrize(
        ("state", "expected"),
        [
            ("received", {"take-up", "note"}),
            ("in_review", {"accept", "decline", "hand-over", "note"}),
            ("accepted", {"note"}),
            ("declined", {"reopen", "note"}),
            ("withdrawn", {"note"}),
        ],
    )
    def test_offers_the_acts_of_its_state(self, desk: Client, state: str, expected: set[str]) -> None:
        application = ApplicationFactory(state=state)
        page = read(desk, at("inspect", application))
        offered = {link["href"].split("/")[-3] for link in page.select(".footer a")}
        assert offered == {*expected, "export-personal-data", "erase-personal-data"}

    def test_shows_what_has_become_of_it(self, desk: Client, anna: User) -> None:
        application = services.accept(application=in_review(anna, name="Tivat"), by=anna)
        candidate = application.participant
        page = read(desk, at("inspect", application))
        assert page.select_one(f'a[href="/admin/participants/participant/admit/{candidate.pk}/"]')
        registry.load(participant=candidate, ordinal=128, effective_on=timezone.localdate(), by=None)
        page = read(desk, at("inspect", application))
        assert "number 128" in words(page)
        assert not page.select_one(f'a[href="/admin/participants/participant/admit/{candidate.pk}/"]')


class TestDecision:
    def test_is_a_download_that_nobody_keeps_or_guesses_at(self, desk: Client) -> None:
        application = ApplicationFactory(name="Šabac / Шабац", decision=decision())
        response = desk.get(at("decision", application))
        assert b"".join(response) == PDF
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Disposition"] == 'attachment; filename="council-decision-sabac-shabats.pdf"'
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in response["Cache-Control"]

    def test_without_one_it_is_not_found(self, desk: Client) -> None:
        assert desk.get(at("decision", ApplicationFactory())).status_code == 404

    def test_missing_file_is_not_found(self, desk: Client) -> None:
        application = ApplicationFactory(decision=decision())
        application.decision.storage.delete(application.decision.name)
        assert desk.get(at("decision", application)).status_code == 404


class TestActs:
    def test_page_says_what_will_happen_and_changes_nothing(self, desk: Client, anna: User) -> None:
        application = in_review(anna, name="Tivat")
        page = words(read(desk, at("accept", application)))
        assert "Tivat becomes a candidate in the registry; it gets no number yet." in page
        application.refresh_from_db()
        assert (application.state, Participant.objects.count()) == ("in_review", 0)

    def test_taking_up(self, desk: Client, anna: User) -> None:
        application = ApplicationFactory()
        response = desk.post(at("take-up", application), seen(application))
        assert response.url == at("inspect", application)
        application.refresh_from_db()
        assert (application.state, application.handler) == ("in_review", anna)

    def test_accepting_leads_to_the_page_that_admits_with_the_decision_as_evidence(
        self, desk: Client, anna: User
    ) -> None:
        application = in_review(anna, decision=decision())
        response = desk.post(at("accept", application), seen(application))
        candidate = Participant.objects.get()
        assert response.url == f"/admin/participants/participant/admit/{candidate.pk}/"
        page = read(desk, response.url)
        assert page.select_one("input[name=evidence]")["value"] == str(evidence_for(candidate).pk)

    def test_accepting_twice_gives_one_participant_and_says_so(self, desk: Client, anna: User) -> None:
        application = in_review(anna)
        before = seen(application)
        desk.post(at("accept", application), before)
        response = desk.post(at("accept", application), before, follow=True)
        assert Participant.objects.count() == 1
        assert "it is “Accepted” now" in words(read(desk, at("inspect", application))) + str(
            response.content, "utf-8"
        )

    def test_accepting_offers_the_candidate_of_the_same_name(self, desk: Client, anna: User) -> None:
        candidate = ParticipantFactory(name="ŠABAC", country="RS", status="candidate")
        application = in_review(anna, name="Sabac", country="RS")
        chosen = read(desk, at("accept", application)).select_one("select[name=participant] option[selected]")
        assert chosen["value"] == str(candidate.pk)
        desk.post(at("accept", application), seen(application) | {"participant": candidate.pk})
        application.refresh_from_db()
        assert application.participant == candidate

    def test_what_changed_since_the_page_was_opened_is_told(self, desk: Client, anna: User) -> None:
        application = in_review(anna, name="Tivat")
        before = seen(application)
        services.hand_over(application=application, to=registrar("boris"), by=anna)
        response = desk.post(at("decline", application), before | {"reason": "No."})
        assert "Tivat has changed meanwhile" in response.content.decode()
        application.refresh_from_db()
        assert application.state == "in_review"

    def test_declining_without_a_reason_shows_the_form_again(self, desk: Client, anna: User) -> None:
        application = in_review(anna)
        response = desk.post(at("decline", application), seen(application))
        assert response.status_code == 200
        assert "reason" in response.context["form"].errors

    def test_declining_with_a_reason(self, desk: Client, anna: User) -> None:
        application = in_review(anna)
        desk.post(at("decline", application), seen(application) | {"reason": "No.", "tell": "on"})
        application.refresh_from_db()
        assert application.state == "declined"

    def test_handing_over_offers_the_other_registrars(self, desk: Client, anna: User) -> None:
        boris = registrar("boris")
        admin.staff(username="editor")
        application = in_review(anna)
        page = read(desk, at("hand-over", application))
        assert [words(option) for option in page.select("select[name=to] option")][1:] == ["boris"]
        desk.post(at("hand-over", application), seen(application) | {"to": boris.pk})
        application.refresh_from_db()
        assert application.handler == boris

    def test_note_is_added(self, desk: Client) -> None:
        application = ApplicationFactory()
        desk.post(at("note", application), seen(application) | {"text": "They called."})
        assert application.notes.get().text == "They called."

    @pytest.mark.parametrize("value", ["x" * 10_000, "a\0b", ""])
    def test_rubbish_in_a_note_is_an_error_of_the_form(self, desk: Client, value: str) -> None:
        application = ApplicationFactory()
        response = desk.post(at("note", application), seen(application) | {"text": value})
        assert response.status_code == 200
        assert "text" in response.context["form"].errors
        assert not application.notes.exists()

    @pytest.mark.parametrize("value", ["abc", "9" * 40, "\0", "-1"])
    def test_rubbish_as_candidate_is_an_error_of_the_form(self, desk: Client, anna: User, value: str) -> None:
        application = in_review(anna)
        response = desk.post(at("accept", application), seen(application) | {"participant": value})
        assert response.status_code == 200
        assert not Participant.objects.exists()
