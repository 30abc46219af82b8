"""The page of all that was answered in a supervisor's name, by a fresh link and for some days."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from confirmations import doors, letters
from confirmations.models.link import OpenedByLink
from lifecycle.models import Event, Letter
from lifecycle.post import Writer, post
from workplaces.models import Supervisor

WORKS_FOR = timedelta(days=7)
AN_HOUR = 3  # links that somebody may ask for


class OwnPageQuerySet(models.QuerySet["OwnPage"]):
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
    def guest(self) -> str:
        """Whose page it is, for the records."""
        return self.supervisor.name
