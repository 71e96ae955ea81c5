"""The site's own pages, home and plain ones, and its settings. Form pages have a module of their own."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.api import APIField
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable, Page
from wagtail.search import index

from cms.common.api_fields import PublicPageField
from cms.common.fields import BodyField, WebAddressField
from cms.common.text import unharvestable
from cms.publishing.pages import EditorialPage
from home.form_pages import FormField, FormPage
from home.welcome import Welcome
from newsroom.blocks import BodyBlock

__all__ = ["FormField", "FormPage", "HomePage", "SiteSettings", "SocialLink", "StandardPage"]


class HomePage(EditorialPage):
    introduction = models.TextField(
        _("introduction"), max_length=300, help_text=_("Who the alliance is, in one sentence.")
    )
    join_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("join page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where “Join the Alliance” leads."),
    )
    cooperate_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("cooperation page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where “Cooperate as NGO” leads."),
    )
    body = BodyField(
        BodyBlock(),
        verbose_name=_("body"),
        blank=True,
        help_text=_("Shown below the news and the registry."),
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.StandardPage",
        "home.FormPage",
        "newsroom.NewsIndexPage",
        "participants.ParticipantIndexPage",
        "participants.JoinPage",
    ]

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("join_page"),
        FieldPanel("cooperate_page"),
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]
    api_fields = [
        APIField("introduction"),
        APIField("join_page", serializer=PublicPageField()),
        APIField("cooperate_page", serializer=PublicPageField()),
        APIField("body"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"welcome": Welcome(self, request)}


class StandardPage(EditorialPage):
    """A page of text: about, contact, legal notice."""

    introduction = models.TextField(
        _("introduction"), max_length=500, blank=True, help_text=_("Shown large under the title.")
    )
    body = BodyField(BodyBlock(), verbose_name=_("body"), blank=True)

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage", "home.FormPage"]

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]
    api_fields = [APIField("introduction"), APIField("body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")


@register_setting(icon="site")
class SiteSettings(ClusterableModel, BaseSiteSetting):
    """What stands on every page: the alliance's name, its tagline, how to reach and follow it."""

    name = models.CharField(_("name"), max_length=120, help_text=_("The alliance's full name."))
    name_fr = models.CharField(
        _("name in French"),
        max_length=120,
        blank=True,
        help_text=_("Left empty, the English name stands."),
    )
    tagline = models.CharField(_("tagline"), max_length=200, blank=True, help_text=_("Shown in the footer."))
    tagline_fr = models.CharField(_("tagline in French"), max_length=200, blank=True)
    contact_email = models.EmailField(
        _("contact address"),
        blank=True,
        help_text=_("Readers see it as name[at]example.org, which address collectors do not read."),
    )
    postal_address = models.TextField(_("postal address"), blank=True)
    default_image = models.ForeignKey(
        "media.CreditedImage",
        verbose_name=_("default image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown by social networks for pages without an image of their own."),
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_fr")]),
        FieldRowPanel([FieldPanel("tagline"), FieldPanel("tagline_fr")]),
        FieldPanel("contact_email"),
        FieldPanel("postal_address"),
        FieldPanel("default_image"),
        InlinePanel("social_links", heading=_("Social networks"), label=_("link")),
    ]

    class Meta:
        verbose_name = _("site settings")

    def __str__(self) -> str:
        return self.name

    @property
    def local_name(self) -> str:
        return self._in_language("name")

    @property
    def local_tagline(self) -> str:
        return self._in_language("tagline")

    @property
    def readable_contact(self) -> str:
        return unharvestable(self.contact_email)

    def _in_language(self, field: str) -> str:
        translated: str = getattr(self, f"{field}_{get_language()}", "")
        return translated or getattr(self, field)


class SocialLink(Orderable):
    class Network(models.TextChoices):
        FACEBOOK = "facebook", "Facebook"
        X = "x", "X (Twitter)"
        BLUESKY = "bluesky", "Bluesky"
        INSTAGRAM = "instagram", "Instagram"
        LINKEDIN = "linkedin", "LinkedIn"
        MASTODON = "mastodon", "Mastodon"
        YOUTUBE = "youtube", "YouTube"

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="social_links")
    network = models.CharField(_("network"), max_length=20, choices=Network.choices)
    url = WebAddressField(_("address"))

    panels = [FieldRowPanel([FieldPanel("network"), FieldPanel("url")])]

    class Meta(Orderable.Meta):
        verbose_name = _("social link")
        verbose_name_plural = _("social links")

    def __str__(self) -> str:
        return self.get_network_display()
