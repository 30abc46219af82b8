"""Who may do what with entries. When it can be done is the transition table's business."""

from accounts.models import User
from portfolio.models import Entry, Evidence
from programmes.models import Enrolment


def add_entry(user: User) -> bool:
    """Anyone who takes part in a programme, or ever has."""
    return Enrolment.has_begun(user)


def edit_entry(user: User, entry: Entry) -> bool:
    """The participant who wrote it."""
    return user == entry.participant


def keep_entry(user: User, entry: Entry) -> bool:
    """The participant who wrote it."""
    return user == entry.participant


def share_entry(user: User, entry: Entry) -> bool:
    """The participant who wrote it."""
    return user == entry.participant


def unshare_entry(user: User, entry: Entry) -> bool:
    """The participant who wrote it."""
    return user == entry.participant


def remove_entry(user: User, entry: Entry) -> bool:
    """The participant who wrote it."""
    return user == entry.participant


def submit_entry(user: User, entry: Entry) -> bool:
    """The participant who wrote it, by submitting a case that it is part of."""
    return user == entry.participant


def release_entry(user: User, entry: Entry) -> bool:
    """The participant who wrote it, by withdrawing the case that it is part of."""
    return user == entry.participant


def add_photo(user: User, evidence: Evidence) -> bool:
    """The participant whose picture it is."""
    return user == evidence.participant


def give_feedback(user: User, entry: Entry) -> bool:
    """Whoever on the team is assigned to the participant today."""
    return Enrolment.objects.followed_by(user).filter(participant=entry.participant).exists()
