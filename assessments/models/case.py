"""The assessor's word: a case the participant submitted, decided against a framework."""

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from assessments import letters
from assessments.content import WHERE_IT_IS
from assessments.models.cases import AssessmentCaseQuerySet
from assessments.models.decision import Decision, QualityCheck
from competencies.models import Competency, Framework
from lifecycle.models import Event
from lifecycle.post import Writer, post
from lifecycle.transitions import Refused, Stateful, Transition
from portfolio.models import Entry
from programmes.models import uses

# Who works with cases at the issuing organisation.
DESK = (Role.ASSESSOR, Role.QUALITY_ASSURER, Role.ISSUER)


class AssessmentCase(Stateful):
    """Entries that a participant hands over to have chosen competencies assessed."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("Being prepared")
        SUBMITTED = "submitted", _("Waiting for an assessor")
        IN_ASSESSMENT = "in_assessment", _("Being assessed")
        MORE_NEEDED = "more_needed", _("More is needed")
        DECIDED = "decided", _("Decided")
        QUALITY_CHECKED = "quality_checked", _("Quality checked")
        CLOSED = "closed", _("Closed")
        WITHDRAWN = "withdrawn", _("Taken back")

    AT_THE_ASSESSOR = (
        State.SUBMITTED,
        State.IN_ASSESSMENT,
        State.MORE_NEEDED,
        State.DECIDED,
    )
    TRANSITIONS = {
        "submit": Transition({State.PREPARING}, State.SUBMITTED),
        "withdraw": Transition(
            {State.SUBMITTED, State.IN_ASSESSMENT, State.MORE_NEEDED}, State.WITHDRAWN
        ),
        "take_up": Transition({State.SUBMITTED}, State.IN_ASSESSMENT),
        "ask_for_more": Transition({State.IN_ASSESSMENT}, State.MORE_NEEDED),
        "add_more": Transition({State.MORE_NEEDED}, State.IN_ASSESSMENT),
        "decide": Transition({State.IN_ASSESSMENT}, State.DECIDED),
        "send_back": Transition({State.DECIDED}, State.IN_ASSESSMENT),
        "check_quality": Transition({State.DECIDED}, State.QUALITY_CHECKED),
        "close": Transition({State.QUALITY_CHECKED}, State.CLOSED),
    }

    participant = models.ForeignKey(User, on_delete=models.PROTECT, related_name="cases")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="cases")
    competencies: Any = models.ManyToManyField(Competency, related_name="cases")
    entries: Any = models.ManyToManyField(Entry, through="CaseEntry", related_name="cases")
    assessor = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="cases_to_assess"
    )
    submitted_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=20, choices=State, default=State.PREPARING)

    objects = AssessmentCaseQuerySet.as_manager()

    if TYPE_CHECKING:
        participant_id: int
        assessor_id: int | None

    class Meta:
        verbose_name = _("Case")
        constraints = [
            models.CheckConstraint(
                name="nobody_assesses_themselves",
                condition=Q(assessor__isnull=True) | ~Q(assessor=F("participant")),
            ),
            models.CheckConstraint(
                name="case_at_work_has_assessor",
                condition=Q(state__in=["preparing", "submitted", "withdrawn"])
                | Q(assessor__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:show_case", args=[self.pk])

    @classmethod
    @transaction.atomic
    def make(
        cls, entries: list[Entry], competencies: list[Competency], *, by: User
    ) -> "AssessmentCase":
        """Put a case together and submit it: the participant's legal act of handing over.

        Raises Refused if one of the competencies is being assessed already, or is of a version of
        a framework that none of the participant's programmes uses.
        """
        User.objects.select_for_update().get(pk=by.pk)  # two presses make one case
        open_case = cls.objects.filter(participant=by, competencies__in=competencies).at_work()
        if there := open_case.first():
            raise Refused(_("You have handed that over already. Here it is."), subject=there)
        framework = Framework.objects.filter(uses(by.pk, OuterRef("pk")))
        if not framework.filter(pk=competencies[0].framework_id).exists():
            said = _("That is from an earlier list. Choose from what your programme uses now.")
            raise Refused(said, subject=entries[0])
        case = cls.objects.create(participant=by, framework=competencies[0].framework)
        case.competencies.set(competencies)
        case.take_in(entries, by=by)
        case.submit(by=by)
        return case

    # Steps

    @transaction.atomic
    def submit(self, *, by: User) -> None:
        """Hand the case over to be assessed."""
        self.submitted_at = timezone.now()
        self.save(update_fields=["submitted_at"])
        self._take("submit", by=by)

    @transaction.atomic
    def withdraw(self, *, by: User) -> None:
        """Take the case back, with all entries, as long as nothing is decided."""
        self._take("withdraw", by=by)
        for entry in self.entries.all():
            if not entry.cases.exclude(pk=self.pk).exclude(state=self.State.WITHDRAWN).exists():
                entry.release(by=by)

    @transaction.atomic
    def take_up(self, *, by: User) -> None:
        """Begin to assess: from now on the case is this assessor's."""
        self.assessor = by
        self._take("take_up", by=by, also=["assessor"])

    @transaction.atomic
    def judge(
        self, competency: Competency, *, by: User, level: int | None, method: str, reason: str
    ) -> Decision:
        """Decide one competency: a level 1–4, or None for «not yet shown». The last word counts."""
        AssessmentCase.objects.select_for_update().get(pk=self.pk).refuse_unless_assessed()
        if not self.competencies.filter(pk=competency.pk).exists():
            raise Refused(_("That is not part of this case."), subject=self)
        return Decision.objects.create(
            case=self, competency=competency, level=level, method=method, reason=reason, by=by
        )

    @transaction.atomic
    def ask_for_more(self, *, by: User, note: str) -> None:
        """Ask the participant for more, saying what is missing."""
        self._take("ask_for_more", by=by, note=note)
        self._tell_participant(letters.ask_for_more)

    @transaction.atomic
    def add_more(self, entries: list[Entry], *, by: User, note: str = "") -> None:
        """Answer the assessor with further entries, with words, or both."""
        self.take_in(entries, by=by)
        self._take("add_more", by=by, note=note)

    @transaction.atomic
    def decide(self, *, by: User) -> None:
        """Decide the case: each chosen competency has its decision."""
        if lacking := self.undecided():
            names = ", ".join(str(competency) for competency in lacking)
            raise Refused(_("Decide on this first: %(names)s.") % {"names": names}, subject=self)
        self._take("decide", by=by)

    @transaction.atomic
    def send_back(self, *, by: User, note: str) -> None:
        """Return a decided case to the assessor, saying what to look at again."""
        self._take("send_back", by=by, note=note)
        self._write_down_check(by=by, approved=False, note=note)

    @transaction.atomic
    def check_quality(self, *, by: User, note: str = "") -> None:
        """Approve the decisions: someone else has looked."""
        self._take("check_quality", by=by, note=note)
        self._write_down_check(by=by, approved=True, note=note)
        self._tell_participant(letters.tell_of_decision)

    @transaction.atomic
    def close(self, *, by: User) -> None:
        """End the case: what came of it has been issued."""
        self._take("close", by=by)

    # Questions

    def decisions_in_force(self) -> dict[int, Decision]:
        """Return {competency id: the last decision}. Queries."""
        decisions = self.decisions.select_related("competency", "by").order_by("pk")
        return {decision.competency_id: decision for decision in decisions}

    def undecided(self) -> list[Competency]:
        """Return the chosen competencies that lack a decision. Queries."""
        decided = self.decisions_in_force()
        return list(self.competencies.exclude(pk__in=decided).order_by("position", "pk"))

    def refuse_unless_assessed(self) -> None:
        """Raise Refused while nothing can be judged."""
        if not self.allows("decide"):
            raise Refused(_("This case is not being assessed now."), subject=self)

    @property
    def has_reply(self) -> bool:
        """Whether the decisions may be read by the participant."""
        return self.state in (self.State.QUALITY_CHECKED, self.State.CLOSED)

    @property
    def needs_more(self) -> bool:
        return self.state == self.State.MORE_NEEDED

    @property
    def is_over(self) -> bool:
        return self.state in (self.State.CLOSED, self.State.WITHDRAWN)

    def last_note(self, step: str) -> str:
        """Return the words given when the step was last taken. Queries."""
        event = Event.objects.about(self).filter(action=step).last()
        return event.note if event else ""

    # Display

    @property
    def where_it_is(self) -> str:
        """Where the case is, in words to the participant. Queries unless assessor was fetched."""
        return WHERE_IT_IS[self.state] % {"assessor": self.assessor}

    @property
    def waited(self) -> int:
        """How many days it has waited since it was handed over."""
        return (timezone.now() - self.submitted_at).days if self.submitted_at else 0

    # What the steps share

    def take_in(self, entries: list[Entry], *, by: User) -> None:
        """Put entries in the case, frozen from now on. Used by make and add_more."""
        for entry in entries:
            if not entry.is_frozen:  # by another case of the same participant
                entry.submit(by=by)
            CaseEntry.objects.get_or_create(case=self, entry=entry)

    def _write_down_check(self, *, by: User, approved: bool, note: str) -> None:
        assert self.assessor is not None  # a case at work has an assessor, says a constraint
        QualityCheck.objects.create(
            case=self, assessor=self.assessor, by=by, approved=approved, note=note
        )

    def _tell_participant(self, writer: Writer) -> None:
        to = self.participant
        post(writer, about=self, to=to.email, language=to.language)


class CaseEntry(models.Model):
    """One entry handed over in one case.

    The entry is frozen meanwhile and refuses to go; out of a withdrawn case its author may delete
    it, as anything else of theirs.
    """

    case = models.ForeignKey(AssessmentCase, on_delete=models.PROTECT, related_name="case_entries")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="case_entries")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "entry"], name="handed_over_once_per_case")
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
