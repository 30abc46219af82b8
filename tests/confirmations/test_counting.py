"""Which answers have weight: those of people the team knows, as long as nothing speaks against."""

from confirmations.models import Answer
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, ask_new_signer


def counting(cast: Cast) -> int:
    return Answer.objects.counting().about(cast.amina).count()


def test_a_known_supervisors_word_counts(cast: Cast) -> None:
    answer(ask(cast))

    assert counting(cast) == 2


def test_with_help_counts_and_not_seen_yet_does_not(cast: Cast) -> None:
    answer(ask(cast), "with_help")
    answer(ask(cast), "not_yet")

    assert counting(cast) == 2


def test_a_new_signers_word_counts_once_someone_on_the_team_knows_who_it_is(cast: Cast) -> None:
    asked = answer(ask_new_signer(cast))

    assert counting(cast) == 0
    asked.supervisor.approve(by=cast.sara)
    assert counting(cast) == 2


def test_a_merged_signers_word_counts_as_the_other_persons(cast: Cast) -> None:
    asked = answer(ask_new_signer(cast))

    asked.supervisor.merge(cast.kalle, by=cast.sara)

    assert counting(cast) == 2
    cast.kalle.reject(by=cast.sara, note="Slutade för länge sedan.")
    assert counting(cast) == 0


def test_a_rejected_signers_word_loses_its_weight_and_can_regain_it(cast: Cast) -> None:
    asked = answer(ask_new_signer(cast))
    asked.supervisor.approve(by=cast.sara)

    asked.supervisor.reject(by=cast.sara, note="Fel person.")
    assert counting(cast) == 0
    assert asked.confirmation.answers.count() == 2
    asked.supervisor.approve(by=cast.sara)
    assert counting(cast) == 2


def test_a_disputed_answer_loses_its_weight(cast: Cast) -> None:
    answer(ask(cast)).dispute()

    assert counting(cast) == 0
