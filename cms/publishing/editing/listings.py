"""Wagtail's page listings at a cost that does not grow with the pages shown.

The stock ones ask the database several times per row: whether the page may be deleted, which task it waits
in (see `EditorialPage.current_workflow_task`), and what could be translated of it.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet, PageListingMixin
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.widgets.button import Button, ListingButton
from wagtail.models import Page
from wagtail.models.pages import PagePermissionTester
from wagtail.query import PageQuerySet
from wagtail_localize import wagtail_hooks as localize


class ListedPagePermissionTester(PagePermissionTester):
    """Knows of a page without children what the stock one asks the database about all pages below it."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        if not self.page.is_leaf() or self.user.is_superuser:
            return bool(super().can_delete(ignore_bulk))
        is_own = "add" in self.permissions and self.page.owner_id == self.user.pk
        may_change = self.user.is_active and ("change" in self.permissions or is_own)
        return may_change and ("publish" in self.permissions or not self.page.live)


class CheapRows(PageListingMixin):
    """Mixed in before one of Wagtail's page listings."""

    def annotate_queryset(self, pages: PageQuerySet) -> PageQuerySet:
        """As the stock method, without fetching sites and types, and languages only where they are shown."""
        pages = super().annotate_queryset(pages).prefetch_related(None).prefetch_workflow_states()
        return pages.prefetch_related("locale") if self.show_locale_labels else pages

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        for page in context["object_list"]:
            page.permissions_for_user = partial(ListedPagePermissionTester, page=page)
        return context


class ExplorerFilterSet(GenericPageFilterSet):
    site = None  # the tree shows which site a page belongs to


class PageExplorerView(CheapRows, ExplorableIndexView):
    # The stock view fetches the parents for a column that it then leaves out.
    base_columns = [column for column in ExplorableIndexView.base_columns if column.name != "parent"]


class PageSearchView(CheapRows, SearchView):
    """What is found in the whole tree."""


def replace_translation_buttons() -> None:
    """The menu of a page's editor keeps all that wagtail-localize offers; listings ask no one about it."""
    for name, button in (("listing_more", row_button), ("header", header_buttons)):
        registered = hooks._hooks[f"register_page_{name}_buttons"]  # noqa: SLF001 (no hook can be taken back)
        registered[:] = [hook for hook in registered if hook[0] is not localize.page_listing_more_buttons]
        hooks.register(f"register_page_{name}_buttons", button)


def row_button(page: Page, user: Any, next_url: str | None = None) -> Iterator[ListingButton]:
    """Offered where the listing found a language that the page is missing in."""
    is_missing = getattr(page, "_has_untranslated_locale", False)
    if is_missing and not page.is_root() and user.has_perm("wagtail_localize.submit_translation"):
        address = reverse("wagtail_localize:submit_page_translation", args=[page.alias_of_id or page.pk])
        yield ListingButton(
            _("Translate this page"), address, priority=60, icon_name="wagtail-localize-language"
        )


def header_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if view_name != "index":
        yield from localize.page_listing_more_buttons(page, user, view_name=view_name, next_url=next_url)
