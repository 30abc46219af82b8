"""What someone on the team should know before they let a supervisor's answers count."""

from django.utils.translation import gettext as _

from accounts.models import User
from confirmations.models import Confirmation, ConfirmationRequest
from programmes.models import Enrolment
from workplaces.models import Supervisor


def hints_about(supervisor: Supervisor) -> list[str]:
    """Return what looks odd about a supervisor, in sentences. A hint decides nothing, and tells
    nothing of the name or address of a participant with a protected identity.
    """
    asking = User.objects.filter(entries__confirmation_requests__supervisor=supervisor)
    askers = list(asking.filter(is_protected=False).distinct())
    found = []
    if User.objects.filter(email__iexact=supervisor.email).exists():
        found.append(_("Someone with an account here has the same address."))
    if any(_box_of(asker.email) == _box_of(supervisor.email) for asker in askers):
        found.append(_("The address looks like that of the participant who asks."))
    if any(_family_name(asker.name) == _family_name(supervisor.name) for asker in askers):
        found.append(_("Has the same family name as the participant who asks."))
    if supervisor.possible_selves().filter(name__iexact=supervisor.name).exists():
        found.append(_("Someone of the same name is in the register already."))
    return found


def namer_of(supervisor: Supervisor, *, seen_by: User) -> str:
    """Return who named a supervisor; a participant's name is only for those who follow them."""
    namer = supervisor.named_by
    if namer is None:
        return _("The team")
    followed = Enrolment.objects.followed_by(seen_by).filter(participant=namer)
    return namer.shown_name if followed.exists() else _("A participant")


def own_words_of(supervisor: Supervisor) -> str:
    """Return the name and role that the supervisor wrote in the latest answer."""
    said = Confirmation.objects.filter(request__supervisor=supervisor).order_by("pk").last()
    return f"{said.name}, {said.title}" if said else ""


def places_asked_about(supervisor: Supervisor) -> str:
    """Return where it happened, as the questions say: a place to call for one without a place."""
    asked = supervisor.requests.exclude(place="").exclude(place=supervisor.place)
    return ", ".join(asked.order_by("place").values_list("place", flat=True).distinct()[:3])


def answers_of(supervisor: Supervisor) -> int:
    """Return how many questions the supervisor has answered."""
    answered = ConfirmationRequest.State.ANSWERED
    return supervisor.requests.filter(state=answered).count()


def _box_of(email: str) -> str:
    """The name of a mailbox, without dots and without what follows a plus sign."""
    return email.lower().split("@")[0].split("+")[0].replace(".", "")


def _family_name(name: str) -> str:
    return name.lower().split(" ")[-1]
