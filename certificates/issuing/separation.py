"""Who may decide about a colleague's proposal, and what stands in the way of everybody else."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleAssignment, User
from certificates.models import RevocationProposal
from certificates.models.questions import issues_for_protected
from programmes.models import Assignment, Enrolment


@dataclass(frozen=True)
class Colleague:
    """An issuer, and why they may not decide; nothing stands in the way of those who may."""

    user: User
    obstacle: "str | Promise"


def colleagues(proposal: RevocationProposal) -> list[Colleague]:
    """Return all issuers of today, each with what stands in their way. Three queries."""
    return colleagues_of([proposal])[proposal.pk]


def colleagues_of(proposals: Iterable[RevocationProposal]) -> dict[int, list[Colleague]]:
    """Return the same for several proposals, by their keys. Three queries, however many."""
    waiting, issuers = list(proposals), _issuers()
    met = Assignment.objects.filter(
        enrolment__participant__in={each.certificate.participant_id for each in waiting},
        staff__in=issuers,
    )
    worked = set(met.values_list("enrolment__participant", "staff"))

    def colleague(user: User, proposal: RevocationProposal) -> Colleague:
        has_worked = (proposal.certificate.participant_id, user.pk) in worked
        return Colleague(user, _obstacle(user, proposal, has_worked=has_worked))

    return {each.pk: [colleague(issuer, each) for issuer in issuers] for each in waiting}


def _issuers() -> list[User]:
    held = RoleAssignment.objects.current().select_related("organisation")
    issuing = held.filter(role=Role.ISSUER).values("user")
    found = User.objects.filter(pk__in=issuing, is_active=True).order_by("name")
    issuers: list[Any] = list(
        found.prefetch_related(Prefetch("role_assignments", held, to_attr="held_now"))
    )
    for issuer in issuers:
        issuer.current_roles = issuer.held_now
    return issuers


def obstacle(user: User, proposal: RevocationProposal) -> "str | Promise":
    """Say why somebody may not decide a proposal, or nothing. Queries."""
    holder = proposal.certificate.participant
    has_worked = Enrolment.was_ever_followed_by(holder, user)
    return _obstacle(user, proposal, has_worked=has_worked)


def _obstacle(user: User, proposal: RevocationProposal, *, has_worked: bool) -> "str | Promise":
    certificate = proposal.certificate
    holder = certificate.participant
    for stands, said in (
        (user.has_role(Role.ISSUER), _("Is no issuer.")),
        (user != proposal.proposed_by, _("Has proposed it.")),
        (user.pk != certificate.assessor_id, _("Has assessed it.")),
        (user != holder, _("It is their own.")),
        (not holder.is_protected or issues_for_protected(user), _("Handles no such identities.")),
        (not has_worked, _("Has worked with the holder.")),
    ):
        if not stands:
            return said
    return ""
