"""The addresses of the pre-flight list, below the admin's."""

from django.urls import path

from cms.publishing.preflight.views import preflight, preflight_new

urlpatterns = [
    path("preflight/<int:page_id>/", preflight, name="publishing_preflight"),
    path(
        "preflight/new/<slug:app_label>/<slug:model_name>/<int:parent_id>/",
        preflight_new,
        name="publishing_preflight_new",
    ),
]
