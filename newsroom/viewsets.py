"""The newsroom as staff see it: articles, and the categories and authors they use."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from newsroom.models import ArticleCategory, ArticlePage, Author


class ArticlesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return user_has_any_page_permission(request.user)


class ArticleFilterSet(PageFilterSet):
    site = None
    has_child_pages = None

    class Meta:
        model = ArticlePage
        fields = ["category", "date"]


class ArticleIndexView(IndexView):
    add_item_label = _("Add an article")


class ArticleViewSet(PageListingViewSet):
    """All articles of all languages in one list; it stands before there is a news index."""

    model = ArticlePage
    name = "articles"
    url_prefix = "news/articles"
    icon = "doc-full"
    menu_label = _("Articles")
    menu_item_class = ArticlesMenuItem
    ordering = "-date"
    index_view_class = ArticleIndexView
    filterset_class = ArticleFilterSet
    columns = [
        *(column for column in IndexView.base_columns if column.name in {"bulk_actions", "title"}),
        DateColumn("date", label=_("Date"), sort_key="date", width="12%"),
        *(
            column
            for column in IndexView.base_columns
            if column.name in {"latest_revision_created_at", "status"}
        ),
    ]


class CategoryViewSet(SnippetViewSet):
    model = ArticleCategory
    icon = "tag"
    menu_label = _("Categories")
    base_url_path = "news/categories"
    list_display = ["name", "slug"]
    list_filter = ["locale"]
    ordering = "name"
    inspect_view_enabled = True
    inspect_view_fields = ["name", "slug", "locale"]


class AuthorViewSet(SnippetViewSet):
    model = Author
    icon = "user"
    menu_label = _("Authors")
    base_url_path = "news/authors"
    list_display = ["name", "role"]
    ordering = "name"
    inspect_view_enabled = True
    inspect_view_fields = ["name", "role"]


class NewsMenu(SnippetViewSetGroup):
    items = (ArticleViewSet, CategoryViewSet, AuthorViewSet)
    menu_label = _("News")
    menu_name = "news"
    menu_icon = "doc-full"
    menu_order = 110
