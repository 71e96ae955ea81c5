"""The site's own pages: home, plain pages, forms; and its settings."""

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.contrib.forms.models import AbstractEmailForm, AbstractFormField
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index

from cms.common.blocks import PROSE_FEATURES
from cms.common.fields import BodyField
from cms.common.pages import PublicPage
from cms.common.text import unharvestable
from newsroom.blocks import BodyBlock


class HomePage(PublicPage):
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
    api_fields = [APIField("introduction"), APIField("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class StandardPage(PublicPage):
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


class FormField(AbstractFormField):
    page = ParentalKey("FormPage", on_delete=models.CASCADE, related_name="form_fields")

    api_fields = [
        APIField("clean_name"),
        APIField("label"),
        APIField("field_type"),
        APIField("required"),
        APIField("choices"),
        APIField("default_value"),
        APIField("help_text"),
    ]


class FormPage(AbstractEmailForm, PublicPage):
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
    api_fields = [APIField("introduction"), APIField("thank_you_text"), APIField("form_fields")]

    class Meta:
        verbose_name = _("form page")
        verbose_name_plural = _("form pages")


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
    url = models.URLField(_("address"))

    panels = [FieldRowPanel([FieldPanel("network"), FieldPanel("url")])]

    class Meta(Orderable.Meta):
        verbose_name = _("social link")
        verbose_name_plural = _("social links")

    def __str__(self) -> str:
        return self.get_network_display()
