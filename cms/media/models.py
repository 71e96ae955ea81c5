"""Images that carry whose they are, and documents."""

from typing import Any, ClassVar, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from cms.media.credits import comes_from_wikimedia, credit_line
from cms.media.embedded import read_credit
from cms.media.licences import Licence, terms_of
from cms.media.sanitising import without_metadata


class CreditedImage(AbstractImage):
    """An image with its credit: the holder, author, licence and source from which the line is made."""

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
    source_url = models.URLField(
        _("source"), blank=True, help_text=_("The page it was taken from. Readers can follow it.")
    )
    rights_expire_on = models.DateField(
        _("rights expire on"),
        null=True,
        blank=True,
        help_text=_("The last day it may be shown. Left empty, the right has no end."),
    )

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
        upload = cast("FieldFile", self.file)
        # Django has no public sign of a file that is not in the storage yet.
        if upload and not upload._committed:  # type: ignore[attr-defined]  # noqa: SLF001
            self._take_in(upload)
        super().save(*args, **kwargs)

    def _take_in(self, upload: FieldFile) -> None:
        """Keep what the file says of its credit where nothing was typed, then take it out of the file."""
        for name, value in read_credit(upload).items():
            if not getattr(self, name):
                setattr(self, name, value)
        self.file = without_metadata(upload)
        self._set_image_file_metadata()


class CreditedRendition(AbstractRendition):
    image = models.ForeignKey(CreditedImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    @property
    def credit_line(self) -> str:
        return self.image.credit_line


class SiteDocument(AbstractDocument):
    """A file for readers to download; its kind and size are limited in the settings."""

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions: ClassVar[list[tuple[str, str]]] = [("choose_document", "Can choose document")]
