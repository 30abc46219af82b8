"""One text in many languages: a JSON object {language: words}, read in the reader's language."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

FALLBACK = "sv"
BOTH = ("sv", "en")


class Text(dict[str, str]):
    """The same words in several languages; `str()` gives the reader's, else Swedish, else any."""

    @property
    def language(self) -> str:
        """The language in which it will be read now: for `lang=` where it is another than asked."""
        asked = str(get_language() or FALLBACK)  # easy Swedish is sv-simple, a kind of sv
        for language in (asked, asked.split("-")[0], FALLBACK, *self):
            if self.get(language):
                return str(language)
        return FALLBACK

    def __str__(self) -> str:
        return str(self.get(self.language, ""))

    def __bool__(self) -> bool:
        return any(self.values())


class TranslatedField(models.JSONField):
    """A column that holds a Text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", Text)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Text:
        loaded = super().from_db_value(value, expression, connection)
        return Text(loaded or {})

    def to_python(self, value: Any) -> Text:
        return Text(super().to_python(value) or {})


def refuse_half_a_text(text: Any) -> None:
    """Refuse what is printed in two languages and is written in one."""
    if not (isinstance(text, dict) and all(str(text.get(code, "")).strip() for code in BOTH)):
        raise ValidationError(_('Write it in Swedish and in English: {"sv": "…", "en": "…"}.'))
