"""Sara answers whoever wants to talk with a day."""

from plans.models import Talk
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import last_event
from tests.plans.plans import in_days, offer


def test_amina_finds_the_day_on_her_first_page(cast: Cast, sign_in: SignIn) -> None:
    talk = Talk.ask(by=cast.amina)

    sign_in(cast.sara).post(f"/talks/{talk.pk}/offer/", {"day": in_days(3)})

    talk.refresh_from_db()
    assert (talk.is_offered, talk.day, talk.named_by) == (True, in_days(3), cast.sara)
    assert last_event(talk) == ("offer", cast.sara)
    page = sign_in(cast.amina).get("/?lang=en").content.decode()
    assert "Sara would like to talk" in page


def test_a_day_that_has_been_or_none_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    talk = Talk.ask(by=cast.amina)
    address = f"/talks/{talk.pk}/offer/?lang=en"

    past = sign_in(cast.sara).post(address, {"day": in_days(-1)})
    none = sign_in(cast.sara).post(address, {"day": ""})

    assert (past.status_code, none.status_code) == (422, 422)
    assert "That day has been." in past.content.decode()
    assert "Choose a day." in none.content.decode()
    talk.refresh_from_db()
    assert talk.is_asked


def test_only_her_team_can(cast: Cast, sign_in: SignIn) -> None:
    talk = Talk.ask(by=cast.amina)
    address, day = f"/talks/{talk.pk}/offer/", {"day": in_days(3)}

    assert sign_in(cast.amina).post(address, day).status_code == 403
    for stranger in (cast.petra, cast.mehari, cast.lo):
        assert sign_in(stranger).post(address, day).status_code == 404


def test_a_second_day_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    talk = offer(cast, days=3)

    page = sign_in(cast.noor).post(
        f"/talks/{talk.pk}/offer/?lang=en", {"day": in_days(9)}, follow=True
    )

    assert "Someone was faster." in page.content.decode()
    talk.refresh_from_db()
    assert talk.day == in_days(3)
