"""Sara names a day to talk that nobody asked for."""

from plans.models import Talk
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import last_event
from tests.plans.plans import enrolment_of, in_days


def page_of(cast: Cast) -> str:
    return f"/group/{enrolment_of(cast.amina).pk}/plan/propose-talk/"


def test_it_waits_for_amina_s_yes(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.sara).post(page_of(cast), {"day": in_days(4)})

    talk = Talk.objects.get()
    assert (talk.is_offered, talk.named_by) == (True, cast.sara)
    assert last_event(talk) == ("propose", cast.sara)


def test_a_talk_that_is_ahead_is_enough(cast: Cast, sign_in: SignIn) -> None:
    Talk.ask(by=cast.amina)

    page = sign_in(cast.sara).post(f"{page_of(cast)}?lang=en", {"day": in_days(4)}, follow=True)

    assert "There is a talk ahead already." in page.content.decode()
    assert Talk.objects.count() == 1


def test_a_day_that_is_none_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.sara).post(f"{page_of(cast)}?lang=en", {"day": "snart"})

    assert response.status_code == 422
    assert "snart" in response.content.decode()
    assert not Talk.objects.exists()


def test_only_her_team_can(cast: Cast, sign_in: SignIn) -> None:
    day = {"day": in_days(4)}

    for not_hers in (cast.amina, cast.lo):  # a lead keeps the list, and reads no plans
        assert sign_in(not_hers).post(page_of(cast), day).status_code == 403
    for stranger in (cast.petra, cast.mehari):
        assert sign_in(stranger).post(page_of(cast), day).status_code == 404
