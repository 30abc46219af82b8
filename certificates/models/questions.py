"""Which certificates there are: by state, by holder, by the words one looks for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User

if TYPE_CHECKING:
    from certificates.models.certificate import Certificate


class CertificateState(models.TextChoices):
    DRAFT = "draft", _("Waiting for you to look through it")
    ACCEPTED = "accepted", _("Waiting to be issued")
    ISSUED = "issued", _("Valid")
    SUSPENDED = "suspended", _("Not valid right now")
    REPLACED = "replaced", _("Replaced")
    REVOKED = "revoked", _("Not valid")
    DROPPED = "dropped", _("Not needed any more")


BEFORE_ISSUE = (CertificateState.DRAFT, CertificateState.ACCEPTED)
NEVER_ISSUED = (*BEFORE_ISSUE, CertificateState.DROPPED)


def stays(certificates: "Iterable[Certificate]") -> bool:
    """Say whether words stand on an issued certificate, and no correction of it is open."""
    states = {certificate.state for certificate in certificates}
    return bool(states) and states.isdisjoint(BEFORE_ISSUE)


def issues_for_protected(user: User) -> bool:
    """Say whether a person handles protected identities where they issue."""
    handled = user.organisations_as(Role.PROTECTED_HANDLER)
    return bool(handled & user.organisations_as(Role.ISSUER))


def seen_by(user: User, path: str = "") -> Q:
    """Say which certificates somebody may see; the path leads to them from another table."""
    seen = Q(**{f"{path}participant": user})
    if user.has_role(Role.ISSUER):
        seen |= Q(**{f"{path}participant__is_protected": False})
    if issues_for_protected(user):
        seen |= Q(**{f"{path}participant__is_protected": True})
    return seen


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def visible_to(self, user: User) -> "CertificateQuerySet":
        """The holder; and issuers. A protected person's only issuers who handle such.

        Fetched with all that a page about one says.
        """
        return self.filter(seen_by(user)).select_related(
            "participant",
            "type",
            "replaces",
            "case__framework",
            "case__assessor",
            "enrolment__local_project__programme",
            "statement__placement__workplace",
            "letter",
        )

    def of(self, participant: User) -> "CertificateQuerySet":
        """Return a holder's own, newest first, with what their list shows."""
        return self.filter(participant=participant).select_related("type").order_by("-pk")

    def issued(self) -> "CertificateQuerySet":
        """Return all that have left the house, whatever became of them later."""
        return self.exclude(state__in=NEVER_ISSUED)

    def valid(self) -> "CertificateQuerySet":
        return self.filter(state=CertificateState.ISSUED)

    def waiting_for_issuer(self) -> "CertificateQuerySet":
        return self.filter(state=CertificateState.ACCEPTED)

    def waiting_for_holder(self) -> "CertificateQuerySet":
        return self.filter(state=CertificateState.DRAFT)

    def longest_wait_first(self) -> "CertificateQuerySet":
        """Order for the issuer's desk, with what its lists show."""
        return (
            self.select_related(None)
            .select_related("participant", "type", "replaces")
            .order_by("pk")
        )

    def registered(self, **narrowed: Any) -> "CertificateQuerySet":
        """Return the register, newest first; narrowed to what is given, by the names of fields."""
        issued = self.filter(issued_at__isnull=False, **narrowed)
        return (
            issued.select_related(None)
            .select_related("type")
            .defer("content")
            .order_by("-issued_at", "-pk")
        )
