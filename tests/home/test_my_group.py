"""The team's pages: their own participants, what is shared, and nothing else."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.models import Reading, User
from home.attention import Need, cards_from, facts_for, ranked, with_plans
from home.attention.needs import NAMED
from plans.models import Talk
from programmes.models import Enrolment
from tests.assessments.cases import confirm, make_shared_entry, make_submitted_case
from tests.cast import Cast, enrol, person
from tests.conftest import SignIn

GROUP = "/group/?lang=en"


def page_of(cast: Cast, participant: User) -> str:
    enrolment = Enrolment.objects.get(participant=participant)
    return reverse("home:show_participant", args=[enrolment.pk]) + "?lang=en"


def test_shared_moment_waits_for_a_word(cast: Cast, sign_in: SignIn) -> None:
    entry = make_shared_entry(cast, text="Jag bytte slang.")

    page = sign_in(cast.sara).get(GROUP).content.decode()

    assert "Is waiting for your answer since today" in page
    assert entry.get_absolute_url() in page


def test_a_word_from_the_team_ends_the_waiting(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast).give_feedback("Fint.", by=cast.sara)

    page = sign_in(cast.sara).get(GROUP).content.decode()

    assert "All is rolling along" in page


def test_shown_and_confirmed_is_ready_until_it_is_part_of_a_case(
    cast: Cast, sign_in: SignIn
) -> None:
    confirm(cast, make_shared_entry(cast, "A1.1"))
    assert "Ready to be assessed" in sign_in(cast.sara).get(GROUP).content.decode()

    make_submitted_case(cast, "A1.1")
    assert "Ready to be assessed" not in sign_in(cast.sara).get(GROUP).content.decode()


def test_private_moment_leaves_no_trace(cast: Cast, sign_in: SignIn) -> None:
    entry = make_shared_entry(cast, "A1.1", text="Bara för mig.")
    entry.unshare(by=cast.amina)
    browser = sign_in(cast.sara)

    for address in (GROUP, page_of(cast, cast.amina)):
        page = browser.get(address).content.decode()
        assert "Bara för mig." not in page
    assert "Nothing shared so far." in browser.get(GROUP).content.decode()


def test_protected_participant_stands_by_alias_and_for_handlers_only(
    cast: Cast, sign_in: SignIn
) -> None:
    page = sign_in(cast.noor).get(GROUP).content.decode()

    assert "Skye" in page
    assert "Strand" not in page
    assert "Skye" not in sign_in(cast.sara).get(GROUP).content.decode()


def test_filter_leaves_those_it_names(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast)
    browser = sign_in(cast.noor)

    waiting = browser.get(GROUP, {"show": "waiting", "lang": "en"}).content.decode()

    assert "Amina" in waiting
    assert "Skye" not in waiting
    assert browser.get(GROUP, {"show": "nonsense"}).status_code == 200


def test_whoever_follows_nobody_is_told_so(cast: Cast, sign_in: SignIn) -> None:
    assert "Nobody here just now" in sign_in(cast.reza).get(GROUP).content.decode()


def test_group_is_for_the_team(cast: Cast, sign_in: SignIn) -> None:
    for user in (cast.amina, cast.ada, cast.ines, cast.lo, cast.ulla):
        assert sign_in(user).get("/group/").status_code == 403


def test_group_asks_as_often_for_twenty_as_for_one(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any, settings: Any
) -> None:
    settings.ASKS_A_DAY = 100
    project = Enrolment.objects.get(participant=cast.amina).local_project
    for number in range(20):
        someone = person(f"deltagare{number}", f"Deltagare {number}")
        enrol(someone, project, cast.sara)
        confirm(cast, make_shared_entry(cast, participant=someone, place="Cykelköket"))
    browser = sign_in(cast.sara)

    with django_assert_max_num_queries(12):
        page = browser.get("/group/")

    assert page.content.decode().count("card person") == 21


def test_what_is_found_in_the_database_is_what_the_cards_say(cast: Cast, settings: Any) -> None:
    settings.ASKS_A_DAY = 100
    project = Enrolment.objects.get(participant=cast.amina).local_project
    ones = [person(f"deltagare{number}", f"Deltagare {number}") for number in range(5)]
    for each in ones:
        enrol(each, project, cast.sara)
    waits, ready, quiet, asks, new = ones
    make_shared_entry(cast, participant=waits, place="Cykelköket")
    confirmed = make_shared_entry(cast, "A1.1", participant=ready, place="Cykelköket")
    confirm(cast, confirmed)
    confirmed.give_feedback("Fint.", by=cast.sara)
    make_shared_entry(cast, participant=quiet, days_ago=40).give_feedback("Fint.", by=cast.sara)
    Talk.ask(by=asks)
    Enrolment.objects.filter(participant=new).update(starts_on=timezone.localdate())

    group = list(with_plans(ranked(cast.sara, timezone.localdate())))
    cards = cards_from(facts_for(group, cast.sara), timezone.localdate())

    assert [card.enrolment for card in cards] == group
    for card in cards:
        found = {need for need in NAMED if getattr(card.enrolment, f"needs_{need}")}
        assert found == card.needs - {Need.ROLLING}
    assert {card.first.need for card in cards} == set(Need) - {Need.ROLLING}


def test_of_a_large_group_only_a_page_is_shown_and_recorded(cast: Cast, sign_in: SignIn) -> None:
    project = Enrolment.objects.get(participant=cast.amina).local_project
    for number in range(35):
        enrol(person(f"deltagare{number}", f"Deltagare {number}"), project, cast.sara)
    browser = sign_in(cast.sara)

    page = browser.get(GROUP).content.decode()
    found = browser.get(GROUP, {"lang": "en", "q": "deltagare 34"}).content.decode()
    nobody = browser.get(GROUP, {"lang": "en", "q": "ingen"}).content.decode()

    assert (page.count("card person"), found.count("card person")) == (30, 1)
    assert "All · 36" in page
    assert Reading.objects.filter(reader=cast.sara).count() == 31
    assert "Nobody here fits that." in nobody


def test_participant_page_shows_what_is_shared(cast: Cast, sign_in: SignIn) -> None:
    confirm(cast, make_shared_entry(cast, "A1.1", text="Jag bytte slang."))

    page = sign_in(cast.sara).get(page_of(cast, cast.amina)).content.decode()

    assert "Jag bytte slang." in page
    assert "Confirmed by" in page


def test_opening_a_participant_is_a_reading_they_can_see(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.sara).get(page_of(cast, cast.amina))

    [reading] = Reading.objects.filter(participant=cast.amina)
    assert (reading.reader, reading.reader_role) == (cast.sara, "Pedagog, Göteborgs Stad")
    who_looked = sign_in(cast.amina).get("/me/who-looked/?lang=en").content.decode()
    assert "Sara Nyberg" in who_looked


def test_stranger_finds_no_such_participant(cast: Cast, sign_in: SignIn) -> None:
    for user in (cast.petra, cast.reza, cast.ada, cast.ulla, cast.mehari):
        assert sign_in(user).get(page_of(cast, cast.amina)).status_code == 404
    assert not Reading.objects.filter(participant=cast.amina).exists()


def test_participant_page_asks_as_often_for_many_moments(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any, settings: Any
) -> None:
    settings.ASKS_A_DAY = 100
    browser = sign_in(cast.sara)
    for day in range(12):
        confirm(cast, make_shared_entry(cast, "A1.1", "A2.1", days_ago=day))

    address = page_of(cast, cast.amina)
    browser.get(address)  # a process asks once what kinds of things there are

    with django_assert_max_num_queries(13):  # one of them tells where they are
        browser.get(address)


def test_what_the_list_shows_of_each_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.sara).get("/group/")

    [reading] = Reading.objects.filter(participant=cast.amina)
    assert (reading.reader, reading.subject) == (cast.sara, cast.amina.enrolments.get())
