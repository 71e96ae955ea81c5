"""Documents: which are taken, on every way in, and how they leave."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cms.media.documents import check_document
from cms.media.models import SiteDocument
from tests.media.files import archive, encoded, stored, upload
from tests.media.uploads import ADD_DOCUMENT, add_document


def workbook() -> bytes:
    buffer = BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


def office(kind: str, **parts: str) -> bytes:
    kind = f"application/vnd.openxmlformats-officedocument.{kind}.main+xml"
    types = f'<Types><Override ContentType="{kind}"/></Types>'
    return archive({"[Content_Types].xml": types} | parts)


def open_document(kind: str) -> bytes:
    return archive({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<x/>"})


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
GOOD = {
    "report.pdf": PDF,
    "REPORT.PDF": PDF,
    "table.csv": "Town,Country\nPloiești,Romania\n".encode(),
    "excel.csv": "Town,Country\n".encode("utf-8-sig"),
    "note.txt": "Čačak".encode(),
    "events.ics": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
    "letter.docx": office("wordprocessingml.document"),
    "talk.pptx": office("presentationml.presentation"),
    "table.xlsx": workbook(),
    "letter.odt": open_document("text"),
    "table.ods": open_document("spreadsheet"),
    "talk.odp": open_document("presentation"),
}
PAGE = b"<!doctype html><script>alert(1)</script>"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)
BAD = {
    "page.pdf": PAGE,
    "program.pdf": PROGRAM,
    "image.pdf": encoded(),
    "program.docx": PROGRAM,
    "page.docx": PAGE,
    "archive.docx": archive({"virus.exe": PROGRAM}),
    "sheet.docx": workbook(),
    "letter.xlsx": office("wordprocessingml.document"),
    "macro.docx": office("wordprocessingml.document", **{"word/vbaProject.bin": "x"}),
    "sheet.odt": open_document("spreadsheet"),
    "letter.odt": open_document("text")[:60],
    "program.csv": PROGRAM,
    "nul.txt": b"a\x00b",
    "latin.csv": "Čačak;Muñoz".encode("latin-1", "replace"),
    "text.ics": b"No calendar at all",
}
NOT_ALLOWED = ["page.html", "drawing.svg", "program.exe", "script.js", "archive.zip", "letter.docm", "none"]


@pytest.mark.parametrize("name", GOOD)
def test_content_of_the_kind_its_name_says_is_accepted(name):
    check_document(stored(GOOD[name]), name)


@pytest.mark.parametrize("name", BAD)
def test_content_of_another_kind_is_refused(name):
    with pytest.raises(ValidationError, match="content is something else"):
        check_document(stored(BAD[name]), name)


def test_archive_that_hides_a_page_before_itself_is_refused():
    with pytest.raises(ValidationError):
        check_document(stored(PAGE + GOOD["letter.docx"]), "letter.docx")


def test_table_of_contents_that_unpacks_to_gigabytes_is_not_unpacked():
    data = archive({"[Content_Types].xml": b" " * 50_000_000})
    with pytest.raises(ValidationError):
        check_document(stored(data), "letter.docx")


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.docx", "a.odt"])
def test_file_is_left_at_its_beginning(name):
    file = stored(b"%PDF-1.7 text")
    file.read(3)
    with suppress(ValidationError):
        check_document(file, name)
    assert file.tell() == 0


@pytest.mark.parametrize("add", ADD_DOCUMENT)
class TestEveryWayIn:
    @pytest.mark.parametrize("name", GOOD)
    def test_takes_what_is_allowed(self, admin, media_root, add, name):
        assert not add(admin, upload(GOOD[name], name)).error
        assert Path(SiteDocument.objects.get().file.path).read_bytes() == GOOD[name]

    @pytest.mark.parametrize("name", BAD)
    def test_refuses_content_of_another_kind_beside_the_field(self, admin, media_root, add, name):
        answer = add(admin, upload(BAD[name], name))
        assert answer.fields == ("file",)
        assert not SiteDocument.objects.exists()
        assert list(media_root.rglob("*.*")) == []

    @pytest.mark.parametrize("name", NOT_ALLOWED)
    def test_refuses_kinds_that_are_not_on_the_list(self, admin, media_root, add, name):
        assert add(admin, upload(PDF, name)).fields == ("file",)
        assert not SiteDocument.objects.exists()

    def test_refuses_large_files(self, admin, settings, add):
        settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
        assert add(admin, upload(PDF, "report.pdf")).fields == ("file",)
        assert not SiteDocument.objects.exists()

    def test_refuses_empty_files(self, admin, add):
        assert add(admin, upload(b"", "report.pdf")).fields == ("file",)


class TestLeaving:
    def get(self, admin, client, name):
        add_document(admin, upload(GOOD[name], name))
        client.logout()
        response = client.get(SiteDocument.objects.get().url)
        response.content_read = b"".join(response.streaming_content)
        return response

    @pytest.mark.parametrize("name", GOOD)
    def test_browser_must_not_guess_what_it_is(self, admin, client, media_root, name):
        response = self.get(admin, client, name)
        assert response.status_code == 200
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response.content_read == GOOD[name]

    @pytest.mark.parametrize("name", [name for name in GOOD if not name.lower().endswith("pdf")])
    def test_is_offered_for_saving(self, admin, client, media_root, name):
        assert self.get(admin, client, name)["Content-Disposition"].startswith("attachment;")

    def test_pdf_opens_in_the_browser(self, admin, client, media_root):
        response = self.get(admin, client, "report.pdf")
        assert response["Content-Disposition"].startswith("inline;")
        assert response["Content-Type"] == "application/pdf"

    def test_says_what_it_is_whatever_the_machine_knows(self, admin, client, media_root):
        response = self.get(admin, client, "events.ics")
        assert response["Content-Type"] == "text/calendar"


def test_document_without_a_new_file_is_not_read_again(admin, media_root):
    add_document(admin, upload(PDF, "report.pdf"))
    document = SiteDocument.objects.get()
    document.file.storage.delete(document.file.name)
    url = reverse("wagtaildocs:edit", args=[document.pk])
    assert admin.post(url, {"title": "Another title"}).status_code == 302


def test_details_of_an_upload_may_follow_later(admin, media_root):
    url = reverse("wagtaildocs:add_multiple")
    answer = admin.post(url, {"title": "x" * 300, "files[]": upload(PDF, "report.pdf")}).json()
    kept = answer["uploaded_file_id"]
    url = reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[kept])
    answer = admin.post(
        url, {f"uploaded-document-{kept}-title": "Report", f"uploaded-document-{kept}-tags": ""}
    )
    assert answer.json()["success"]
    assert SiteDocument.objects.get().title == "Report"
