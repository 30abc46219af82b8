"""A moment of the participant's own: what they did, and who may know."""

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition
from portfolio.media import Photo
from portfolio.models.account import Account, Frozen, Outdated
from programmes.models import Enrolment
from workplaces.models import Placement

if TYPE_CHECKING:
    from portfolio.models.evidence import Evidence


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, user: User) -> "EntryQuerySet":
        """Their author, whatever the state; assigned staff, once shared."""
        followed = Enrolment.objects.followed_by(user).values("participant")
        seen = Q(participant=user) | Q(participant__in=followed) & Entry.is_shared_q()
        return self.filter(seen).select_related("participant", "placement__workplace")

    def kept(self) -> "EntryQuerySet":
        """Return all but drafts: what the author has chosen to save."""
        return self.exclude(state=Entry.State.DRAFT)

    def drafts(self) -> "EntryQuerySet":
        return self.filter(state=Entry.State.DRAFT).order_by("-changed_at")

    def with_everything(self) -> "EntryQuerySet":
        """Fetch what a list shows of each, with three further queries whatever their number."""
        said = ("evidence", "self_assessments__competency")
        return self.select_related("placement__workplace").prefetch_related(*said)

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
    # When its author last read it: what was said about it since is news to them.
    looked_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = EntryQuerySet.as_manager()

    if TYPE_CHECKING:
        participant_id: int
        placement_id: int | None
        cases: Any

    class Meta:
        verbose_name = _("Moment")
        verbose_name_plural = _("Moments")
        indexes = [models.Index(fields=["participant", "state", "-happened_on"])]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("portfolio:show_entry", args=[self.pk])

    @classmethod
    def find_or_start(cls, pk: uuid.UUID, *, by: User) -> "Entry":
        """Return the entry that the phone has named, a new draft if there is none yet.

        Raises DoesNotExist if it is somebody else's: whether it exists is no business of theirs.
        """
        entry, _new = cls.objects.get_or_create(pk=pk, defaults={"participant": by})
        if entry.participant_id != by.pk:
            raise cls.DoesNotExist
        return entry

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
    def write_draft(self, account: Account, *, by: User) -> bool:
        """Write what there is so far; False, and nothing done, if it is a draft no longer."""
        if self._locked().state != self.State.DRAFT:
            return False
        self.revise(account, by=by)
        return True

    @transaction.atomic
    def finish(self, account: Account, *, by: User) -> None:
        """Write the last words of the draft and keep it; a second press changes nothing."""
        if self.write_draft(account, by=by):
            self.keep(by=by)

    @transaction.atomic
    def revise(self, account: Account, *, by: User, based_on: int | None = None) -> None:
        """Change the words and what they show together. The same again is no change.

        Raises Outdated if `based_on` is a version that is the newest no longer.
        """
        locked = self._locked()
        if locked.account == account:
            return
        locked.refuse_if_frozen()
        if based_on is not None and based_on != locked.version:
            raise Outdated(_("The moment was changed somewhere else meanwhile."), subject=self)
        self.amend(by=by, **account.words())
        self.assess_self(account.shown, by=by)

    @transaction.atomic
    def amend(self, *, by: User, **words: object) -> None:
        """Change text, date, place or placement; refused once it is part of an assessment."""
        locked = self._locked()
        locked.refuse_if_frozen()
        for name, value in words.items():
            setattr(self, name, value)
        self.version = locked.version + 1
        self.changed_at = timezone.now()
        self.save(update_fields=[*words, "version", "changed_at"])
        if locked.state != self.State.DRAFT:
            Event.record(self, "amend", by=by)

    @transaction.atomic
    def assess_self(self, shown: Mapping[int, str], *, by: User) -> None:
        """Say which competencies it shows and how each went: {competency id: how, or ""}."""
        self._locked().refuse_if_frozen()
        self.self_assessments.exclude(competency__in=shown).delete()
        self.self_assessments.bulk_create(
            [
                self.self_assessments.model(entry=self, competency_id=competency, how=how)
                for competency, how in shown.items()
            ],
            update_conflicts=True,
            unique_fields=["entry", "competency"],
            update_fields=["how"],
        )

    def add_photo(self, photo: Photo, *, by: User, pk: uuid.UUID | None = None) -> "Evidence":
        """Put a picture, already made safe by the pipeline, in place of the one before."""
        evidence: Evidence = self.evidence.model(
            id=pk or uuid.uuid4(),
            entry=self,
            width=photo.width,
            height=photo.height,
            sha256=photo.sha256,
        )
        try:
            with transaction.atomic():
                self.remove_photo(by=by)
                evidence.small.save("small.webp", ContentFile(photo.small), save=False)
                evidence.large.save("large.webp", ContentFile(photo.large), save=False)
                evidence.save(force_insert=True)
        except BaseException:  # a row that was not made must leave no file behind
            evidence.delete_files()
            raise
        return evidence

    @transaction.atomic
    def remove_photo(self, *, by: User) -> None:
        """Take the picture away, if there is one."""
        self._locked().refuse_if_frozen()
        for evidence in self.evidence.all():
            evidence.remove()

    @transaction.atomic
    def give_feedback(self, text: str, *, by: User) -> None:
        """Write to the author about it. Signed, and never about something private."""
        locked = self._locked()
        if locked.is_private:
            raise Refused(_("The moment is no longer shared."), subject=self)
        self.feedback.create(author=by, text=text)
        Event.record(self, "give_feedback", by=by)

    @transaction.atomic
    def remove(self, *, by: User) -> None:
        """Delete it for good, pictures and all; refused while it is part of an assessment."""
        self.remove_photo(by=by)
        Event.record(self, "remove", by=by)
        self.delete()

    def note_own_look(self) -> None:
        """Remember that its author has read it now, with all that was said about it."""
        Entry.objects.filter(pk=self.pk).update(looked_at=timezone.now())

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
            raise Frozen(
                _("This moment is part of an assessment and stays as it is."), subject=self
            )

    @property
    def account(self) -> Account:
        """All that the author says about it now. Queries."""
        shown = {said.competency_id: said.how for said in self.self_assessments.all()}
        return Account(self.text, self.happened_on, self.placement, self.place, shown)

    @property
    def photo(self) -> "Evidence | None":
        """The picture, if there is one. Prefetch evidence before asking many."""
        pictures = list(self.evidence.all())
        return pictures[0] if pictures else None

    @property
    def where(self) -> str:
        """The placement's name, else the author's own words. Select placement__workplace first."""
        return str(self.placement.workplace) if self.placement else self.place

    # What the steps share

    def _locked(self) -> "Entry":
        """Return the row as it is now, for nobody else to change until the transaction ends."""
        return Entry.objects.select_for_update().get(pk=self.pk)
