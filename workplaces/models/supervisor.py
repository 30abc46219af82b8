"""Someone who sees what is done at a place, in the register of an organisation."""

from collections.abc import Sequence
from contextlib import suppress
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from lifecycle.models import Event
from lifecycle.phones import shown_phone
from lifecycle.transitions import Refused, Stateful, Transition
from workplaces.models.workplace import KEEPERS, Workplace


class SupervisorQuerySet(models.QuerySet["Supervisor"]):
    def matching(self, words: str) -> "SupervisorQuerySet":
        """Return those whose name, role, place or contact holds each of the words."""
        found = self
        for word in words.split():
            digits = "".join(sign for sign in word if sign.isdigit()).lstrip("0")
            number = Q(phone__contains=digits) if digits else Q()
            fields = ("name", "title", "email", "workplace__name")
            said = [Q(**{f"{field}__icontains": word}) for field in fields]
            found = found.filter(reduce(or_, said, number))
        return found

    def visible_to(self, user: User) -> "SupervisorQuerySet":
        """The team of the organisation that keeps the register."""
        mine = self.filter(organisation__in=user.organisations_as(*KEEPERS))
        return mine.select_related("workplace", "named_by", "merged_into__workplace")

    def met_by(self, participant: User) -> "SupervisorQuerySet":
        """Return those whom the participant has met at a placement, or named before."""
        begun = Q(placements__participant=participant, placements__state__in=["active", "ended"])
        return (
            self.filter(begun | Q(named_by=participant))
            .exclude(state__in=[Supervisor.State.REJECTED, Supervisor.State.MERGED])
            .but_not_only_looked_at()
            .select_related("workplace")
            .distinct()
        )

    def known_by(self, name: str, *, email: str, phone: str, to: User) -> "SupervisorQuerySet":
        """Return whoever has one of the contacts; without any, whom someone has named so before."""
        if email:
            return self.filter(email__iexact=email)
        if phone:
            return self.filter(phone=phone)
        return self.filter(email="", phone="", named_by=to, name__iexact=name)

    def waiting(self) -> "SupervisorQuerySet":
        """Return those nobody on the team has looked at yet, and somebody has asked."""
        new = self.filter(state=Supervisor.State.NEW)
        return new.but_not_only_looked_at().order_by("pk")

    def but_not_only_looked_at(self) -> "SupervisorQuerySet":
        """Leave out those to whom a question was only previewed: nobody has asked them.

        One that demands a code stays, as it cannot be sent before the team knows who it is.
        """
        sent = Q(requests__sent_at__isnull=False) | Q(requests__needs_code=True)
        asked = Supervisor.objects.filter(sent).values("pk")
        new = Supervisor.objects.filter(state=Supervisor.State.NEW, placements=None)
        looked_at = new.filter(requests__isnull=False).exclude(pk__in=asked)
        return self.exclude(pk__in=looked_at.values("pk"))


class Supervisor(Stateful):
    """Someone who sees what is done at a place and can say so. Has no account; signs by a link.

    What a new one says counts only after someone on the team has approved or merged them.
    """

    class State(models.TextChoices):
        NEW = "new", _("Not looked at yet")
        APPROVED = "approved", _("Approved")
        MERGED = "merged", _("Merged with another")
        REJECTED = "rejected", _("Rejected")

    TRANSITIONS = {
        "approve": Transition({State.NEW, State.REJECTED}, State.APPROVED),
        "merge": Transition({State.NEW}, State.MERGED),
        "reject": Transition({State.NEW, State.APPROVED}, State.REJECTED),
        "vouch": Transition({State.APPROVED}, State.APPROVED),
    }

    name = models.CharField(_("name"), max_length=200)
    title = models.CharField(_("role"), max_length=200, blank=True)
    # Where a link can go: either may be missing, as somebody met in person has given neither.
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("mobile phone"), max_length=20, blank=True)  # E.164
    language = models.CharField(max_length=10, default="sv")
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="supervisors"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="supervisors"
    )
    named_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="named_supervisors"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_from"
    )
    merged_at = models.DateTimeField(null=True)  # what the address says later does not count
    # Without a contact nobody reads what was answered in their name: until then the team has seen.
    vouched_at = models.DateTimeField(null=True)
    # When somebody of the team told them that we keep their contact, and for how long.
    told_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.NEW)

    objects = SupervisorQuerySet.as_manager()

    if TYPE_CHECKING:
        workplace_id: int | None
        organisation_id: int

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "organisation",
                Lower("email"),
                condition=~Q(email=""),
                name="one_supervisor_per_address",
            ),
            models.UniqueConstraint(
                fields=["organisation", "phone"],
                condition=~Q(phone=""),
                name="one_supervisor_per_phone",
            ),
            models.CheckConstraint(
                name="merged_supervisor_names_another",
                condition=Q(state="merged", merged_into__isnull=False, merged_at__isnull=False)
                | ~Q(state="merged") & Q(merged_into__isnull=True, merged_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.place}" if self.place else self.name

    def get_absolute_url(self) -> str:
        return reverse("confirmations:show_supervisor", args=[self.pk])

    @classmethod
    @transaction.atomic
    def propose(
        cls,
        name: str,
        email: str = "",
        *,
        phone: str = "",
        title: str,
        organisation: Organisation,
        by: User,
    ) -> "Supervisor":
        """Return whoever has this contact in the register, else write them down as new.

        Someone met in person may have neither e-mail nor phone: then it is whoever the same
        participant has called by that name before. Phone numbers are E.164.
        """
        register = cls.objects.filter(organisation=organisation)
        known = register.known_by(name, email=email, phone=phone, to=by)
        if not known.exists():
            contact = {"email": email, "phone": phone}
            with suppress(IntegrityError), transaction.atomic():  # someone was faster
                new = cls.objects.create(
                    organisation=organisation, name=name, title=title, named_by=by, **contact
                )
                Event.record(new, "propose", by=by)
        someone = register.select_related("merged_into")
        # A new address may come with a phone that is somebody's here already.
        supervisor = someone.filter(pk__in=known).first() or someone.get(phone=phone)
        return supervisor.merged_into or supervisor

    def drop_if_unused(self) -> None:
        """Forget a contact that was mistyped: new, and nothing hangs on it (GDPR art. 5.1 d)."""
        if self.is_new and not (self.requests.exists() or self.placements.exists()):
            self.delete()

    # Steps

    @transaction.atomic
    def approve(self, *, by: User) -> None:
        """Let what this person says count: someone on the team knows who it is."""
        self.vouched_at = timezone.now()
        self._take("approve", by=by, also=["vouched_at"])

    @classmethod
    @transaction.atomic
    def approve_all(cls, supervisors: "Sequence[Supervisor]", *, by: User) -> None:
        """Let count what several people say whom somebody on the team knows."""
        if supervisors:
            cls._take_all(supervisors, "approve", by=by, vouched_at=timezone.now())

    @transaction.atomic
    def vouch(self, *, by: User) -> None:
        """Let count what was answered since the team looked last, for someone without a contact."""
        self.vouched_at = timezone.now()
        self._take("vouch", by=by, also=["vouched_at"])

    @transaction.atomic
    def merge(self, into: "Supervisor", *, by: User) -> None:
        """Count this person's answers until now as those of another entry in the register."""
        if into.pk == self.pk or into.state != self.State.APPROVED:
            raise Refused(_("Choose another supervisor, who is already approved."), subject=self)
        self.merged_into, self.merged_at = into, timezone.now()
        self._take("merge", by=by, note=str(into.pk), also=["merged_into", "merged_at"])

    @transaction.atomic
    def reject(self, *, by: User, note: str = "") -> None:
        """Give what this person said no weight. Nothing is deleted."""
        self._take("reject", by=by, note=note)

    @transaction.atomic
    def correct(self, *, by: User, **facts: Any) -> None:
        """Put right what the register says of this person. What it said before stays on record.

        Raises Refused if somebody else in the register has the contact, or the two are one already.
        """
        before = Supervisor.objects.select_for_update().get(pk=self.pk)
        if before.state == self.State.MERGED:
            raise Refused(_("That is no longer possible. Someone was faster."), subject=self)
        changed = {name: fact for name, fact in facts.items() if getattr(before, name) != fact}
        if not changed:
            return
        for name, fact in changed.items():
            setattr(self, name, fact)
        try:
            with transaction.atomic():
                self.save(update_fields=list(changed))
        except IntegrityError as error:  # someone was faster
            said = _("Somebody else in the register has that contact.")
            raise Refused(said, subject=self) from error
        note = "; ".join(f"{name}: {getattr(before, name) or '–'}" for name in changed)
        Event.record(self, "correct", by=by, note=note)

    @transaction.atomic
    def forget_contact(self, *, by: User | str) -> None:
        """Drop where this person can be reached. What they have said weighs what it did."""
        self.email, self.phone, self.vouched_at = "", "", timezone.now()
        self.save(update_fields=["email", "phone", "vouched_at"])
        Event.record(self, "forget_contact", by=by)

    # Questions

    def others_with(self, *, email: str = "", phone: str = "") -> SupervisorQuerySet:
        """Return the others in the same register who have one of the contacts."""
        same = Q(email__iexact=email) & ~Q(email="") | Q(phone=phone) & ~Q(phone="")
        others = Supervisor.objects.filter(organisation=self.organisation_id)
        return others.filter(same).exclude(pk=self.pk)

    def possible_selves(self) -> SupervisorQuerySet:
        """Return the approved others in the same register, whom this one may turn out to be."""
        same = Supervisor.objects.filter(organisation=self.organisation_id)
        return same.filter(state=self.State.APPROVED).exclude(pk=self.pk)

    @property
    def is_new(self) -> bool:
        return self.state == self.State.NEW

    @property
    def is_approved(self) -> bool:
        return self.state == self.State.APPROVED

    @property
    def is_rejected(self) -> bool:
        return self.state == self.State.REJECTED

    @property
    def is_known(self) -> bool:
        """Whether what this person says counts. Queries merged_into unless it was fetched."""
        approved = self.State.APPROVED
        return approved in (self.state, self.merged_into and self.merged_into.state)

    @property
    def place(self) -> str:
        """The name of the workplace, if there is one. Queries unless it was fetched."""
        return self.workplace.name if self.workplace else ""

    @property
    def contact(self) -> str:
        """Where we write to them: by e-mail if we can, else by text message, else nowhere."""
        return self.email or self.phone

    @property
    def shown_contact(self) -> str:
        """All contacts, for those who keep the register."""
        return ", ".join(filter(None, [self.email, self.shown_phone]))

    @property
    def shown_phone(self) -> str:
        """The number as people here write it."""
        return shown_phone(self.phone) if self.phone else ""

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]
