"""What the alliance says: articles, their categories and authors, and the index that lists them."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Select
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    TitleFieldPanel,
)
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index

from cms.common.blocks import PROSE_FEATURES
from cms.common.fields import BodyField
from cms.media.api_fields import CreditedImageField
from cms.publishing.pages import EditorialPage
from newsroom.announcing.models import AnnouncementDraft
from newsroom.api_fields import (
    AnnouncementField,
    AuthorsField,
    CategoryField,
    CreditLineField,
    ParticipantsField,
    TagsField,
)
from newsroom.blocks import BodyBlock
from newsroom.feeds.routes import FeedRoutesMixin
from newsroom.forms import ArticleForm
from newsroom.querysets import ArticleManager
from newsroom.reading import Reading

if TYPE_CHECKING:
    from participants.models import Participant

__all__ = [
    "AnnouncementDraft",
    "ArticleAuthor",
    "ArticleCategory",
    "ArticlePage",
    "ArticleTag",
    "Author",
    "ImportedArticle",
    "NewsIndexPage",
    "RelatedParticipant",
]


class ArticleCategory(TranslatableMixin, index.Indexed, models.Model):
    """What sort of news an article is: interview, event, call …"""

    name = models.CharField(_("name"), max_length=80, help_text=_("Shown above the title."))
    slug = models.SlugField(
        _("slug"), max_length=80, help_text=_("Used in addresses: /news/?category=interview")
    )

    panels = [FieldPanel("name"), FieldPanel("slug")]
    search_fields = [index.AutocompleteField("name")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["locale", "slug"], name="one_category_per_slug_and_locale")
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """The constraint again: a form without the language does not check it."""
        super().clean()
        others = ArticleCategory.objects.filter(locale=self.locale_id, slug=self.slug)
        if others.exclude(pk=self.pk).exists():
            raise ValidationError({"slug": _("Another category of this language has it already.")})


class Author(index.Indexed, models.Model):
    """Who writes or speaks in an article."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    role = models.CharField(
        _("role"), max_length=200, blank=True, help_text=_("Shown after the name, if anything.")
    )

    panels = [FieldPanel("name"), FieldPanel("role")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class NewsIndexPage(FeedRoutesMixin, EditorialPage):
    """The list of articles, its filters and its feeds: `/news/`."""

    introduction = RichTextField(
        _("introduction"), blank=True, features=PROSE_FEATURES, help_text=_("Shown above the list.")
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["newsroom.ArticlePage"]

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    api_fields = [APIField("introduction")]

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from newsroom.listing import Listing  # noqa: PLC0415 (the listing reads this module's models)

        listing = Listing(self, request.GET)
        address = f"{self.get_full_url(request)}{listing.own_query}"
        return super().get_context(request, *args, **kwargs) | {"listing": listing, "canonical_url": address}


class ArticleTag(TaggedItemBase):
    content_object = ParentalKey("ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")


class ArticleAuthor(Orderable):
    article = ParentalKey("ArticlePage", on_delete=models.CASCADE, related_name="article_authors")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="+", verbose_name=_("author"))

    panels = [FieldPanel("author")]


class RelatedParticipant(Orderable):
    article = ParentalKey("ArticlePage", on_delete=models.CASCADE, related_name="related_participants")
    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("participant"),
    )

    panels = [FieldPanel("participant")]


class ArticlePage(EditorialPage):
    """A piece of news: `/news/<slug>/`."""

    date = models.DateField(
        _("date"),
        default=timezone.localdate,
        help_text=_("Shown as “Written on”, and the order of the list. Not when it goes live."),
    )
    teaser = models.TextField(
        _("teaser"),
        max_length=1000,
        help_text=_("The paragraph in the list, in feeds and in search."),
    )
    category = models.ForeignKey(
        ArticleCategory,
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Shown above the title; readers filter the list by it."),
    )
    lead_image = models.ForeignKey(
        "media.CreditedImage",
        verbose_name=_("lead image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown in the list and above the body, with its own credit line."),
    )
    lead_image_credit = models.CharField(
        _("credit without image"),
        max_length=200,
        blank=True,
        help_text=_("The credit of an image that is not here (yet), such as “© CoE” from an import."),
    )
    body = BodyField(BodyBlock(), verbose_name=_("body"), blank=True)
    announces = models.ForeignKey(
        "participants.RegistryEntry",
        verbose_name=_("announces"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_(
            "The accession this article makes known: its number is shown as a badge. "
            "If the accession is not public yet, it becomes so when the article goes live."
        ),
    )
    tags = ClusterTaggableManager(through=ArticleTag, blank=True, verbose_name=_("tags"))

    objects = ArticleManager()

    preview_modes = [("", _("Page")), ("entry", _("In the news list")), ("feed", _("Feed item"))]
    parent_page_types = ["newsroom.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    # A copy tells something else; its translations tell the same: `announcing.translations`.
    exclude_fields_in_copy = ["announces"]

    base_form_class = ArticleForm
    content_panels = [
        TitleFieldPanel("title", placeholder=_("Headline")),
        FieldRowPanel([FieldPanel("date"), FieldPanel("category", widget=Select)]),
        FieldPanel("teaser"),
        MultiFieldPanel([FieldPanel("lead_image"), FieldPanel("lead_image_credit")], heading=_("Lead image")),
        FieldPanel("body"),
        MultipleChooserPanel(
            "article_authors", chooser_field_name="author", heading=_("Authors"), label=_("author")
        ),
        MultipleChooserPanel(
            "related_participants",
            chooser_field_name="participant",
            heading=_("Participants"),
            label=_("participant"),
            help_text=_("Whom it is about: shown beside it, and it is shown on their profiles."),
        ),
        FieldPanel("announces"),
        FieldPanel("tags"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("teaser", boost=2),
        index.SearchField("body"),
        index.FilterField("date"),
        index.FilterField("category"),
    ]
    api_fields = [
        APIField("date"),
        APIField("teaser"),
        APIField("category", serializer=CategoryField()),
        APIField("lead_image", serializer=CreditedImageField()),
        APIField("credit_line", serializer=CreditLineField()),
        APIField("lead_image_credit"),
        APIField("body"),
        APIField("authors", serializer=AuthorsField(source="article_authors")),
        APIField("tags", serializer=TagsField(source="tagged_items")),
        APIField("participants", serializer=ParticipantsField()),
        APIField("announces", serializer=AnnouncementField()),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes: ClassVar[list[models.Index]] = [
            models.Index("date", "page_ptr", name="article_by_date"),
        ]

    def clean(self) -> None:
        from newsroom.announcing.announcements import accessions  # noqa: PLC0415 (reads this module's models)

        super().clean()
        if self.announces_id is not None and not accessions().filter(pk=self.announces_id).exists():
            message = _("This is no accession, or one that was undone. Choose another, or none.")
            raise ValidationError({"announces": ValidationError(message, code="no_accession")})

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from newsroom.previews import PREVIEWS  # noqa: PLC0415 (reads this module's models)

        show = PREVIEWS.get(mode_name)
        return show(self, request) if show else super().serve_preview(request, mode_name)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        reading = Reading(self, request)
        own = {"reading": reading, "structured_data": reading.structured_data}
        return super().get_context(request, *args, **kwargs) | own

    @property
    def announced(self) -> "Participant | None":
        """Whose accession it announces; before the admission is released only previews show that."""
        if self.announces is None:
            return None
        participant: Participant = self.announces.participant
        is_shown = participant.is_public or (self.is_previewed and participant.has_number)
        return participant if is_shown else None

    @property
    def credit_line(self) -> str:
        """Whose the lead image is: from the image itself, else as it was imported."""
        return self.lead_image.credit_line if self.lead_image else self.lead_image_credit


class ImportedArticle(models.Model):
    """Where an imported article came from, and what the import last wrote to it.

    Not fields of the article: those would be copied with the page and brought back by a revert.
    """

    news_index = models.ForeignKey(NewsIndexPage, on_delete=models.CASCADE, related_name="+")
    article = models.OneToOneField(ArticlePage, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(_("key"), max_length=64)
    imported = models.JSONField(_("imported values"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("imported article")
        verbose_name_plural = _("imported articles")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["news_index", "key"], name="entry_imported_once_per_news_index")
        ]

    def __str__(self) -> str:
        return self.key
