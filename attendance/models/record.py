"""Hours of one participant on one day. A correction is a new row; the old one stays as it was."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from attendance.hours import A_DAY, say
from attendance.models.closed_month import ClosedMonth
from attendance.models.kind import AttendanceKind
from attendance.models.limits import Sitting, why_not
from attendance.models.word import AttendanceWord
from attendance.months import Month
from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models import Enrolment, LocalProject

Whose, Method = AttendanceWord.Whose, AttendanceWord.Method


class AttendanceQuerySet(models.QuerySet["AttendanceRecord"]):
    def visible_to(self, user: User) -> "AttendanceQuerySet":
        """The participant's own, and those of whom the user follows today. Nobody else's."""
        followed = Enrolment.objects.followed_by(user)
        return self.filter(Q(enrolment__participant=user) | Q(enrolment__in=followed)).with_names()

    def with_names(self) -> "AttendanceQuerySet":
        return self.select_related("enrolment__participant", "enrolment__local_project", "kind")

    def current(self) -> "AttendanceQuerySet":
        """Return those that nothing has replaced."""
        return self.filter(replacement__isnull=True)

    def within(self, month: Month) -> "AttendanceQuerySet":
        return self.filter(day__gte=month.first, day__lte=month.last)

    def said_by(self, whose: str) -> "AttendanceQuerySet":
        return self.filter(Exists(_words(whose)))

    def awaiting(self, whose: str) -> "AttendanceQuerySet":
        """Return those that count for nothing yet, for want of this party's word."""
        return self.current().filter(~Exists(_words(whose)), minutes__gt=0)

    def complete(self) -> "AttendanceQuerySet":
        """Return what counts: current, signed by the participant and attested by a leader."""
        return self.current().said_by(Whose.PARTICIPANT).said_by(Whose.LEADER)

    def writable(self) -> "AttendanceQuerySet":
        """Return those in months that are not closed."""
        closed = ClosedMonth.objects.filter(
            local_project=OuterRef("enrolment__local_project"),
            first_on__year=OuterRef("day__year"),
            first_on__month=OuterRef("day__month"),
        )
        return self.filter(~Exists(closed))


def _words(whose: str) -> Any:
    return AttendanceWord.objects.filter(record=OuterRef("pk"), whose=whose)


class AttendanceRecord(models.Model):
    """So many minutes on a day. Says nothing of days when somebody was not here."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="attendance")
    day = models.DateField()
    kind = models.ForeignKey(AttendanceKind, on_delete=models.PROTECT, related_name="+")
    begins = models.TimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField()
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replacement"
    )
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = AttendanceQuerySet.as_manager()

    if TYPE_CHECKING:
        enrolment_id: int

    class Meta:
        ordering = ["day", "begins", "pk"]
        indexes = [models.Index(fields=["enrolment", "day"]), models.Index(fields=["day"])]
        constraints = [
            models.CheckConstraint(
                name="a_day_has_24_hours", condition=Q(minutes__gte=0, minutes__lte=A_DAY)
            ),
            models.CheckConstraint(
                name="nothing_only_instead_of_something",
                condition=Q(minutes__gt=0) | Q(replaces__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        begins = f"{self.begins:%H:%M}" if self.begins else ""
        said = [begins, say(self.minutes), str(self.kind)]
        return " · ".join(filter(None, said))

    def get_absolute_url(self) -> str:
        month = Month.of(self.day).written
        return reverse("attendance:show_attendance", args=[self.enrolment_id]) + f"?month={month}"

    # Steps

    @classmethod
    @transaction.atomic
    def record(
        cls, sitting: Sitting, enrolments: Sequence[Enrolment], *, by: User, on_paper: bool = False
    ) -> "list[AttendanceRecord]":
        """Write down the same hours for several people, with the word of whoever writes.

        Refuses all if one cannot have them. As many queries for twenty people as for one.
        """
        _hold_still(enrolments)
        for sentence in why_not(sitting, enrolments, instead_of=None).values():
            raise Refused(sentence, subject=enrolments[0])
        records = AttendanceRecord.objects.bulk_create(
            _of(sitting, each, by) for each in enrolments
        )
        Event.record_all(records, "record", by=by)
        _say_own_word(records, by=by, on_paper=on_paper)
        return records

    @transaction.atomic
    def correct(self, sitting: Sitting, *, by: User, on_paper: bool = False) -> "AttendanceRecord":
        """Put other hours in place of these, with the word of whoever corrects: the other party
        says theirs anew. No minutes at all take the hours away.
        """
        _hold_still([self.enrolment])
        if AttendanceRecord.objects.filter(replaces=self).exists():
            raise Refused(_("Someone has corrected that already."), subject=self)
        for day in (self.day, sitting.day):
            moved = Sitting(day, sitting.kind, sitting.minutes, sitting.begins)
            for sentence in why_not(moved, [self.enrolment], instead_of=self).values():
                raise Refused(sentence, subject=self)
        corrected = _of(sitting, self.enrolment, by)
        corrected.replaces = self
        corrected.save()
        Event.record(self, "correct", by=by)
        _say_own_word([corrected], by=by, on_paper=on_paper)
        return corrected

    @classmethod
    def sign(cls, records: AttendanceQuerySet, *, by: User) -> int:
        """Let the participant say «I was here» of several; return of how many."""
        return _say(records.filter(enrolment__participant=by), Whose.PARTICIPANT, by=by)

    @classmethod
    def attest(cls, records: AttendanceQuerySet, *, by: User) -> int:
        """Let a leader say that it was so of several that they did not write about themselves."""
        return _say(records.exclude(enrolment__participant=by), Whose.LEADER, by=by)

    @classmethod
    def see_paper(cls, records: AttendanceQuerySet, *, by: User) -> int:
        """Let a leader say that the participants have signed for these on a paper."""
        others = records.exclude(enrolment__participant=by)
        return _say(others, Whose.PARTICIPANT, by=by, method=Method.PAPER)

    # Questions

    @property
    def participant(self) -> User:
        return self.enrolment.participant

    @property
    def sitting(self) -> Sitting:
        return Sitting(self.day, self.kind, self.minutes, self.begins)

    @property
    def is_signed(self) -> bool:
        """Whether the participant has said so. Queries, unless the words were fetched."""
        return self._has_word(Whose.PARTICIPANT)

    @property
    def is_attested(self) -> bool:
        """Whether a leader has said so. Queries, unless the words were fetched."""
        return self._has_word(Whose.LEADER)

    @property
    def is_complete(self) -> bool:
        """Whether it counts. Queries, unless the words were fetched."""
        return self.is_signed and self.is_attested

    def _has_word(self, whose: str) -> bool:
        return any(word.whose == whose for word in self.words.all())

    # Display

    @property
    def how_long(self) -> str:
        return say(self.minutes)


def _hold_still(enrolments: Iterable[Enrolment]) -> None:
    """Let one writer at a time into a project's hours; whoever closes a month waits here too."""
    projects = {each.local_project_id for each in enrolments}
    list(LocalProject.objects.select_for_update().filter(pk__in=projects).order_by("pk"))


def _of(sitting: Sitting, enrolment: Enrolment, by: User) -> AttendanceRecord:
    return AttendanceRecord(
        enrolment=enrolment,
        day=sitting.day,
        kind=sitting.kind,
        begins=sitting.begins,
        minutes=sitting.minutes,
        made_by=by,
    )


def _say_own_word(records: list[AttendanceRecord], *, by: User, on_paper: bool) -> None:
    """Add the word that lies in writing it down: the participant's own, or a leader's."""
    words = []
    for record in records:
        is_own = record.enrolment.participant_id == by.pk
        whose = Whose.PARTICIPANT if is_own else Whose.LEADER
        words.append(AttendanceWord(record=record, whose=whose, by=by))
        if on_paper and not is_own:
            paper = AttendanceWord(record=record, whose=Whose.PARTICIPANT, method="paper", by=by)
            words.append(paper)
    AttendanceWord.objects.bulk_create(words)


@transaction.atomic
def _say(records: AttendanceQuerySet, whose: str, *, by: User, method: str = Method.PHONE) -> int:
    """Add one party's word where it is missing and the month is open; a second press adds none."""
    chosen = records.awaiting(whose).writable().order_by("pk")
    enrolments = Enrolment.objects.filter(pk__in=chosen.order_by().values("enrolment"))
    _hold_still(enrolments)
    waiting = list(chosen)
    AttendanceWord.objects.bulk_create(
        AttendanceWord(record=record, whose=whose, by=by, method=method) for record in waiting
    )
    Event.record_all(waiting, "sign" if whose == Whose.PARTICIPANT else "attest", by=by)
    return len(waiting)
