"""Forms whose fields the staff choose, and what happens when readers send them."""

import logging
from itertools import chain, count
from typing import TYPE_CHECKING, Any, ClassVar

from anyascii import anyascii
from django.db import models
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm
from wagtail.contrib.forms.models import AbstractEmailForm, AbstractFormField
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from cms.common.blocks import PROSE_FEATURES
from cms.publishing.forms import EditorialForm
from cms.publishing.pages import EditorialPage
from home.api_fields import FormFieldsField
from home.form_builder import LimitedFormBuilder

if TYPE_CHECKING:
    from home.submissions import SubmissionsListView

logger = logging.getLogger(__name__)

# What a form's address ends in once it has been sent.
SENT = "sent"
_MAX_NAME_LENGTH = 100
# Wagtail keeps the time of a submission under this name; the token is the form's own field.
_RESERVED = {"submit_time", "csrfmiddlewaretoken"}


class FormField(AbstractFormField):
    clean_name: str
    page = ParentalKey("home.FormPage", on_delete=models.CASCADE, related_name="form_fields")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.clean_name:
            self.clean_name = self._free_name()
        super().save(*args, **kwargs)

    def get_field_clean_name(self) -> str:
        """The key of the answers in JSON, made from the label: small letters, digits and underscores.

        The same for all fields of one label; `save` tells them apart.
        """
        name = slugify(anyascii(self.label)).replace("-", "_")[:_MAX_NAME_LENGTH]
        return name if name and name not in _RESERVED else f"field_{name}".rstrip("_")

    def _free_name(self) -> str:
        name = self.get_field_clean_name()
        taken = set(type(self).objects.filter(page=self.page_id).values_list("clean_name", flat=True))
        candidates = chain([name], (f"{name}_{number}" for number in count(2)))
        return next(candidate for candidate in candidates if candidate not in taken)


class FormPageForm(EditorialForm, WagtailAdminFormPageForm):
    """The editor's form of a page that is a form itself."""


class FormPage(AbstractEmailForm, EditorialPage):
    """A form whose fields the staff choose. Submissions are kept, and sent on by e-mail if wished."""

    introduction = RichTextField(
        _("introduction"), blank=True, features=PROSE_FEATURES, help_text=_("Shown above the form.")
    )
    thank_you_text = RichTextField(
        _("thank-you text"),
        blank=True,
        features=PROSE_FEATURES,
        help_text=_("Shown after sending: say what happens next and what becomes of the data."),
    )

    base_form_class = FormPageForm
    form_builder = LimitedFormBuilder
    template = "home/form_page.html"
    landing_page_template = "home/form_page_landing.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels = [
        FormSubmissionsPanel(),
        *Page.content_panels,
        FieldPanel("introduction"),
        InlinePanel("form_fields", heading=_("Fields"), label=_("field")),
        FieldPanel("thank_you_text"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("from_address"), FieldPanel("to_address")]),
                FieldPanel("subject"),
            ],
            heading=_("E-mail"),
        ),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    api_fields = [
        APIField("introduction"),
        APIField("thank_you_text"),
        APIField("form_fields", serializer=FormFieldsField()),
    ]

    class Meta:
        verbose_name = _("form page")
        verbose_name_plural = _("form pages")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" and SENT in request.GET:
            return self.render_landing_page(request, None)
        return super().serve(request, *args, **kwargs)

    def render_landing_page(
        self, request: HttpRequest, form_submission: Any = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """After sending, a redirect to the landing page: reloading that sends nothing a second time."""
        if form_submission is not None:
            return redirect(f"{self.get_url(request)}?{SENT}")
        return super().render_landing_page(request, form_submission, *args, **kwargs)

    def get_submissions_list_view_class(self) -> type["SubmissionsListView"]:
        from home.submissions import SubmissionsListView  # noqa: PLC0415 (Wagtail's views want the models loaded)

        return SubmissionsListView

    def send_mail(self, form: Form) -> None:
        """The submission is stored by now, so a mail server that fails is the operator's concern."""
        try:
            super().send_mail(form)
        except (OSError, ValueError):
            logger.exception("The e-mail about a submission of form page %s was not sent.", self.pk)
