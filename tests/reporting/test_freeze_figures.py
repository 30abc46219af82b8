"""Numbers that were frozen stay as they were, whatever becomes of the people behind them."""

from datetime import date

import pytest
from django.utils.translation import override

from lifecycle.transitions import Refused
from programmes.models import Enrolment
from reporting.figures.frozen import freeze, shown_figures, shown_indicators
from reporting.models import Indicator, ReportFile
from tests.cast import Cast
from tests.conftest import SignIn
from tests.reporting.months import hikikomori, open_months, send
from tests.reporting.test_show_figures import address, many


def test_what_was_shown_is_shown_in_both_languages(cast: Cast) -> None:
    many(cast, 8, date(2004, 5, 5))
    before = {}
    for language in ("sv", "en"):
        with override(language):
            before[language] = shown_figures(hikikomori())

    freeze(hikikomori())
    Enrolment.objects.filter(local_project__programme=hikikomori()).update(starts_on="2026-03-01")

    for language, figures in before.items():
        with override(language):
            after = shown_figures(hikikomori())
        assert after is not None
        assert figures is not None
        assert (after.by_age, after.by_project) == (figures.by_age, figures.by_project)
        assert (after.by_month, after.hides) == (figures.by_month, figures.hides)
    assert before["sv"] != before["en"]


def test_what_was_hidden_is_hidden_for_good(cast: Cast) -> None:
    freeze(hikikomori())
    many(cast, 20, date(2004, 5, 5))

    figures = shown_figures(hikikomori())

    assert figures is not None
    assert figures.hides
    assert any(shown.is_hidden for _name, row in figures.by_age.rows for shown in row)


def test_frozen_twice_it_is_what_it_was_first(cast: Cast) -> None:
    freeze(hikikomori())
    before = shown_figures(hikikomori())
    many(cast, 20, date(2004, 5, 5))

    freeze(hikikomori())

    assert shown_figures(hikikomori()) == before


def test_indicators_too(cast: Cast) -> None:
    many(cast, 9, date(2004, 5, 5))
    Indicator.objects.create(
        programme=hikikomori(), name={"sv": "Alla", "en": "All"}, at="entry", counts="everyone"
    )
    before = shown_indicators(hikikomori())

    freeze(hikikomori())
    many(cast, 20, date(2003, 5, 5))

    assert shown_indicators(hikikomori()) == before
    assert before[-1].number.value is not None


def test_the_page_says_since_when(cast: Cast, sign_in: SignIn) -> None:
    freeze(hikikomori())

    assert "innan personerna gallrades" in sign_in(cast.lo).get(address()).content.decode()


def test_an_emptied_file_says_so_and_is_not_handed_out(cast: Cast, sign_in: SignIn) -> None:
    file = send(open_months(cast)[0], cast)
    assert ReportFile.empty_all_of(file.month.programme) == 1

    shown = sign_in(cast.lo).get(file.get_absolute_url()).content.decode()

    file.refresh_from_db()
    assert "är gallrat" in shown
    assert file.sha256 in shown
    with pytest.raises(Refused, match="gallrat"):
        file.take(by=cast.lo)
