"""What participants are told before they begin: by age and language, in versions that stay."""

from django.db import models, transaction
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import AgeBand, User
from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models.programme import Programme

# Those that participants of the programmes read, each by its own name.
LANGUAGES = [
    ("sv", "Svenska"),
    ("sv-simple", "Lätt svenska"),
    ("en", "English"),
    ("ar", "العربية"),
    ("prs", "دری"),
    ("fa", "فارسی"),
    ("so", "Soomaali"),
    ("ti", "ትግርኛ"),
    ("uk", "Українська"),
    ("fi", "Suomi"),
]


class InformationQuerySet(models.QuerySet["InformationText"]):
    def published(self) -> "InformationQuerySet":
        return self.filter(published_at__isnull=False)

    def latest_of_each(self) -> "InformationQuerySet":
        """Return the last version of each band and language, be it a draft."""
        same = InformationText.objects.filter(
            programme=OuterRef("programme"),
            age_band=OuterRef("age_band"),
            language=OuterRef("language"),
        )
        return self.filter(version=Subquery(same.order_by("-version").values("version")[:1]))

    def told(self, programme: Programme, band: str, language: str) -> "InformationText | None":
        """Return what somebody of the band is told now: the latest version that was published."""
        found = self.published().filter(programme=programme, age_band=band, language=language)
        return found.order_by("version").last()


class InformationText(models.Model):
    """One version of what is told. A published one is never changed: a new version is written."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="information")
    age_band = models.CharField(_("for whom"), max_length=10, choices=AgeBand)
    language = models.CharField(_("language"), max_length=10)
    version = models.PositiveSmallIntegerField(default=1)
    text = models.TextField(_("text"))
    published_at = models.DateTimeField(null=True, blank=True)

    objects = InformationQuerySet.as_manager()

    class Meta:
        ordering = ["age_band", "language", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "age_band", "language", "version"],
                name="one_information_per_version",
            ),
            models.CheckConstraint(name="information_is_not_empty", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_age_band_display()}, {self.language}, {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("programmes:show_information", args=[self.programme_id, self.pk])

    # Steps

    @classmethod
    @transaction.atomic
    def write(
        cls, programme: Programme, text: str, *, by: User, age_band: str, language: str
    ) -> "InformationText":
        """Keep the text as the draft of that band and language: the one there is, or the next."""
        Programme.objects.select_for_update().get(pk=programme.pk)
        versions = cls.objects.filter(programme=programme, age_band=age_band, language=language)
        latest = versions.order_by("version").last()
        if latest and not latest.published_at:
            latest.text = text
            latest.save(update_fields=["text"])
            written = latest
        else:
            number = latest.version + 1 if latest else 1
            words = {"age_band": age_band, "language": language, "version": number, "text": text}
            written = cls.objects.create(programme=programme, **words)
        Event.record(programme, "write_information", by=by, note=str(written))
        return written

    @transaction.atomic
    def publish(self, *, by: User) -> None:
        """Tell this version from now on. Its words stay as they are."""
        locked = type(self).objects.select_for_update().get(pk=self.pk)
        if locked.published_at:
            raise Refused(gettext("This version is published already."), subject=self)
        self.published_at = timezone.now()
        self.save(update_fields=["published_at"])
        Event.record(self.programme, "publish_information", by=by, note=str(self))

    # Questions

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    # Display

    @property
    def language_name(self) -> str:
        return dict(LANGUAGES).get(self.language, self.language)
