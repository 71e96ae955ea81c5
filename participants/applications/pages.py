"""Where an authority asks to join: `/join/`."""

from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from cms.common.blocks import PROSE_FEATURES
from cms.intake.guard import Guard
from cms.intake.submitting import submit
from cms.publishing.pages import EditorialPage
from participants.applications.forms import ApplicationForm
from participants.applications.receiving import SCOPE, receive


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

    template = "participants/join_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("thank_you_text")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    api_fields = [APIField("introduction"), APIField("thank_you_text")]

    class Meta:
        verbose_name = _("join page")
        verbose_name_plural = _("join pages")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_sent = request.method == "POST"
        form = ApplicationForm(request.POST, request.FILES) if is_sent else ApplicationForm()
        guard = Guard.of(request, SCOPE)
        language = self.locale.language_code
        if is_sent and (
            answer := submit(request, form=form, guard=guard, keep=lambda: receive(form, language=language))
        ):
            return redirect(f"{reverse('application', args=[answer['key']])}?sent")
        return guard.answer(super().serve(request, *args, form=form, guard=guard, **kwargs))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """A preview brings no form: it shows an empty one."""
        shown = {
            "form": kwargs.get("form") or ApplicationForm(),
            "guard": kwargs.get("guard"),
            "retention_days": settings.APPLICATION_RETENTION_DAYS,
        }
        return super().get_context(request, *args, **kwargs) | shown
