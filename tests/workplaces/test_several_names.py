"""One contact under several names: the team reads which name was asked for, and decides."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from confirmations.models import ConfirmationRequest, Door
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, make_entry, write_down
from tests.conftest import SignIn
from tests.workplaces.signers import let_answer, make_signer
from workplaces.models import Supervisor

SEVERAL = "under flera namn"


def ask_as(cast: Cast, signer: Supervisor, name: str) -> ConfirmationRequest:
    """Return a question of Amina's to the signer's contact, under another name."""
    asked = ConfirmationRequest.make(
        make_entry(cast), signer, by=cast.amina, with_photo=False, name=name
    )
    asked.send(by=cast.amina)
    return asked


def test_the_team_reads_whom_the_participant_asked(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast, name="Kalle Test")
    asked = ask_as(cast, signer, "Bea Nord")
    sara = sign_in(cast.sara)

    for page in (
        signer.get_absolute_url(),
        reverse("confirmations:supervisors"),
        asked.get_absolute_url(),
        asked.entry.get_absolute_url(),
    ):
        said = sara.get(page).content.decode()
        assert "Bea Nord" in said
        assert "Kalle Test" in said
    assert SEVERAL in sara.get(signer.get_absolute_url()).content.decode()


@pytest.mark.parametrize("name", ["Bo Ek", "bo ek", "Bo"])
def test_the_same_name_written_shorter_is_nothing_odd(
    cast: Cast, sign_in: SignIn, name: str
) -> None:
    signer = make_signer(cast)
    ask_as(cast, signer, name)

    assert SEVERAL not in sign_in(cast.sara).get(signer.get_absolute_url()).content.decode()


def test_the_participant_reads_nothing_of_the_register(cast: Cast, sign_in: SignIn) -> None:
    asked = ask_as(cast, make_signer(cast, name="Kalle Test"), "Bea Nord")
    amina = sign_in(cast.amina)

    for page in (asked.get_absolute_url(), asked.entry.get_absolute_url()):
        assert "Kalle Test" not in amina.get(page).content.decode()


def merge_page(signer: Supervisor) -> str:
    return reverse("confirmations:merge_supervisor", args=[signer.pk])


def test_before_merging_it_is_told_what_is_taken_back(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    asked = ask_as(cast, signer, "Bea Nord")
    let_answer(cast, signer)

    page = sign_in(cast.sara).get(merge_page(signer)).content.decode()
    stranger = sign_in(cast.reza).get(merge_page(signer)).content.decode()

    assert "Amina Yusuf</bdi> frågade <bdi>Bea Nord" in page
    assert page.count("frågade <bdi>") == 1
    assert "Amina" not in stranger
    assert "En deltagare</bdi> frågade <bdi>Bea Nord" in stranger
    sign_in(cast.sara).post(merge_page(signer), {"into": cast.kalle.pk})
    asked.refresh_from_db()
    assert asked.state == "withdrawn"


def test_after_merging_nothing_untrue_is_said(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    other, same = ask_as(cast, signer, "Bea Nord"), ask_as(cast, signer, "Kalle")
    sign_in(cast.sara).post(merge_page(signer), {"into": cast.kalle.pk})
    amina = sign_in(cast.amina)

    neutral = amina.get(other.get_absolute_url()).content.decode()
    known = amina.get(same.get_absolute_url()).content.decode()

    assert "känner redan" not in neutral
    assert "rett ut" in neutral
    assert "känner redan Kalle" in known


def test_someone_without_contact_is_compared_by_name(cast: Cast, sign_in: SignIn) -> None:
    signer = Supervisor.propose("Mona Lind", title="", organisation=cast.goteborg, by=cast.amina)
    known = Supervisor.propose("Mona L", title="", organisation=cast.goteborg, by=cast.amina)
    known.approve(by=cast.sara)

    page = sign_in(cast.sara).get(merge_page(signer)).content.decode()

    assert "varken e-post eller nummer" in page
    assert "Mona L</option>" in page
    assert "()" not in page


def test_the_role_is_the_one_that_was_signed(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    let_answer(cast, signer)
    sara = sign_in(cast.sara)

    assert "<bdi>verkstadsledare</bdi>" in sara.get(signer.get_absolute_url()).content.decode()
    page = sara.get(reverse("confirmations:supervisors"), {"q": "Bo"}).content.decode()
    assert "<bdi>verkstadsledare</bdi>" in page


def test_only_of_someone_new_it_is_asked_who_it_is(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    sara = sign_in(cast.sara)
    asking = "Vet du vem det är"

    assert asking in sara.get(signer.get_absolute_url()).content.decode()
    signer.approve(by=cast.sara)
    approved = sara.get(signer.get_absolute_url()).content.decode()
    assert asking not in approved
    assert "Det personen säger räknas" in approved
    signer.reject(by=cast.sara)
    rejected = sara.get(signer.get_absolute_url()).content.decode()
    assert asking not in rejected
    assert "räknas inte nu" in rejected


def test_that_an_answer_was_disputed_is_said(cast: Cast, sign_in: SignIn) -> None:
    asked = answer(ask(cast))
    sara = sign_in(cast.sara)
    assert "det var inte jag" not in sara.get(cast.kalle.get_absolute_url()).content.decode()

    asked.dispute()

    assert "det var inte jag" in sara.get(cast.kalle.get_absolute_url()).content.decode()


@pytest.mark.parametrize("many", [1, 10])
def test_the_merge_page_takes_few_queries(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    signer = make_signer(cast)
    for _ in range(many):
        write_down(cast, supervisor=signer).send(by=cast.amina, door=Door.SHARED)
    sara = sign_in(cast.sara)
    sara.get(merge_page(signer))

    with django_assert_max_num_queries(12):
        sara.get(merge_page(signer))
