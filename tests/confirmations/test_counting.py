"""Which answers have weight: those of people the team knows, as long as nothing speaks against."""

from assessments.attention import waiting_for_quality
from assessments.progress import competencies_to_offer, sections_of
from certificates.issuing.ladder import shown_in, words_behind
from certificates.issuing.places import Discretion
from confirmations.models import Answer
from tests.assessments.cases import make_decided_case
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, ask_new_signer, make_entry


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


def test_what_an_address_says_after_it_was_merged_does_not_count(cast: Cast) -> None:
    asked = ask_new_signer(cast)
    asked.supervisor.merge(cast.kalle, by=cast.sara)

    answer(asked)  # a link that was pressed just before it was taken back

    assert counting(cast) == 0


def test_nobody_counts_twice_for_one_moment(cast: Cast) -> None:
    case = make_decided_case(cast, {"A1.1": 1}, entries=1)  # confirmed by Kalle
    other_address = answer(ask_new_signer(cast, case.entries.get())).supervisor
    other_address.merge(cast.kalle, by=cast.sara)

    (section,) = sections_of(case)
    (waiting,) = waiting_for_quality(cast.elin)
    words = words_behind(case, shown_in(case), Discretion(names=True, kinds=True))
    (confirmed,) = (words(decision).confirmed for decision in case.decisions.all())

    assert counting(cast) == 2
    assert section.gathered.confirmations == waiting.confirmations == 1
    assert confirmed is not None
    assert confirmed.count == 1


def test_two_people_about_one_moment_are_two(cast: Cast) -> None:
    entry = make_entry(cast)
    answer(ask(cast, entry))
    answer(ask_new_signer(cast, entry)).supervisor.approve(by=cast.sara)

    offered = {str(each.pk): each.confirmations for each in competencies_to_offer(cast.amina)}

    assert set(offered.values()) == {2}
