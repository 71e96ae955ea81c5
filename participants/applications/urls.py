from django.urls import re_path

from participants.applications.views import ApplicationView, WithdrawView

_KEY = "(?P<key>[A-Za-z0-9]{32})"

urlpatterns = [
    re_path(rf"^{_KEY}/$", ApplicationView.as_view(), name="application"),
    re_path(rf"^{_KEY}/withdraw/$", WithdrawView.as_view(), name="withdraw_application"),
]
