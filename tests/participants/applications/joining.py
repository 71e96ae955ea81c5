"""An application as an authority sends it."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

ANSWERS: dict[str, Any] = {
    "name": "Opština Tivat",
    "kind": "municipality",
    "country": "ME",
    "population": "14031",
    "contact_name": "Ana Petrović",
    "contact_function": "Secretary of the council",
    "contact_email": "ana@tivat.example",
    "message": "We have a plan.\nSince 2011.",
    "consent": "on",
}


def decision(content: bytes = PDF, name: str = "decision.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")
