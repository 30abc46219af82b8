"""A participant reads where they are, when and with whom."""

from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast
from tests.conftest import SignIn
from tests.placing import plan
from tests.workplaces.placed import make_place, today

PAGE = "/placements/mine/"


def test_place_person_time_and_hours_in_plain_words(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.amina).get(PAGE).content.decode()

    for words in ("Cykelköket", "Kalle Berg", "Laga och serva cyklar", "12 januari 2026"):
        assert words in page
    assert "Måndag" in page
    assert "16:30 timmar i veckan" in page


def test_a_plan_says_that_no_is_fine(cast: Cast, sign_in: SignIn) -> None:
    placement = plan(cast.amina, make_place(cast), by=cast.reza, starts_on=today())

    assert "Du kan säga nej" in sign_in(cast.amina).get(PAGE).content.decode()

    placement.cancel(by=cast.reza)
    assert placement.workplace.name not in sign_in(cast.amina).get(PAGE).content.decode()


def test_nobody_elses_are_there(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.mehari).get(PAGE).content.decode()

    assert "Kafé Kulturum" in page
    assert "Cykelköket" not in page


def test_who_has_none_is_told_what_comes(cast: Cast, sign_in: SignIn) -> None:
    assert "Inget här än" in sign_in(cast.skye).get(PAGE).content.decode()


def test_many_take_few_queries(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(15):
        place = make_place(cast, f"Plats {number}")
        plan(cast.amina, place, by=cast.reza, starts_on=today())
    amina = sign_in(cast.amina)
    amina.get(PAGE)

    with django_assert_max_num_queries(12):
        amina.get(PAGE)


def test_whoever_follows_somebody_reads_where_they_are(cast: Cast, sign_in: SignIn) -> None:
    enrolment = cast.amina.enrolments.get()

    page = sign_in(cast.sara).get(enrolment.get_absolute_url()).content.decode()

    assert "Var de är" in page
    assert "Cykelköket" in page
