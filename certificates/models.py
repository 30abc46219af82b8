"""The issuer's word: certificates, frozen when issued, and what became of them."""

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from assessments.models import AssessmentCase
from certificates import letters, numbers
from certificates.content import CertificateContent
from competencies.models import Competency
from competencies.texts import TranslatedField
from lifecycle.post import post
from lifecycle.transitions import Stateful, Transition
from programmes.models import Enrolment


class CertificateType(models.Model):
    """A kind of document, as data: its titles, its fixed sentences, what it is issued from."""

    code = models.SlugField(max_length=40, unique=True)
    title = TranslatedField()
    opening = TranslatedField()  # the sentence under the name
    method = TranslatedField(blank=True)  # how it was assessed
    fixed_sentences = models.JSONField(default=list)  # a list of texts, printed as they stand
    needs_case = models.BooleanField(default=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return str(self.title)


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def visible_to(self, user: User) -> "CertificateQuerySet":
        """The holder; and issuers."""
        return self if user.has_role(Role.ISSUER) else self.filter(participant=user)

    def issued(self) -> "CertificateQuerySet":
        """Return all that have left the house, whatever became of them later."""
        return self.exclude(state__in=Certificate.BEFORE_ISSUE)

    def valid(self) -> "CertificateQuerySet":
        return self.filter(state=Certificate.State.ISSUED)

    def waiting_for_issuer(self) -> "CertificateQuerySet":
        return self.filter(state=Certificate.State.ACCEPTED)

    def search(self, words: str) -> "CertificateQuerySet":
        """Return those whose name, serial or number contain the words, as Swedish folds them."""
        wanted = words.casefold().strip()
        number = numbers.parse(words)
        return self.filter(Q(folded__contains=wanted) | Q(number=number or "-"))


class Certificate(Stateful):
    """What was issued, word for word: a later change elsewhere never reaches it.

    A correction is a new certificate that replaces this one; a revocation is a row. The register
    is never deleted.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Waiting for you to look through it")
        ACCEPTED = "accepted", _("Waiting to be issued")
        ISSUED = "issued", _("Valid")
        REPLACED = "replaced", _("Replaced")
        REVOKED = "revoked", _("Not valid")

    BEFORE_ISSUE = (State.DRAFT, State.ACCEPTED)
    TRANSITIONS = {
        "accept": Transition({State.DRAFT}, State.ACCEPTED),
        "reopen": Transition({State.ACCEPTED}, State.DRAFT),
        "issue": Transition({State.ACCEPTED}, State.ISSUED),
        "replace": Transition({State.ISSUED}, State.REPLACED),
        "revoke": Transition({State.ISSUED}, State.REVOKED),
    }

    type = models.ForeignKey(CertificateType, on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey(User, on_delete=models.PROTECT, related_name="certificates")
    case = models.ForeignKey(
        AssessmentCase, on_delete=models.PROTECT, null=True, blank=True, related_name="certificates"
    )
    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.PROTECT, null=True, blank=True, related_name="certificates"
    )
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    # What the holder chose while it was a draft.
    name = models.CharField(_("name on the certificate"), max_length=200)
    shows_birth_date = models.BooleanField(default=False)
    shows_workplace = models.BooleanField(default=True)
    competencies: Any = models.ManyToManyField(Competency, blank=True, related_name="+")
    # What was frozen when it was issued.
    content = models.JSONField(null=True)
    # Null until issued, so that drafts do not share a number.
    serial = models.CharField(max_length=20, unique=True, null=True)  # noqa: DJ001  VV-2026-000123
    number = models.CharField(max_length=20, unique=True, null=True)  # noqa: DJ001  unguessable
    folded = models.CharField(max_length=500, blank=True)  # what the register is searched by
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
        indexes = [models.Index(fields=["state", "-issued_at"])]
        constraints = [
            models.CheckConstraint(
                name="issued_certificate_is_whole",
                condition=Q(
                    state__in=["draft", "accepted"], number__isnull=True, content__isnull=True
                )
                | Q(
                    state__in=["issued", "replaced", "revoked"],
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

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: what was issued stays in the register, and a draft is part of its history."""
        raise RuntimeError("A certificate is never deleted; revoke or replace it.")

    # Steps

    @transaction.atomic
    def choose(
        self,
        *,
        by: User,
        name: str,
        competencies: list[Competency],
        shows_workplace: bool,
        shows_birth_date: bool,
    ) -> None:
        """Write down what the holder wants on it, while it is a draft."""
        self.name = name
        self.shows_workplace = shows_workplace
        self.shows_birth_date = shows_birth_date
        self.save(update_fields=["name", "shows_workplace", "shows_birth_date"])
        self.competencies.set(competencies)

    @transaction.atomic
    def accept(self, *, by: User) -> None:
        """Say yes to the text as it stands; then it may be issued."""
        self._take("accept", by=by)

    @transaction.atomic
    def reopen(self, *, by: User, note: str = "") -> None:
        """Look through the text once more before it is issued."""
        self._take("reopen", by=by, note=note)

    @transaction.atomic
    def issue(
        self, content: CertificateContent, pdf: bytes, *, by: User, assessor: User | None
    ) -> None:
        """Freeze the content and let it out. Called by issuing.issue, which makes the content."""
        self.content = content.to_json()
        self.serial, self.number = content.serial, content.number
        self.folded = f"{content.holder.name} {content.serial} {content.number}".casefold()
        self.assessor, self.issued_by = assessor, by
        self.issued_at = timezone.now()
        frozen = ["content", "serial", "number", "folded", "assessor", "issued_by", "issued_at"]
        self._take("issue", by=by, also=frozen)
        CertificateDocument.objects.create(certificate=self, pdf=pdf)
        post(
            letters.tell_holder,
            about=self,
            to=self.participant.email,
            language=self.participant.language,
            key=f"issued:{self.pk}",
        )

    @transaction.atomic
    def replace(self, *, by: User) -> None:
        """Step back for the corrected certificate that has just been issued."""
        self._take("replace", by=by)

    @transaction.atomic
    def revoke(self, *, by: User, reason: str, note: str) -> None:
        """Say that it no longer holds, for a reason of the closed list."""
        self._take("revoke", by=by, note=note)
        Revocation.objects.create(certificate=self, reason=reason, note=note, by=by)

    # Questions

    @property
    def printed(self) -> CertificateContent:
        """What stands on it, from the frozen content. Only for issued ones."""
        assert self.content is not None
        return CertificateContent.from_json(self.content)

    @property
    def is_issued(self) -> bool:
        """Whether it has left the house, whatever became of it later."""
        return self.state not in self.BEFORE_ISSUE

    @property
    def is_valid(self) -> bool:
        return self.state == self.State.ISSUED

    # Display

    @property
    def shown_number(self) -> str:
        return numbers.display(self.number) if self.number else ""


class CertificateDocument(models.Model):
    """The PDF as it left the house, beside the register so that lists stay light."""

    certificate = models.OneToOneField(
        Certificate, on_delete=models.PROTECT, related_name="document"
    )
    pdf = models.BinaryField()

    def __str__(self) -> str:
        return f"#{self.pk}"


class Revocation(models.Model):
    """A certificate no longer holds. The reason is for us; the public sees only that it is so."""

    class Reason(models.TextChoices):
        HOLDER_MISLED = "holder_misled", _("Built on incorrect information from the holder")
        RESERVED_CONDITION = "reserved_condition", _("A condition printed on it was broken")
        SAFETY = "safety", _("Compelling safety reasons")
        ISSUED_IN_ERROR = "issued_in_error", _("Issued by mistake")
        HOLDER_REQUEST = "holder_request", _("The holder asked for it")

    certificate = models.OneToOneField(
        Certificate, on_delete=models.PROTECT, related_name="revocation"
    )
    reason = models.CharField(max_length=30, choices=Reason)
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"#{self.pk}"
