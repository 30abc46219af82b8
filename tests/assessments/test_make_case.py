"""Amina chooses what to have assessed and which moments show it, and hands that over."""

import pytest

from assessments.models import AssessmentCase
from lifecycle.models import Event
from lifecycle.transitions import Refused
from portfolio.models import Entry
from tests.assessments.cases import confirm, make_shared_entry, make_submitted_case
from tests.assessments.costs import queries
from tests.cast import Cast
from tests.conftest import SignIn

URL = "/cases/make/"


def step_two(cast: Cast, *codes: str) -> str:
    chosen = "&".join(f"competencies={cast.competency(code).pk}" for code in codes)
    return f"{URL}?{chosen}&next=moments"


def test_she_chooses_among_what_she_has_shown_in_shared_moments(
    cast: Cast, sign_in: SignIn
) -> None:
    confirm(cast, make_shared_entry(cast, "A1.1"))
    make_shared_entry(cast, "A1.1")
    private = make_shared_entry(cast, "A2.1")
    private.unshare(by=cast.amina)

    page = sign_in(cast.amina).get(URL).content.decode()

    assert "Passa tider" in page
    assert "2 ögonblick" in page
    assert "1 bekräftelse" in page
    assert str(cast.competency("A2.1")) not in page


def test_who_has_shown_nothing_is_told_what_to_do(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.mehari).get(URL)

    assert page.status_code == 200
    assert "/entries/add/" in page.content.decode()


def test_no_choice_is_an_error_in_words(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast, "A1.1")

    page = sign_in(cast.amina).get(f"{URL}?next=moments")

    assert page.status_code == 422
    assert "Välj minst en sak." in page.content.decode()


@pytest.mark.parametrize("bad", ["999999", "x", "' OR 1=1", "-1", "1" * 30])
def test_a_choice_that_was_not_offered_is_an_error_in_words(
    cast: Cast, sign_in: SignIn, bad: str
) -> None:
    make_shared_entry(cast, "A1.1")

    page = sign_in(cast.amina).get(URL, {"next": "moments", "competencies": bad})

    assert page.status_code == 422


def test_the_moments_that_show_it_are_ticked_and_no_others_are_there(
    cast: Cast, sign_in: SignIn
) -> None:
    shows = make_shared_entry(cast, "A1.1")
    other = make_shared_entry(cast, "A2.1", text="Något helt annat.")

    page = sign_in(cast.amina).get(step_two(cast, "A1.1")).content.decode()

    assert f'value="{shows.pk}" checked' in page
    assert str(other.pk) not in page
    assert "Något helt annat." not in page


def test_handing_over_makes_a_case_and_freezes_the_moments(cast: Cast, sign_in: SignIn) -> None:
    entry = make_shared_entry(cast, "A1.1")

    answer = sign_in(cast.amina).post(step_two(cast, "A1.1"), {"entries": [entry.pk]}, follow=True)

    case = AssessmentCase.objects.get(participant=cast.amina)
    entry.refresh_from_db()
    assert case.state == AssessmentCase.State.SUBMITTED
    assert entry.state == Entry.State.SUBMITTED
    assert answer.redirect_chain == [(case.get_absolute_url(), 302)]
    assert Event.objects.about(case).get().action == "submit"


def test_no_moment_is_an_error_in_words(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast, "A1.1")

    page = sign_in(cast.amina).post(step_two(cast, "A1.1"))

    assert page.status_code == 422
    assert "Välj minst ett ögonblick." in page.content.decode()
    assert not AssessmentCase.objects.exists()


def test_each_competency_needs_a_moment(cast: Cast, sign_in: SignIn) -> None:
    one = make_shared_entry(cast, "A1.1")
    make_shared_entry(cast, "A2.1")

    page = sign_in(cast.amina).post(step_two(cast, "A1.1", "A2.1"), {"entries": [one.pk]})

    assert page.status_code == 422
    assert str(cast.competency("A2.1")) in page.content.decode()


def test_the_choice_is_kept_when_something_is_wrong(cast: Cast, sign_in: SignIn) -> None:
    one = make_shared_entry(cast, "A1.1")
    other = make_shared_entry(cast, "A1.1")
    make_shared_entry(cast, "A2.1")

    page = sign_in(cast.amina).post(step_two(cast, "A1.1", "A2.1"), {"entries": [one.pk]})

    shown = page.content.decode()
    assert f'value="{one.pk}" checked' in shown
    assert f'value="{other.pk}" checked' not in shown


def test_somebody_elses_moment_cannot_be_handed_over(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast, "A1.1")
    theirs = make_shared_entry(cast, "A1.1", participant=cast.mehari)

    page = sign_in(cast.amina).post(step_two(cast, "A1.1"), {"entries": [theirs.pk]})

    assert page.status_code == 422
    assert not AssessmentCase.objects.exists()


def test_a_moment_taken_back_meanwhile_is_not_handed_over(cast: Cast, sign_in: SignIn) -> None:
    entry = make_shared_entry(cast, "A1.1")
    entry.unshare(by=cast.amina)

    with pytest.raises(Refused):
        AssessmentCase.make([entry], [cast.competency("A1.1")], by=cast.amina)

    assert not AssessmentCase.objects.exists()


def test_a_second_press_leads_to_the_case_that_is_there(cast: Cast, sign_in: SignIn) -> None:
    entry = make_shared_entry(cast, "A1.1")
    competency = cast.competency("A1.1")
    case = AssessmentCase.make([entry], [competency], by=cast.amina)

    with pytest.raises(Refused) as refusal:
        AssessmentCase.make([entry], [competency], by=cast.amina)

    assert refusal.value.subject == case
    assert AssessmentCase.objects.count() == 1


def test_what_is_being_assessed_is_not_offered_once_more(cast: Cast, sign_in: SignIn) -> None:
    make_submitted_case(cast, "A1.1")

    answer = sign_in(cast.amina).get(step_two(cast, "A1.1"))

    assert answer.status_code == 422
    assert "Bedöms just nu" in answer.content.decode()


def test_staff_hand_nothing_over(cast: Cast, sign_in: SignIn) -> None:
    for somebody in (cast.sara, cast.ada, cast.ulla):
        assert sign_in(somebody).get(URL).status_code == 403


def test_the_page_costs_the_same_with_many_moments(cast: Cast, sign_in: SignIn) -> None:
    amina = sign_in(cast.amina)
    make_shared_entry(cast, "A1.1")
    few = queries(amina, step_two(cast, "A1.1"))
    for day in range(20):
        confirm(cast, make_shared_entry(cast, "A1.1", days_ago=day))

    assert queries(amina, step_two(cast, "A1.1")) == few <= 12
    assert queries(amina, URL) <= 12
