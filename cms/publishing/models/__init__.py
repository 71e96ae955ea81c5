"""What the editorial desk records: approvals, verdicts, plans, and who was let in without an account."""

from cms.publishing.models.approval import FourEyesTask, FourEyesTaskState
from cms.publishing.models.calendar_feed import CalendarFeed
from cms.publishing.models.plan import Plan
from cms.publishing.models.preflight_run import PreflightRun
from cms.publishing.models.review_link import ReviewLink
from cms.publishing.models.verdict import Verdict

__all__ = [
    "CalendarFeed",
    "FourEyesTask",
    "FourEyesTaskState",
    "Plan",
    "PreflightRun",
    "ReviewLink",
    "Verdict",
]
