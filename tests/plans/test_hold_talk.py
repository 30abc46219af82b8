"""They have talked; of what is written nowhere."""

from plans.models import Talk
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import explained, last_event
from tests.plans.plans import agree, offer


def test_either_of_them_says_so(cast: Cast, sign_in: SignIn) -> None:
    for who in (cast.amina, cast.sara):
        talk = agree(cast)

        sign_in(who).post(f"/talks/{talk.pk}/hold/")

        assert last_event(talk) == ("hold", who)
    assert not Talk.objects.open().exists()


def test_it_is_no_reason_any_more(cast: Cast, sign_in: SignIn) -> None:
    talk = Talk.ask(by=cast.amina)

    sign_in(cast.sara).post(f"/talks/{talk.pk}/hold/")

    page = sign_in(cast.sara).get("/group/?lang=en").content.decode()
    assert "Wants to talk with you" not in page


def test_there_is_no_place_for_what_was_said(cast: Cast, sign_in: SignIn) -> None:
    talk = agree(cast)

    for reader in (cast.sara, cast.amina):
        page = sign_in(reader).get(talk.get_absolute_url()).content.decode()
        assert "<textarea" not in page
        assert 'type="text"' not in page


def test_strangers_cannot(cast: Cast, sign_in: SignIn) -> None:
    talk = agree(cast)

    for stranger in (cast.petra, cast.mehari, cast.lo, cast.ulla):
        assert sign_in(stranger).post(f"/talks/{talk.pk}/hold/").status_code == 404


def test_before_a_day_is_agreed_it_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    explained(sign_in, cast.sara, f"/talks/{offer(cast).pk}/hold/")
