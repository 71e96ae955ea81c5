"""What a browser sends from the article editor."""

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

PUBLISH = {"action-publish": "Publish"}


def article_form(**changes: Any) -> dict[str, Any]:
    """A complete article."""
    return nested_form_data(
        {
            "title": "Tivat joins",
            "slug": "tivat-joins",
            "date": "2015-05-20",
            "category": "",
            "teaser": "A town on the Adriatic.",
            "lead_image": "",
            "lead_image_credit": "",
            "body": streamfield([]),
            "article_authors": inline_formset([]),
            "related_participants": inline_formset([]),
            "tags": "",
            "seo_title": "",
            "search_description": "",
            "show_in_menus": "",
            "go_live_at": "",
            "expire_at": "",
            "comments": inline_formset([]),
        }
        | changes
    )
