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
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from cms.common.templatetags.text_tags import plain
from home.search_terms import excerpt, highlighted, normalised, terms
from home.searchable import KINDS, excerpts, in_order, searchable_pages, with_beginnings, with_words

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
        found, count = self._found
        paginator = Paginator(in_order(found, self.terms) if count else found, PER_PAGE)
        # Counted already, and without what only the order needs.
        paginator.count = count
        try:
            return paginator.page(self._request.GET.get("page") or 1)
        except InvalidPage as error:
            raise Http404(str(error)) from error

    @property
    def count(self) -> int:
        return self._found[1]

    @cached_property
    def results(self) -> list[Result]:
        texts = excerpts(self.page)
        return [self._result(page, plain(texts[page.pk])) for page in self.page]

    @cached_property
    def _found(self) -> tuple[PageQuerySet, int]:
        """Pages that have all the words; where there are none, those whose title begins words with them."""
        if not self.terms:
            return Page.objects.none(), 0
        pages = searchable_pages(Site.find_for_request(self._request))
        found = with_words(pages, self.terms)
        if count := found.count():
            return found, count
        found = with_beginnings(pages, self.terms)
        return found, found.count()

    def _result(self, page: Any, text: str) -> Result:
        return Result(
            kind=KINDS[page.specific_class],
            title=highlighted(page.title, self.terms),
            url=page.get_url(self._request),
            excerpt=highlighted(excerpt(text, self.terms), self.terms),
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
