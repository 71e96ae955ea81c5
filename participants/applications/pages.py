"""Where an authority asks to join: `/join/`."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from cms.common.blocks import PROSE_FEATURES
from cms.publishing.pages import EditorialPage


class JoinPage(EditorialPage):
    """The form that makes an `Application`, and the text around it."""

    introduction = RichTextField(
        _("introduction"), blank=True, features=PROSE_FEATURES, help_text=_("Shown above the form.")
    )
    thank_you_text = RichTextField(
        _("thank-you text"),
        blank=True,
        features=PROSE_FEATURES,
        help_text=_("Shown after sending: say what happens next and what becomes of the data."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("thank_you_text")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    api_fields = [APIField("introduction"), APIField("thank_you_text")]

    class Meta:
        verbose_name = _("join page")
        verbose_name_plural = _("join pages")
