"""Feeds and calendars: how to follow a site, or a part of it."""

from variorum.views.feeds.corrections import work_out_corrections, work_out_withdrawal
from variorum.views.feeds.entries import work_out_entry
from variorum.views.feeds.files import files
from variorum.views.feeds.follow import Subscriptions, followed, subscriptions
from variorum.views.feeds.forms import FeedEntry
from variorum.views.feeds.page import FeedsPage, build

__all__ = [
    "FeedEntry",
    "FeedsPage",
    "Subscriptions",
    "build",
    "files",
    "followed",
    "subscriptions",
    "work_out_corrections",
    "work_out_entry",
    "work_out_withdrawal",
]
