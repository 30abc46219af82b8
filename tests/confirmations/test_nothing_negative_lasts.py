"""«Not seen yet» is between the participant and the team, until somebody has seen it."""

from confirmations.models import Answer, ConfirmationRequest
from tests.assessments.cases import make_submitted_case
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, make_entry, said_to
from tests.conftest import SignIn


def page_of(asked: ConfirmationRequest, sign_in: SignIn, who: object) -> str:
    return sign_in(who).get(asked.get_absolute_url()).content.decode()  # type: ignore[arg-type]


def test_she_and_her_team_read_it(cast: Cast, sign_in: SignIn) -> None:
    asked = answer(ask(cast), "not_yet")

    assert "Inte sett än" in page_of(asked, sign_in, cast.amina).split("Så här ser")[0]
    assert "Inte sett än" in page_of(asked, sign_in, cast.sara).split("Så här ser")[0]


def test_it_disappears_when_it_has_been_seen_at_another_moment(cast: Cast) -> None:
    doubted = answer(ask(cast), "not_yet")

    answer(ask(cast, make_entry(cast, "A1.1")), "with_help")

    kept = [str(given.question.competency.code) for given in doubted.confirmation.lasting]
    assert kept == ["A3.1"]
    assert doubted.confirmation.given.count() == 2, "The supervisor's receipt stays as it was."


def test_it_disappears_when_the_supervisor_says_so_later(cast: Cast) -> None:
    asked = answer(ask(cast), "not_yet")

    asked.change(said_to(asked, "yes"))

    assert {said.answer for said in asked.confirmation.lasting} == {"yes"}


def test_what_somebody_else_has_shown_changes_nothing(cast: Cast) -> None:
    doubted = answer(ask(cast), "not_yet")

    answer(ask(cast, make_entry(cast, participant=cast.mehari), supervisor=cast.berit))

    assert doubted.confirmation.lasting.count() == 2


def test_no_assessor_ever_reads_it(cast: Cast, sign_in: SignIn) -> None:
    case = make_submitted_case(cast, "A1.1")
    Answer.objects.update(answer=Answer.Choice.NOT_YET)

    page = sign_in(cast.ada).get(case.get_absolute_url()).content.decode()

    assert "Inte sett än" not in page
