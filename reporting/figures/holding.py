"""Of whom an indicator holds."""

from django.utils.functional import cached_property

from certificates.models import Certificate
from confirmations.models import Answer
from programmes.models import Enrolment
from reporting.figures.counting import Stay
from reporting.models import Indicator, IndicatorMark

BANDS_UNDER = {
    Indicator.Counts.UNDER_18: ("16", "0"),
    Indicator.Counts.UNDER_25: ("18", "16", "0"),
}
"""The bands of age that are under a border, as the tables have them."""


class Holding:
    """Says of whom indicators of one programme hold; asks the database once for each kind."""

    def __init__(self, indicators: list[Indicator]) -> None:
        programmes = {indicator.programme_id for indicator in indicators}
        self.enrolments = Enrolment.objects.filter(local_project__programme__in=programmes)
        self.indicators = [indicator.pk for indicator in indicators]

    @cached_property
    def ticked(self) -> set[tuple[int, int]]:
        marks = IndicatorMark.objects.filter(indicator__in=self.indicators)
        return set(marks.values_list("indicator", "enrolment"))

    @cached_property
    def confirmed(self) -> set[int]:
        whose = "confirmation__request__entry__participant"
        people = self.enrolments.values("participant")
        answers = Answer.objects.counting().filter(**{f"{whose}__in": people})
        return set(answers.order_by().values_list(whose, flat=True).distinct())

    @cached_property
    def certified(self) -> set[int]:
        issued = Certificate.objects.issued().filter(enrolment__in=self.enrolments)
        return {pk for pk in issued.order_by().values_list("enrolment", flat=True) if pk}

    def of(self, indicator: Indicator, stay: Stay) -> bool:
        counts = Indicator.Counts(indicator.counts)
        if counts in BANDS_UNDER:
            return stay.band in BANDS_UNDER[counts]
        if counts == Indicator.Counts.TICKED:
            return (indicator.pk, stay.pk) in self.ticked
        if counts == Indicator.Counts.CONFIRMED:
            return stay.participant in self.confirmed
        if counts == Indicator.Counts.CERTIFIED:
            return stay.pk in self.certified
        return True
