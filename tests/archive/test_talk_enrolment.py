"""One last talk: when, with whom, and whether they want everything. Nothing of what was said."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from lifecycle.models import Event
from lifecycle.transitions import Refused
from privacy.exchange.making import make_export
from privacy.models import Export
from programmes.models import ClosingTalk, Enrolment
from tests.archive.ending import door, hire_records_officer, nothing_open
from tests.cast import Cast, enrol, person
from tests.conftest import Postman, SignIn
from tests.privacy.copies import PAGE, data_of
from tests.programmes.enrolled import aminas, shut_to
from tests.programmes.leading import programme_of, project_of


def typed(cast: Cast, **more: object) -> dict[str, object]:
    return {"on": "2026-02-01", "partner": cast.sara.pk, "wants": "everything", **more}


def talk(cast: Cast, sign_in: SignIn, by: User | None = None, **more: object) -> int:
    address = door("talk_enrolment", aminas(cast).pk)
    return sign_in(by or cast.sara).post(address, typed(cast, **more)).status_code


def test_it_is_written_down(cast: Cast, sign_in: SignIn) -> None:
    assert talk(cast, sign_in, wants="nothing") == 302

    said = aminas(cast).closing_talk
    assert (said.on, said.partner, said.wants, said.by) == (
        date(2026, 2, 1),
        cast.sara,
        "nothing",
        cast.sara,
    )
    assert aminas(cast).talked_on == date(2026, 2, 1)
    assert Event.objects.about(aminas(cast)).filter(action="talk", by=cast.sara).exists()


def test_whoever_wants_everything_gets_a_copy_that_only_they_can_fetch(
    cast: Cast, sign_in: SignIn, postman: Postman
) -> None:
    talk(cast, sign_in)

    [export] = Export.objects.filter(participant=cast.amina)
    make_export.call(str(export.pk))
    [letter] = postman()
    assert letter.to == [cast.amina.email]
    assert PAGE in letter.body
    assert "Steg framåt" in letter.body
    assert "Hikikomori" not in f"{letter.body}{letter.subject}"
    assert "Hämta" in sign_in(cast.amina).get(PAGE).content.decode()
    for somebody in (cast.sara, cast.lo):
        assert sign_in(somebody).get(f"{PAGE}{export.pk}/zip/").status_code == 404


@pytest.mark.parametrize("wants", ["later", "nothing"])
def test_nothing_is_made_for_whoever_does_not_want_it(
    cast: Cast, sign_in: SignIn, postman: Postman, wants: str
) -> None:
    talk(cast, sign_in, wants=wants)

    assert not Export.objects.exists()
    assert postman() == []


def test_pressed_twice_it_makes_one_copy_and_one_letter(
    cast: Cast, sign_in: SignIn, postman: Postman
) -> None:
    talk(cast, sign_in)
    talk(cast, sign_in)

    assert Export.objects.count() == 1
    assert len(postman()) == 1


def test_the_last_word_counts(cast: Cast, sign_in: SignIn) -> None:
    talk(cast, sign_in, wants="later")
    talk(cast, sign_in, by=cast.lo, wants="nothing", partner=cast.noor.pk)

    said = ClosingTalk.objects.get()
    assert (said.wants, said.partner, said.by) == ("nothing", cast.noor, cast.lo)


def test_the_end_keeps_the_day_of_the_talk(cast: Cast, sign_in: SignIn) -> None:
    talk(cast, sign_in, wants="later")
    page = sign_in(cast.sara).get(f"/enrolments/{aminas(cast).pk}/complete/").content.decode()

    aminas(cast).complete(by=cast.sara, on=timezone.localdate(), reason="work")

    assert 'value="2026-02-01"' in page
    assert aminas(cast).talked_on == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"on": "2999-01-01"}, "inte kommit"),
        ({"on": "i maj"}, "Skriv dagen"),
        ({"partner": ""}, "Välj med vem"),
        ({"wants": ""}, "Välj en"),
        ({"wants": "money"}, ""),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    cast: Cast, sign_in: SignIn, wrong: dict[str, str], said: str
) -> None:
    address = door("talk_enrolment", aminas(cast).pk)
    answer = sign_in(cast.sara).post(address, typed(cast, **wrong))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "on" in wrong or 'value="2026-02-01"' in page
    assert not ClosingTalk.objects.exists()


def test_somebody_from_elsewhere_was_not_there(cast: Cast, sign_in: SignIn) -> None:
    assert talk(cast, sign_in, partner=cast.petra.pk) == 422


def test_with_somebody_who_never_came_there_is_nothing_to_close(cast: Cast) -> None:
    invited = Enrolment.invite(cast.mehari, project_of(cast), by=cast.sara)

    with pytest.raises(Refused):
        ClosingTalk.record(
            invited, by=cast.sara, on=timezone.localdate(), partner=cast.sara, wants="later"
        )


def test_a_day_to_come_is_refused_whoever_asks(cast: Cast) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(Refused):
        ClosingTalk.record(
            aminas(cast), by=cast.sara, on=tomorrow, partner=cast.sara, wants="later"
        )


def test_others_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    address = door("talk_enrolment", aminas(cast).pk)

    for somebody in [*shut_to(cast), hire_records_officer(cast)]:
        assert sign_in(somebody).get(address).status_code == 404  # type: ignore[arg-type]
    assert sign_in(cast.amina).get(address).status_code == 403


def test_the_lead_can_write_it_down_after_the_end(cast: Cast, sign_in: SignIn) -> None:
    nothing_open(cast)

    assert talk(cast, sign_in, by=cast.sara) == 404
    assert talk(cast, sign_in, by=cast.lo) == 302


def test_it_is_in_their_copy(cast: Cast, sign_in: SignIn) -> None:
    talk(cast, sign_in, wants="later")

    [told] = data_of(cast.amina)["enrolments"]

    assert (told["talked_with"], told["wants_everything"]) == ("Sara Nyberg", "Kanske senare")


def test_the_list_shows_who_is_left_and_nobody_protected(cast: Cast, sign_in: SignIn) -> None:
    other = enrol(person("ny", "Ny Person"), project_of(cast), cast.sara)
    talk(cast, sign_in, wants="later")
    address = door("list_leavers", programme_of(cast).pk)

    page = sign_in(cast.lo).get(address).content.decode()

    assert "Amina Yusuf" in page
    assert "Kanske senare" in page
    assert f"/enrolments/{other.pk}/talk/" in page
    assert "Skye" not in page


def test_a_handler_sees_the_protected_and_nobody_else(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.noor).get(door("list_leavers", programme_of(cast).pk)).content.decode()

    assert "Skye" in page
    assert "Amina" not in page
