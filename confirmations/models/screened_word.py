"""The words that make the team read a sentence first. The operator keeps the list."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from confirmations import screening

AT_LEAST_TWO_LETTERS = RegexValidator(
    r"^\w[\w '’-]*\w\*?$", _("Write at least two letters. Only a star may follow them.")
)


class ScreenedWordQuerySet(models.QuerySet["ScreenedWord"]):
    def reasons_to_hold(self, text: str) -> list[str]:
        """Return why the team should read a text first: codes of kinds, or none. One query."""
        return screening.reasons_to_hold(text, self._listed())

    def tripped(self, texts: dict[str, str]) -> list[str]:
        """Return the names of those texts, each a name or a role, that the team would read first.
        One query; none where there is nothing to look at.
        """
        listed = [*screening.AT_WORK, *self._listed()] if any(texts.values()) else []
        return [name for name, text in texts.items() if screening.reasons_to_hold(text, listed)]

    def _listed(self) -> list[screening.Word]:
        return [screening.Word(*row) for row in self.values_list("kind", "words", "language")]


class ScreenedWord(models.Model):
    """A word, or a few. In its usual endings; with a star after it, whatever follows."""

    class Kind(models.TextChoices):
        CONTACT = screening.CONTACT, _("how to reach someone")
        HEALTH = "health", _("someone’s health")
        INSULT = "insult", _("words that may hurt")
        FINE = screening.FINE, _("not held: is fine")

    class Language(models.TextChoices):
        SWEDISH = "sv", _("Swedish")
        ENGLISH = "en", _("English")
        OTHER = "other", _("Another language")

    words = models.CharField(_("words"), max_length=60, validators=[AT_LEAST_TWO_LETTERS])
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    language = models.CharField(
        _("language"), max_length=10, choices=Language, default=Language.SWEDISH
    )

    objects = ScreenedWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("word that is read first")
        verbose_name_plural = _("words that are read first")
        ordering = ["words"]
        constraints = [
            models.UniqueConstraint(fields=["words", "language"], name="each_word_listed_once"),
        ]

    def __str__(self) -> str:
        return self.words
