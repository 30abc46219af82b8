"""What participants are told is written in versions; a published one is never changed."""

import pytest

from lifecycle.transitions import Refused
from programmes.models import AgeBand, InformationText
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import door, last_event, programme_of, say

SAID = {"age_band": "adult", "language": "sv", "text": "Det är frivilligt."}


def write(cast: Cast, text: str = "Hej.") -> InformationText:
    told = {"age_band": "adult", "language": "sv"}
    return InformationText.write(programme_of(cast), text, by=cast.lo, **told)


def test_it_is_a_draft_first_and_told_to_nobody(cast: Cast, sign_in: SignIn) -> None:
    programme = programme_of(cast)

    page = say(sign_in(cast.lo), door("write_information", programme.pk), **SAID)

    text = programme.information.get()
    assert "Utkastet är sparat" in page
    assert (text.version, text.is_published) == (1, False)
    assert InformationText.objects.told(programme, AgeBand.ADULT, "sv") is None
    assert last_event(programme)[0] == "write_information"


def test_a_draft_is_written_on_and_stays_one_version(cast: Cast, sign_in: SignIn) -> None:
    text = write(cast)

    say(sign_in(cast.lo), door("write_information", programme_of(cast).pk), **SAID)

    text.refresh_from_db()
    assert (text.text, programme_of(cast).information.count()) == ("Det är frivilligt.", 1)


def test_it_is_published_and_told(cast: Cast, sign_in: SignIn) -> None:
    programme, text = programme_of(cast), write(cast)

    page = say(sign_in(cast.lo), door("publish_information", programme.pk, text.pk))

    assert "Det här får de veta från och med nu" in page
    assert InformationText.objects.told(programme, AgeBand.ADULT, "sv") == text
    assert last_event(programme)[0] == "publish_information"


def test_what_was_published_stays_and_the_next_version_is_written(
    cast: Cast, sign_in: SignIn
) -> None:
    programme, first = programme_of(cast), write(cast)
    first.publish(by=cast.lo)

    say(sign_in(cast.lo), door("write_information", programme.pk), **SAID)

    first.refresh_from_db()
    second = programme.information.get(version=2)
    assert (first.text, second.text) == ("Hej.", "Det är frivilligt.")
    assert InformationText.objects.told(programme, AgeBand.ADULT, "sv") == first
    second.publish(by=cast.lo)
    assert InformationText.objects.told(programme, AgeBand.ADULT, "sv") == second


def test_publishing_twice_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    programme, text = programme_of(cast), write(cast)
    text.publish(by=cast.lo)
    since = InformationText.objects.get().published_at

    page = say(sign_in(cast.lo), door("publish_information", programme.pk, text.pk))

    assert "Den här versionen är redan publicerad" in page
    assert InformationText.objects.get().published_at == since
    with pytest.raises(Refused):
        text.publish(by=cast.lo)


def test_the_page_begins_with_the_words_of_the_last_version(cast: Cast, sign_in: SignIn) -> None:
    write(cast, "Det vi sa förra gången.").publish(by=cast.lo)
    address = door("write_information", programme_of(cast).pk)

    page = sign_in(cast.lo).get(address, {"age_band": "adult", "language": "sv"})

    assert "Det vi sa förra gången." in page.content.decode()


def test_a_text_is_shown_in_its_language_and_direction(cast: Cast, sign_in: SignIn) -> None:
    programme = programme_of(cast)
    said = {**SAID, "language": "ar", "text": "المشاركة طوعية."}

    page = say(sign_in(cast.lo), door("write_information", programme.pk), **said)

    assert 'lang="ar" dir="auto"' in page
    assert "المشاركة طوعية." in page


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"text": " \n "}, "Skriv texten"),
        ({"age_band": ""}, "Säg för vem"),
        ({"language": "xx"}, "giltigt"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    programme = programme_of(cast)
    said = {**SAID, **changed}

    response = sign_in(cast.lo).post(door("write_information", programme.pk), said)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert said["text"].strip() in page
    assert not programme.information.exists()
