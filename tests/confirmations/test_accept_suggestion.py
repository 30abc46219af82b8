"""A participant says that it is right: it becomes a moment of theirs, with the leader's word."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import Role
from assessments.models import AssessmentCase
from competencies.models import Competency
from confirmations.models import Activity, Answer, Assurance, Door, Occasion, Suggestion
from lifecycle.models import Event, Letter
from lifecycle.transitions import Refused
from portfolio.models import Entry
from programmes.models import Enrolment, Programme
from tests.assessments.cases import make_submitted_case
from tests.cast import START, Cast, employ
from tests.confirmations.seen import NAME, suggest
from tests.conftest import Postman, SignIn
from workplaces.models import Supervisor


def accept(browser: Client, suggestion: Suggestion, **said: Any) -> Any:
    url = reverse("confirmations:accept_suggestion", args=[suggestion.pk])
    keys = list(suggestion.seen.values_list("competency", flat=True))
    return browser.post(url, {"competencies": keys, **said})


def everything_of(suggestion: Suggestion) -> list[int]:
    return list(suggestion.seen.values_list("competency", flat=True))


def test_it_becomes_a_shared_moment_of_hers(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast, text="Vi lagade soppa.", place="Fritidsgården", answer="with_help")

    response = accept(sign_in(cast.amina), suggestion)

    entry = Entry.objects.get(participant=cast.amina)
    suggestion.refresh_from_db()
    assert response.headers["Location"] == entry.get_absolute_url()
    assert (suggestion.state, suggestion.entry) == ("accepted", entry)
    assert (entry.text, entry.place) == ("Vi lagade soppa.", "Fritidsgården")
    assert entry.state == Entry.State.SHARED
    assert entry.happened_on == suggestion.activity.happened_on
    assert [said.how for said in entry.self_assessments.all()] == ["with_help"] * 2


def test_that_it_went_without_help_is_hers_to_say(cast: Cast) -> None:
    suggestion = suggest(cast, answer="yes")

    entry = suggestion.accept(by=cast.amina, competencies=everything_of(suggestion))

    assert [said.how for said in entry.self_assessments.all()] == ["", ""]


def test_her_own_words_stand_instead_of_the_leaders(cast: Cast, sign_in: SignIn) -> None:
    accept(sign_in(cast.amina), suggest(cast), words="Jag hackade lök.")

    assert Entry.objects.get(participant=cast.amina).text == "Jag hackade lök."


def test_without_any_words_the_activity_names_it(cast: Cast, sign_in: SignIn) -> None:
    accept(sign_in(cast.amina), suggest(cast))

    assert Entry.objects.get(participant=cast.amina).text == NAME


def test_what_she_takes_away_is_gone(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast)
    kept = cast.competency("A1.1").pk

    accept(sign_in(cast.amina), suggestion, competencies=[kept])

    entry = Entry.objects.get(participant=cast.amina)
    assert [said.competency_id for said in entry.self_assessments.all()] == [kept]
    assert [seen.competency_id for seen in suggestion.seen.all()] == [kept]


def test_yes_to_nothing_is_told_and_nothing_is_lost(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast)

    response = accept(sign_in(cast.amina), suggestion, competencies=[], words="Jag hackade lök.")

    page = response.content.decode()
    suggestion.refresh_from_db()
    assert response.status_code == 422
    assert "Välj det som stämmer, eller säg att det inte gör det." in page
    assert "Jag hackade lök." in page
    assert suggestion.is_offered
    assert not Entry.objects.filter(participant=cast.amina).exists()


def test_the_leaders_word_stands_beside_hers(cast: Cast, postman: Postman) -> None:
    suggestion = suggest(cast, answer="with_help")

    entry = suggestion.accept(by=cast.amina, competencies=everything_of(suggestion))

    confirmation = entry.confirmation_requests.get().confirmation
    assert (confirmation.door, confirmation.assurance) == (Door.TEAM, Assurance.ACCOUNT)
    assert (confirmation.name, confirmation.title) == ("Sara Nyberg", "Pedagog, Göteborgs Stad")
    assert [answer.answer for answer in confirmation.answers.all()] == ["with_help"] * 2
    assert Answer.objects.about(cast.amina).counting().count() == 2
    assert postman() == []


def test_the_leaders_role_is_written_in_the_houses_language(cast: Cast) -> None:
    suggestion = suggest(cast)

    with translation.override("en"):
        entry = suggestion.accept(by=cast.amina, competencies=everything_of(suggestion))

    assert entry.confirmation_requests.get().title == "Pedagog, Göteborgs Stad"


def test_as_many_queries_for_all_competencies_as_for_two(cast: Cast) -> None:
    every = Competency.objects.in_use().values_list("pk", flat=True)
    occasion = Occasion(NAME, timezone.localdate())
    taken = []
    for number in (2, 24):
        seen = {cast.amina.pk: dict.fromkeys(every[:number], "yes")}
        activity = Activity.record(uuid4(), occasion, seen, at=cast.goteborg, by=cast.sara)
        suggestion = activity.suggestions.get()
        shown = set(everything_of(suggestion))
        with CaptureQueriesContext(connection) as queries:
            suggestion.accept(by=cast.amina, competencies=shown)
        taken.append(len(queries))

    assert taken[1] <= taken[0]


def test_the_leader_stands_in_the_register_once_and_counts(cast: Cast) -> None:
    for _time in range(2):
        suggestion = suggest(cast)
        suggestion.accept(by=cast.amina, competencies=everything_of(suggestion))

    supervisor = Supervisor.objects.get(email=cast.sara.email)
    assert (supervisor.organisation, supervisor.state) == (cast.goteborg, "approved")
    assert [event.action for event in Event.objects.about(supervisor)] == ["propose", "approve"]


def test_the_word_of_a_rejected_leader_is_not_taken(cast: Cast, sign_in: SignIn) -> None:
    earlier = suggest(cast)
    earlier.accept(by=cast.amina, competencies=everything_of(earlier))
    Supervisor.objects.get(email=cast.sara.email).reject(by=cast.lo)
    suggestion = suggest(cast)
    browser = sign_in(cast.amina)

    accept(browser, suggestion)

    assert Entry.objects.filter(participant=cast.amina).count() == 1
    assert "Prata med ditt team" in browser.get(suggestion.get_absolute_url()).content.decode()


def test_a_programme_that_wants_codes_needs_none_of_whoever_has_signed_in(cast: Cast) -> None:
    Programme.objects.update(confirmations_need_code=True)
    suggestion = suggest(cast)

    entry = suggestion.accept(by=cast.amina, competencies=everything_of(suggestion))

    assert entry.confirmation_requests.get().is_answered


def test_no_stranger_is_asked_so_no_days_number_counts(cast: Cast, settings: Any) -> None:
    settings.ASKS_A_DAY = 0
    suggestion = suggest(cast)

    suggestion.accept(by=cast.amina, competencies=everything_of(suggestion))

    suggestion.refresh_from_db()
    assert suggestion.is_accepted


def test_whoever_saw_it_never_assesses_it(cast: Cast) -> None:
    employ(cast.sara, cast.issuer, Role.ASSESSOR)
    suggestion = suggest(cast)
    suggestion.accept(by=cast.amina, competencies=everything_of(suggestion))
    Enrolment.objects.get(participant=cast.amina).assignments.update(ends_on=START)
    case = make_submitted_case(cast, "A1.1")

    assert not AssessmentCase.objects.visible_to(cast.sara).filter(pk=case.pk).exists()
    assert AssessmentCase.objects.visible_to(cast.ada).filter(pk=case.pk).exists()


def test_a_protected_persons_place_is_not_in_the_leaders_word(cast: Cast) -> None:
    suggestion = suggest(cast, cast.skye, by=cast.noor, place="Fritidsgården")

    entry = suggestion.accept(by=cast.skye, competencies=everything_of(suggestion))

    assert entry.confirmation_requests.get().place == ""


def test_only_what_was_suggested_can_be_agreed_to(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast)

    response = accept(sign_in(cast.amina), suggestion, competencies=[cast.competency("A5.1").pk])

    assert response.status_code == 422
    with pytest.raises(Refused):
        suggestion.accept(by=cast.amina, competencies=[cast.competency("A5.1").pk])
    suggestion.refresh_from_db()
    assert suggestion.is_offered


def test_a_second_press_is_told_that_it_is_done(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast)
    browser = sign_in(cast.amina)
    accept(browser, suggestion)

    response = browser.post(
        reverse("confirmations:accept_suggestion", args=[suggestion.pk]), follow=True
    )

    assert "redan gjort" in response.content.decode()
    assert Entry.objects.filter(participant=cast.amina).count() == 1


def test_it_is_recorded(cast: Cast) -> None:
    suggestion = suggest(cast)

    suggestion.accept(by=cast.amina, competencies=everything_of(suggestion))

    last = Event.objects.about(suggestion).last()
    assert last is not None
    assert (last.action, last.by) == ("accept", cast.amina)


def test_nobody_accepts_it_for_her(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast)

    assert accept(sign_in(cast.noor), suggestion).status_code == 404
    assert accept(sign_in(cast.petra), suggestion).status_code == 404
    assert accept(sign_in(cast.mehari), suggestion).status_code == 404
    assert accept(sign_in(cast.sara), suggestion).status_code == 403
    assert accept(Client(), suggestion).status_code == 302
    assert not Entry.objects.exists()


def test_sara_is_not_waited_for_about_what_she_saw_herself(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast)
    suggestion.accept(by=cast.amina, competencies=everything_of(suggestion))

    page = sign_in(cast.sara).get("/group/?lang=en").content.decode()

    assert "Is waiting for your answer" not in page


def test_the_moment_is_hers_to_delete_and_takes_all_with_it(cast: Cast) -> None:
    suggestion = suggest(cast)
    entry = suggestion.accept(by=cast.amina, competencies=everything_of(suggestion))

    entry.remove(by=cast.amina)

    assert not Suggestion.objects.exists()
    assert not Letter.objects.exists()


def test_the_page_of_the_word_shows_no_question_that_nobody_was_asked(
    cast: Cast, sign_in: SignIn
) -> None:
    suggestion = suggest(cast)
    entry = suggestion.accept(by=cast.amina, competencies=everything_of(suggestion))

    url = entry.confirmation_requests.get().get_absolute_url()
    page = sign_in(cast.amina).get(url).content.decode()

    assert "Sett av teamet" in page
    assert "Det här ser" not in page
