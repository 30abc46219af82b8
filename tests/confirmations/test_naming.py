"""The questions of a framework are for everybody; a question to a supervisor is about someone."""

import pytest

from competencies.texts import Text
from confirmations.texts import naming
from tests.cast import Cast
from tests.confirmations.asked import make_entry, write_down

SAID = {
    "Har du sett deltagaren göra sin del?": "Har du sett Amina göra sin del?",
    "Deltagaren kommer i tid, och deltagaren ringer.": "Amina kommer i tid, och Amina ringer.",
    "Have you seen the participant’s list?": "Have you seen Amina’s list?",
    "Har du sett deltagarna?": "Har du sett deltagarna?",
    "Har du sett det?": "Har du sett det?",
}


@pytest.mark.parametrize("said", SAID)
def test_the_name_stands_where_somebody_was_meant(said: str) -> None:
    assert naming(Text(sv=said), "Amina") == {"sv": SAID[said]}


def test_every_language_has_its_own_word_for_somebody() -> None:
    question = Text(sv="Har du sett deltagaren?", en="Have you seen the participant?")

    assert naming(question, "Bo") == {"sv": "Har du sett Bo?", "en": "Have you seen Bo?"}


def test_a_name_is_never_read_as_a_pattern() -> None:
    assert naming(Text(sv="Har du sett deltagaren?"), r"\\1")["sv"] == r"Har du sett \\1?"


def test_whoever_is_protected_stands_there_by_alias(cast: Cast) -> None:
    skye = write_down(cast, make_entry(cast, "A1.1", participant=cast.skye)).questions.get()
    competency = skye.competency

    assert skye.text == naming(competency.supervisor_question, cast.skye.called)
    assert "deltagaren" not in str(skye.text).lower()


def test_the_framework_keeps_its_words(cast: Cast) -> None:
    competency = cast.competency("A1.1")
    before = dict(competency.supervisor_question)

    write_down(cast, make_entry(cast, "A1.1"))

    competency.refresh_from_db()
    assert competency.supervisor_question == before
