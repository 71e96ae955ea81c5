"""Forms whose fields the staff choose, and what happens when readers send them."""

from itertools import chain, count
from typing import TYPE_CHECKING, Any, ClassVar

from anyascii import anyascii
from django.db import models, transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.html import strip_tags
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
from cms.intake.guard import Guard
from cms.intake.submitting import submit
from cms.intake.taking import Answer
from cms.publishing.forms import EditorialForm
from cms.publishing.mail import send, send_text
from cms.publishing.pages import EditorialPage
from home.api_fields import FormFieldsField
from home.form_builder import LimitedFormBuilder

if TYPE_CHECKING:
    from home.submissions import SubmissionsListView

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

    sends_receipt = models.BooleanField(
        _("send a receipt"),
        default=False,
        help_text=_("To the address that is answered to the form's first question for an e-mail address."),
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
                FieldPanel("sends_receipt"),
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
        is_sent = request.method == "POST"
        if not is_sent and SENT in request.GET:
            return self.render_landing_page(request, None)
        sent = (request.POST, request.FILES) if is_sent else ()
        form = self.get_form(*sent, page=self, user=request.user)
        guard = Guard.of(request, self.scope)
        if is_sent and submit(request, form=form, guard=guard, keep=lambda: self.receive(form)) is not None:
            # Reloading the page that follows sends nothing a second time.
            return redirect(f"{self.get_url(request)}?{SENT}")
        context = self.get_context(request) | {"form": form, "guard": guard}
        return guard.answer(TemplateResponse(request, self.get_template(request), context))

    @property
    def scope(self) -> str:
        """Of the one-time keys and stamps: what was made for one form is good for no other."""
        return f"form {self.pk}"

    @transaction.atomic
    def receive(self, form: BaseForm) -> Answer:
        """Store the answers of a valid form, and queue the e-mails about them."""
        submission = self.process_form_submission(form)
        if self.sends_receipt and (address := self._address_in(form)):
            told = {"page": self, "text": strip_tags(self.thank_you_text)}
            with translation.override(self.locale.language_code):
                send(address, template="home/mail/form_receipt", context=told)
        return {"received_at": submission.submit_time.isoformat()}

    def get_submissions_list_view_class(self) -> type["SubmissionsListView"]:
        from home.submissions import SubmissionsListView  # noqa: PLC0415 (Wagtail's views want the models loaded)

        return SubmissionsListView

    def send_mail(self, form: BaseForm) -> None:
        """Through the queue: a mail server that is down gets it later."""
        for address in filter(None, map(str.strip, self.to_address.split(","))):
            send_text(address, subject=self.subject, text=self.render_email(form), sender=self.from_address)

    def _address_in(self, form: BaseForm) -> str:
        """What was answered to the form's first question for an e-mail address."""
        asked = (field.clean_name for field in self.get_form_fields() if field.field_type == "email")
        return next(filter(None, (form.cleaned_data.get(name) for name in asked)), "")
