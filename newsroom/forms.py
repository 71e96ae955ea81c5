"""The article editor's form."""

from typing import Any

from cms.publishing.forms import EditorialForm


class ArticleForm(EditorialForm):
    """Offers the categories of the article's own language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if category := self.fields.get("category"):
            category.queryset = category.queryset.filter(locale=self.instance.locale_id)
