"""Who may do what with questions to supervisors. When it can be done is the table's business."""

from accounts.models import TEAM, User
from confirmations.models import (
    Activity,
    Comment,
    ConfirmationRequest,
    OwnPage,
    Poster,
    Reminder,
    Suggestion,
)
from portfolio.models import Entry
from programmes.models import Enrolment
from workplaces.models import KEEPERS, Workplace


def ask_about_entry(user: User, entry: Entry) -> bool:
    """The participant who wrote it."""
    return user == entry.participant


def ask_at_once(user: User, entry: Entry) -> bool:
    """The participant who wrote it. Nobody on the team sends a participant's words to anyone."""
    return ask_about_entry(user, entry)


def send_request(user: User, request: ConfirmationRequest) -> bool:
    """The participant whose moment it is about."""
    return user == request.participant


def resend_request(user: User, request: ConfirmationRequest) -> bool:
    """The participant whose moment it is about; and whoever corrects the contact, by correcting."""
    return user == request.participant


def readdress_request(user: User, request: ConfirmationRequest) -> bool:
    """The participant whose moment it is about."""
    return user == request.participant


def cancel_reminder(user: User, reminder: Reminder) -> bool:
    """The participant who asked."""
    return user == reminder.participant


def cancel_reminders(user: User, request: ConfirmationRequest) -> bool:
    """The participant who asked."""
    return user == request.participant


def withdraw_request(user: User, request: ConfirmationRequest) -> bool:
    """The participant whose moment it is about; and whoever merges the supervisor, by merging."""
    return user == request.participant


def answer_request(user: User | None, request: ConfirmationRequest) -> bool:
    """Whoever holds the link, except where the participant is signed in."""
    return user is None or user != request.participant


def change_request(user: User | None, request: ConfirmationRequest) -> bool:
    """Whoever holds the link, except where the participant is signed in; for some days."""
    return answer_request(user, request)


def hand_over_request(user: User, request: ConfirmationRequest) -> bool:
    """The participant whose moment it is about."""
    return user == request.participant


def answer_in_hand(user: User, request: ConfirmationRequest) -> bool:
    """Whoever holds the participant's phone, while it is locked to the question."""
    return user == request.participant


def show_request_on_screen(user: User, request: ConfirmationRequest) -> bool:
    """The participant whose moment it is about."""
    return user == request.participant


def decline_request(user: User | None, request: ConfirmationRequest) -> bool:
    """Whoever holds the link, except where the participant is signed in."""
    return answer_request(user, request)


def renew_request(user: User | None, request: ConfirmationRequest) -> bool:
    """Whoever holds the expired link; the new one goes to the supervisor's address."""
    return answer_request(user, request)


def dispute_request(user: User | None, request: ConfirmationRequest) -> bool:
    """Whoever holds the link, except where the participant is signed in."""
    return answer_request(user, request)


def read_own_page(user: User | None, page: OwnPage) -> bool:
    """Whoever holds the link, except where a participant whom it tells of is signed in."""
    if user is None:
        return True
    told = ConfirmationRequest.objects.filter(entry__participant=user)
    return not told.to(page.supervisor).exists()


def send_own_page(user: User | None, request: ConfirmationRequest) -> bool:
    """Whoever holds a link to a question; it goes to the supervisor's contact in the register."""
    return answer_request(user, request)


def expire_request(user: User | None, request: ConfirmationRequest) -> bool:
    """Nobody: the calendar does it, by `manage.py expire_requests`."""
    return False


def release_comment(user: User, comment: Comment) -> bool:
    """Whoever on the team is assigned to the participant today."""
    return Enrolment.objects.followed_by(user).filter(participant=comment.concerns).exists()


def withhold_comment(user: User, comment: Comment) -> bool:
    """Whoever on the team is assigned to the participant today."""
    return release_comment(user, comment)


def record_activity(user: User) -> bool:
    """Anyone on the team around a participant."""
    return user.has_role(*TEAM)


def show_activity(user: User, activity: Activity) -> bool:
    """Whoever recorded it."""
    return user == activity.made_by


def show_suggestion(user: User, suggestion: Suggestion) -> bool:
    """The participant it was made for."""
    return user == suggestion.participant


def accept_suggestion(user: User, suggestion: Suggestion) -> bool:
    """The participant it was made for."""
    return user == suggestion.participant


def leave_suggestion(user: User, suggestion: Suggestion) -> bool:
    """The participant it was made for."""
    return user == suggestion.participant


def withdraw_suggestion(user: User, suggestion: Suggestion) -> bool:
    """Whoever on the team made it."""
    return user == suggestion.leader


def enter_code(user: User | None, poster: Poster | None) -> bool:
    """Anyone: whoever stands before a poster, or was told where to type the code."""
    return True


def read_posters(user: User) -> bool:
    """The team and the project lead, each in their own organisation's register."""
    return user.has_role(*KEEPERS)


def make_poster(user: User, workplace: Workplace) -> bool:
    """The team and the project lead of the organisation that keeps the register."""
    return user.has_role(*KEEPERS, at=workplace.organisation_id)


def end_poster(user: User, poster: Poster) -> bool:
    """The team and the project lead of the organisation that keeps the register."""
    return make_poster(user, poster.workplace)
