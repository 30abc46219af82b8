"""Several certificates to be issued with one press."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def chosen_in(values: list[str], *, most: int) -> list[int]:
    """Read which certificates are ticked: a number each, or several of one page in one tick."""
    numbers = [part for value in values for part in value.split(",")]
    read = [int(part) for part in numbers if part.isascii() and part.isdigit() and len(part) < 18]
    return [*dict.fromkeys(read)][:most]


class BatchForm(forms.Form):
    """The issuer says that they have looked at all of them."""

    checked = forms.BooleanField(
        label=_("I have checked the name and the content of each"),
        error_messages={"required": _("Tick that you have checked the name and the content.")},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, seen: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid.uuid4())
        self.seen = dict(map(_look, filter(_is_look, seen)))

    def clean(self) -> dict[str, Any]:
        if not self.seen:
            raise forms.ValidationError(_("Tick at least one certificate."))
        return self.cleaned_data


def _is_look(text: str) -> bool:
    pk, _colon, look = text.partition(":")
    return pk.isascii() and pk.isdigit() and len(pk) < 18 and 0 < len(look) <= 64


def _look(text: str) -> tuple[int, str]:
    pk, _colon, look = text.partition(":")
    return int(pk), look
