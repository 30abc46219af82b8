"""Who may decide about a colleague's proposal, and what stands in the way of everybody else."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleAssignment, User
from certificates.models import RevocationProposal
from certificates.models.questions import issues_for_protected
from programmes.models import Enrolment


@dataclass(frozen=True)
class Colleague:
    """An issuer, and why they may not decide; nothing stands in the way of those who may."""

    user: User
    obstacle: "str | Promise"


def colleagues(proposal: RevocationProposal) -> list[Colleague]:
    """Return all issuers of today, each with what stands in their way. Queries."""
    held = RoleAssignment.objects.current().filter(role=Role.ISSUER).values("user")
    issuers = User.objects.filter(pk__in=held, is_active=True).order_by("name")
    return [Colleague(issuer, obstacle(issuer, proposal)) for issuer in issuers]


def obstacle(user: User, proposal: RevocationProposal) -> "str | Promise":
    """Say why somebody may not decide a proposal, or nothing. Queries."""
    certificate = proposal.certificate
    holder = certificate.participant
    for stands, said in (
        (user.has_role(Role.ISSUER), _("Is no issuer.")),
        (user != proposal.proposed_by, _("Has proposed it.")),
        (user.pk != certificate.assessor_id, _("Has assessed it.")),
        (user != holder, _("It is their own.")),
        (not holder.is_protected or issues_for_protected(user), _("Handles no such identities.")),
        (not Enrolment.was_ever_followed_by(holder, user), _("Has worked with the holder.")),
    ):
        if not stands:
            return said
    return ""
