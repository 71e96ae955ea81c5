"""Images that carry whose they are, and documents."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, ClassVar, cast

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, get_upload_to
from wagtail.search import index

from cms.common.fields import WebAddressField
from cms.media.credits import comes_from_wikimedia, credit_line
from cms.media.documents import check_document
from cms.media.fields import CreditedImageFile, CreditedImageFileField
from cms.media.licences import Licence, terms_of
from cms.media.querysets import CreditedImageQuerySet, SiteDocumentQuerySet


def _close_stored(file: FieldFile) -> None:
    """Close what Wagtail leaves open after measuring it; a file that is still to be stored must stay open."""
    if not _is_new(file):
        file.close()


def _is_new(file: FieldFile) -> bool:
    """Whether a file is not in the storage yet, for which Django has no public sign."""
    return bool(file) and not file._committed  # type: ignore[attr-defined]  # noqa: SLF001


class InMemoryFilter(Filter):
    """Wagtail's own temporary file would stay open until the garbage collector finds it."""

    def run(self, image: AbstractImage, output: Any, source: Any = None) -> Any:
        output.close()
        return super().run(image, BytesIO(), source=source)


class CreditedImage(AbstractImage):
    """An image with its credit: the holder, author, licence and source from which the line is made."""

    file = CreditedImageFileField(
        _("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    holder = models.CharField(
        _("holder"),
        max_length=200,
        blank=True,
        help_text=_("Who holds the rights, such as “CoE”. Shown after © under the image."),
    )
    author = models.CharField(
        _("author"),
        max_length=200,
        blank=True,
        help_text=_("Who took or drew it. Shown before the holder; needed for images from Wikimedia."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=30,
        blank=True,
        choices=Licence.choices,
        help_text=_("Under which right it is shown. Creative Commons licences are linked from the credit."),
    )
    source_url = WebAddressField(
        _("source"), blank=True, help_text=_("The page it was taken from. Readers can follow it.")
    )
    rights_expire_on = models.DateField(
        _("rights expire on"),
        null=True,
        blank=True,
        help_text=_("The last day it may be shown. Left empty, the right has no end."),
    )

    objects = CreditedImageQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "description",
        "holder",
        "author",
        "licence",
        "source_url",
        "rights_expire_on",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    # Set when a file has been stored, until the image is saved.
    has_new_file = False

    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("holder"),
        index.SearchField("author"),
        index.FilterField("licence"),
        index.FilterField("rights_expire_on"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions: ClassVar[list[tuple[str, str]]] = [("choose_image", "Can choose image")]
        indexes: ClassVar[list[models.Index]] = [models.Index("file", name="image_by_file")]

    def __str__(self) -> str:
        return self.title

    @property
    def credit_line(self) -> str:
        return credit_line(holder=self.holder, author=self.author, licence=self.licence)

    @property
    def licence_url(self) -> str:
        """Where the licence's text stands; empty for a licence without one."""
        return terms_of(self.licence).url

    def clean(self) -> None:
        super().clean()
        if comes_from_wikimedia(holder=self.holder, author=self.author, source_url=self.source_url):
            message = _("An image from Wikimedia may only be shown with its author and licence.")
            missing = [name for name in ("author", "licence") if not getattr(self, name)]
            if missing:
                raise ValidationError(dict.fromkeys(missing, message))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new file first: it completes the credit, and may be refused with a ValidationError."""
        upload = cast("CreditedImageFile", self.file)
        if _is_new(upload):
            upload.save(upload.name, upload.file, save=False)
        super().save(*args, **kwargs)

    def _set_image_file_metadata(self) -> None:
        super()._set_image_file_metadata()
        _close_stored(self.file)

    def get_upload_to(self, filename: str) -> str:
        """Under a name that no other content ever had: readers keep files for good."""
        path: str = super().get_upload_to(f"{self.file_hash[:8]}-{filename}")
        return path

    def complete_credit(self, credit: Mapping[str, str]) -> None:
        """Fill what nobody has typed."""
        for name, value in credit.items():
            if not getattr(self, name):
                setattr(self, name, value)

    def create_renditions(self, *filters: Filter) -> dict[Filter, "CreditedRendition"]:
        """One at a time: Wagtail's three threads would each hold a decoded original, up to 160 MB."""
        return {spec: self.create_rendition(spec) for spec in filters}

    def generate_rendition_file(self, filter: Filter, *, source: Any = None) -> File:  # noqa: A002
        return super().generate_rendition_file(InMemoryFilter(filter.spec), source=source)


class CreditedRendition(AbstractRendition):
    image = models.ForeignKey(CreditedImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        indexes: ClassVar[list[models.Index]] = [models.Index("file", name="rendition_by_file")]

    @property
    def credit_line(self) -> str:
        return self.image.credit_line


class SiteDocument(AbstractDocument):
    """A file for readers to download; its kind and size are limited in the settings."""

    objects = SiteDocumentQuerySet.as_manager()

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions: ClassVar[list[tuple[str, str]]] = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        # Without a file its field has said what is wrong; Wagtail would stumble over the missing name.
        if not self.file:
            return
        super().clean()
        upload = cast("FieldFile", self.file)
        if _is_new(upload):
            try:
                check_document(upload.file, upload.name or "")
            except ValidationError as error:
                raise ValidationError({"file": error}) from error

    def _set_document_file_metadata(self) -> None:
        super()._set_document_file_metadata()
        _close_stored(self.file)
