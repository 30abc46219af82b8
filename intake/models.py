"""A list on its way in: read and looked at, brought in all or nothing, and let go of in a day.

What the rows say is personal data. It lies sealed, is in no event and no log, and goes as soon as
nothing is to be done with it any more.
"""

import base64
import json
import uuid
import zlib
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import seal, unseal
from accounts.models import Organisation, Role, User
from intake.columns import Kind
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition
from programmes.models import LocalProject

KEPT_FOR = timedelta(days=1)
# None takes longer, the patience of the reaper with killed workers included.
CARRIED_WITHIN = timedelta(hours=3)
COUNTED = ("new", "joins", "there", "asks", "wrong")


class IntakeQuerySet(models.QuerySet["Intake"]):
    def visible_to(self, user: User) -> "IntakeQuerySet":
        """Whoever chose the file; a list of staff also those who may let it in."""
        staff = Q(kind=Kind.STAFF)
        if not user.has_role(Role.SYSTEM_ADMINISTRATOR):
            staff &= Q(organisation__in=user.organisations_as(Role.PROJECT_LEAD))
        seen = self.filter(Q(by=user) | staff)
        return seen.select_related("by", "organisation", "local_project__programme__owner")

    def without_content(self) -> "IntakeQuerySet":
        """Leave what is sealed where it is: a list shows none of it."""
        return self.defer("rows_sealed", "told_sealed")


class Intake(Stateful):
    """One file that somebody chose, what was found in it, and what became of it."""

    class KindOf(models.TextChoices):
        PARTICIPANTS = Kind.PARTICIPANTS.value, _("Participants")
        STAFF = Kind.STAFF.value, _("Staff")
        PLACES = Kind.PLACES.value, _("Places")

    class State(models.TextChoices):
        CHECKED = "checked", _("Looked through")
        IMPORTING = "importing", _("Being imported")
        IMPORTED = "imported", _("Imported")
        CANCELLED = "cancelled", _("Dropped")
        LAPSED = "lapsed", _("Too old")

    class Trouble(models.TextChoices):
        CHANGED = "changed", _("Nothing was imported: something has changed since you looked.")
        NOT_YOURS = "not_yours", _("Nothing was imported: you may not import here any more.")
        OURS = "ours", _("Nothing was imported: something went wrong with us. Try once more.")
        LOST = "lost", _("Nothing was imported: the work was interrupted. Try once more.")

    TRANSITIONS = {
        "begin": Transition({State.CHECKED}, State.IMPORTING),
        "finish": Transition({State.IMPORTING}, State.IMPORTED),
        "stop": Transition({State.IMPORTING}, State.CHECKED),
        "cancel": Transition({State.CHECKED}, State.CANCELLED),
        "lapse": Transition({State.CHECKED}, State.LAPSED),
    }
    OVER = (State.IMPORTED, State.CANCELLED, State.LAPSED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=KindOf)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    local_project = models.ForeignKey(
        LocalProject, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=20, choices=State, default=State.CHECKED)
    trouble = models.CharField(max_length=20, choices=Trouble, blank=True)
    done = models.PositiveIntegerField(default=0)  # rows that the worker has looked through
    total = models.PositiveIntegerField()
    new = models.PositiveIntegerField(default=0)
    joins = models.PositiveIntegerField(
        default=0
    )  # are here, and are brought in where they are not
    there = models.PositiveIntegerField(default=0)  # nothing is to be done
    asks = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    rows_sealed = models.TextField(blank=True)
    told_sealed = models.TextField(blank=True)  # findings, answers, what the file is called

    objects = IntakeQuerySet.as_manager()

    if TYPE_CHECKING:
        by_id: int
        begun_by_id: int | None
        organisation_id: int

    class Meta:
        verbose_name = _("Import")
        indexes = [models.Index(fields=["by", "-made_at"])]
        constraints = [
            models.CheckConstraint(
                name="what_is_over_holds_no_rows",
                condition=~Q(state__in=["imported", "cancelled", "lapsed"])
                | Q(rows_sealed="", told_sealed=""),
            ),
            models.CheckConstraint(
                name="places_have_no_project",
                condition=Q(kind="places", local_project__isnull=True)
                | ~Q(kind="places") & Q(local_project__isnull=False),
            ),
            models.CheckConstraint(
                name="two_people_let_staff_in",
                condition=~Q(kind="staff") | Q(begun_by__isnull=True) | ~Q(begun_by=F("by")),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("intake:show_intake", args=[self.pk])

    @classmethod
    @transaction.atomic
    def keep(
        cls,
        kind: str,
        *,
        organisation: Organisation,
        local_project: LocalProject | None,
        rows: list[Any],
        by: User,
    ) -> "Intake":
        """Keep the rows of a file that somebody chose, until they have been looked through."""
        intake = cls.objects.create(
            kind=kind,
            organisation=organisation,
            local_project=local_project,
            by=by,
            total=len(rows),
            rows_sealed=_packed(rows),
        )
        Event.record(intake, "choose", by=by, note=f"{kind}: {len(rows)}")
        return intake

    # Steps

    @transaction.atomic
    def begin(self, *, by: User) -> None:
        """Let the worker bring it in, if nothing in it is wrong or to be asked about."""
        current = Intake.objects.select_for_update().get(pk=self.pk)
        if current.is_checked and not current.can_begin:
            raise Refused(_("Some rows need a look first."), subject=self)
        self.begun_by, self.begun_at, self.trouble, self.done = by, timezone.now(), "", 0
        fields = ["begun_by", "begun_at", "trouble", "done"]
        self._take("begin", by=by, also=fields)

    @transaction.atomic
    def finish(self, *, by: User) -> None:
        """Say that all of it is in, and let go of the rows. Part of bringing it in."""
        self.done = self.total
        note = f"{self.kind}: {self.new + self.joins}"
        self._let_go("finish", by=by, note=note, also=["done", *COUNTED])

    @transaction.atomic
    def stop(self, trouble: str, *, by: User | str) -> None:
        """Say that nothing was brought in and why; it can be looked at and begun once more."""
        self.trouble, self.done = trouble, 0
        self._take("stop", by=by, note=trouble, also=["trouble", "done"])

    @transaction.atomic
    def cancel(self, *, by: User) -> None:
        """Let go of the rows without bringing them in."""
        self._let_go("cancel", by=by)

    @transaction.atomic
    def lapse(self) -> None:
        """Let go of rows that nobody has brought in within a day."""
        self._let_go("lapse", by=str(_("The calendar")))

    def _let_go(self, step: str, *, by: User | str, note: str = "", also: Any = ()) -> None:
        self.rows_sealed = self.told_sealed = ""
        self._take(step, by=by, note=note, also=["rows_sealed", "told_sealed", *also])

    @classmethod
    def forget_due(cls) -> None:
        """Let go of what is a day old, and stop what no worker will end. The clock calls it."""
        now = timezone.now()
        lost = Q(state=cls.State.IMPORTING, begun_at__lte=now - CARRIED_WITHIN)
        for intake in cls.objects.filter(lost).without_content():
            with suppress(Refused):  # it ended just now
                intake.stop(cls.Trouble.LOST, by=str(_("The calendar")))
        old = Q(state=cls.State.CHECKED, made_at__lte=now - KEPT_FOR)
        for intake in cls.objects.filter(old).without_content():
            with suppress(Refused):  # somebody was faster
                intake.lapse()

    # What is kept of it

    def tell(self, told: Mapping[str, Any], counts: Mapping[str, int]) -> None:
        """Keep what was found. Rows of a file that has to be mended are let go of at once."""
        self.told_sealed = _packed(told)
        for name in COUNTED:
            setattr(self, name, counts.get(name, 0))
        if self.wrong:
            self.rows_sealed = ""
        self.save(update_fields=["told_sealed", "rows_sealed", *COUNTED])

    def note_progress(self, done: int) -> None:
        """Write down how far the worker has come."""
        Intake.objects.filter(pk=self.pk).update(done=done)

    @property
    def rows(self) -> list[tuple[int, dict[str, str]]]:
        """The rows as they came: number, and what stands in which column."""
        return [(number, said) for number, said in _unpacked(self.rows_sealed, [])]

    @property
    def told(self) -> dict[str, Any]:
        """What was found, and what has been answered."""
        loaded: dict[str, Any] = _unpacked(self.told_sealed, {})
        return loaded

    # Questions

    @property
    def is_checked(self) -> bool:
        return self.state == self.State.CHECKED

    @property
    def is_importing(self) -> bool:
        return self.state == self.State.IMPORTING

    @property
    def is_imported(self) -> bool:
        return self.state == self.State.IMPORTED

    @property
    def to_bring_in(self) -> int:
        """How many rows make something."""
        return self.new + self.joins

    @property
    def can_begin(self) -> bool:
        """Whether nothing in it is wrong or asked, and there is something to bring in."""
        return self.is_checked and not (self.wrong or self.asks) and self.to_bring_in > 0

    @property
    def takes_two(self) -> bool:
        """Whether another person than whoever chose the file lets it in."""
        return self.kind == self.KindOf.STAFF

    @property
    def ends_at(self) -> Any:
        """When the rows go if nothing is done with them."""
        return self.made_at + KEPT_FOR


def _packed(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return seal(base64.b64encode(zlib.compress(text.encode(), 6)).decode())


def _unpacked(sealed: str, empty: Any) -> Any:
    return json.loads(zlib.decompress(base64.b64decode(unseal(sealed)))) if sealed else empty
