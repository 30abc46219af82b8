"""What looks odd about whoever answers is said to the team. A hint decides nothing."""

from django.test import Client

from accounts.models import Role
from confirmations.models import ConfirmationRequest, Door
from lifecycle.models import Event
from tests.cast import Cast, employ, person
from tests.confirmations.asked import answer, answers_to, ask, make_entry, write_down
from tests.conftest import SignIn
from tests.workplaces.signers import let_answer, make_signer
from workplaces.models import Supervisor

TRIED = "Länken har öppnats där deltagaren"
MANY = "svar handlar om en och samma person"
BY_HAND = "bara från hand till hand"
OF_THE_TEAM = "någon i teamet har"


def seen(cast: Cast, sign_in: SignIn, signer: Supervisor) -> str:
    return sign_in(cast.sara).get(signer.get_absolute_url()).content.decode()


def answer_in_hand(cast: Cast, signer: Supervisor, door: str = Door.IN_HAND) -> ConfirmationRequest:
    asked = write_down(cast, make_entry(cast), supervisor=signer)
    asked.send(by=cast.amina, door=door)
    return answer(asked)


def test_the_participants_own_mailbox_however_it_is_dotted(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast, "A.Min.a+chef@jagkan.example", "Bo Ek")
    let_answer(cast, signer)

    assert "liknar deltagarens" in seen(cast, sign_in, signer)


def test_a_link_that_the_participant_opened_signed_in(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    asked = ask(cast, supervisor=signer)
    assert TRIED not in seen(cast, sign_in, signer)

    amina = sign_in(cast.amina)
    amina.head(asked.path)
    assert TRIED not in seen(cast, sign_in, signer)
    amina.get(asked.path)
    amina.post(asked.path, answers_to(asked))

    assert TRIED in seen(cast, sign_in, signer)
    tried = Event.objects.get(action=ConfirmationRequest.TRIED)
    assert (tried.by, tried.subject) == (cast.amina, asked)


def test_what_others_open_is_no_attempt(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    Client().get(asked.path)
    sign_in(cast.mehari).get(asked.path)

    assert not Event.objects.filter(action=ConfirmationRequest.TRIED).exists()


def test_one_signer_for_one_person_many_times(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    for _ in range(4):
        let_answer(cast, signer)
    assert MANY not in seen(cast, sign_in, signer)

    let_answer(cast, signer)

    assert f"Alla 5 {MANY}" in seen(cast, sign_in, signer)


def test_many_answers_about_several_are_nothing_odd(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    for _ in range(5):
        let_answer(cast, signer)
    answer(ask(cast, make_entry(cast, participant=cast.mehari), supervisor=signer))

    assert MANY not in seen(cast, sign_in, signer)


def test_the_address_of_someone_on_the_team(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast, cast.reza.email, "Bo Ek")
    elsewhere = make_signer(cast, cast.petra.email, "Eva Ek")

    assert OF_THE_TEAM in seen(cast, sign_in, signer)
    assert OF_THE_TEAM not in seen(cast, sign_in, elsewhere)
    assert "konto här" in seen(cast, sign_in, elsewhere)


def test_a_colleague_who_has_left_is_no_longer_on_the_team(cast: Cast, sign_in: SignIn) -> None:
    former = person("ivar", "Ivar Holm")
    employ(former, cast.goteborg, Role.PEDAGOGUE)
    former.role_assignments.update(ends_on="2026-02-01")
    signer = make_signer(cast, former.email, "Bo Ek")

    assert OF_THE_TEAM not in seen(cast, sign_in, signer)


def test_answers_that_never_went_through_a_contact(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    answer_in_hand(cast, signer)
    answer_in_hand(cast, signer, Door.SHARED)

    page = seen(cast, sign_in, signer)
    assert BY_HAND in page
    assert "På deltagarens telefon" in page

    let_answer(cast, signer)

    assert BY_HAND not in seen(cast, sign_in, signer)


def test_the_ways_of_the_answers_are_counted(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    asked = let_answer(cast, signer)
    let_answer(cast, signer)
    answer_in_hand(cast, signer)

    page = seen(cast, sign_in, signer)

    assert f"<dt>{asked.confirmation.way}</dt>" in page
    assert page.index(str(asked.confirmation.way)) < page.index("På deltagarens telefon")


def test_nothing_odd_is_said_of_someone_without_contact(cast: Cast, sign_in: SignIn) -> None:
    signer = Supervisor.propose("Bo Ek", title="", organisation=cast.goteborg, by=cast.amina)

    assert "note--honey" not in seen(cast, sign_in, signer)
