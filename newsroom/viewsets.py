"""The newsroom as staff see it: articles, and the categories and authors they use."""

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, LocaleColumn, TitleColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from newsroom.models import ArticleCategory, ArticlePage, Author


def _written_on(article: ArticlePage) -> str:
    """The day itself: Wagtail's date column would say "11 years ago"."""
    return date_format(article.date)


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
    # Wagtail's own title column asks two questions per row, for its menu of translations.
    columns = [
        BulkActionsColumn("bulk_actions"),
        TitleColumn(
            "title",
            label=_("Title"),
            accessor="get_admin_display_title",
            url_name="wagtailadmin_pages:edit",
            sort_key="title",
        ),
        LocaleColumn(),
        Column("date", label=_("Date"), accessor=_written_on, sort_key="date", width="14%"),
        DateColumn(
            "latest_revision_created_at",
            label=_("Updated"),
            sort_key="latest_revision_created_at",
            width="12%",
        ),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
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
