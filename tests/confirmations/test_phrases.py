"""What a supervisor adds with a tap: kept as codes, read by each in their own language."""

from django.test import Client

from confirmations.content import Phrase
from confirmations.models import Confirmation
from tests.cast import Cast
from tests.confirmations.asked import answers_to, ask
from tests.conftest import SignIn


def test_they_are_kept_as_codes(cast: Cast) -> None:
    asked = ask(cast)

    Client().post(asked.path, {**answers_to(asked), "phrases": ["on_time", "helped"]})

    assert Confirmation.objects.get().phrases == ["on_time", "helped"]


def test_each_reads_them_in_their_own_language(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)
    Client().post(asked.path, {**answers_to(asked), "phrases": ["on_time"]})
    amina = sign_in(cast.amina)

    assert "Kom i tid" in amina.get(asked.get_absolute_url()).content.decode()
    cast.amina.language = "en"
    cast.amina.save(update_fields=["language"])
    assert "Came on time" in amina.get(asked.get_absolute_url()).content.decode()


def test_each_stands_in_two_languages_on_the_page(cast: Cast) -> None:
    asked = ask(cast)

    swedish = Client().get(asked.path).content.decode()
    english = Client().get(asked.path + "?lang=en").content.decode()

    assert 'Kom i tid<span class="also" lang="en" dir="ltr">Came on time</span>' in swedish
    assert 'Came on time<span class="also" lang="sv" dir="ltr">Kom i tid</span>' in english


def test_none_is_chosen_beforehand_and_none_is_needed(cast: Cast) -> None:
    asked = ask(cast)

    Client().post(asked.path, answers_to(asked))

    assert Confirmation.objects.get().phrases == []


def test_a_phrase_that_nobody_offers_is_not_taken(cast: Cast) -> None:
    asked = ask(cast)

    response = Client().post(asked.path, {**answers_to(asked), "phrases": ["lazy"]})

    assert response.status_code == 422
    assert not Confirmation.objects.exists()


def test_a_phrase_no_longer_offered_is_left_out(cast: Cast) -> None:
    asked = ask(cast)
    Client().post(asked.path, {**answers_to(asked), "phrases": ["on_time"]})
    Confirmation.objects.update(phrases=["on_time", "gone"])

    assert Confirmation.objects.get().in_phrases == [Phrase.ON_TIME.label]
