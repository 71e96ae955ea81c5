"""Rules that every page type of this site obeys, as Django system checks."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from wagtail.models import Page, get_page_models

from cms.publishing.pages import EditorialPage

OUR_APPS = {"home", "newsroom", "participants"}


@register
def check_page_types(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Each page type says where it may stand and hides from readers what is not public."""
    ours = [model for model in get_page_models() if model._meta.app_label in OUR_APPS]
    return [error for model in ours for error in _errors_of(model)]


def _errors_of(model: type[Page]) -> Iterator[Error]:
    for name in ("parent_page_types", "subpage_types"):
        if name not in vars(model):
            yield Error(
                f"{model.__name__} does not name its {name}.",
                hint="List them on the class, or set an empty list.",
                obj=model,
                id="cms.E001",
            )
    if not issubclass(model, EditorialPage):
        yield Error(
            f"{model.__name__} is not an EditorialPage, so it could be published unchecked.",
            hint="Derive it from cms.publishing.pages.EditorialPage.",
            obj=model,
            id="cms.E002",
        )
