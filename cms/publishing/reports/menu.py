"""The desk's reports among Wagtail's own, for those who may see them."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from wagtail.admin.menu import MenuItem

from cms.publishing.reports.base import Report
from cms.publishing.reports.image_rights import ImageRightsReport
from cms.publishing.reports.verdicts import VerdictReport
from cms.publishing.reports.waiting import WaitingReport

REPORTS: list[type[Report]] = [WaitingReport, VerdictReport, ImageRightsReport]


class ReportMenuItem(MenuItem):
    def __init__(self, report: type[Report], *, order: int) -> None:
        self.report = report
        address = reverse(report.index_url_name)
        super().__init__(
            report.page_title, address, name=report.slug, icon_name=report.header_icon, order=order
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return self.report.is_open_to(request.user)


def urls() -> list[URLPattern]:
    return [pattern for report in REPORTS for pattern in report.urls()]
