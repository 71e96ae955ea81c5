"""`/search/`: what readers find on the site, as a page and, as they type, as a part of it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.core.paginator import Page as PageOfResults
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from wagtail.models import Site

from cms.common.templatetags.text_tags import plain
from home.search_terms import excerpt, highlighted, normalised, terms
from home.searchable import KINDS, searchable_pages

PER_PAGE = 10


@dataclass(frozen=True)
class Result:
    """`date` is an article's; other pages have none that says something to readers."""

    kind: str | Promise
    title: SafeString
    url: str
    excerpt: SafeString
    date: date | None


class Search:
    """One search: up to five queries, whatever is found."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self.query = normalised(request.GET.get("q", ""))
        self.terms = terms(self.query)

    @cached_property
    def page(self) -> PageOfResults:
        """Raises Http404 for a page that is not there."""
        try:
            return Paginator(self._found, PER_PAGE).page(self._request.GET.get("page") or 1)
        except InvalidPage as error:
            raise Http404(str(error)) from error

    @property
    def count(self) -> int:
        return self.page.paginator.count

    @cached_property
    def results(self) -> list[Result]:
        return [self._result(page) for page in self.page]

    @cached_property
    def _found(self) -> Any:
        """Pages that have all the words; where there are none, those whose title begins words with them."""
        if not self.terms:
            return []
        words = " ".join(self.terms)
        pages = searchable_pages(Site.find_for_request(self._request), self.terms)
        found = pages.search(words, order_by_relevance=False)
        return found if found.count() else pages.autocomplete(words, order_by_relevance=False)

    def _result(self, page: Any) -> Result:
        return Result(
            kind=KINDS[page.specific_class],
            title=highlighted(page.title, self.terms),
            url=page.get_url(self._request),
            excerpt=highlighted(excerpt(plain(page.excerpt), self.terms), self.terms),
            date=page.article_date,
        )


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """With `fragment` in the address only the results, for the script that asks as the reader types."""
    found = Search(request)
    template = "home/includes/search_results.html" if "fragment" in request.GET else "home/search.html"
    response = TemplateResponse(
        request, template, {"search": found, "search_query": found.query, "results": found.page}
    )
    # Search engines have the pages themselves.
    response["X-Robots-Tag"] = "noindex"
    return response
