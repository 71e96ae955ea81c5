"""What readers sent with a form, as staff see it."""

from wagtail.contrib.forms.views import SubmissionsListView as WagtailSubmissionsListView

from cms.publishing.exports import LoggedExport


class SubmissionsListView(LoggedExport, WagtailSubmissionsListView):
    """Anybody may send a formula: in the export it is text. The log says which form was exported."""

    def get_export_name(self) -> str:
        return f"{self.page_title}: {self.form_page}"
