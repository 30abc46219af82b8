"""People, the organisations they work for, and what they may do where and until when."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.models import Event


class Role(models.TextChoices):
    """What someone is trusted with, always at an organisation and for a period."""

    PEDAGOGUE = "pedagogue", _("Pedagogue")
    YOUTH_LEADER = "youth_leader", _("Youth leader")
    SOCIAL_WORKER = "social_worker", _("Social worker")
    RECRUITER = "recruiter", _("Recruiter")
    PROJECT_LEAD = "project_lead", _("Project lead")
    ASSESSOR = "assessor", _("Assessor")
    QUALITY_ASSURER = "quality_assurer", _("Quality assurer")
    ISSUER = "issuer", _("Issuer")
    FRAMEWORK_EDITOR = "framework_editor", _("Framework editor")
    CASE_OFFICER = "case_officer", _("Case officer")
    RECORDS_OFFICER = "records_officer", _("Records officer")
    PROTECTED_HANDLER = "protected_handler", _("Handler of protected identities")
    SYSTEM_ADMINISTRATOR = "system_administrator", _("System administrator")


# The people close to a participant, who may be assigned to one.
TEAM = frozenset({Role.PEDAGOGUE, Role.YOUTH_LEADER, Role.SOCIAL_WORKER, Role.RECRUITER})


# The address of whoever has none: reserved by RFC 2606, so nothing that is sent there arrives.
NO_MAIL = "jagkan.invalid"
NOBODY = "–"  # the alias of a protected person who was erased


class Organisation(models.Model):
    """A municipality, region, workplace, association or agency."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Municipality")
        REGION = "region", _("Region")
        WORKPLACE = "workplace", _("Workplace")
        ASSOCIATION = "association", _("Association")
        AGENCY = "agency", _("Agency")

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes people; nobody has a password."""

    def create_user(self, email: str, name: str, **fields: Any) -> "User":
        """Make a person who signs in by a code to this address."""
        user = self.build(email, name, **fields)
        user.save(using=self._db)
        return user

    def create_without_mail(self, name: str, **fields: Any) -> "User":
        """Make a person without e-mail: they cannot sign in by themselves, and get no letters."""
        return self.create_user("", name, **fields)

    def build(self, email: str, name: str, **fields: Any) -> "User":
        """Return a person who is not saved yet, so that many can be at once. No address: nobody
        signs in by it.
        """
        address = email or f"{uuid4()}@{NO_MAIL}"
        user = self.model(email=self.normalize_email(address).lower(), name=name, **fields)
        user.set_unusable_password()
        return user

    def create_superuser(self, email: str, name: str, **fields: Any) -> "User":
        """Make an administrator of reference data; the gates give them no way past."""
        return self.create_user(email, name, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account: a participant, or one of the adults around them."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    preferred_name = models.CharField(_("preferred name"), max_length=100, blank=True)
    birth_date = models.DateField(_("birth date"), null=True, blank=True)
    phone = models.CharField(_("mobile phone"), max_length=20, blank=True)  # E.164
    language = models.CharField(max_length=10, default="sv")
    # Skyddade personuppgifter: shown to few, and never with a place or a photo (domain rule 8.5).
    is_protected = models.BooleanField(_("protected identity"), default=False)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)  # may open Django's admin: reference data only
    joined_at = models.DateTimeField(auto_now_add=True)
    # Two accounts turned out to be one person: this one is shut, and what it held is there.
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_from"
    )

    # By the retention rule of the last programme: what was personal is gone, the row stays.
    erased_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_user_per_address"),
            models.CheckConstraint(
                name="protected_person_has_an_alias",
                condition=Q(is_protected=False) | ~Q(preferred_name=""),
            ),
            models.CheckConstraint(
                name="merged_person_is_shut",
                condition=Q(merged_into=None) | Q(is_active=False),
            ),
            models.CheckConstraint(
                name="erased_person_is_nobody",
                condition=Q(erased_at=None)
                | Q(name="", birth_date=None, phone="", is_active=False)
                & (
                    Q(is_protected=False, preferred_name="")
                    | Q(is_protected=True, preferred_name=NOBODY)
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.shown_name

    # Steps

    def erase(self) -> None:
        """Empty the row of all that is personal: nobody can tell any more whose it was.

        Who was protected stays so: their certificates are kept, and still shown to few.
        """
        self.email = f"{self.pk}.erased@{NO_MAIL}"
        self.name = self.phone = ""
        self.preferred_name = NOBODY if self.is_protected else ""
        self.birth_date = self.last_login = None
        self.language = "sv"
        self.is_active = self.is_staff = self.is_superuser = False
        self.erased_at = self.joined_at = timezone.now()
        self.set_unusable_password()
        self.save()

    # Questions

    @cached_property
    def current_roles(self) -> "list[RoleAssignment]":
        """The roles held today. Queries once for each request."""
        return list(self.role_assignments.current().select_related("organisation"))

    def has_role(self, *roles: Role, at: Organisation | int | None = None) -> bool:
        """Say whether the person holds one of the roles today, there if a place is named."""
        place = at.pk if isinstance(at, Organisation) else at
        return any(
            held.role in roles and place in (None, held.organisation_id)
            for held in self.current_roles
        )

    def organisations_as(self, *roles: Role) -> set[int]:
        """Return the ids of the organisations where the person holds one of the roles today."""
        return {held.organisation_id for held in self.current_roles if held.role in roles}

    @property
    def works_here(self) -> bool:
        """Whether the person holds any role today: then a second factor is asked for."""
        return bool(self.current_roles)

    @property
    def has_mail(self) -> bool:
        """Whether there is an address that a letter can go to."""
        return not self.email.endswith(f"@{NO_MAIL}")

    def has_mailbox(self, email: str) -> bool:
        """Whether mail to the address may reach this person, however it is dotted or tagged."""
        return bool(self.email) and _mailbox(email) == _mailbox(self.email)

    # Display

    @property
    def called(self) -> str:
        """What we call the person: the name they chose, else the first of their names."""
        return self.preferred_name or self.name.split(" ")[0]

    @property
    def short_name(self) -> str:
        """First name and initial, for people outside: «Amina Y.»; a protected person's alias."""
        if self.is_protected:
            return self.called
        first, *rest = self.name.split(" ")
        return f"{self.preferred_name or first} {rest[-1][0]}." if rest else self.called

    @property
    def shown_name(self) -> str:
        """The name that staff see: in full, or a protected person's alias."""
        if self.erased_at:
            return gettext("Erased")
        return self.called if self.is_protected else self.name

    @property
    def told_roles(self) -> str:
        """What participants are told the person is, by organisation.

        That somebody handles protected identities is left out: it tells that there are some.
        """
        told: dict[str, list[str]] = {}
        for held in self.current_roles:
            roles = told.setdefault(held.organisation.name, [])
            if held.role != Role.PROTECTED_HANDLER:
                roles.append(held.get_role_display())
        return "; ".join(_in_a_row(roles, place) for place, roles in told.items())

    @property
    def initials(self) -> str:
        words = self.shown_name.split(" ")
        return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()


def _in_a_row(roles: list[str], place: str) -> str:
    """Return «Assessor and quality assurer, Validering Väst»."""
    named = [
        role if index == 0 else role[:1].lower() + role[1:] for index, role in enumerate(roles)
    ]
    return ", ".join(filter(None, [get_text_list(named, gettext("and")), place]))


class PeriodQuerySet(models.QuerySet[Any]):
    """For rows that hold from a day until a day, or until further notice."""

    def current(self, on: date | None = None) -> Any:
        """Return the rows that hold on a day, today if none is named."""
        day = on or timezone.localdate()
        return self.filter(Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day)))


def period_in_order(name: str) -> models.CheckConstraint:
    """Return the constraint that a period does not end before it starts."""
    return models.CheckConstraint(
        name=name, condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
    )


class RoleAssignment(models.Model):
    """One role of one person at one organisation, for a period. Ending it ends the access."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="role_assignments")
    role = models.CharField(max_length=30, choices=Role)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="staff")
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        constraints = [period_in_order("role_period_in_order")]
        indexes = [models.Index(fields=["user", "role"])]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.organisation}"

    # Steps

    @classmethod
    @transaction.atomic
    def give_all(cls, roles: "Sequence[RoleAssignment]", *, by: User) -> None:
        """Give several people roles at once, and write down who gave them."""
        Event.record_all(cls.objects.bulk_create(roles), "give", by=by)

    def clean(self) -> None:
        """Refuse a case officer who works anywhere but at an agency."""
        is_agency = self.organisation.kind == Organisation.Kind.AGENCY
        if self.role == Role.CASE_OFFICER and not is_agency:
            raise ValidationError({"role": _("A case officer works for an agency.")})


def _mailbox(email: str) -> str:
    """An address without dots in the name, and without what follows a plus sign."""
    box, at, domain = email.lower().rpartition("@")
    return box.split("+")[0].replace(".", "") + at + domain
