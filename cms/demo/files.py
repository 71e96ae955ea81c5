"""The library: illustrations, credited as what they are, and documents."""

from django.core.files.base import ContentFile

from cms.demo.content import FOLDER, table
from cms.demo.illustrations import ILLUSTRATIONS
from cms.media.licences import Licence
from cms.media.models import CreditedImage, SiteDocument

HOLDER = "Alliance CMS"
AUTHOR = "Drawn by code"


def make_images() -> dict[str, CreditedImage]:
    return {key: _make_image(key) for key in ILLUSTRATIONS}


def make_documents() -> dict[str, SiteDocument]:
    return {row["key"]: _make_document(row["title"], row["file"]) for row in table("site")["documents"]}


def _make_image(key: str) -> CreditedImage:
    illustration = ILLUSTRATIONS[key]
    image = CreditedImage(
        title=illustration.title,
        description=illustration.description,
        file=illustration.draw().file(key),
        holder=HOLDER,
        author=AUTHOR,
        licence=Licence.CC0,
    )
    image.full_clean()
    image.save()
    return image


def _make_document(title: str, name: str) -> SiteDocument:
    content = ContentFile((FOLDER / "documents" / name).read_bytes(), name=name)
    document = SiteDocument(title=title, file=content)
    document.full_clean()
    document.save()
    # Wagtail's upload form is what otherwise writes these down.
    document.get_file_size()
    document.get_file_hash()
    return document
