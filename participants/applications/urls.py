from django.urls import path

from participants.applications.views import ApplicationView, WithdrawView

urlpatterns = [
    path("<str:key>/", ApplicationView.as_view(), name="application"),
    path("<str:key>/withdraw/", WithdrawView.as_view(), name="withdraw_application"),
]
