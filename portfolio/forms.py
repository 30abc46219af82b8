"""What a participant may write about a moment, and what the team may write back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Competency
from portfolio.media import SENTENCES, Photo, PhotoRefused, Reason, take_in
from portfolio.models import Account, Entry, SelfAssessment
from programmes.models import competencies_for
from workplaces.models import Placement

ELSEWHERE: Final = "elsewhere"
EARLIEST: Final = date(1950, 1, 1)
SUGGESTIONS: Final = 4
NOTHING_SAID: Final = _("Write something, or take a picture. Choose what is easiest.")
HOW_ICONS: Final = {
    SelfAssessment.How.TRIED: "footprints-duo",
    SelfAssessment.How.WITH_HELP: "hand-heart-duo",
    SelfAssessment.How.ON_MY_OWN: "thumbs-up-duo",
}


@dataclass(frozen=True)
class Tile:
    """One competency to choose, and what was chosen about it so far."""

    competency: Competency
    checked: bool
    how: str

    @property
    def how_name(self) -> str:
        return f"how_{self.competency.pk}"

    @property
    def icon(self) -> str:
        return f"{self.competency.icon}-duo"


def refuse_unwritable(text: str) -> None:
    """Refuse half a character: no database can hold it."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValidationError(_("The text holds a sign that cannot be saved.")) from error


class PhotoField(forms.FileField):
    """A file that a photo can be made of; what comes out is the photo, not the file."""

    def clean(self, data: Any, initial: Any = None) -> Photo | None:
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            return take_in(upload)
        except PhotoRefused as refusal:
            raise ValidationError(refusal.sentence, code=refusal.reason) from refusal


class EntryForm(forms.Form):
    """A moment: everything may be left out but one of text, picture and competency."""

    error_css_class = "is-wrong"

    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)
    photo = PhotoField(
        label=_("Picture"),
        required=False,
        error_messages={"empty": SENTENCES[Reason.EMPTY], "invalid": SENTENCES[Reason.EMPTY]},
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    without_photo = forms.BooleanField(label=_("Remove the picture"), required=False)
    text = forms.CharField(
        label=_("What did you do?"),
        help_text=_("A few words are enough."),
        required=False,
        max_length=4000,
        validators=[refuse_unwritable],
        widget=forms.Textarea(attrs={"rows": 3, "class": "field"}),
        error_messages={"max_length": _("Make the text a little shorter: 4000 characters fit.")},
    )
    shows = forms.MultipleChoiceField(
        label=_("What does it show?"),
        required=False,
        error_messages={"invalid_choice": _("Choose among those that are shown.")},
    )
    happened_on = forms.DateField(
        label=_("When?"),
        widget=forms.DateInput(attrs={"type": "date", "class": "field"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("Write the day as 2026-01-31, or choose it."),
        },
    )
    where = forms.ChoiceField(
        label=_("Where?"),
        required=False,
        error_messages={"invalid_choice": _("Choose among those that are shown.")},
    )
    place = forms.CharField(
        label=_("Where, in your own words"),
        required=False,
        max_length=200,
        validators=[refuse_unwritable],
        widget=forms.TextInput(attrs={"class": "field"}),
        error_messages={"max_length": _("Make the place a little shorter.")},
    )

    def __init__(
        self,
        *args: Any,
        user: User,
        entry: Entry | None = None,
        photo_follows: bool = False,
        **kwargs: Any,
    ) -> None:
        self.user, self.instance, self.photo_follows = user, entry, photo_follows
        kwargs["initial"] = self._initial() | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self._choose_from("where", [*self.placements, ELSEWHERE, ""])
        self._choose_from("shows", self.competencies)

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").strip()

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise ValidationError(_("That day has not come yet. Choose today or an earlier day."))
        if day < EARLIEST:
            raise ValidationError(_("Check the year."))
        return day

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors and not self.says_something:
            self.add_error("text", ValidationError(NOTHING_SAID, code="nothing"))
        return self.cleaned_data

    # Questions

    @property
    def says_something(self) -> bool:
        """Whether there is a text, a picture or a competency: one of them is enough."""
        has = self.cleaned_data.get
        return bool(has("text") or has("photo") or has("shows") or self.has_photo)

    @property
    def has_photo(self) -> bool:
        """Whether a picture is stored already and wanted, or on its way. Queries."""
        wanted = not self.cleaned_data.get("without_photo")
        return self.photo_follows or bool(wanted and self.instance and self.instance.photo)

    @property
    def drops_photo(self) -> bool:
        """Whether the stored picture is to go, with none in its place."""
        has = self.cleaned_data.get
        return bool(has("without_photo") and not has("photo"))

    @property
    def refused(self) -> tuple[str, str] | None:
        """The first field that was not understood, with the sentence; an empty form is no error."""
        for name, errors in self.errors.items():
            if not self.has_error(name, "nothing"):
                return name, str(errors[0])
        return None

    @property
    def account(self) -> Account:
        """What was said; where that was not understood, what was said before."""
        said, before = self.cleaned_data, self._account_before
        where = said.get("where", "")
        return Account(
            text=said.get("text", before.text),
            happened_on=said.get("happened_on", before.happened_on),
            placement=self.placements.get(where),
            place=said.get("place", "") if where == ELSEWHERE else "",
            shown={int(pk): self._how(pk) for pk in said.get("shows", [])},
        )

    @cached_property
    def placements(self) -> dict[str, Placement]:
        """The author's own placements that have begun, newest first. Queries once."""
        mine = Placement.objects.of(self.user).begun().select_related("workplace")
        return {str(placement.pk): placement for placement in mine}

    @cached_property
    def competencies(self) -> dict[str, Competency]:
        """What the author's programmes use, and what it showed before. Queries."""
        in_use = list(competencies_for(self.user).with_area())
        known = {competency.pk for competency in in_use}
        before = [pk for pk in self._account_before.shown if pk not in known]
        old = Competency.objects.filter(pk__in=before) if before else []
        return {str(competency.pk): competency for competency in [*in_use, *old]}

    # Display

    @property
    def chosen_where(self) -> str:
        return str(self["where"].value() or "")

    @cached_property
    def tiles(self) -> list[Tile]:
        """What is chosen, then the first few to choose from."""
        first = [*self._chosen, *self._recent, *self.competencies]
        most = max(SUGGESTIONS, len(self._chosen))
        return [self._tile(pk) for pk in list(dict.fromkeys(first))[:most]]

    @property
    def areas(self) -> Iterator[tuple[str, list[Tile]]]:
        """The rest, by area."""
        shown = {tile.competency.pk for tile in self.tiles}
        rest = [c for c in self.competencies.values() if c.pk not in shown]
        for area, members in groupby(rest, key=lambda competency: str(competency.area or "")):
            yield area, [self._tile(str(competency.pk)) for competency in members]

    @property
    def hows(self) -> list[dict[str, str | Promise]]:
        """The three ways it may have gone."""
        return [{"value": h.value, "label": h.label, "icon": HOW_ICONS[h]} for h in HOW_ICONS]

    # How it is done

    @cached_property
    def _account_before(self) -> Account:
        return self.instance.account if self.instance else Account("", timezone.localdate())

    def _initial(self) -> dict[str, Any]:
        before = self._account_before
        where = str(before.placement.pk) if before.placement else ELSEWHERE if before.place else ""
        return {
            "based_on": self.instance.version if self.instance else None,
            "text": before.text,
            "happened_on": before.happened_on,
            "where": where,
            "place": before.place,
            "shows": [str(pk) for pk in before.shown],
        }

    def _choose_from(self, name: str, values: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(value, value) for value in values]

    @cached_property
    def _chosen(self) -> list[str]:
        return [pk for pk in self["shows"].value() or [] if pk in self.competencies]

    @property
    def _recent(self) -> list[str]:
        recent = SelfAssessment.objects.shown_by(self.user).order_by("-entry__created_at", "pk")
        keys = map(str, recent.values_list("competency", flat=True)[:20])
        return [pk for pk in keys if pk in self.competencies]

    def _tile(self, pk: str) -> Tile:
        return Tile(self.competencies[pk], checked=pk in self._chosen, how=self._how(pk))

    def _how(self, pk: str) -> str:
        if not self.is_bound:
            return self._account_before.shown.get(int(pk), "")
        how = self.data.get(f"how_{pk}", "")
        return how if how in SelfAssessment.How.values else ""


class FeedbackForm(forms.Form):
    """A few words to the author."""

    text = forms.CharField(
        max_length=2000,
        validators=[refuse_unwritable],
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Write something first."),
            "max_length": _("Make the text a little shorter: 2000 characters fit."),
        },
    )

    def __init__(self, *args: Any, to: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Write to %(name)s") % {"name": to.called}
