"""How long what a programme has is kept, by which law, decided by whom; and a hold."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lifecycle.transitions import Refused
from programmes.models import RetentionRule
from programmes.models.retention import months_after
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import door, last_event, programme_of, say

SAID = {
    "months": "24",
    "legal_basis": "Arkivlagen (1990:782) 10 §",
    "decided_by": "Arkivnämnden",
    "decided_on": "2026-02-01",
    "kept": "Statistik utan personer.",
}


def rule_of(cast: Cast) -> RetentionRule:
    return RetentionRule.set_for(
        programme_of(cast),
        by=cast.lo,
        months=24,
        legal_basis="Arkivlagen",
        decided_by="Arkivnämnden",
        decided_on=date(2026, 2, 1),
    )


def test_the_rule_is_set_and_said(cast: Cast, sign_in: SignIn) -> None:
    programme = programme_of(cast)

    page = say(sign_in(cast.lo), door("set_retention", programme.pk), **SAID)

    assert "24 månader" in page
    assert "Arkivnämnden, 2026-02-01" in page
    assert programme.retention.kept == "Statistik utan personer."
    assert last_event(programme) == ("set_retention", "")


def test_a_new_rule_writes_down_the_one_before(cast: Cast, sign_in: SignIn) -> None:
    rule_of(cast)

    say(sign_in(cast.lo), door("set_retention", programme_of(cast).pk), **SAID)

    assert last_event(programme_of(cast)) == ("set_retention", "24, Arkivlagen")
    assert RetentionRule.objects.count() == 1


@pytest.mark.parametrize(
    ("ends_on", "months", "last"),
    [
        (date(2018, 8, 31), 120, date(2028, 8, 31)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
        (date(2027, 8, 29), 6, date(2028, 2, 29)),
    ],
)
def test_it_is_kept_until_so_many_months_after_the_end(
    cast: Cast, ends_on: date, months: int, last: date
) -> None:
    rule = rule_of(cast)
    rule.programme.ends_on, rule.months = ends_on, months

    assert rule.ends_on == last


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is slow
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 1200))
def test_months_never_run_over_into_the_next(day: date, months: int) -> None:
    later = months_after(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_without_an_end_or_under_a_hold_nothing_has_a_last_day(cast: Cast) -> None:
    rule = rule_of(cast)
    assert rule.ends_on is None

    rule.programme.ends_on = date(2026, 12, 31)
    rule.hold("Granskning", by=cast.lo)
    assert rule.ends_on is None

    rule.lift_hold(by=cast.lo)
    assert rule.ends_on == date(2028, 12, 31)


def test_a_hold_is_put_and_lifted_with_its_reason(cast: Cast, sign_in: SignIn) -> None:
    rule_of(cast)
    programme, browser = programme_of(cast), sign_in(cast.lo)

    page = say(browser, door("hold_programme", programme.pk), because="Revision från ESF")
    assert "Revision från ESF" in page
    assert last_event(programme) == ("hold", "Revision från ESF")

    say(browser, door("lift_hold", programme.pk))
    assert last_event(programme) == ("lift_hold", "Revision från ESF")
    with pytest.raises(Refused):
        programme.retention.lift_hold(by=cast.lo)


def test_a_hold_needs_a_reason(cast: Cast, sign_in: SignIn) -> None:
    rule_of(cast)

    response = sign_in(cast.lo).post(door("hold_programme", programme_of(cast).pk), {})

    assert response.status_code == 422
    assert not programme_of(cast).retention.is_held


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"months": "-1"}, "0"),
        ({"months": "tio"}, "heltal"),
        ({"legal_basis": ""}, "enligt vilken lag"),
        ({"decided_by": " "}, "vem som har beslutat"),
        ({"decided_on": "2100-01-01"}, "en dag som har varit"),
        ({"decided_on": "i maj"}, "Skriv dagen som"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    said = {**SAID, **changed}

    response = sign_in(cast.lo).post(door("set_retention", programme_of(cast).pk), said)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert [word for word in said.values() if word.strip() and word not in page] == []
    assert not RetentionRule.objects.exists()
