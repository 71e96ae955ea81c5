"""Wagtail's views for pages, with those of ours in their place."""

from wagtail.admin.viewsets.pages import PageViewSet

from cms.publishing.editing.editors import PageCreateView, PageEditView, PageRevertView
from cms.publishing.editing.listings import ExplorerFilterSet, PageExplorerView, PageSearchView
from cms.publishing.editing.workflow import PageWorkflowActionView, PageWorkflowPreviewView


class EditorialPageViewSet(PageViewSet):
    """Takes the place of the stock one, for every page type that has none of its own."""

    add_view_class = PageCreateView
    edit_view_class = PageEditView
    filterset_class = ExplorerFilterSet
    index_view_class = PageExplorerView
    revisions_revert_view_class = PageRevertView
    search_view_class = PageSearchView
    workflow_action_view_class = PageWorkflowActionView
    workflow_preview_view_class = PageWorkflowPreviewView
