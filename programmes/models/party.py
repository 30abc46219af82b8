"""Who stands behind a programme beside its owner: partners, and those who pay."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q, Sum
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from competencies.texts import Text
from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models.logo import ProgrammeLogo
from programmes.models.programme import Programme, kronor

WHOLE = Decimal(100)


class Partner(models.Model):
    """An organisation that takes part in running a programme, and as what."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("as what"), max_length=200)

    class Meta:
        verbose_name = _("partner")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation"], name="one_partner_per_organisation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.role}"

    # Steps

    @classmethod
    @transaction.atomic
    def add(
        cls, programme: Programme, organisation: Organisation, role: str, *, by: User
    ) -> "Partner":
        """Name a partner; one that is there already gets the new role."""
        partner, _made = cls.objects.update_or_create(
            programme=programme, organisation=organisation, defaults={"role": role}
        )
        Event.record(programme, "add_partner", by=by, note=str(partner))
        return partner

    @transaction.atomic
    def remove(self, *, by: User) -> None:
        """Take a partner away; what happened tells that they were there."""
        Event.record(self.programme, "remove_partner", by=by, note=str(self))
        self.delete()


class Financier(models.Model):
    """An organisation that pays: a percentage, an amount in kronor, or what nobody has told us."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="financiers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    percent = models.DecimalField(
        _("percent"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    amount = models.PositiveBigIntegerField(_("amount in kronor"), null=True, blank=True)
    logo = models.ForeignKey(
        ProgrammeLogo, on_delete=models.SET_NULL, null=True, blank=True, related_name="financiers"
    )

    if TYPE_CHECKING:
        programme_id: int

    class Meta:
        verbose_name = _("financier")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation"], name="one_financier_per_organisation"
            ),
            models.CheckConstraint(
                name="financier_pays_a_percentage_or_an_amount",
                condition=Q(percent__isnull=True) | Q(amount__isnull=True),
            ),
            models.CheckConstraint(
                name="financier_pays_at_most_all",
                condition=Q(percent__isnull=True) | Q(percent__gt=0, percent__lte=100),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    # Steps

    @classmethod
    @transaction.atomic
    def add(
        cls,
        programme: Programme,
        organisation: Organisation,
        *,
        by: User,
        percent: Decimal | None = None,
        amount: int | None = None,
    ) -> "Financier":
        """Name who pays how much; one that is there already gets the new share.

        Refused where all shares together are more than the whole.
        """
        Programme.objects.select_for_update().get(pk=programme.pk)
        if sentence := too_much(programme, organisation, percent=percent, amount=amount):
            raise Refused(sentence, subject=programme)
        financier, _made = cls.objects.update_or_create(
            programme=programme,
            organisation=organisation,
            defaults={"percent": percent, "amount": amount},
        )
        said = f"{financier}: {percent or amount or '–'}"
        Event.record(programme, "add_financier", by=by, note=said)
        return financier

    @transaction.atomic
    def add_emblem(
        self, name: Text, *, by: User, is_eu_emblem: bool, png: bytes, height: int
    ) -> ProgrammeLogo:
        """Let the financier's mark be printed on certificates; the EU has one in a programme."""
        told = {"name": name, "height": height}
        if is_eu_emblem:
            logo, _made = ProgrammeLogo.objects.update_or_create(
                programme=self.programme, is_eu_emblem=True, defaults=told
            )
        else:
            logo = ProgrammeLogo.objects.create(programme=self.programme, png=png, **told)
        self.logo = logo
        self.save(update_fields=["logo"])
        Event.record(self.programme, "add_emblem", by=by, note=f"{self}: {logo}")
        return logo

    @transaction.atomic
    def remove(self, *, by: User) -> None:
        """Take a financier away; what happened tells that they were there."""
        Event.record(self.programme, "remove_financier", by=by, note=str(self))
        self.delete()

    # Display

    @property
    def share(self) -> str:
        """What they pay, in words: «47.5 %», «10 600 000 kr», or nothing."""
        if self.percent is not None:
            return f"{self.percent.normalize():f} %"
        if self.amount is not None:
            return kronor(self.amount)
        return ""


def too_much(
    programme: Programme,
    organisation: Organisation | None,
    *,
    percent: Decimal | None,
    amount: int | None,
) -> str:
    """Return the sentence that says why a share is too much, beside those of the others; or "".

    Amounts count against the budget where there is one. Queries.
    """
    others: Any = programme.financiers.exclude(organisation=organisation)
    told = others.aggregate(percent=Sum("percent"), amount=Sum("amount"))
    percents = (told["percent"] or 0) + (percent or 0)
    amounts = (told["amount"] or 0) + (amount or 0)
    if programme.budget is not None and amounts > programme.budget:
        said = gettext("Together that is %(sum)d kr, more than the budget of %(budget)d kr.")
        return said % {"sum": amounts, "budget": programme.budget}
    whole = percents + (WHOLE * amounts / programme.budget if programme.budget else 0)
    if whole > WHOLE:
        said = gettext("The shares together are %(sum)s %%. They cannot be more than 100.")
        return said % {"sum": f"{whole:.2f}".rstrip("0").rstrip(".")}
    return ""
