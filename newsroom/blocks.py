"""What an article's body is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.common.blocks import (
    CallToActionBlock,
    DocumentBlock,
    EmbedBlock,
    EventBlock,
    HeadingBlock,
    InterviewBlock,
    ParagraphBlock,
    QuoteBlock,
)
from cms.media.blocks import ImageBlock
from participants.figures.blocks import RegistryFigureBlock


class BodyBlock(blocks.StreamBlock):
    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    image = ImageBlock()
    quote = QuoteBlock()
    interview = InterviewBlock()
    event = EventBlock()
    document = DocumentBlock()
    embed = EmbedBlock()
    call_to_action = CallToActionBlock()
    registry_figure = RegistryFigureBlock()

    class Meta:
        label = _("Body")
