"""The dialog of the editor's button “Registry figure”."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.modal_workflow import render_modal_workflow

from participants.figures.chronicle import read_chronicle
from participants.figures.figure import ATTRIBUTES, Figure
from participants.figures.forms import FigureForm
from participants.figures.telling import said_by


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponseBase:
    """A form; once it is filled in, what to store and what to show for it in the editor.

    `GET` takes the attributes of the figure that is to be changed.
    """
    form = FigureForm(request.POST) if request.method == "POST" else FigureForm(initial=_initial(request))
    if form.is_bound and form.is_valid():
        return render_modal_workflow(
            request, None, json_data={"step": "chosen", "result": _result(form.chosen)}
        )
    return render_modal_workflow(
        request,
        "participants/admin/choose_figure.html",
        template_vars={"form": form},
        json_data={"step": "form"},
    )


def _initial(request: HttpRequest) -> dict[str, str]:
    given = {name: request.GET[name] for name in ATTRIBUTES if name in request.GET}
    figure = Figure.from_attributes(given)
    return figure.attributes if figure else {}


def _result(figure: Figure) -> dict[str, str]:
    """`text` is for the editor's eyes only; it is not stored."""
    admitted = frozenset({figure.participant} if figure.participant else ())
    said = said_by(figure, read_chronicle(with_admitted=admitted))
    return {**figure.attributes, "text": said.text if said else _("[registry figure]")}
