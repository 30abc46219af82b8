"""What does not count is said so wherever it is read, and no contact is known before its owner."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from confirmations import letters
from confirmations.models import ConfirmationRequest, OwnPage
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, make_entry
from tests.conftest import SignIn
from tests.workplaces.signers import let_answer, make_signer

KNOWN = "till en känd kontakt"
UNKNOWN = "till en kontakt som teamet inte känner än"


def test_a_contact_is_known_once_the_team_knows_whose_it_is(cast: Cast) -> None:
    signer = make_signer(cast)
    asked = let_answer(cast, signer)

    def way() -> str:
        return ConfirmationRequest.objects.get(pk=asked.pk).confirmation.way

    assert UNKNOWN in way()
    signer.approve(by=cast.sara)
    assert KNOWN in way()
    signer.reject(by=cast.sara)
    assert UNKNOWN in way()


def test_the_team_reads_it_too(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    let_answer(cast, signer)
    sara = sign_in(cast.sara)

    new = sara.get(signer.get_absolute_url()).content.decode()
    signer.approve(by=cast.sara)
    approved = sara.get(signer.get_absolute_url()).content.decode()

    assert UNKNOWN in new
    assert KNOWN in approved


def test_a_moment_says_what_does_not_count(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    asked = let_answer(cast, signer)
    amina = sign_in(cast.amina)

    new = amina.get(asked.entry.get_absolute_url()).content.decode()
    signer.reject(by=cast.sara)
    rejected = amina.get(asked.entry.get_absolute_url()).content.decode()
    listed = amina.get(reverse("home:my_entries")).content.decode()

    assert "Räknas när teamet vet vem det är" in new
    assert "Räknas inte just nu" in rejected
    assert "Räknas inte just nu" in listed


@pytest.mark.parametrize("step", ["", "reject"])
def test_what_was_not_seen_yet_never_speaks_of_counting(
    cast: Cast, sign_in: SignIn, step: str
) -> None:
    signer = make_signer(cast)
    asked = answer(ask(cast, supervisor=signer), "not_yet")
    if step:
        signer.reject(by=cast.sara)

    for person in (cast.amina, cast.sara):
        for page in (asked.entry.get_absolute_url(), asked.get_absolute_url()):
            said = sign_in(person).get(page).content.decode()
            assert "Inte sett än" in said
            assert "äknas" not in said


@pytest.mark.parametrize("many", [1, 20])
def test_a_moment_with_many_answers_takes_few_queries(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    entry = make_entry(cast)
    for number in range(many):
        answer(ask(cast, entry, supervisor=make_signer(cast, f"bo{number}@lager.example")))
    amina = sign_in(cast.amina)
    amina.get(entry.get_absolute_url())

    with django_assert_max_num_queries(12):
        amina.get(entry.get_absolute_url())


def test_no_sentence_of_a_letter_ends_twice(cast: Cast) -> None:
    asked = let_answer(cast, cast.kalle)
    page = OwnPage.make(cast.kalle, tells_since=timezone.now() - timedelta(days=1))
    digest = letters.send_digest(page)

    for words in (letters.tell_team_of_change(asked), letters.tell_team_of_dispute(asked), digest):
        assert words is not None
        assert "Amina Y." in words.text
        assert ".." not in words.text
