"""What readers sent with a form, as staff see it."""

from wagtail.contrib.forms.views import SubmissionsListView as WagtailSubmissionsListView

from cms.common.spreadsheets import FormulaFreeExport


class SubmissionsListView(FormulaFreeExport, WagtailSubmissionsListView):
    """Anybody may send a formula: in the export it is text."""
