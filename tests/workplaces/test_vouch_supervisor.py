"""Who has no contact reads no receipt: the team looks again before new answers count."""

import pytest
from django.urls import reverse

from confirmations.models import Answer, Confirmation, ConfirmationRequest, Door
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import answer, make_entry, said_to, write_down
from tests.conftest import SignIn
from tests.workplaces.signers import make_signer
from workplaces.models import Supervisor

UNSEEN = "Nya svar sedan du tittade"
LISTED = "nya svar sedan du tittade"
REGISTER = reverse("confirmations:supervisors")


def door_of(supervisor: Supervisor) -> str:
    return reverse("confirmations:vouch_supervisor", args=[supervisor.pk])


def known_signer(cast: Cast, email: str = "") -> Supervisor:
    """Return somebody whom the team has approved."""
    signer = make_signer(cast, email)
    signer.approve(by=cast.sara)
    return signer


def let_answer(cast: Cast, signer: Supervisor, door: str = Door.SHARED) -> ConfirmationRequest:
    asked = write_down(cast, make_entry(cast), supervisor=signer)
    asked.send(by=cast.amina, door=door)
    return answer(asked)


def test_what_is_answered_later_waits_until_somebody_looks(cast: Cast, sign_in: SignIn) -> None:
    signer = known_signer(cast)
    let_answer(cast, signer)
    assert not Answer.objects.counting().exists()
    sara = sign_in(cast.sara)
    assert UNSEEN in sara.get(signer.get_absolute_url()).content.decode()
    assert LISTED in sara.get(REGISTER).content.decode()

    response = sara.post(door_of(signer), follow=True)

    assert Answer.objects.counting().count() == 2
    assert LISTED not in response.content.decode()
    assert UNSEEN not in sara.get(signer.get_absolute_url()).content.decode()


@pytest.mark.parametrize("door", [Door.SHARED, Door.QR, Door.POSTER, Door.IN_HAND])
def test_it_is_so_by_each_door_where_she_holds_the_link(cast: Cast, door: str) -> None:
    let_answer(cast, known_signer(cast), door)

    assert not Answer.objects.counting().exists()


def test_what_was_answered_before_counts_when_approved(cast: Cast) -> None:
    signer = make_signer(cast, "")
    let_answer(cast, signer)

    signer.approve(by=cast.sara)

    assert Answer.objects.counting().count() == 2


def test_what_was_changed_later_waits_again(cast: Cast) -> None:
    signer = known_signer(cast)
    asked = let_answer(cast, signer)
    signer.vouch(by=cast.sara)

    Confirmation.objects.get(request=asked).rewrite(said_to(asked, "with_help"))

    assert not Answer.objects.counting().exists()
    assert ConfirmationRequest.objects.unseen().get() == asked


def test_who_was_merged_cannot_be_spoken_for_later(cast: Cast) -> None:
    signer = make_signer(cast, "")
    asked = let_answer(cast, signer)
    signer.merge(cast.kalle, by=cast.sara)
    assert Answer.objects.counting().count() == 2

    Confirmation.objects.get(request=asked).rewrite(said_to(asked, "with_help"))

    assert not Answer.objects.counting().exists()


def test_who_reads_a_receipt_needs_no_look(cast: Cast) -> None:
    let_answer(cast, known_signer(cast, "bo@lager.example"))

    assert Answer.objects.counting().count() == 2
    assert not ConfirmationRequest.objects.unseen().exists()


def test_the_participant_reads_why_it_does_not_count_yet(cast: Cast, sign_in: SignIn) -> None:
    asked = let_answer(cast, known_signer(cast))

    amina = sign_in(cast.amina)
    for page in (asked.get_absolute_url(), asked.entry.get_absolute_url()):
        assert "Räknas när teamet har tittat på svaret" in amina.get(page).content.decode()


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    signer = known_signer(cast)

    sign_in(cast.reza).post(door_of(signer))

    last = Event.objects.about(signer).last()
    assert last is not None
    assert (last.action, last.by) == ("vouch", cast.reza)


def test_who_is_not_approved_is_not_vouched_for(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast, "")

    response = sign_in(cast.reza).post(door_of(signer), follow=True)

    assert "går inte längre" in response.content.decode()
    with pytest.raises(Refused):
        signer.vouch(by=cast.reza)


def test_looking_changes_nothing(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.reza).get(door_of(known_signer(cast))).status_code == 405


def test_a_participant_and_other_teams_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    signer = known_signer(cast)

    for person in (cast.amina, cast.petra, cast.ada, cast.ulla):
        assert sign_in(person).post(door_of(signer)).status_code == 404
