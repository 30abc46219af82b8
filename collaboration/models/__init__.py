"""Group pages with posts, documents and meetings; and what participants share with others."""

from collaboration.models.document import Document, DocumentVersion
from collaboration.models.feed import CalendarFeed
from collaboration.models.group import WORKERS, Group, places_without_page, works_here
from collaboration.models.meeting import Meeting
from collaboration.models.post import Post, PostVersion
from collaboration.models.receivers import (
    agencies_for,
    find_receiver,
    officers_for,
    receivers_for,
)
from collaboration.models.sharing import SharedMoment, Sharing

__all__ = [
    "WORKERS",
    "CalendarFeed",
    "Document",
    "DocumentVersion",
    "Group",
    "Meeting",
    "Post",
    "PostVersion",
    "SharedMoment",
    "Sharing",
    "agencies_for",
    "find_receiver",
    "officers_for",
    "places_without_page",
    "receivers_for",
    "works_here",
]
