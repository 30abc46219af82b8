"""The participant's own word: what they did, what it shows, and what others said about it."""

import uuid
from functools import partial
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Competency
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition
from portfolio.media import Photo
from programmes.models import Enrolment
from workplaces.models import Placement


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, user: User) -> "EntryQuerySet":
        """Their author, whatever the state; assigned staff, once shared."""
        followed = Enrolment.objects.followed_by(user).values("participant")
        return self.filter(Q(participant=user) | Q(participant__in=followed) & Entry.is_shared_q())

    def shared(self) -> "EntryQuerySet":
        return self.filter(Entry.is_shared_q())

    def kept(self) -> "EntryQuerySet":
        """Return all but drafts: what the author has chosen to save."""
        return self.exclude(state=Entry.State.DRAFT)

    def newest_first(self) -> "EntryQuerySet":
        return self.order_by("-happened_on", "-created_at")


class Entry(Stateful):
    """A moment: a participant's own account of something done. Its author's alone until shared."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Not saved yet")
        PRIVATE = "private", _("Only you can see it")
        SHARED = "shared", _("Shared with your team")
        SUBMITTED = "submitted", _("Part of an assessment")

    TRANSITIONS = {
        "keep": Transition({State.DRAFT}, State.PRIVATE),
        "share": Transition({State.PRIVATE}, State.SHARED),
        "unshare": Transition({State.SHARED}, State.PRIVATE),
        "submit": Transition({State.SHARED}, State.SUBMITTED),
        "release": Transition({State.SUBMITTED}, State.SHARED),
    }

    # The phone makes the id, so that sending twice is sending once.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    participant = models.ForeignKey(User, on_delete=models.PROTECT, related_name="entries")
    text = models.TextField(_("what you did"), blank=True, max_length=4000)
    happened_on = models.DateField(_("when"), default=timezone.localdate)
    placement = models.ForeignKey(
        Placement, on_delete=models.SET_NULL, null=True, blank=True, related_name="entries"
    )
    place = models.CharField(_("where, in your own words"), max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)  # grows with every change of the words
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = EntryQuerySet.as_manager()

    if TYPE_CHECKING:
        participant_id: int
        placement_id: int | None

    class Meta:
        verbose_name = _("Moment")
        verbose_name_plural = _("Moments")
        indexes = [models.Index(fields=["participant", "state", "-happened_on"])]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("portfolio:show_entry", args=[self.pk])

    # Steps

    @transaction.atomic
    def keep(self, *, by: User) -> None:
        """Save the draft: from now on it is a moment of the author's own."""
        self._take("keep", by=by)

    @transaction.atomic
    def share(self, *, by: User) -> None:
        """Let the assigned staff read it."""
        self._take("share", by=by)

    @transaction.atomic
    def unshare(self, *, by: User) -> None:
        """Make it the author's alone again."""
        self._take("unshare", by=by)

    @transaction.atomic
    def submit(self, *, by: User) -> None:
        """Hand it over as part of a case; until released it can be neither changed nor deleted."""
        self._take("submit", by=by)

    @transaction.atomic
    def release(self, *, by: User) -> None:
        """Give it back, when the case it was part of is withdrawn."""
        self._take("release", by=by)

    @transaction.atomic
    def amend(self, *, by: User, **words: object) -> None:
        """Change text, date, place or placement; refused once it is part of an assessment."""
        locked = Entry.objects.select_for_update().get(pk=self.pk)
        locked.refuse_if_frozen()
        for field, value in words.items():
            setattr(self, field, value)
        self.version = locked.version + 1
        self.changed_at = timezone.now()
        self.save(update_fields=[*words, "version", "changed_at"])
        if locked.state != self.State.DRAFT:
            Event.record(self, "amend", by=by)

    @transaction.atomic
    def assess_self(self, shown: dict[int, str], *, by: User) -> None:
        """Say which competencies it shows and how each went: {competency id: how, or ""}."""
        self.refuse_if_frozen()
        self.self_assessments.exclude(competency__in=shown).delete()
        for competency, how in shown.items():
            self.self_assessments.update_or_create(competency_id=competency, defaults={"how": how})

    @transaction.atomic
    def add_photo(self, photo: Photo, *, by: User, pk: uuid.UUID | None = None) -> "Evidence":
        """Put a picture, already made safe by the pipeline, in place of the one before."""
        self.refuse_if_frozen()
        for old in self.evidence.all():
            old.remove()
        evidence = Evidence(
            id=pk or uuid.uuid4(),
            entry=self,
            width=photo.width,
            height=photo.height,
            sha256=photo.sha256,
        )
        evidence.small.save("small.webp", ContentFile(photo.small), save=False)
        evidence.large.save("large.webp", ContentFile(photo.large), save=False)
        evidence.save()
        return evidence

    @transaction.atomic
    def remove(self, *, by: User) -> None:
        """Delete it for good, pictures and all; refused while it is part of an assessment."""
        locked = Entry.objects.select_for_update().get(pk=self.pk)
        locked.refuse_if_frozen()
        for evidence in self.evidence.all():
            evidence.remove()
        Event.record(self, "remove", by=by)
        self.delete()

    # Questions

    @staticmethod
    def is_shared_q() -> Q:
        return Q(state__in=[Entry.State.SHARED, Entry.State.SUBMITTED])

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_private(self) -> bool:
        return self.state in (self.State.DRAFT, self.State.PRIVATE)

    @property
    def is_frozen(self) -> bool:
        return self.state == self.State.SUBMITTED

    def refuse_if_frozen(self) -> None:
        """Raise Refused while the entry is part of an assessment."""
        if self.is_frozen:
            raise Refused(
                _("This moment is part of an assessment and stays as it is."), subject=self
            )

    @property
    def photo(self) -> "Evidence | None":
        """The picture, if there is one. Prefetch evidence before asking many."""
        pictures = list(self.evidence.all())
        return pictures[0] if pictures else None

    @property
    def where(self) -> str:
        """The placement's name, else the author's own words. Select placement__workplace first."""
        return str(self.placement.workplace) if self.placement else self.place


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, user: User) -> "EvidenceQuerySet":
        """Whoever may see the entry."""
        return self.filter(entry__in=Entry.objects.visible_to(user))


def photo_path(evidence: "Evidence", name: str) -> str:
    """Return where a picture is stored: never under a name that the user gave."""
    return f"photos/{evidence.pk}/{name}"


class Evidence(models.Model):
    """A picture of what was done, in two sizes, stripped of time, place and device."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="evidence")
    small = models.FileField(upload_to=photo_path)  # at most 320 px
    large = models.FileField(upload_to=photo_path)  # at most 1600 px
    width = models.PositiveIntegerField()  # of the large one, in px
    height = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)  # of the large one
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("Picture")
        verbose_name_plural = _("Pictures")
        ordering = ["created_at"]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def remove(self) -> None:
        """Delete the row now, and the files once that is certain."""
        for picture in (self.small, self.large):
            transaction.on_commit(partial(picture.storage.delete, str(picture.name)))
        self.delete()

    # Questions

    @property
    def participant(self) -> User:
        """Whose it is. Queries unless the entry was fetched."""
        return self.entry.participant


class SelfAssessmentQuerySet(models.QuerySet["SelfAssessment"]):
    def shown_by(self, participant: User) -> "SelfAssessmentQuerySet":
        """Return what the participant has said they can, drafts aside."""
        return self.filter(entry__participant=participant).exclude(entry__state=Entry.State.DRAFT)


class SelfAssessment(models.Model):
    """The author's word that an entry shows a competency, and how it went."""

    class How(models.TextChoices):
        TRIED = "tried", _("I tried it")
        WITH_HELP = "with_help", _("I did it with help")
        ON_MY_OWN = "on_my_own", _("I did it on my own")

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="self_assessments")
    competency = models.ForeignKey(
        Competency, on_delete=models.PROTECT, related_name="self_assessments"
    )
    how = models.CharField(max_length=20, choices=How, blank=True)

    objects = SelfAssessmentQuerySet.as_manager()

    if TYPE_CHECKING:
        competency_id: int

    class Meta:
        ordering = ["competency__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "competency"], name="shown_once_per_entry")
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Feedback(models.Model):
    """What someone on the team wrote to the author about an entry. Always signed by name."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="feedback")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("Feedback")

    def __str__(self) -> str:
        return f"#{self.pk}"
