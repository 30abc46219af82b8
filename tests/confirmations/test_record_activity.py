"""A leader records one activity for several people, cell by cell."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from competencies.models import Competency
from confirmations.models import Activity, SuggestedCompetency, Suggestion
from lifecycle.models import Event
from programmes.models import Enrolment
from tests.cast import Cast, enrol, person
from tests.confirmations.seen import NAME, filled_in, record
from tests.conftest import SignIn

RECORD = "/activities/record/"


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_sara_saves_what_she_saw(cast: Cast, sign_in: SignIn) -> None:
    sent = filled_in(cast, [cast.amina], ["A1.1", "A2.1"], "with_help")

    response = sign_in(cast.sara).post(RECORD, sent)

    activity = Activity.objects.get()
    assert response.headers["Location"] == activity.get_absolute_url()
    assert (activity.name, activity.made_by, activity.organisation) == (
        NAME,
        cast.sara,
        cast.goteborg,
    )
    suggestion = activity.suggestions.get()
    assert suggestion.participant == cast.amina
    assert [seen.answer for seen in suggestion.seen.all()] == ["with_help"] * 2


def test_it_is_recorded_for_each(cast: Cast) -> None:
    activity = record(cast)

    for thing in (activity, activity.suggestions.get()):
        [event] = Event.objects.about(thing)
        assert (event.action, event.by) == ("record", cast.sara)


def test_the_same_sent_twice_is_saved_once(cast: Cast, sign_in: SignIn) -> None:
    sent = filled_in(cast, [cast.amina], ["A1.1"])
    browser = sign_in(cast.sara)

    first = browser.post(RECORD, sent)
    second = browser.post(RECORD, sent)

    assert first.headers["Location"] == second.headers["Location"]
    assert Suggestion.objects.count() == 1
    assert "sparat" in browser.get(second.headers["Location"]).content.decode()


def test_the_same_id_of_somebody_else_tells_nothing(cast: Cast, sign_in: SignIn) -> None:
    sent = filled_in(cast, [cast.amina], ["A1.1"])
    sign_in(cast.sara).post(RECORD, sent)

    assert sign_in(cast.noor).post(RECORD, sent).status_code == 404
    assert Activity.objects.get().made_by == cast.sara


def test_first_who_and_what_then_the_cells(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.noor)
    empty = browser.get(RECORD).content.decode()
    assert "seen_" not in empty

    sent = filled_in(cast, [cast.amina, cast.skye], ["A1.1", "A2.1"], go="cells")
    chosen = {key: value for key, value in sent.items() if not key.startswith("seen_")}
    page = browser.post(RECORD, chosen)

    names = set(re.findall(r'name="(seen_\d+_\d+)"', page.content.decode()))
    assert page.status_code == 200
    assert names == {name for name in sent if name.startswith("seen_")}
    assert not Activity.objects.exists()


def test_a_cell_begins_with_what_was_chosen_last_time(cast: Cast, sign_in: SignIn) -> None:
    record(cast, answer="with_help")
    sent = filled_in(cast, [cast.amina], ["A1.1", "A1.2"], go="cells", name=NAME.lower())
    chosen = {key: value for key, value in sent.items() if not key.startswith("seen_")}

    page = sign_in(cast.sara).post(RECORD, chosen).content.decode()

    assert chosen_in(page) == {
        f"seen_{cast.amina.pk}_{cast.competency('A1.1').pk}": "with_help",
        f"seen_{cast.amina.pk}_{cast.competency('A1.2').pk}": "",
    }


def chosen_in(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(seen_\d+_\d+)" value="(\w*)" checked', page))


def test_the_same_as_last_time_is_one_press_away(cast: Cast, sign_in: SignIn) -> None:
    before = record(cast, answer="with_help", text="Vi lagade soppa.")
    browser = sign_in(cast.sara)
    assert f"?again={before.pk}" in browser.get(RECORD).content.decode()

    page = browser.get(RECORD, {"again": str(before.pk)}).content.decode()

    assert set(chosen_in(page).values()) == {"with_help"}
    assert "Vi lagade soppa." in page


def test_nobody_begins_from_another_leaders_activity(cast: Cast, sign_in: SignIn) -> None:
    before = record(cast, text="Saras ord.")
    browser = sign_in(cast.noor)

    for again in (str(before.pk), "nonsense"):
        page = browser.get(RECORD, {"again": again})
        assert page.status_code == 200
        assert "Saras ord." not in page.content.decode()


def test_the_person_one_came_from_is_chosen(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.noor).get(RECORD, {"person": cast.skye.pk}).content.decode()

    assert f'name="people" value="{cast.skye.pk}" checked' in page
    assert f'name="people" value="{cast.amina.pk}" checked' not in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Write what you did."),
        ({"happened_on": "2999-01-01"}, "That day has not come yet."),
        ({"people": []}, "Choose at least one person."),
        ({"competencies": []}, "Choose at least one thing that you saw."),
        ({"people": ["999999"]}, "Choose among those that are shown."),
        ({"text": "x" * 1001}, "a little too long"),
        ({"pk": "nonsense"}, "valid UUID"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    cast: Cast, sign_in: SignIn, wrong: dict[str, Any], sentence: str
) -> None:
    sent = filled_in(cast, [cast.amina], ["A1.1"], "with_help", place="Köket") | wrong

    response = sign_in(cast.sara).post(RECORD + "?lang=en", sent)

    assert response.status_code == 422
    assert sentence in text_of(response)
    assert 'value="Köket"' in response.content.decode()
    assert not Activity.objects.exists()


def test_nothing_in_any_cell_is_nothing_to_save(cast: Cast, sign_in: SignIn) -> None:
    sent = filled_in(cast, [cast.amina], ["A1.1"], "")

    response = sign_in(cast.sara).post(RECORD + "?lang=en", sent)

    assert response.status_code == 422
    assert "Say what you saw of at least one person." in text_of(response)


def test_someone_added_late_is_shown_before_anything_is_saved(cast: Cast, sign_in: SignIn) -> None:
    sent = filled_in(cast, [cast.amina], ["A1.1"], "with_help")

    response = sign_in(cast.noor).post(
        RECORD + "?lang=en", sent | {"people": [cast.amina.pk, cast.skye.pk]}
    )

    assert response.status_code == 422
    assert "There is something new to fill in." in text_of(response)
    assert "with_help" in chosen_in(response.content.decode()).values()


def test_never_says_that_something_is_missing(cast: Cast, sign_in: SignIn) -> None:
    sent = filled_in(cast, [cast.amina], ["A1.1", "A2.1"])
    sent[f"seen_{cast.amina.pk}_{cast.competency('A2.1').pk}"] = "not_yet"

    sign_in(cast.sara).post(RECORD, sent)

    assert [seen.answer for seen in SuggestedCompetency.objects.all()] == ["yes"]


def test_too_much_for_one_page_is_said(cast: Cast, sign_in: SignIn) -> None:
    people = many(cast, 30)
    sent = filled_in(cast, people, codes_in_use(cast), go="cells")
    chosen = {key: value for key, value in sent.items() if not key.startswith("seen_")}

    response = sign_in(cast.sara).post(RECORD + "?lang=en", chosen)

    assert response.status_code == 422
    assert "too much for one page" in text_of(response)


def test_is_for_the_team_about_those_they_follow(cast: Cast, sign_in: SignIn) -> None:
    for user in (cast.amina, cast.ada, cast.ines, cast.lo, cast.ulla):
        assert sign_in(user).get(RECORD).status_code == 403
    assert Client().get(RECORD).status_code == 302
    for user, participant in [(cast.petra, cast.amina), (cast.sara, cast.skye)]:
        sent = filled_in(cast, [participant], ["A1.1"])
        assert sign_in(user).post(RECORD, sent).status_code == 422
    assert not Activity.objects.exists()


def test_a_protected_participant_stands_there_for_handlers_alone(
    cast: Cast, sign_in: SignIn
) -> None:
    assert "Skye" in sign_in(cast.noor).get(RECORD).content.decode()
    assert "Strand" not in sign_in(cast.noor).get(RECORD).content.decode()
    assert "Skye" not in sign_in(cast.sara).get(RECORD).content.decode()


def test_whoever_follows_nobody_is_told_so(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.reza).get(RECORD + "?lang=en").content.decode()

    assert "Nobody here just now" in page


def many(cast: Cast, number: int) -> list[Any]:
    """Return so many more whom Sara follows."""
    project = Enrolment.objects.get(participant=cast.amina).local_project
    people = [person(f"deltagare{n}", f"Deltagare {n}") for n in range(number)]
    for someone in people:
        enrol(someone, project, cast.sara)
    return people


def codes_in_use(cast: Cast) -> list[str]:
    return list(Competency.objects.in_use().values_list("code", flat=True))


def test_twenty_people_and_all_competencies_are_saved_in_twelve_queries(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    people, codes = many(cast, 20), codes_in_use(cast)
    assert len(codes) == 24
    browser = sign_in(cast.sara)
    sent = filled_in(cast, people, codes)

    with django_assert_max_num_queries(12):
        response = browser.post(RECORD, sent)

    assert response.status_code == 302
    assert SuggestedCompetency.objects.count() == 20 * 24


def test_the_page_asks_as_often_for_twenty_as_for_one(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    record(cast)
    people, codes = many(cast, 20), codes_in_use(cast)
    browser = sign_in(cast.sara)
    for group in ([cast.amina], people):
        sent = filled_in(cast, group, codes, go="cells")
        chosen = {key: value for key, value in sent.items() if not key.startswith("seen_")}
        with django_assert_max_num_queries(12):
            assert browser.post(RECORD, chosen).status_code == 200


def test_only_who_recorded_it_reads_how_it_went(cast: Cast, sign_in: SignIn) -> None:
    url = record(cast).get_absolute_url()

    assert "Amina Yusuf" in sign_in(cast.sara).get(url).content.decode()
    for user in (cast.noor, cast.petra, cast.amina, cast.ada, cast.ulla):
        assert sign_in(user).get(url).status_code == 404


def test_who_is_followed_no_longer_is_no_longer_there(cast: Cast, sign_in: SignIn) -> None:
    activity = record(cast, cast.amina, cast.mehari)

    page = sign_in(cast.sara).get(activity.get_absolute_url()).content.decode()

    assert "Amina" in page
    assert "Mehari" not in page


def test_the_list_tells_how_many_have_answered(cast: Cast, sign_in: SignIn) -> None:
    record(cast).suggestions.get().leave(by=cast.amina)
    record(cast)

    page = text_of(sign_in(cast.sara).get(reverse("confirmations:activities") + "?lang=en"))

    assert "1 left" in page
    assert "1 to answer" in page
    assert NAME not in text_of(sign_in(cast.noor).get(reverse("confirmations:activities")))
