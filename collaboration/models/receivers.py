"""With whom a participant may share: somebody who works at another organisation today."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.models import Organisation, Role, RoleAssignment, User
from programmes.models import Enrolment


def receivers_for(participant: User) -> "models.QuerySet[RoleAssignment]":
    """Return the roles of those a participant may share with: one for each person and place.

    Not at an organisation where they take part: there the team sees what they share with it. A
    protected participant may share only with those who handle such at the place.
    """
    home = Enrolment.objects.current().filter(participant=participant)
    held: models.QuerySet[RoleAssignment] = RoleAssignment.objects.current()
    roles = (
        held.exclude(organisation__in=home.values("local_project__organisation"))
        .exclude(role__in=[Role.SYSTEM_ADMINISTRATOR, Role.PROTECTED_HANDLER])
        .filter(user__is_active=True, user__is_protected=False)
        .exclude(user=participant)
    )
    if participant.is_protected:
        handles = RoleAssignment.objects.current().filter(
            role=Role.PROTECTED_HANDLER,
            user=OuterRef("user"),
            organisation=OuterRef("organisation"),
        )
        roles = roles.filter(Exists(handles))
    return roles.select_related("user", "organisation").order_by("user__name", "pk")


def officers_for(participant: User, agency: Organisation) -> "models.QuerySet[RoleAssignment]":
    """Return the case officers of an agency that a participant may share with."""
    return receivers_for(participant).filter(organisation=agency, role=Role.CASE_OFFICER)


def agencies_for(participant: User) -> "models.QuerySet[Organisation]":
    """Return the agencies that have somebody to share with."""
    there = receivers_for(participant).filter(role=Role.CASE_OFFICER)
    agency = Q(kind=Organisation.Kind.AGENCY)
    return Organisation.objects.filter(agency, pk__in=there.order_by().values("organisation"))


def find_receiver(participant: User, email: str) -> RoleAssignment | None:
    """Return whoever has this work address, if one may share with them. Nobody is told why not."""
    return receivers_for(participant).filter(user__email__iexact=email).first()
