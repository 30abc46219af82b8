"""The holder reads why a certificate should no longer hold, and answers in their own words."""

from typing import Any

import pytest
from django.test import Client

from certificates.models import RevocationProposal
from lifecycle.models import Event
from tests.cast import Cast
from tests.certificates.certificates import make_heard, propose
from tests.conftest import SignIn

WORDS = "Det var jag som gjorde det. Fråga Kalle."


def press(client: Client, proposal: RevocationProposal, words: str = WORDS) -> Any:
    return client.post(f"/proposals/{proposal.pk}/", {"words": words})


def test_holder_finds_it_reads_why_and_answers(cast: Cast, sign_in: SignIn) -> None:
    proposal = propose(cast)
    client = sign_in(cast.amina)

    certificate = client.get(proposal.certificate.get_absolute_url()).content.decode()
    page = client.get(f"/proposals/{proposal.pk}/").content.decode()
    press(client, proposal)

    assert f"/proposals/{proposal.pk}/" in certificate
    assert proposal.note in page
    assert "Utfärdat av misstag" in page
    assert "Ines" not in page
    assert [reply.words for reply in proposal.replies.all()] == [WORDS]


def test_home_offers_it_until_something_is_said(cast: Cast, sign_in: SignIn) -> None:
    proposal = propose(cast)
    client = sign_in(cast.amina)

    before = client.get("/").content.decode()
    press(client, proposal)
    after = client.get("/").content.decode()

    assert f"/proposals/{proposal.pk}/" in before
    assert f"/proposals/{proposal.pk}/" not in after


def test_holder_may_answer_more_than_once(cast: Cast, sign_in: SignIn) -> None:
    proposal = propose(cast)
    client = sign_in(cast.amina)

    press(client, proposal)
    press(client, proposal, "En sak till.")

    page = client.get(f"/proposals/{proposal.pk}/").content.decode()
    assert proposal.replies.count() == 2
    assert WORDS in page
    assert "En sak till." in page


def test_address_of_the_desk_leads_the_holder_there(cast: Cast, sign_in: SignIn) -> None:
    proposal = propose(cast)

    response = sign_in(cast.amina).get(proposal.get_absolute_url())

    assert response.headers["Location"] == f"/proposals/{proposal.pk}/"


@pytest.mark.parametrize("words", ["", "   ", "x" * 2001])
def test_bad_input_is_said_and_loses_nothing(cast: Cast, sign_in: SignIn, words: str) -> None:
    proposal = propose(cast)

    response = press(sign_in(cast.amina), proposal, words)

    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert words in response.content.decode()
    assert not proposal.replies.exists()


def test_issuer_may_not(cast: Cast, sign_in: SignIn) -> None:
    assert press(sign_in(cast.isak), propose(cast)).status_code == 403


def test_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    proposal = propose(cast)

    for stranger in (cast.mehari, cast.sara, cast.ada, cast.ulla):
        assert press(sign_in(stranger), proposal).status_code == 404


@pytest.mark.parametrize("step", ["dismiss", "uphold"])
def test_after_the_decision_it_is_answered_with_a_sentence(
    cast: Cast, sign_in: SignIn, step: str
) -> None:
    proposal = make_heard(cast)
    getattr(proposal, step)(by=cast.isak, note="Så är det.")
    client = sign_in(cast.amina)

    response = press(client, proposal)

    page = client.get(response.url, follow=True).content.decode()
    assert "redan bestämt" in page
    assert proposal.replies.count() == 1


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    proposal = propose(cast)

    press(sign_in(cast.amina), proposal)

    event = Event.objects.about(proposal.certificate).get(action="reply")
    assert (event.by, event.note) == (cast.amina, "")
