"""The calendar's addresses in the admin."""

from django.urls import path

from cms.publishing.calendar.feed_views import FeedAddressView
from cms.publishing.calendar.views import CalendarView, MoveView

urlpatterns = [
    path("calendar/", CalendarView.as_view(), name="publishing_calendar"),
    path("calendar/feed/", FeedAddressView.as_view(), name="publishing_calendar_feed"),
    path("calendar/<int:page>/move/", MoveView.as_view(), name="publishing_calendar_move"),
]
