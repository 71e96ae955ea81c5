"""Body blocks that need no other room. Each has its template in templates/blocks/ and its API form."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.rich_text import RichText

from cms.common.embeds import Player, player_for
from cms.common.links import document_urls, page_urls
from cms.common.prose import absolute, public_prose, rich_text_format_in

PROSE_FEATURES = [
    "bold",
    "italic",
    "link",
    "document-link",
    "ol",
    "ul",
    "superscript",
    "registry-figure",
]


class ProseBlock(blocks.RichTextBlock):
    """Rich text with the features of running text. In the API: HTML with absolute links, all public."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("features", PROSE_FEATURES)
        super().__init__(**options)

    def get_api_representation(self, value: RichText, context: dict[str, Any] | None = None) -> str:
        return public_prose(value.source, rich_text_format_in(context))


class ParagraphBlock(ProseBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        template = "blocks/paragraph.html"


class HeadingValue(blocks.StructValue):
    @property
    def anchor(self) -> str:
        return slugify(self["text"])


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"), max_length=200)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("h2", _("Section")), ("h3", _("Subsection"))],
        default="h2",
        help_text=_("Sections divide the page, subsections divide a section."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"
        value_class = HeadingValue


class QuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock(label=_("Quote"), help_text=_("Without quotation marks: they are added."))
    speaker = blocks.CharBlock(label=_("Speaker"), required=False, max_length=200)
    role = blocks.CharBlock(
        label=_("Role"),
        required=False,
        max_length=200,
        help_text=_("Shown after the name, such as “Mayor of Tivat”."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"


class InterviewBlock(blocks.StructBlock):
    """One question and its answer."""

    question = blocks.TextBlock(label=_("Question"))
    answer = ProseBlock(label=_("Answer"))
    speaker = blocks.CharBlock(
        label=_("Answered by"),
        required=False,
        max_length=200,
        help_text=_("Only needed where the person answering changes."),
    )

    class Meta:
        icon = "comment"
        label = _("Interview question and answer")
        template = "blocks/interview.html"


class EventBlock(blocks.StructBlock):
    """Something that takes place: start, end and place, readable by people and by calendars."""

    name = blocks.CharBlock(label=_("Name"), max_length=200)
    start = blocks.DateTimeBlock(label=_("Start"))
    end = blocks.DateTimeBlock(label=_("End"), required=False)
    place = blocks.CharBlock(label=_("Place"), max_length=200)
    link = blocks.URLBlock(label=_("Link"), required=False, help_text=_("The organiser's page."))

    class Meta:
        icon = "date"
        label = _("Event")
        template = "blocks/event.html"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if cleaned["end"] and cleaned["end"] < cleaned["start"]:
            error = ValidationError(_("The end lies before the start."), code="end_before_start")
            raise blocks.StructBlockValidationError(block_errors={"end": error})
        return cleaned


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Link text"),
        required=False,
        max_length=200,
        help_text=_("Left empty, the document's own title is shown."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "blocks/document.html"

    def get_api_representation(
        self, value: blocks.StructValue, context: dict[str, Any] | None = None
    ) -> dict[str, Any] | None:
        document = value["document"]
        url = document and document_urls([document.pk]).get(document.pk)
        if not url:
            return None
        return {
            "id": document.pk,
            "title": value["title"] or document.title,
            "url": absolute(url),
            "content_type": document.content_type,
            "size": document.file_size,
        }


class EmbedValue(blocks.StructValue):
    @property
    def player(self) -> Player | None:
        return player_for(self["url"])


class EmbedBlock(blocks.StructBlock):
    """A film on another site. Readers load it with a click: nothing is fetched before.

    In the API: its address, title, provider and player address, never the other site's markup.
    """

    url = blocks.URLBlock(
        label=_("Address"),
        help_text=_("The address of a film on YouTube or Vimeo, beginning with https."),
    )
    title = blocks.CharBlock(
        label=_("Title"),
        max_length=200,
        help_text=_("Shown before the film is loaded, and read out by screen readers."),
    )

    class Meta:
        icon = "media"
        label = _("Embed")
        template = "blocks/embed.html"
        value_class = EmbedValue

    def clean(self, value: EmbedValue) -> EmbedValue:
        cleaned = super().clean(value)
        if cleaned.player is None:
            error = ValidationError(
                _("This is not the address of a film on YouTube or Vimeo."), code="unknown_provider"
            )
            raise blocks.StructBlockValidationError(block_errors={"url": error})
        return cleaned

    def get_api_representation(
        self, value: EmbedValue, context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        player = value.player
        return {
            "url": value["url"],
            "title": value["title"],
            "provider": player.provider if player else None,
            "player_url": player.url if player else None,
        }


class CallToActionBlock(blocks.StructBlock):
    """A button that leads to a page of ours or to an address elsewhere: one of the two."""

    text = blocks.CharBlock(label=_("Text"), max_length=80)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Address"), required=False)

    class Meta:
        icon = "link"
        label = _("Call to action")
        template = "blocks/call_to_action.html"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if bool(cleaned["page"]) == bool(cleaned["url"]):
            message = _("Choose a page or type an address: one of the two.")
            raise blocks.StructBlockValidationError(
                block_errors={"url": ValidationError(message, code="one_target")}
            )
        return cleaned

    def get_api_representation(
        self, value: blocks.StructValue, context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        page = value["page"]
        page_url = page and page_urls([page.pk]).get(page.pk)
        return {
            "text": value["text"],
            "url": value["url"] or (absolute(page_url) if page_url else None),
            "page_id": page.pk if page_url else None,
        }
