"""Check pages as they were drawn: what is frozen is drawn once, not for everyone who asks."""

from typing import TYPE_CHECKING

from django.db import models

from certificates.models.questions import CertificateState

if TYPE_CHECKING:
    from certificates.models.certificate import Certificate


class KeptPageQuerySet(models.QuerySet["KeptPage"]):
    def of(self, number: str, languages: str, drawn_with: str) -> str | None:
        """Return the page of a certificate that is valid now, if it is drawn as of today's release.

        One query, whatever the answer.
        """
        kept = self.filter(
            certificate__number=number,
            certificate__state=CertificateState.ISSUED,
            languages=languages,
            drawn_with=drawn_with,
        )
        return kept.values_list("html", flat=True).first()


class KeptPage(models.Model):
    """The page of one valid certificate in one choice of languages. May be thrown away any time."""

    certificate = models.ForeignKey(
        "certificates.Certificate", on_delete=models.CASCADE, related_name="kept_pages"
    )
    languages = models.CharField(max_length=21)  # sv, or en+sv with both beside each other
    drawn_with = models.CharField(max_length=64)  # the release: templates, words, names
    html = models.TextField()

    objects = KeptPageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "languages"], name="one_kept_page_per_languages"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.languages}"

    @classmethod
    def keep(cls, certificate: "Certificate", languages: str, drawn_with: str, html: str) -> None:
        """Keep what was drawn, in place of what an earlier release drew."""
        cls.objects.update_or_create(
            certificate=certificate,
            languages=languages,
            defaults={"drawn_with": drawn_with, "html": html},
        )
