"""Registry figures in rich text: stored as an element, told anew on each reading."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse_lazy
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.editor_html import EmbedTypeRule
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import EmbedHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from participants.figures.figure import ATTRIBUTES, ELEMENT, Figure
from participants.figures.telling import tell
from participants.models import Participant

ENTITY = "REGISTRY_FIGURE"


class FigureHandler(EmbedHandler):
    """For readers: the words, or nothing."""

    identifier = ELEMENT

    @staticmethod
    def get_model() -> type[Participant]:
        return Participant

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        said = tell(Figure.from_attributes(attributes) for attributes in attrs_list)
        return [escape(one.text) if one else "" for one in said]

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[tuple[type[Any], str, str, str]]:
        figure = Figure.from_attributes(attrs)
        if figure and figure.participant:
            yield Participant, str(figure.participant), "", ""


class FigureElementHandler(InlineEntityElementHandler):
    """For the editor: an entity whose text is what the figure says today."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        return {name: value for name, value in attrs.items() if name in ATTRIBUTES and value}

    def handle_starttag(self, name: str, attrs: Any, state: Any, contentstate: Any) -> None:
        super().handle_starttag(name, attrs, state, contentstate)
        (said,) = tell([Figure.from_attributes(dict(attrs))])
        state.current_block.text += said.text if said else gettext("[registry figure]")
        # What follows is the text's own again, its first blank too.
        state.leading_whitespace = _KEEP_WHITESPACE


class FigureFromHTML:
    """For other programs, which write stored rich text through the API."""

    @staticmethod
    def get_db_attributes(tag: Any) -> dict[str, str]:
        """Raises KeyError for an element that is no figure: Wagtail then leaves it out, and says so."""
        figure = Figure.from_attributes({name: tag.get(f"data-{name}") for name in ATTRIBUTES})
        if figure is None:
            raise KeyError("figure")
        return figure.attributes


# A constant of Wagtail's converter that it does not export by name.
_KEEP_WHITESPACE = 1


def to_element(properties: dict[str, Any]) -> Any:
    stored = {name: properties[name] for name in sorted(ATTRIBUTES) if properties.get(name)}
    return DOM.create_element("embed", {"embedtype": ELEMENT, **stored})


def register_feature(features: FeatureRegistry) -> None:
    features.register_embed_type(FigureHandler)
    features.register_editor_plugin(
        "draftail",
        ELEMENT,
        EntityFeature(
            {
                "type": ENTITY,
                "icon": "table",
                "description": _("Registry figure"),
                # What of it is kept when it is copied and pasted.
                "attributes": sorted(ATTRIBUTES),
                "chooserUrls": {"registryFigure": reverse_lazy("registry_figure_choose")},
            },
            js=["participants/registry_figure.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        ELEMENT,
        {
            "from_database_format": {f'embed[embedtype="{ELEMENT}"]': FigureElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: to_element}},
        },
    )
    features.register_converter_rule("editorhtml", ELEMENT, [EmbedTypeRule(ELEMENT, FigureFromHTML)])
