"""Who may do what in groups, and with what participants share. Rules are sentences; when it can be
done is the transition tables' business.
"""

from accounts.models import User
from collaboration.models import (
    WORKERS,
    CalendarFeed,
    Document,
    DocumentVersion,
    Group,
    Meeting,
    Post,
    SharedMoment,
    Sharing,
)
from programmes.models import Enrolment


def work_in_groups(user: User) -> bool:
    """Anyone who works here, except case officers."""
    return user.has_role(*WORKERS)


def open_group(user: User) -> bool:
    """Anyone who works in the programme or the local project today."""
    return work_in_groups(user)


def read_group(user: User, group: Group) -> bool:
    """Anyone who works in the group today."""
    return work_in_groups(user)


def write_post(user: User, group: Group) -> bool:
    """Anyone who works in the group today."""
    return work_in_groups(user)


def read_post(user: User, post: Post) -> bool:
    """Anyone who works in the group today."""
    return work_in_groups(user)


def edit_post(user: User, post: Post) -> bool:
    """Whoever wrote it."""
    return user == post.author


def remove_post(user: User, post: Post) -> bool:
    """Whoever wrote it, and the project lead."""
    return user == post.author or post.group.is_led_by(user)


def add_document(user: User, group: Group) -> bool:
    """Anyone who works in the group today."""
    return work_in_groups(user)


def read_document(user: User, document: Document) -> bool:
    """Anyone who works in the group today."""
    return work_in_groups(user)


def replace_document(user: User, document: Document) -> bool:
    """Anyone who works in the group today: the versions before stay."""
    return work_in_groups(user)


def remove_document(user: User, document: Document) -> bool:
    """Whoever added it, and the project lead."""
    return user == document.author or document.group.is_led_by(user)


def download_document(user: User, version: DocumentVersion) -> bool:
    """Anyone who works in the group today."""
    return work_in_groups(user)


def plan_meeting(user: User, group: Group) -> bool:
    """Anyone who works in the group today."""
    return work_in_groups(user)


def read_meeting(user: User, meeting: Meeting) -> bool:
    """Anyone who works in the group today."""
    return work_in_groups(user)


def change_meeting(user: User, meeting: Meeting) -> bool:
    """Whoever planned it, and the project lead."""
    return user == meeting.author or meeting.group.is_led_by(user)


def cancel_meeting(user: User, meeting: Meeting) -> bool:
    """Whoever planned it, and the project lead."""
    return change_meeting(user, meeting)


def renew_feed(user: User) -> bool:
    """Anyone who works in groups, for their own calendar."""
    return work_in_groups(user)


def close_feed(user: User, feed: CalendarFeed) -> bool:
    """Whose calendar it is."""
    return user == feed.user


def fetch_feed(user: User | None, feed: CalendarFeed) -> bool:
    """Whoever has the address: a calendar, which has no account."""
    return True


def make_sharing(user: User) -> bool:
    """Anyone who takes part in a programme, or ever has: what they share is their own."""
    return Enrolment.objects.filter(participant=user).exists()


def show_sharing(user: User, sharing: Sharing) -> bool:
    """Whose it is."""
    return user == sharing.participant


def close_sharing(user: User, sharing: Sharing) -> bool:
    """Whose it is."""
    return user == sharing.participant


def expire_sharing(user: User, sharing: Sharing) -> bool:
    """Nobody: the calendar does it."""
    return False


def receive_sharings(user: User) -> bool:
    """Anyone who works here, for what is shared with them."""
    return user.works_here


def read_sharing(user: User, sharing: Sharing) -> bool:
    """The one person it is for."""
    return user == sharing.receiver


def see_shared_picture(user: User, moment: SharedMoment) -> bool:
    """The one person it is for."""
    return user == moment.sharing.receiver
