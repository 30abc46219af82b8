"""One month of a programme, or of one local project, on its way to a funder."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Role, User
from attendance.models import ClosedMonth
from attendance.months import Month
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition
from programmes.models import Enrolment, LocalProject, Programme

if TYPE_CHECKING:
    from reporting.models.file import ReportFile


@dataclass(frozen=True)
class Scope:
    """Whose months are reported together: a whole programme's, or one local project's."""

    programme: Programme
    local_project: LocalProject | None = None

    @property
    def projects(self) -> list[LocalProject]:
        """The local projects in it. Queries, for a whole programme."""
        if self.local_project is not None:
            return [self.local_project]
        return list(self.programme.projects.all())

    @property
    def months(self) -> "ReportingMonthQuerySet":
        return ReportingMonth.objects.filter(
            programme=self.programme, local_project=self.local_project
        )

    @property
    def enrolments(self) -> Any:
        """Everybody who was ever in it: nobody who is only invited, or was there by mistake."""
        found = Enrolment.objects.filter(local_project__programme=self.programme)
        found = found.exclude(state=Enrolment.State.INVITED)
        found = found.exclude(end_reason=Enrolment.EndReason.MISTAKE)
        return found.filter(local_project=self.local_project) if self.local_project else found

    def __str__(self) -> str:
        return str(self.local_project or self.programme)


class ReportingMonthQuerySet(models.QuerySet["ReportingMonth"]):
    def visible_to(self, user: User) -> "ReportingMonthQuerySet":
        """Project leads: of the owner, and of the local project where it reports by itself."""
        leads = user.organisations_as(Role.PROJECT_LEAD)
        owned = Q(programme__owner__in=leads)
        seen = self.filter(owned | Q(local_project__organisation__in=leads))
        return seen.select_related("programme__owner", "local_project__organisation")

    def sent(self) -> "ReportingMonthQuerySet":
        """Return those that have left: exported, and perhaps locked since."""
        return self.filter(state__in=[ReportingMonth.State.EXPORTED, ReportingMonth.State.LOCKED])


class ReportingMonth(Stateful):
    """Open until a file is released; locked when the funder has taken it in; opened to correct.

    Funders want months in order: when one is corrected, all later ones are sent anew (SCB's rules
    for ESF projects 2014–2020).
    """

    class State(models.TextChoices):
        OPEN = "open", gettext_lazy("Still open")
        EXPORTED = "exported", gettext_lazy("Exported")
        LOCKED = "locked", gettext_lazy("Locked")

    TRANSITIONS = {
        "release": Transition({State.OPEN}, State.EXPORTED),
        "resend": Transition({State.EXPORTED, State.LOCKED}, State.EXPORTED),
        "lock": Transition({State.EXPORTED}, State.LOCKED),
        "reopen": Transition({State.EXPORTED, State.LOCKED}, State.OPEN),
    }

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    local_project = models.ForeignKey(
        LocalProject, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    first_on = models.DateField()
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    to_send_anew = models.BooleanField(default=False)  # an earlier month was corrected since

    objects = ReportingMonthQuerySet.as_manager()

    if TYPE_CHECKING:
        local_project_id: int | None
        files: Any

    class Meta:
        ordering = ["-first_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "first_on"],
                condition=Q(local_project__isnull=True),
                name="one_month_of_a_programme",
            ),
            models.UniqueConstraint(
                fields=["local_project", "first_on"], name="one_month_of_a_project"
            ),
            models.CheckConstraint(
                name="reporting_month_begins_on_its_first", condition=Q(first_on__day=1)
            ),
            models.CheckConstraint(
                name="only_what_was_sent_is_sent_anew",
                condition=Q(to_send_anew=False) | ~Q(state="open"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope}, {self.month}"

    def get_absolute_url(self) -> str:
        return reverse("reporting:show_month", args=[self.pk])

    # Steps

    @classmethod
    @transaction.atomic
    def begin(cls, scope: Scope, *, until: date, by: User) -> "list[ReportingMonth]":
        """Open all months of the programme that are over by that day and were not opened yet."""
        Programme.objects.select_for_update().get(pk=scope.programme.pk)
        others = ReportingMonth.objects.filter(programme=scope.programme)
        if others.filter(local_project__isnull=scope.local_project is not None).exists():
            raise Refused(_how_it_reports(scope), subject=others[0])
        there = set(scope.months.values_list("first_on", flat=True))
        first = [each for each in _months_over(scope.programme, until) if each.first not in there]
        opened = ReportingMonth.objects.bulk_create(
            ReportingMonth(
                programme=scope.programme, local_project=scope.local_project, first_on=each.first
            )
            for each in first
        )
        Event.record_all(opened, "begin", by=by)
        return opened

    @transaction.atomic
    def release(self, file: "ReportFile", *, by: User) -> None:
        """Let a file out that somebody else has prepared, and close the month's hours."""
        self._take("release", by=by)
        self._let_out(file, by=by)

    @transaction.atomic
    def resend(self, file: "ReportFile", *, by: User) -> None:
        """Let a new file out because an earlier month was corrected."""
        if not self.to_send_anew:
            raise Refused(_("This month has been sent. Open it again to correct it."), subject=self)
        self.to_send_anew = False
        self._take("resend", by=by, also=["to_send_anew"])
        self._let_out(file, by=by)

    @transaction.atomic
    def lock(self, *, by: User) -> None:
        """Write down that the funder has taken the month in."""
        if self.to_send_anew:
            why = _("An earlier month was corrected. Send this one anew first.")
            raise Refused(why, subject=self)
        self._take("lock", by=by)

    @transaction.atomic
    def reopen(self, *, by: User, why: str) -> int:
        """Open the month to correct it; return how many later ones are to be sent anew."""
        self.to_send_anew = False
        self._take("reopen", by=by, note=why, also=["to_send_anew"])
        ClosedMonth.reopen(self.scope.projects, self.month)
        later = self.scope.months.sent().filter(first_on__gt=self.first_on)
        flagged = list(later.filter(to_send_anew=False))
        later.update(to_send_anew=True)
        Event.record_all(flagged, "flag", by=by)
        return later.count()

    def _let_out(self, file: "ReportFile", *, by: User) -> None:
        if file.prepared_by_id == by.pk:
            why = _("Whoever prepared the file does not release it. Ask another project lead.")
            raise Refused(why, subject=self)
        if earlier := self.earlier_to_send:
            why = _("Send %(month)s first: the funder takes months in order.")
            raise Refused(why % {"month": earlier.month}, subject=self)
        file.let_out(by=by)
        ClosedMonth.close(self.scope.projects, self.month)

    # Questions

    @property
    def scope(self) -> Scope:
        return Scope(self.programme, self.local_project)

    @property
    def month(self) -> Month:
        return Month(self.first_on)

    @property
    def earlier_to_send(self) -> "ReportingMonth | None":
        """The first month before this one that is still to be sent, or sent anew. Queries."""
        earlier = self.scope.months.filter(first_on__lt=self.first_on)
        waits = Q(state=self.State.OPEN) | Q(to_send_anew=True)
        return earlier.filter(waits).order_by("first_on").first()

    @property
    def takes_files(self) -> bool:
        """Whether a file can be prepared: it is open, or to be sent anew."""
        return self.is_open or self.to_send_anew

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_over(self) -> bool:
        return self.state == self.State.LOCKED


def _months_over(programme: Programme, until: date) -> list[Month]:
    """Return the programme's months that have ended before a day, the first one first."""
    last = min(filter(None, [programme.ends_on, until]))
    month, found = Month.of(programme.starts_on), []
    while month.last < until and month.first <= last:
        found.append(month)
        month = month.after
    return found


def _how_it_reports(scope: Scope) -> str:
    if scope.local_project is None:
        return _("The local projects of this programme report one by one.")
    return _("This programme reports as a whole.")
