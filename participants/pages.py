"""The registry for readers, and the public profiles that tell about its participants."""

from http import HTTPStatus
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms.common.blocks import (
    PROSE_FEATURES,
    DocumentBlock,
    HeadingBlock,
    ParagraphBlock,
    QuoteBlock,
)
from cms.common.fields import BodyField
from cms.media.api_fields import CreditedImageField
from cms.media.blocks import ImageBlock
from cms.publishing.pages import EditorialPage
from participants.api_fields import ParticipantFactsField
from participants.figures.blocks import RegistryFigureBlock
from participants.milestones.api_fields import MilestonesField
from participants.open_data.routes import OpenDataRoutesMixin
from participants.querysets import ParticipantPageManager

MILESTONES = "milestones/"


class ParticipantIndexPage(OpenDataRoutesMixin, EditorialPage):
    """The registry for readers: `/participants/`, and `/participants/milestones/`."""

    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=PROSE_FEATURES,
        help_text=_("Shown above the registry."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["participants.ParticipantPage"]

    # What follows the page's own address while another of its routes is served.
    served_route = ""

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    api_fields = [APIField("introduction")]

    class Meta:
        verbose_name = _("registry")
        verbose_name_plural = _("registries")

    @path("")
    def registry(self, request: HttpRequest) -> TemplateResponse:
        """With a filter that names nothing: 404, and the page says which one it was."""
        from participants.registry import RegistryView  # noqa: PLC0415 (reads models that build on these)

        registry = RegistryView(request, self)
        context = {"registry": registry, "structured_data": [registry.structured_data]}
        response = self.render(request, context_overrides=context)
        if not registry.form.is_valid():
            response.status_code = HTTPStatus.NOT_FOUND
        return response

    @path("milestones/")
    def milestones(self, request: HttpRequest) -> TemplateResponse:
        """With a filter that names nothing: 404, and the page says which one it was."""
        from participants.milestones.timeline import Timeline  # noqa: PLC0415 (reads models that build on these)

        self.served_route = MILESTONES
        timeline = Timeline(request, self)
        context = {
            "timeline": timeline,
            "url": self.milestones_url(request),
            "canonical_url": f"{self.get_full_url(request)}{MILESTONES}",
        }
        template = "participants/milestones_page.html"
        response = self.render(request, context_overrides=context, template=template)
        if not timeline.form.is_valid():
            response.status_code = HTTPStatus.NOT_FOUND
        return response

    def milestones_url(self, request: HttpRequest) -> str:
        return f"{self.get_url(request)}{MILESTONES}"

    def profile_urls(self, request: HttpRequest, *, absolute: bool = False) -> dict[int, str]:
        """The address of each participant's public profile in this page's language, by participant.

        Made of slugs alone: a registry has hundreds of profiles, and they all lie below this page.
        """
        slugs = ParticipantPage.objects.public().child_of(self).slugs_by_participant()
        address = self.get_full_url(request) if absolute else self.get_url(request)
        return {participant: f"{address}{slug}/" for participant, slug in slugs.items()}


class ParticipantPage(EditorialPage):
    """The public profile of a participant, one per language. Its facts come from the participant."""

    participant = models.ForeignKey(
        "participants.Participant",
        verbose_name=_("participant"),
        on_delete=models.PROTECT,
        related_name="profiles",
        help_text=_("Number, country and facts are shown from the registry."),
    )
    summary = models.TextField(
        _("summary"),
        max_length=500,
        blank=True,
        help_text=_("One or two sentences for lists and search."),
    )
    lead_image = models.ForeignKey(
        "media.CreditedImage",
        verbose_name=_("lead image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown on top of the profile, with its credit line."),
    )
    body = BodyField(
        [
            ("paragraph", ParagraphBlock()),
            ("heading", HeadingBlock()),
            ("image", ImageBlock()),
            ("quote", QuoteBlock()),
            ("document", DocumentBlock()),
            ("registry_figure", RegistryFigureBlock()),
        ],
        verbose_name=_("body"),
        blank=True,
    )

    objects: ClassVar[Any] = ParticipantPageManager()

    preview_modes = [("", _("Page")), ("row", _("Row of the registry"))]
    parent_page_types = ["participants.ParticipantIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels = [
        *Page.content_panels,
        FieldPanel("participant"),
        FieldPanel("summary"),
        FieldPanel("lead_image"),
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.RelatedFields("participant", [index.SearchField("name")]),
    ]
    api_fields = [
        APIField("participant", serializer=ParticipantFactsField()),
        APIField("milestones", serializer=MilestonesField(source="participant")),
        APIField("lead_image", serializer=CreditedImageField()),
        APIField("coat_of_arms", serializer=CreditedImageField(source="participant.coat_of_arms")),
        APIField("summary"),
        APIField("body"),
    ]

    class Meta:
        verbose_name = _("participant profile")
        verbose_name_plural = _("participant profiles")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        result = super().route(request, path_components)
        if not self.participant.is_public:
            raise Http404
        return result

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from participants.previews import show_row  # noqa: PLC0415 (reads models that build on these)

        if mode_name == "row":
            return show_row(self, request)
        return super().serve_preview(request, mode_name)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from participants.profile import Profile  # noqa: PLC0415 (reads models that build on these)

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        profile = Profile(self, request)
        return context | {
            "profile": profile,
            "participant": self.participant,
            "structured_data": [profile.structured_data],
        }

    def clean(self) -> None:
        super().clean()
        others = ParticipantPage.objects.filter(participant=self.participant_id, locale=self.locale_id)
        if self.participant_id and others.exclude(pk=self.pk).exists():
            raise ValidationError({"participant": _("It has a profile in this language already.")})
