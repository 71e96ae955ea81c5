"""Registers what the rooms share with Wagtail."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.common.link_handlers import LINK_HANDLERS
from cms.common.pages import refuse_expired

# Before Wagtail asks a reader to log in for what nobody can read any more.
hooks.register("before_serve_page", refuse_expired, order=-100)


# After Wagtail's own handlers, which these replace.
@hooks.register("register_rich_text_features", order=100)
def register_link_handlers(features: FeatureRegistry) -> None:
    for handler in LINK_HANDLERS:
        features.register_link_type(handler)
