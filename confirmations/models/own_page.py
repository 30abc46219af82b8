"""The page of all that was answered in a supervisor's name, by a fresh link and for some days."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from confirmations import doors, letters
from confirmations.models.door import Door
from confirmations.models.link import OpenedByLink
from confirmations.models.request import ConfirmationRequest
from lifecycle.models import Event, Letter
from lifecycle.post import Writer, post
from workplaces.models import Supervisor

WORKS_FOR = A_WEEK = timedelta(days=7)
AN_HOUR = 3  # links that somebody may ask for


def told_daily() -> models.QuerySet[ConfirmationRequest]:
    """Return what is answered, but for what the team said: they have signed in for it."""
    answered = ConfirmationRequest.State.ANSWERED
    return ConfirmationRequest.objects.filter(state=answered).exclude(door=Door.TEAM)


class OwnPageQuerySet(models.QuerySet["OwnPage"]):
    def to_tell_today(self) -> models.QuerySet[Supervisor]:
        """Return those in whose name something was answered lately, and who were not told today."""
        lately = timezone.now() - A_WEEK
        said = models.Q(confirmation__made_at__gt=lately) | models.Q(
            confirmation__changed_at__gt=lately
        )
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        told = self.filter(tells_since__isnull=False, made_at__gte=midnight)
        signed = told_daily().filter(said).values("supervisor")
        return (
            Supervisor.objects.filter(pk__in=signed)
            .exclude(email="", phone="")
            .exclude(pk__in=told.values("supervisor"))
            .order_by("pk")
        )

    def by_token(self, token: str) -> "OwnPageQuerySet":
        """Return the one page that a link opens, or none; one whose time is out, too."""
        return self.filter(digest=doors.digest_of(token)).select_related("supervisor")


class OwnPage(OpenedByLink):
    """One link to a supervisor's own page. It goes to the contact in the register, nowhere else."""

    supervisor = models.ForeignKey(Supervisor, on_delete=models.CASCADE, related_name="own_pages")
    made_at = models.DateTimeField(default=timezone.now)
    # A day's letter tells of what was answered after that; a link that was asked for, of nothing.
    tells_since = models.DateTimeField(null=True)

    objects = OwnPageQuerySet.as_manager()

    if TYPE_CHECKING:
        supervisor_id: int

    class Meta:
        verbose_name = _("A supervisor’s own page")
        indexes = [models.Index(fields=["supervisor", "made_at"])]

    def __str__(self) -> str:
        return f"#{self.pk}"

    # Steps

    @classmethod
    @transaction.atomic
    def send(cls, supervisor: Supervisor) -> None:
        """Send a fresh link to the contact in the register; say nothing of whether there is one."""
        Supervisor.objects.select_for_update().get(pk=supervisor.pk)
        an_hour_ago = timezone.now() - timedelta(hours=1)
        asked_for = cls.objects.filter(supervisor=supervisor, tells_since=None)
        if not supervisor.contact or asked_for.filter(made_at__gt=an_hour_ago).count() >= AN_HOUR:
            return
        page = cls.make(supervisor)
        page.post(letters.send_own_page, key=f"own_page:{page.pk}")
        Event.record(supervisor, "send_own_page", by=supervisor.name)

    @classmethod
    @transaction.atomic
    def send_digest(cls, supervisor: Supervisor) -> bool:
        """Send the day's letter, once a day, if anything was answered in this name since the last.

        Returns whether there was something to tell.
        """
        Supervisor.objects.select_for_update().get(pk=supervisor.pk)
        sent = cls.objects.filter(supervisor=supervisor, tells_since__isnull=False)
        last = sent.order_by("made_at").last()
        today = timezone.localdate()
        if last and timezone.localdate(last.made_at) == today:
            return False
        page = cls.make(supervisor, tells_since=last.made_at if last else timezone.now() - A_WEEK)
        if not page.told.exists():
            page.delete()
            return False
        page.post(letters.send_digest, key=f"digest:{supervisor.pk}:{today}")
        Event.record(supervisor, "send_digest", by=str(_("The calendar")))
        return True

    @classmethod
    def end_all(cls, supervisor: Supervisor) -> None:
        """Let no link work that went to a contact which has turned out to be wrong."""
        cls.objects.filter(supervisor=supervisor).update(expires_at=timezone.now())

    @classmethod
    def make(cls, supervisor: Supervisor, **facts: object) -> "OwnPage":
        """Write down a link that works from now on."""
        page = cls(supervisor=supervisor, expires_at=timezone.now() + WORKS_FOR, **facts)
        page._make_link()
        page.save()
        return page

    def post(self, writer: Writer, *, key: str) -> None:
        """Post a letter with the link, by e-mail if there is an address, else as a text message."""
        by_mail = bool(self.supervisor.email)
        post(
            writer,
            about=self,
            to=self.supervisor.contact,
            language=self.supervisor.language,
            medium=Letter.Medium.EMAIL if by_mail else Letter.Medium.SMS,
            key=key,
        )

    # Questions

    @property
    def path(self) -> str:
        """The link's address on this server."""
        return reverse("confirmations:show_own_page", args=[self.token])

    @property
    def told(self) -> models.QuerySet[ConfirmationRequest]:
        """What a day's letter tells of: answered in this name since the letter before."""
        since = (self.tells_since, self.made_at)
        said = models.Q(confirmation__made_at__range=since)
        changed = models.Q(confirmation__changed_at__range=since)
        return told_daily().filter(said | changed, supervisor=self.supervisor_id)

    @property
    def guest(self) -> str:
        """Whose page it is, for the records."""
        return self.supervisor.name
