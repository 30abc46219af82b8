"""Who of the staff is there for one participant, and until when."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import TEAM, PeriodQuerySet, Role, RoleAssignment, User, period_in_order
from lifecycle.models import Event
from lifecycle.transitions import Refused

if TYPE_CHECKING:
    from programmes.models.enrolment import Enrolment


def who_may_be_assigned(organisation: int, *, is_protected: bool) -> models.QuerySet[User]:
    """Return the team of an organisation today; for a protected identity those who handle such."""
    held = RoleAssignment.objects.current().filter(organisation=organisation)
    team = User.objects.filter(pk__in=held.filter(role__in=TEAM).values("user"), is_active=True)
    if is_protected:
        team = team.filter(pk__in=held.filter(role=Role.PROTECTED_HANDLER).values("user"))
    return team.order_by("name", "pk")


class AssignmentQuerySet(PeriodQuerySet):
    def current(self, on: date | None = None) -> Any:
        """Return those that hold on a day; one that was ended holds no more, from that moment."""
        return super().current(on).filter(ended_at=None)


class Assignment(models.Model):
    """One member of staff is there for one participant, for a period."""

    enrolment = models.ForeignKey(
        "programmes.Enrolment", on_delete=models.PROTECT, related_name="assignments"
    )
    staff = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assignments")
    is_contact = models.BooleanField(_("contact person"), default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    # A period ends with a day; this ends with the request: access is gone in the next one.
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: Any = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Assignment")
        indexes = [models.Index(fields=["staff", "ends_on"])]
        constraints = [
            period_in_order("assignment_period_in_order"),
            models.UniqueConstraint(
                fields=["enrolment", "staff"],
                condition=Q(ends_on=None),
                name="assigned_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["enrolment"],
                condition=Q(is_contact=True, ended_at=None),
                name="one_contact_person",
            ),
            models.CheckConstraint(
                name="ended_assignment_has_a_last_day",
                condition=Q(ended_at=None) | Q(ends_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @classmethod
    @transaction.atomic
    def begin(
        cls, enrolment: "Enrolment", staff: User, *, by: User, is_contact: bool = False
    ) -> "Assignment":
        """Let somebody be there for a participant from today on; there is one contact person.

        Raises Refused if a protected identity would be seen by somebody who handles none.
        """
        type(enrolment).objects.select_for_update().get(pk=enrolment.pk)  # of two at once, one
        if not enrolment.who_may_be_assigned().filter(pk=staff.pk).exists():
            raise Refused(_("Choose somebody who works with this project."), subject=enrolment)
        open_ones = cls.objects.filter(enrolment=enrolment, ended_at=None)
        if is_contact:
            open_ones.exclude(staff=staff).update(is_contact=False)
        there: Assignment | None = open_ones.current().filter(staff=staff).first()
        if there is None:
            today = timezone.localdate()
            there = cls.objects.create(
                enrolment=enrolment, staff=staff, starts_on=today, is_contact=is_contact
            )
            Event.record(there, "begin", by=by)
        elif is_contact and not there.is_contact:
            there.is_contact = True
            there.save(update_fields=["is_contact"])
            Event.record(there, "become_contact", by=by)
        return there

    @classmethod
    @transaction.atomic
    def begin_all(cls, contacts: "Mapping[Enrolment, User]", *, by: User) -> None:
        """Let contact persons be there, from today on, for enrolments that are new and of one
        project. Nobody among them has a protected identity. Two queries and the rows.
        """
        if not contacts:
            return
        first, *_others = contacts
        place = first.local_project.organisation_id
        team = set(who_may_be_assigned(place, is_protected=False).values_list("pk", flat=True))
        is_hidden = any(enrolment.participant.is_protected for enrolment in contacts)
        if is_hidden or not team.issuperset(staff.pk for staff in contacts.values()):
            raise Refused(_("Choose somebody who works with this project."), subject=first)
        today = timezone.localdate()
        begun = cls.objects.bulk_create(
            cls(enrolment=enrolment, staff=staff, starts_on=today, is_contact=True)
            for enrolment, staff in contacts.items()
        )
        Event.record_all(begun, "begin", by=by)

    @transaction.atomic
    def end(self, *, by: User) -> None:
        """End it now: the next request of that member of staff sees nothing any more."""
        locked = Assignment.objects.select_for_update().get(pk=self.pk)
        if locked.ended_at:
            return
        today = timezone.localdate()
        self.ended_at, self.is_contact = timezone.now(), False
        self.ends_on = min(locked.ends_on or today, max(today, locked.starts_on))
        self.save(update_fields=["ended_at", "ends_on", "is_contact"])
        Event.record(self, "end", by=by)

    @transaction.atomic
    def hand_over(self, to: User, *, by: User) -> "Assignment":
        """Let somebody else be there instead, as the contact person if this one was. Access of the
        one ends as that of the other begins.
        """
        new = Assignment.begin(self.enrolment, to, by=by, is_contact=self.is_contact)
        self.end(by=by)
        return new
