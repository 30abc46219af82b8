"""The mapping of a target group: words about a group, never about somebody in it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import DayField
from programmes.models import GroupMapping
from programmes.texts import has_address, has_identity_number


class GroupWordsField(forms.CharField):
    """Words about a group; what points at one person is refused, and stays to be mended."""

    def __init__(self, *, rows: int = 6, **options: Any) -> None:
        options.setdefault("max_length", 10_000)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if has_identity_number(value):
            raise ValidationError(
                _("This looks like an identity number. Write of the group, never of a person."),
                code="person",
            )
        if has_address(value):
            raise ValidationError(
                _("This looks like an e-mail address or a phone number. Take it out."),
                code="person",
            )


class MappingForm(forms.Form):
    """Conditions, needs and planned measures."""

    conditions = GroupWordsField(
        label=_("Conditions"),
        required=False,
        help_text=_("What is it like for the target group here: school, work, leisure, housing?"),
    )
    needs = GroupWordsField(
        label=_("Needs"), required=False, help_text=_("What does the group need to move on?")
    )
    measures = GroupWordsField(
        label=_("Planned measures"),
        required=False,
        help_text=_("For example individual support, adapted paths, places to try out work."),
    )

    def __init__(self, data: Any = None, *, mapping: GroupMapping) -> None:
        super().__init__(data, initial={name: getattr(mapping, name) for name in self.base_fields})


class GoalForm(forms.Form):
    """What the measures are to lead to."""

    text = GroupWordsField(
        label=_("Goal"),
        rows=3,
        max_length=1000,
        error_messages={"required": _("Write the goal.")},
    )
    due_on = DayField(label=_("To be followed up on"), required=False)


class FollowUpForm(forms.Form):
    """How a goal goes."""

    text = GroupWordsField(
        label=_("How does it go?"),
        rows=4,
        max_length=3000,
        error_messages={"required": _("Write how it goes.")},
    )
