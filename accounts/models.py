"""People, the organisations they work for, what they may do where and when, and who looked."""

import hashlib
import secrets
from datetime import date, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, F, Max, Q
from django.db.models.functions import Lower, TruncDate
from django.utils import timezone, translation
from django.utils.functional import cached_property
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


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
    PROTECTED_HANDLER = "protected_handler", _("Handler of protected identities")
    SYSTEM_ADMINISTRATOR = "system_administrator", _("System administrator")


# The people close to a participant, who may be assigned to one.
TEAM = frozenset({Role.PEDAGOGUE, Role.YOUTH_LEADER, Role.SOCIAL_WORKER, Role.RECRUITER})


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
        user = self.model(email=self.normalize_email(email).lower(), name=name, **fields)
        user.set_unusable_password()
        user.save(using=self._db)
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
    language = models.CharField(max_length=10, default="sv")
    # Skyddade personuppgifter: shown to few, and never with a place or a photo (domain rule 8.5).
    is_protected = models.BooleanField(_("protected identity"), default=False)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)  # may open Django's admin: reference data only
    joined_at = models.DateTimeField(auto_now_add=True)

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
        ]

    def __str__(self) -> str:
        return self.shown_name

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


class ReadingQuerySet(models.QuerySet["Reading"]):
    def day_by_day(self) -> Any:
        """Return a row for each reader, kind of thing and day, with how often and when last.

        Every look stays in the log; forty pictures of one morning are one line to whoever reads it.
        """
        return (
            self.annotate(day=TruncDate("at"))
            .values("reader_name", "reader_role", "subject_type", "day")
            .annotate(last_at=Max("at"), times=Count("pk"))
            .order_by("-last_at", "reader_name")
        )


class Reading(models.Model):
    """One look at a participant's thing by someone else. Written by the gates, and only there."""

    participant = models.ForeignKey(User, on_delete=models.CASCADE, related_name="readings")
    reader = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    # Kept as it was then: the reader may change jobs, or be someone without an account.
    reader_name = models.CharField(max_length=200)
    reader_role = models.CharField(max_length=200, blank=True)
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    subject_id = models.CharField(max_length=36)
    subject = GenericForeignKey("subject_type", "subject_id")
    at = models.DateTimeField(auto_now_add=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["participant", "-at"])]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @classmethod
    def record(cls, subject: models.Model, participant: User, *, by: "User | str") -> "Reading":
        """Write down that someone else looked. A str names someone who has no account."""
        reading = cls._of(subject, participant, by=by)
        reading.save()
        return reading

    @classmethod
    def record_all(cls, looks: "list[tuple[models.Model, User]]", *, by: "User | str") -> None:
        """Write down many looks at once: a list was read, with words of each. One query."""
        cls.objects.bulk_create(cls._of(subject, owner, by=by) for subject, owner in looks)

    @classmethod
    def _of(cls, subject: models.Model, participant: User, *, by: "User | str") -> "Reading":
        who: dict[str, Any] = {"reader_name": by}
        if isinstance(by, User):
            with translation.override(participant.language):  # it is they who will read it
                roles = by.told_roles[:200]
            who = {"reader": by, "reader_name": by.name, "reader_role": roles}
        kind = ContentType.objects.get_for_model(subject)
        return cls(participant=participant, subject_type=kind, subject_id=str(subject.pk), **who)

    # Questions

    @classmethod
    def was_just_now(cls, subject: models.Model, participant: User, *, by: str) -> bool:
        """Say whether this guest looked within a minute: a page and its picture are one look."""
        kind = ContentType.objects.get_for_model(subject)
        recent = cls.objects.filter(participant=participant, reader=None, reader_name=by)
        since = timezone.now() - timedelta(minutes=1)
        return recent.filter(subject_type=kind, subject_id=str(subject.pk), at__gt=since).exists()


class ApiToken(models.Model):
    """A key to the API. Only its hash is kept: the key itself is shown once, when it is made."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens"
    )
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    ends_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def make(cls, user: User, name: str) -> tuple["ApiToken", str]:
        """Make a token and return it with its key, which cannot be read again."""
        key = secrets.token_urlsafe(32)
        return cls.objects.create(user=user, name=name, digest=cls.digest_of(key)), key

    @staticmethod
    def digest_of(key: str) -> str:
        return hashlib.sha256(key.encode()).hexdigest()
