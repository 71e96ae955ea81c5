from django.urls import path

from participants.importing.views import PreviewView, UploadView

urlpatterns = [
    path("participants/import/", UploadView.as_view(), name="registry_import"),
    path("participants/import/<str:token>/", PreviewView.as_view(), name="registry_import_preview"),
]
