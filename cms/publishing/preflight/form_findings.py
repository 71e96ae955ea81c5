"""What the checks find in a page while an editor types it: not all of it is valid, and nothing is saved."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.blocks.base import BlockField

from cms.publishing.forms import EditorialForm
from cms.publishing.preflight.findings import Finding, Severity, say
from cms.publishing.preflight.run import blocking_first, findings_for

# Wagtail makes it from the title.
_FILLED_IN = "slug"


def findings_in(form: EditorialForm) -> list[Finding]:
    """What the form refuses, and what the checks find in its page."""
    found = findings_for(form.instance)
    if not form.is_bound:
        return found
    places = {(finding.field, finding.block) for finding in found if finding.blocks}
    errors = [error for error in _errors(form) if (error.field, error.block) not in places]
    return blocking_first([*errors, *found])


def take_over(form: EditorialForm) -> None:
    """Put what was typed into the form's page, as far as it can be; nothing is written.

    `form.save(commit=False)` would refuse while anything is invalid, and makes new tags.
    """
    form.is_valid()
    for formset in form.formsets.values():
        if formset.is_valid():
            formset.save(commit=False)
    for name in form.errors:
        if isinstance(form.fields.get(name), BlockField):
            setattr(form.instance, name, form[name].data)


def _errors(form: EditorialForm) -> Iterator[Finding]:
    for name, errors in form.errors.as_data().items():
        field = form.fields.get(name)
        if isinstance(field, BlockField):
            yield from _errors_of_stream(name, form[name].data, errors)
            continue
        label = capfirst(str(form[name].label)) if field else ""
        for error in errors:
            if error.code != "required":
                sentence = say(_("%(field)s: %(error)s"), field=label, error=" ".join(error.messages))
                yield _refused(sentence if label else " ".join(error.messages), name)
            elif name != _FILLED_IN:
                yield _refused(say(_("“%(field)s” is empty."), field=label), name)
    for name, formset in form.formsets.items():
        if not formset.is_valid():
            yield _refused(_("Something in this list cannot be used as it is."), name)


def _errors_of_stream(name: str, stream: Any, errors: list[Any]) -> Iterator[Finding]:
    for error in errors:
        data = error.as_json_data() if hasattr(error, "as_json_data") else {"messages": error.messages}
        for message in data.get("messages", ()):
            yield _refused(message, name)
        for index, block_error in data.get("blockErrors", {}).items():
            child = stream[int(index)]
            message = " ".join(dict.fromkeys(_messages(block_error)))
            sentence = say(_("%(field)s: %(error)s"), field=child.block.label, error=message)
            yield _refused(sentence, name, block=child.id or "")


def _messages(data: dict[str, Any]) -> Iterator[str]:
    yield from data.get("messages", ())
    for nested in data.get("blockErrors", {}).values():
        yield from _messages(nested)


def _refused(sentence: Any, field: str, *, block: str = "") -> Finding:
    return Finding(
        check="form",
        severity=Severity.BLOCKS,
        sentence=sentence,
        field=field,
        block=block,
        about=str(sentence),
    )
