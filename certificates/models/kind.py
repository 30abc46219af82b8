"""The kinds of certificate there are: rows, not code."""

from django.db import models

from competencies.texts import TranslatedField


class CertificateType(models.Model):
    """A kind of document, as data: its titles, its fixed sentences, what it is issued from."""

    code = models.SlugField(max_length=40, unique=True)
    title = TranslatedField()
    opening = TranslatedField()  # the sentence under the name
    method = TranslatedField(blank=True)  # how it was assessed
    fixed_sentences = models.JSONField(default=list)  # a list of texts, printed as they stand
    needs_case = models.BooleanField(default=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return str(self.title)
