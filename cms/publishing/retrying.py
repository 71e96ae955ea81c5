"""The button that tries a failed promise again."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from cms.publishing.models import Verdict
from cms.publishing.reports.verdicts import verdicts_of
from cms.publishing.watch.retries import retry_now


@require_POST
def retry(request: HttpRequest, verdict: int) -> HttpResponse:
    """By anybody who may edit what it is about: what is tried was promised already."""
    tried = retry_now(get_object_or_404(verdicts_of(request.user), pk=verdict))
    named = {"title": tried.title, "reason": tried.reason, "outcome": tried.get_outcome_display()}
    if tried.outcome == Verdict.Outcome.DONE:
        messages.success(request, _("“%(title)s”: done.") % named)
    elif tried.outcome in {Verdict.Outcome.FAILING, Verdict.Outcome.STUCK}:
        messages.error(request, _("“%(title)s” failed again: %(reason)s") % named)
    else:
        messages.warning(request, _("“%(title)s” was not tried: %(outcome)s.") % named)
    # Not `redirect`, which would look for a view of that name.
    return HttpResponseRedirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))
