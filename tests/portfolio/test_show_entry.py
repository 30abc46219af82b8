"""A moment's page, and the list of them."""

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import Reading, User
from programmes.models import Enrolment
from tests.assessments.cases import make_decided_case
from tests.cast import Cast
from tests.confirmations.asked import answer, ask
from tests.conftest import SignIn
from tests.portfolio.moments import WORDS, make_draft, make_entry, make_submitted, photo


def test_its_author_reads_it_in_every_state(cast: Cast, sign_in: SignIn) -> None:
    for entry in (make_entry(cast), make_entry(cast, shared=True), make_submitted(cast)):
        page = sign_in(cast.amina).get(entry.get_absolute_url())

        assert WORDS in page.content.decode()
    assert not Reading.objects.exists()


def test_a_draft_leads_to_where_it_is_written(cast: Cast, sign_in: SignIn) -> None:
    draft = make_draft(cast)

    response = sign_in(cast.amina).get(draft.get_absolute_url())

    assert response.headers["Location"] == f"/entries/{draft.pk}/keep/"


def test_strangers_see_nothing(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    for stranger in (cast.petra, cast.mehari, cast.reza, cast.lo, cast.ada, cast.ines, cast.ulla):
        assert sign_in(stranger).get(entry.get_absolute_url()).status_code == 404


def test_what_is_private_is_private_for_the_team_too(cast: Cast, sign_in: SignIn) -> None:
    for entry in (make_draft(cast), make_entry(cast)):
        assert sign_in(cast.sara).get(entry.get_absolute_url()).status_code == 404


def test_the_teams_reading_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    sign_in(cast.sara).get(entry.get_absolute_url())

    reading = Reading.objects.get()
    assert (reading.participant, reading.reader) == (cast.amina, cast.sara)


def test_the_team_finds_no_button_of_hers(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    page = sign_in(cast.sara).get(entry.get_absolute_url()).content.decode()

    for verb in ("edit", "unshare", "remove", "share"):
        assert f"/entries/{entry.pk}/{verb}/" not in page
    assert f"/entries/{entry.pk}/feedback/" in page


def test_the_readers_named_are_those_who_can_read(cast: Cast) -> None:
    everybody = User.objects.all()
    for participant in (cast.amina, cast.mehari, cast.skye):
        named = set(Enrolment.followers_of(participant))
        theirs = Enrolment.objects.filter(participant=participant)
        can = {user for user in everybody if theirs.followed_by(user).exists()}

        assert named == can
        assert named


@pytest.mark.parametrize("count", [1, 20])
def test_the_list_costs_the_same_for_one_and_twenty(
    cast: Cast,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for number in range(count):
        make_entry(cast, f"Moment {number}").add_photo(photo(), by=cast.amina)
    browser = sign_in(cast.amina)

    with django_assert_max_num_queries(9):
        page = browser.get("/entries/")

    assert page.content.decode().count('width="64"') == count


def test_the_page_costs_the_same_with_much_feedback(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    entry = make_entry(cast, shared=True)
    entry.add_photo(photo(), by=cast.amina)
    for number in range(20):
        entry.give_feedback(f"Feedback {number}", by=cast.sara if number % 2 else cast.noor)
    browser = sign_in(cast.amina)

    with django_assert_max_num_queries(12):
        browser.get(entry.get_absolute_url())


def test_the_form_costs_little(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        make_entry(cast, f"Moment {number}")
    entry = make_entry(cast)
    browser = sign_in(cast.amina)

    with django_assert_max_num_queries(12):
        browser.get("/entries/add/")
    with django_assert_max_num_queries(12):
        browser.get(f"/entries/{entry.pk}/edit/")


def test_drafts_of_others_are_not_listed(cast: Cast, sign_in: SignIn) -> None:
    draft = make_draft(cast)

    assert str(draft.pk) not in sign_in(cast.mehari).get("/entries/").content.decode()
    assert str(draft.pk) in sign_in(cast.amina).get("/entries/").content.decode()


def test_what_a_supervisor_answered_stands_in_words(cast: Cast, sign_in: SignIn) -> None:
    asked = answer(ask(cast), "with_help")

    page = sign_in(cast.amina).get(asked.entry.get_absolute_url(), {"lang": "en"}).content.decode()

    assert "Keep to times: With help" in page


def test_a_moment_of_a_finished_case_says_that_the_case_is_done(
    cast: Cast, sign_in: SignIn
) -> None:
    case = make_decided_case(cast)
    address = case.entries.first().get_absolute_url()
    browser = sign_in(cast.amina)
    assert "until that is done" in browser.get(address, {"lang": "en"}).content.decode()

    case.check_quality(by=cast.elin)

    page = browser.get(address, {"lang": "en"}).content.decode()
    assert "part of an assessment that is done" in page
