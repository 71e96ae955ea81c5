"""Where staff ask for reviews of a page, and see the answers."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import GenericPageBreadcrumbsMixin
from wagtail.models import Page

from cms.publishing.models import ReviewLink
from cms.publishing.review.forms import AskForm
from cms.publishing.review.links import ask, revoke
from cms.publishing.review.mail import address_of


class ReviewsView(GenericPageBreadcrumbsMixin, WagtailAdminTemplateMixin, FormView):
    """The links to a page's revisions, and the form for another one. Queries: constant."""

    form_class = AskForm
    template_name = "publishing/admin/reviews.html"
    page_title = gettext_lazy("Reviews")
    header_icon = "view"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.object = _editable_page(request, kwargs["page_id"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_page_subtitle(self) -> str:
        title: str = self.object.get_admin_display_title()
        return title

    def form_valid(self, form: AskForm) -> HttpResponse:
        link = ask(page=self.object, user=self.request.user, **form.cleaned_data)
        sent = _("The review link was made and is on its way to %(address)s.") % {"address": link.email}
        made = _("The review link for %(reviewer)s was made. Copy it from the list and send it.") % {
            "reviewer": link.reviewer
        }
        messages.success(self.request, sent if link.email else made)
        return redirect("publishing_reviews", self.object.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        links = [(link, address_of(link)) for link in ReviewLink.objects.about(self.object)]
        return super().get_context_data(**kwargs) | {
            "page": self.object,
            "revision": self.object.get_latest_revision(),
            "links": links,
        }


@require_POST
def revoke_review(request: HttpRequest, pk: int) -> HttpResponse:
    link = get_object_or_404(ReviewLink.objects.select_related("revision"), pk=pk)
    page = _editable_page(request, link.revision.object_id)
    if revoke(link=link, user=request.user):
        messages.success(
            request, _("The link for %(reviewer)s no longer works.") % {"reviewer": link.reviewer}
        )
    else:
        messages.warning(
            request, _("The link for %(reviewer)s had ended already.") % {"reviewer": link.reviewer}
        )
    return redirect("publishing_reviews", page.pk)


def _editable_page(request: HttpRequest, pk: Any) -> Page:
    page: Page = get_object_or_404(Page, pk=pk).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page
