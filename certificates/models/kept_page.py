"""Check pages as they were drawn: what is frozen is drawn once, not for everyone who asks.

No audit compares a page with what was entered. So each carries a mark made with our secret: a page
that was changed in the database is drawn anew, from the frozen content that the audit does compare.
"""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac

from certificates.models.questions import CertificateState

if TYPE_CHECKING:
    from certificates.models.certificate import Certificate

MARK = 64  # signs, in front of the page


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
        marked = kept.values_list("html", flat=True).first() or ""
        page = marked[MARK:]
        ours = _mark(number, languages, drawn_with, page)
        return page if page and constant_time_compare(marked[:MARK], ours) else None


class KeptPage(models.Model):
    """The page of one valid certificate in one choice of languages. May be thrown away any time."""

    certificate = models.ForeignKey(
        "certificates.Certificate", on_delete=models.CASCADE, related_name="kept_pages"
    )
    languages = models.CharField(max_length=21)  # sv, or en+sv with both beside each other
    drawn_with = models.CharField(max_length=64)  # the release: templates, words, names
    html = models.TextField()  # after its mark

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
        mark = _mark(str(certificate.number), languages, drawn_with, html)
        cls.objects.update_or_create(
            certificate=certificate,
            languages=languages,
            defaults={"drawn_with": drawn_with, "html": f"{mark}{html}"},
        )


def _mark(*words: str) -> str:
    return salted_hmac("certificates.kept_page", "\n".join(words), algorithm="sha256").hexdigest()
