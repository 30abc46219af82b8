"""Whatever is sent to the answer page, it answers; and what it takes is what it offers."""

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as of_hypothesis
from hypothesis import strategies as st
from pytest_django import Settings

from confirmations.content import Phrase
from confirmations.forms.answering import AnswerForm
from confirmations.models import Answer, Confirmation, ConfirmationRequest
from tests.cast import Cast
from tests.confirmations.asked import ask

USUAL = ["yes", "not_yet", "", " ", "\x00", "on_time", "Kalle", "x" * 3000, "a@b.example"]
WORDS = st.text(max_size=40) | st.sampled_from(USUAL)
FIELDS = st.sampled_from(["first", "all", "phrases", "comment", "name", "title", "answer_0", "s"])
SAID = st.dictionaries(FIELDS, st.lists(WORDS, max_size=3))
quickly = of_hypothesis(
    max_examples=40,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,  # by the clock: a busy machine is slow
    ],
)


@pytest.fixture
def asked(cast: Cast, settings: Settings) -> ConfirmationRequest:
    settings.RATES = {"confirmation_link": (100_000, 60)}
    return ask(cast)


def sent(asked: ConfirmationRequest, said: dict[str, list[str]]) -> QueryDict:
    """Return what arrives, the first question under its own name."""
    arrived = QueryDict(mutable=True)
    for name, values in said.items():
        arrived.setlist(
            f"answer_{asked.questions.all()[0].pk}" if name == "first" else name, values
        )
    return arrived


@quickly
@given(said=SAID)
def test_what_it_takes_is_what_it_offers(
    asked: ConfirmationRequest, said: dict[str, list[str]]
) -> None:
    form = AnswerForm(sent(asked, said), asked=asked)

    if form.is_valid():
        taken = form.said
        assert len(taken.answers) == 2
        assert set(taken.answers.values()) <= set(Answer.Choice.values)
        assert set(taken.phrases) <= set(Phrase.values)
        assert 0 < len(taken.name) <= 200
        assert len(taken.comment) <= 1000
        assert "\x00" not in taken.name + taken.title + taken.comment


@quickly
@given(said=SAID, query=WORDS)
def test_the_page_comes_again_whatever_was_sent(
    asked: ConfirmationRequest, said: dict[str, list[str]], query: str
) -> None:
    sent_without_a_name = {name: said[name] for name in said if name != "name"}

    page = Client().get(asked.path, {"lang": query, "also": query})
    again = Client().post(asked.path, dict(sent(asked, sent_without_a_name).lists()))

    assert page.status_code == 200
    assert again.status_code == 422
    assert not Confirmation.objects.exists()
