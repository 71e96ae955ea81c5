"""What is a PDF and nothing else."""

import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.intake.pdf import check_pdf

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def archive() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("evil.html", "<script>alert(1)</script>")
    return buffer.getvalue()


def sent(content: bytes, name: str = "decision.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def test_pdf_is_accepted_under_any_name() -> None:
    file = sent(PDF, "../../etc/passwd.exe")
    check_pdf(file)
    assert file.tell() == 0


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-",
        b"%PDF-1.4\nno end",
        b"<html><script>alert(1)</script>" + PDF,
        archive(),
        archive() + PDF,
        PDF + archive() + b"\n%%EOF\n",
        b"MZ" + PDF,
        PDF + b"x" * 2000,
    ],
    ids=["head only", "no end", "html first", "zip", "zip first", "zip behind", "program", "rubbish behind"],
)
def test_what_is_no_pdf_alone_is_refused(content: bytes) -> None:
    with pytest.raises(ValidationError, match="no PDF"):
        check_pdf(sent(content))


def test_large_file_is_refused_with_its_size(settings) -> None:
    settings.LARGEST_SUBMITTED_FILE = 1024
    with pytest.raises(ValidationError) as refusal:
        check_pdf(sent(PDF + b" " * 2000))
    assert refusal.value.messages[0].startswith("The file has 2.0\xa0KB; at most 1.0\xa0KB are taken.")
