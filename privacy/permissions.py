"""Who may do what with copies of everything. When it can be done is the table's business."""

from accounts.models import User
from privacy.models import Export


def read_own_export(user: User) -> bool:
    """Anyone who has signed in, for their own."""
    return user.is_active


def ask_for_export(user: User) -> bool:
    """Anyone who has signed in, for their own."""
    return user.is_active


def finish_export(user: User, export: Export) -> bool:
    """Nobody: the worker does it, when all parts are there."""
    return False


def fail_export(user: User, export: Export) -> bool:
    """Nobody: the worker does it; and the calendar, where no worker came back."""
    return False


def download_export(user: User, export: Export) -> bool:
    """Whose it is, after showing once more who they are."""
    return user == export.participant


def forget_export(user: User, export: Export) -> bool:
    """Whose it is; and the calendar, when a week has passed."""
    return user == export.participant
