"""A certificate: drafted, looked through by its holder, frozen when issued, never deleted."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.models import AssessmentCase
from certificates import letters, numbers
from certificates.canonical import Canonical
from certificates.content import CertificateContent
from certificates.models.afterwards import AFTERWARDS, Afterwards
from certificates.models.beforehand import BEFOREHAND, Beforehand
from certificates.models.kind import CertificateType
from certificates.models.ledger import LedgerKind, LedgerRow
from certificates.models.letter import CompetenceLetter
from certificates.models.questions import (
    BEFORE_ISSUE,
    NEVER_ISSUED,
    CertificateQuerySet,
    CertificateState,
)
from certificates.models.register import CertificateDocument, Revocation
from certificates.models.statement import StatementRequest
from certificates.models.words import CertificateWord
from competencies.models import Competency
from lifecycle.models import Event
from programmes.models import Enrolment


def address_of(number: str) -> str:
    """Return the whole address where a number is checked: what the QR code says."""
    path = reverse("certificates:check", args=[number])
    return f"{settings.PUBLIC_URL}{path}"


class Certificate(Beforehand, Afterwards):
    """What was issued, word for word: a later change elsewhere never reaches it.

    A correction is a new certificate that replaces this one; a revocation is a row. The register
    is never deleted.
    """

    State = CertificateState
    BEFORE_ISSUE = BEFORE_ISSUE
    NEVER_ISSUED = NEVER_ISSUED
    TRANSITIONS = {
        **BEFOREHAND,
        **AFTERWARDS,
    }

    type = models.ForeignKey(CertificateType, on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey(User, on_delete=models.PROTECT, related_name="certificates")
    case = models.ForeignKey(
        AssessmentCase, on_delete=models.PROTECT, null=True, blank=True, related_name="certificates"
    )
    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.PROTECT, null=True, blank=True, related_name="certificates"
    )
    # What the words of a praktikintyg and a kompetensbrev stand in, until it is issued.
    statement = models.ForeignKey(
        StatementRequest,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="certificates",
    )
    letter = models.ForeignKey(
        CompetenceLetter,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="certificates",
    )
    hours = models.PositiveSmallIntegerField(null=True, blank=True)  # how much, never how well
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    # What was frozen when it was issued.
    content = models.JSONField(null=True, encoder=Canonical)
    # Null until issued, so that drafts do not share a number.
    serial = models.CharField(max_length=20, unique=True, null=True)  # noqa: DJ001  VV-2026-000123
    number = models.CharField(max_length=20, unique=True, null=True)  # noqa: DJ001  unguessable
    assessor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)

    objects = CertificateQuerySet.as_manager()

    if TYPE_CHECKING:
        participant_id: int
        replaces_id: int | None
        replaced_by: "Certificate"
        revocation: "Revocation"

    class Meta:
        verbose_name = _("Certificate")
        indexes = [
            models.Index(fields=["state", "-issued_at"]),
            models.Index(fields=["-issued_at", "-id"], name="register_in_order"),
            models.Index(fields=["type", "-issued_at", "-id"], name="register_by_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                name="issued_certificate_is_whole",
                condition=Q(
                    state__in=["draft", "accepted", "dropped"],
                    number__isnull=True,
                    content__isnull=True,
                )
                | Q(
                    state__in=["issued", "suspended", "replaced", "revoked"],
                    number__isnull=False,
                    serial__isnull=False,
                    content__isnull=False,
                    issued_at__isnull=False,
                    issued_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="issuer_is_not_the_assessor",
                condition=Q(issued_by__isnull=True)
                | Q(assessor__isnull=True)
                | ~Q(issued_by=F("assessor")),
            ),
            models.CheckConstraint(
                name="nobody_issues_to_themselves",
                condition=Q(issued_by__isnull=True) | ~Q(issued_by=F("participant")),
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(replaces__isnull=True),
                name="one_first_certificate_per_case",
            ),
        ]

    def __str__(self) -> str:
        return self.serial or f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:show_certificate", args=[self.pk])

    @classmethod
    @transaction.atomic
    def make(
        cls,
        participant: User,
        competencies: Iterable[Competency],
        *,
        by: User | str,
        note: str = "",
        **facts: Any,
    ) -> "Certificate":
        """Begin a certificate: everything that was reached, under the name staff know."""
        choices = {"name": participant.shown_name, "shows_workplace": not participant.is_protected}
        certificate = cls.objects.create(participant=participant, **{**choices, **facts})
        certificate.competencies.set(competencies)
        Event.record(certificate, "make", by=by, note=note)
        return certificate

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: what was issued stays in the register, and a draft is part of its history."""
        raise RuntimeError("A certificate is never deleted; revoke or replace it.")

    # Steps

    @transaction.atomic
    def issue(
        self, content: CertificateContent, pdf: bytes, *, by: User, assessor: User | None
    ) -> None:
        """Freeze the content and let it out. Called by issuing.issue, which makes the content."""
        self.content = content.to_json()
        self.serial, self.number = content.serial, content.number
        self.assessor, self.issued_by = assessor, by
        self.issued_at = timezone.now()
        frozen = ["content", "serial", "number", "assessor", "issued_by", "issued_at"]
        self._take("issue", by=by, also=frozen)
        CertificateDocument.keep(self, pdf)
        CertificateWord.keep(self, content.holder.name)
        LedgerRow.write(LedgerKind.ISSUE, self, by=by)
        self.tell_holder(letters.tell_holder)

    def _take(self, step: str, *, by: User | str, note: str = "", also: Iterable[str] = ()) -> None:
        """Take a step. What becomes of an issued one stands in the ledger before it is done; that
        it is issued, as soon as there is a document to tell of.
        """
        super()._take(step, by=by, note=note, also=also)
        if step in LedgerKind and step != LedgerKind.ISSUE:
            assert isinstance(by, User)
            LedgerRow.write(step, self, by=by)

    # Questions

    @property
    def printed(self) -> CertificateContent:
        """What stands on it, from the frozen content. Only for issued ones."""
        assert self.content is not None
        return CertificateContent.from_json(self.content)

    @property
    def is_issued(self) -> bool:
        """Whether it has left the house, whatever became of it later."""
        return self.state not in self.NEVER_ISSUED

    @property
    def check_url(self) -> str:
        """The whole address of the public check page. Only for issued ones."""
        return address_of(str(self.number))

    # Display

    @property
    def shown_number(self) -> str:
        return numbers.display(self.number) if self.number else ""
