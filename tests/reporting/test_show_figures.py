"""Numbers for steering and funders: small ones hidden, charts with their tables."""

import re
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from certificates.models import Certificate
from reporting.figures.indicators import counted
from reporting.figures.tables import Figures, figures_of
from reporting.models import Indicator, IndicatorMark
from tests.assessments.cases import confirm, make_shared_entry
from tests.attendance.hours import complete, enrolment_of
from tests.cast import Cast, enrol, person
from tests.conftest import SignIn
from tests.reporting.months import hikikomori, project


def address(part: str = "figures/") -> str:
    return f"/reports/{hikikomori().pk}/{part}"


def figures() -> Figures:
    found = figures_of(hikikomori())
    assert found is not None
    return found


def many(cast: Cast, number: int, born: date) -> None:
    for each in range(number):
        who = person(f"p{born:%Y}{each}", f"P {each}", birth_date=born)
        enrol(who, project(), cast.sara)


def numbers(table: Any) -> dict[str, list[int | None]]:
    return {name: [each.value for each in row] for name, row in table.rows}


def test_small_numbers_are_hidden(cast: Cast) -> None:
    assert numbers(figures().by_age)["16 och 17"] == [None, None]
    assert figures().hides


def test_people_are_counted_by_age_and_project(cast: Cast) -> None:
    many(cast, 6, date(2009, 5, 5))
    many(cast, 8, date(2004, 5, 5))

    found = numbers(figures().by_age)

    assert found["18 till 24"] == [9, 9]
    assert found["16 och 17"] == [7, 7]
    assert found["Alla"] == [16, 16]


def test_starts_and_ends_by_month(cast: Cast) -> None:
    many(cast, 10, date(2004, 5, 5))
    for each in list(project().enrolments.order_by("pk"))[:6]:
        type(each).objects.filter(pk=each.pk).update(ends_on=date(2026, 2, 20))

    found = numbers(figures().by_month)

    assert found["januari 2026"][:3] == [12, 12, 0]
    assert found["februari 2026"][:3] == [12, 0, 6]
    assert found["mars 2026"][:3] == [6, 0, 0]


def test_hours_of_few_are_hidden_and_those_of_many_are_not(cast: Cast) -> None:
    many(cast, 6, date(2004, 5, 5))
    complete(cast, day=date(2026, 1, 20))
    for each in project().enrolments.filter(participant__name__startswith="P "):
        complete(cast, each.participant, day=date(2026, 3, 3), minutes=120)

    found = numbers(figures().by_month)

    assert found["januari 2026"][3] is None
    assert None in (found["mars 2026"][3], found["Alla"][3])


def test_the_page_has_charts_that_can_be_read(cast: Cast, sign_in: SignIn) -> None:
    many(cast, 6, date(2004, 5, 5))

    page = sign_in(cast.lo).get(address()).content.decode()

    assert page.count('<svg class="chart"') == 2
    for drawing in re.findall(r'<svg class="chart".*?</svg>', page, re.S):
        assert "<title" in drawing
        assert "<desc" in drawing
        assert "<pattern" in drawing
    assert "Amina" not in page


def test_confirmed_moments_and_certificates_are_counted(cast: Cast) -> None:
    confirm(cast, make_shared_entry(cast, "A1.1"))

    found = numbers(figures().by_project)

    assert not Certificate.objects.exists()
    assert found["Team Väster"][3] == 0
    assert set(found) == {"Team Väster", "Alla"}


@pytest.mark.parametrize("who", ["sara", "petra", "ada", "ines", "ulla", "amina"])
def test_it_is_for_project_leads(cast: Cast, sign_in: SignIn, who: str) -> None:
    assert sign_in(getattr(cast, who)).get(address()).status_code == 404


def test_an_indicator_counts_at_entry_and_exit(cast: Cast, sign_in: SignIn) -> None:
    many(cast, 6, date(2004, 5, 5))
    browser = sign_in(cast.lo)

    browser.post(
        address("indicators/"), {"sv": "Under 25", "en": "", "at": "entry", "counts": "under_25"}
    )

    assert str(Indicator.objects.get()) == "Under 25"
    page = browser.get(address("indicators/")).content.decode()
    assert re.search(r"Under 25</th>.*?<td[^>]*>\s*8\s*</td>", page, re.S)


@pytest.mark.parametrize("name", ["Funktionsnedsatta", "Utländsk bakgrund", "Har en diagnos"])
def test_an_indicator_asks_for_nothing_sensitive(cast: Cast, sign_in: SignIn, name: str) -> None:
    sent = {"sv": name, "en": "", "at": "entry", "counts": "ticked"}

    response = sign_in(cast.lo).post(address("indicators/") + "?lang=en", sent)

    assert response.status_code == 422
    assert "never written down here" in response.content.decode()
    assert name in response.content.decode()
    assert not Indicator.objects.exists()


def test_who_is_ticked_is_counted_and_protected_ones_are_not_shown(
    cast: Cast, sign_in: SignIn
) -> None:
    indicator = Indicator.objects.create(
        programme=hikikomori(), name={"sv": "I studier"}, at="entry", counts="ticked"
    )
    browser = sign_in(cast.lo)
    page = browser.get(address(f"indicators/{indicator.pk}/")).content.decode()
    assert "Amina Yusuf" in page
    assert "Skye" not in page

    mine, skyes = enrolment_of(cast.amina).pk, enrolment_of(cast.skye).pk
    browser.post(address(f"indicators/{indicator.pk}/"), {"holds": [mine, skyes, "x"]})
    assert [mark.enrolment_id for mark in IndicatorMark.objects.all()] == [mine]

    browser.post(address(f"indicators/{indicator.pk}/"), {})
    assert not IndicatorMark.objects.exists()


@pytest.mark.parametrize("people", [1, 60])
def test_many_people_take_as_few_queries(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any, people: int
) -> None:
    many(cast, people, date(2004, 5, 5))
    indicator = Indicator.objects.create(
        programme=hikikomori(), name={"sv": "I studier"}, at="entry", counts="ticked"
    )
    browser = sign_in(cast.lo)
    for part, most in (("figures/", 12), (f"indicators/{indicator.pk}/", 12), ("indicators/", 12)):
        browser.get(address(part))
        with django_assert_max_num_queries(most):
            assert browser.get(address(part)).status_code == 200


def test_two_pages_together_tell_no_more_than_one(cast: Cast) -> None:
    """Under 25 at the start, less those of 16 to 24, is those under 16: two of them."""
    many(cast, 7, date(2009, 5, 5))
    many(cast, 22, date(2004, 5, 5))
    many(cast, 2, date(2012, 5, 5))
    Indicator.objects.create(
        programme=hikikomori(), name={"sv": "U", "en": "U"}, at="entry", counts="under_25"
    )

    [under] = counted(hikikomori())
    table = numbers(figures().by_age)

    shown = {table[name][-1] for name in ("16 och 17", "18 till 24", "25 och äldre")}
    assert table["under 16"][-1] is None
    assert under.number.is_hidden or None in shown


def test_indicators_end_with_the_last_month_as_the_tables_do(cast: Cast) -> None:
    many(cast, 12, date(2004, 5, 5))
    today = timezone.localdate()
    gone = [each.pk for each in project().enrolments.order_by("-pk")[:9]]
    project().enrolments.filter(pk__in=gone).update(ends_on=today, end_reason="studies")
    Indicator.objects.create(
        programme=hikikomori(), name={"sv": "A", "en": "A"}, at="exit", counts="everyone"
    )

    [everyone] = counted(hikikomori())

    assert everyone.number.value == numbers(figures().by_month)["Alla"][2] == 0
