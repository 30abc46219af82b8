"""Which certificates there are: by state, by holder, by the words one looks for."""

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from certificates import numbers

if TYPE_CHECKING:
    from certificates.models.certificate import Certificate


class CertificateState(models.TextChoices):
    DRAFT = "draft", _("Waiting for you to look through it")
    ACCEPTED = "accepted", _("Waiting to be issued")
    ISSUED = "issued", _("Valid")
    SUSPENDED = "suspended", _("Not valid right now")
    REPLACED = "replaced", _("Replaced")
    REVOKED = "revoked", _("Not valid")


BEFORE_ISSUE = (CertificateState.DRAFT, CertificateState.ACCEPTED)


def fold(text: str) -> str:
    """Write a text as the register keeps it for searching."""
    return unicodedata.normalize("NFC", text).casefold()


def stays(certificates: "Iterable[Certificate]") -> bool:
    """Say whether words stand on an issued certificate, and no correction of it is open."""
    states = {certificate.state for certificate in certificates}
    return bool(states) and states.isdisjoint(BEFORE_ISSUE)


def issues_for_protected(user: User) -> bool:
    """Say whether a person handles protected identities where they issue."""
    handled = user.organisations_as(Role.PROTECTED_HANDLER)
    return bool(handled & user.organisations_as(Role.ISSUER))


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def visible_to(self, user: User) -> "CertificateQuerySet":
        """The holder; and issuers. A protected person's only issuers who handle such.

        Fetched with all that a page about one says.
        """
        seen = Q(participant=user)
        if user.has_role(Role.ISSUER):
            seen |= Q(participant__is_protected=False)
        if issues_for_protected(user):
            seen |= Q(participant__is_protected=True)
        return self.filter(seen).select_related(
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
        return self.exclude(state__in=BEFORE_ISSUE)

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

    def registered(self, q: str = "", state: str = "") -> "CertificateQuerySet":
        """Return the register, newest first; narrowed to words and a state if they are given."""
        found = self.issued().search(q).select_related(None).select_related("type")
        found = found.defer("content")
        return (found.filter(state=state) if state else found).order_by("-issued_at", "-pk")

    def search(self, words: str) -> "CertificateQuerySet":
        """Return those whose name, serial and number contain each word, whatever its case; a
        number is found however it is typed.
        """
        if number := numbers.parse(words):
            return self.filter(number=number)
        found = self
        for word in fold(words).split():
            found = found.filter(folded__contains=word)
        return found
