"""Loading history in the admin: who may, what the preview shows, and that what was confirmed is done."""

from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from participants.importing import keeping, reading
from participants.models import Participant, RegistryEntry
from tests import admin
from tests.html import compact
from tests.participants.importing.tables import MEGARA, TIVAT, as_csv, as_xlsx, imported

pytestmark = pytest.mark.django_db

UPLOAD = "/admin/participants/import/"
INDEX = "/admin/participants/participant/"
BAD = TIVAT | {"joined_on": "2015-02-30"}


@pytest.fixture
def registrar(client: Client) -> Client:
    user = admin.staff(
        "participants.view_participant", "participants.register_participant", username="registrar"
    )
    client.force_login(user)
    return client


def upload(client: Client, content: bytes, name: str = "history.csv") -> Any:
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, content)})


def given(client: Client, content: bytes) -> str:
    """The address of the preview."""
    response = upload(client, content)
    assert response.status_code == 302
    return str(response.url)


def confirm(client: Client, address: str) -> Any:
    fingerprint = client.get(address).context["outcomes"].fingerprint
    return client.post(address, {"fingerprint": fingerprint})


class TestAccess:
    @pytest.mark.parametrize("method", ["get", "post"])
    @pytest.mark.parametrize("address", [UPLOAD, f"{UPLOAD}x/"])
    def test_is_for_who_keeps_the_registry(self, client: Client, method: str, address: str) -> None:
        client.force_login(admin.staff("participants.view_participant", "participants.change_participant"))
        response = getattr(client, method)(address)
        assert response.status_code == 302
        assert response.url == "/admin/"

    def test_is_offered_on_the_list_to_who_may(self, registrar: Client) -> None:
        assert f'href="{UPLOAD}"' in registrar.get(INDEX).content.decode()

    def test_is_not_offered_to_others(self, client: Client) -> None:
        client.force_login(admin.staff("participants.view_participant"))
        assert UPLOAD not in client.get(INDEX).content.decode()

    def test_preview_is_for_who_gave_the_file(self, registrar: Client) -> None:
        address = given(registrar, as_csv(TIVAT))
        registrar.force_login(admin.superuser())
        assert registrar.get(address).url == UPLOAD


class TestUpload:
    @pytest.mark.parametrize(
        "content", [b"\n", b"\x89PNG\0", "é".encode("utf-16"), b"PK\x03\x04", b"a,b\n1,2\n"]
    )
    def test_unusable_file_is_an_error_of_the_form(self, registrar: Client, content: bytes) -> None:
        response = upload(registrar, content)
        assert response.status_code == 422
        assert response.context["form"].errors["file"]

    def test_no_file_is_an_error_of_the_form(self, registrar: Client) -> None:
        assert registrar.post(UPLOAD).context["form"].errors["file"] == ["This field is required."]

    def test_large_file_is_not_read(self, registrar: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "LARGEST_FILE", 10)
        response = upload(registrar, as_csv(TIVAT))
        assert "It is larger than" in response.context["form"].errors["file"][0]

    def test_page_says_which_columns_there_are(self, registrar: Client) -> None:
        page = compact(registrar.get(UPLOAD))
        assert "<code>joined_on</code>– needed" in page
        assert "<code>population</code></li>" in page


class TestPreview:
    @pytest.mark.parametrize("as_file", [as_csv, as_xlsx])
    def test_says_what_each_row_would_do_and_writes_nothing(self, registrar: Client, as_file: Any) -> None:
        imported(MEGARA | {"population": "20000"})
        before = RegistryEntry.objects.count()
        page = compact(registrar.get(given(registrar, as_file(TIVAT, MEGARA | {"population": "23456"}))))
        assert "1 new, 1 changed, 0 unchanged." in page
        assert "Joined on 20 May 2015; Kind:<ins>Municipality</ins>" in page
        assert "Population:<del>20000</del><ins>23456</ins>" in page
        assert "Numbers that nobody has then: 1–125." in page
        assert "Import 2 rows" in page
        assert RegistryEntry.objects.count() == before

    def test_shows_what_is_wrong_and_offers_no_import(self, registrar: Client) -> None:
        page = compact(registrar.get(given(registrar, as_csv(MEGARA, BAD))))
        assert "<td>3</td><td>joined_on</td><td>“2015-02-30” is not a date." in page
        assert "fingerprint" not in page

    def test_says_when_there_is_nothing_to_do(self, registrar: Client) -> None:
        imported(TIVAT)
        page = compact(registrar.get(given(registrar, as_csv(TIVAT))))
        assert "there is nothing to import" in page
        assert "fingerprint" not in page

    def test_shows_text_as_text(self, registrar: Client) -> None:
        page = registrar.get(given(registrar, as_csv(TIVAT | {"name": "<b>Tivat</b>"}))).content.decode()
        assert "<b>Tivat" not in page
        assert "&lt;b&gt;Tivat" in page

    @pytest.mark.parametrize("token", ["x", "é", "a:b:c", "x" * 3000, "%00"])
    def test_of_nothing_leads_back(self, registrar: Client, token: str) -> None:
        assert registrar.get(f"{UPLOAD}{token}/").url == UPLOAD
        assert registrar.post(f"{UPLOAD}{token}/").url == UPLOAD


class TestConfirming:
    def test_imports_what_was_previewed(self, registrar: Client) -> None:
        response = confirm(registrar, given(registrar, as_csv(TIVAT, MEGARA)))
        assert response.url == INDEX
        assert set(Participant.objects.values_list("ordinal", flat=True)) == {126, 127}
        assert {entry.recorded_by_name for entry in RegistryEntry.objects.all()} == {"registrar"}
        assert (
            "Imported “history.csv”: 2 new, 0 changed, 0 unchanged." in registrar.get(INDEX).content.decode()
        )

    def test_is_done_once(self, registrar: Client) -> None:
        address = given(registrar, as_csv(TIVAT))
        confirm(registrar, address)
        assert registrar.get(address).url == UPLOAD
        assert registrar.post(address).url == UPLOAD
        assert Participant.objects.count() == 1

    @pytest.mark.parametrize("data", [{}, {"fingerprint": "\0"}, {"fingerprint": "x" * 100}])
    def test_without_a_preview_does_nothing(self, registrar: Client, data: dict[str, str]) -> None:
        response = registrar.post(given(registrar, as_csv(TIVAT)), data)
        assert response.status_code == 409
        assert not Participant.objects.exists()

    def test_shows_the_preview_anew_when_the_registry_has_changed(self, registrar: Client) -> None:
        address = given(registrar, as_csv(TIVAT, MEGARA))
        fingerprint = registrar.get(address).context["outcomes"].fingerprint
        imported(MEGARA)
        response = registrar.post(address, {"fingerprint": fingerprint})
        assert response.status_code == 409
        assert "1 new, 0 changed, 1 unchanged." in compact(response)
        assert Participant.objects.count() == 1

    def test_of_a_file_with_faults_does_nothing(self, registrar: Client) -> None:
        response = registrar.post(given(registrar, as_csv(MEGARA, BAD)), {"fingerprint": "x"})
        assert response.status_code == 409
        assert not Participant.objects.exists()


class TestKeptFile:
    def stored(self) -> list[str]:
        folders, files = storages["private"].listdir(keeping.FOLDER)
        assert folders == []
        return list(files)

    @pytest.fixture(autouse=True)
    def _empty(self, registrar: Client) -> None:
        given(registrar, as_csv(MEGARA))
        for name in self.stored():
            storages["private"].delete(f"{keeping.FOLDER}/{name}")

    def test_is_kept_once_and_gone_after_the_import(self, registrar: Client) -> None:
        given(registrar, as_csv(TIVAT))
        address = given(registrar, as_csv(TIVAT))
        assert len(self.stored()) == 1
        confirm(registrar, address)
        assert self.stored() == []

    def test_that_was_changed_is_not_imported(self, registrar: Client) -> None:
        address = given(registrar, as_csv(TIVAT))
        path = storages["private"].path(f"{keeping.FOLDER}/{self.stored()[0]}")
        with open(path, "wb") as file:  # noqa: PTH123 (a name that the storage gives)
            file.write(as_csv(MEGARA))
        assert registrar.get(address).url == UPLOAD

    def test_is_forgotten_after_a_day(self, registrar: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        given(registrar, as_csv(TIVAT))
        monkeypatch.setattr(keeping, "KEPT_FOR", -keeping.KEPT_FOR)
        given(registrar, as_csv(MEGARA))
        assert len(self.stored()) == 1
