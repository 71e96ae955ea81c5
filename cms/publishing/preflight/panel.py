"""The editor of every page with the pre-flight list in view, whatever tab is open."""

from typing import Any

from django.forms import Media
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.panels import TabbedInterface

from cms.publishing.preflight.form_findings import findings_in
from cms.publishing.preflight.listing import Listing


class PreflightInterface(TabbedInterface):
    class BoundPanel(TabbedInterface.BoundPanel):
        template_name = "publishing/admin/preflight_interface.html"

        @cached_property
        def listing(self) -> Listing:
            return Listing(findings_in(self.form))

        @property
        def address(self) -> str:
            """Where the form is posted to while it is filled in."""
            if self.instance.pk:
                return reverse("publishing_preflight", args=[self.instance.pk])
            options = self.instance._meta
            return reverse(
                "publishing_preflight_new",
                args=[options.app_label, options.model_name, self.form.parent_page.pk],
            )

        @property
        def address_once_saved(self) -> str:
            """With 0 for the key that the page will have; autosave makes new pages without a reload."""
            return reverse("publishing_preflight", args=[0])

        @property
        def media(self) -> Media:
            scripts: Any = [Script("publishing/preflight.js", type="module")]
            return super().media + Media(js=scripts)
