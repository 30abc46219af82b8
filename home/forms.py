"""Forms of pages that speak of several apps."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """One field of each kind, for the style page."""

    words = forms.CharField(
        label=_("What did you do?"),
        help_text=_("A few words are enough."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    day = forms.DateField(label=_("When?"), widget=forms.DateInput(attrs={"type": "date"}))
    photo = forms.FileField(label=_("Photo"), required=False)
    place = forms.ChoiceField(
        label=_("Where?"), choices=[("here", _("At the workplace")), ("there", _("Somewhere else"))]
    )
    method = forms.ChoiceField(
        label=_("How was it assessed?"),
        choices=[("talk", _("Conversation")), ("task", _("Practical task"))],
        widget=forms.RadioSelect,
    )
    proofread = forms.BooleanField(
        label=_("I have read the text and it is right."), help_text=_("You can still change it.")
    )
