"""What people fill in about groups and sharings. Forms check shapes; they never save."""

from collaboration.forms.group import DocumentForm, MeetingForm, OpenForm, PostForm, VersionForm
from collaboration.forms.sharing import ReceiverForm, SharingForm

__all__ = [
    "DocumentForm",
    "MeetingForm",
    "OpenForm",
    "PostForm",
    "ReceiverForm",
    "SharingForm",
    "VersionForm",
]
