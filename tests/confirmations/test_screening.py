"""Which sentences the team reads first, and which good ones must not be caught."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confirmations.models import ScreenedWord
from confirmations.screening import Word, reasons_to_hold

LISTED = [
    Word("insult", "dum", "sv"),
    Word("insult", "hora", "sv"),
    Word("health", "sjuk", "sv"),
    Word("health", "depress*", "sv"),
    Word("health", "ångest*", "sv"),
    Word("health", "panic attack", "en"),
    Word("fine", "sjukt", "sv"),
]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Han var sjuk i måndags.", "health"),
        ("De sjuka barnen fick hjälp.", "health"),
        ("Hade DEPRESSION förut.", "health"),
        ("Mycket depressioner.", "health"),
        ("Har a\u030angest ibland.", "health"),
        ("Had two panic   attacks.", "health"),
        ("Du är dum", "insult"),
        ("dumt gjort", "insult"),
        ("Ring 070-123 45 67", "contact"),
        ("+46701234567", "contact"),
        ("0046 70 123 45 67", "contact"),
        ("Ring mig: 701234567", "contact"),
        ("031-12 34 56", "contact"),
        ("19990101-1234", "contact"),
        ("kalle@cykel.example", "contact"),
        ("kalle (at) cykel punkt se", "contact"),
        ("Se www.cykel.example/kalle", "contact"),
        ("HTTPS://cykel.example", "contact"),
        ("Läs mer på cykelköket.se", "contact"),
        ("Följ @kalle_cyklar", "contact"),
    ],
)
def test_it_is_held(text: str, reason: str) -> None:
    assert reasons_to_hold(text, LISTED) == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sjukt bra jobbat!",
        "Hon bjöd på Dumle och dumplings.",
        "Fick höra mycket beröm.",
        "Städade på sjukhuset med en sjuksköterska.",
        "Kom 08.00–16.30 varje dag, även 2026-11-22.",
        "Arbetade 0800-1600.",
        "Läsåret 2025/2026, fyra dagar i veckan.",
        "Bytte 3 slangar och 12 ekrar.",
        "Kom i tid. Det gick bra.",
        "Sålde för 10 000 kr.",
        "T.ex. när det var bråttom.",
        "Gav 5-6 förslag @ mötet",
    ],
)
def test_it_goes_through(text: str) -> None:
    assert reasons_to_hold(text, LISTED) == []


def test_each_reason_is_named_once() -> None:
    text = "Du är dum, sjuk och dum. Ring 070-123 45 67 eller skriv till a@b.example."

    assert reasons_to_hold(text, LISTED) == ["contact", "health", "insult"]


@given(st.text(max_size=1000))
def test_any_text_gets_an_answer(text: str) -> None:
    assert set(reasons_to_hold(text, LISTED)) <= {"contact", "health", "insult"}


def test_what_people_say_kindly_trips_nothing_in_the_list_we_start_with(db: None) -> None:
    kind = [
        "Amina var jätteduktig och kom i tid varje dag.",
        "Tog tid, blev bra. Frågade när något var oklart.",
        "Hon är snabb, noggrann och hjälper de andra.",
        "Inte alls dum på att laga cyklar!",
        "Han drog igång musiken och höll full fart hela dagen.",
        "Latinamerikansk mat på fredagen, den blev full succé.",
        "She worked later than she had to and I'll happily have her back.",
        "Fantastisk insats, vill gärna se mer. Mest nöjd med bemötandet.",
        "Lät ingen stå utanför. Sopade golvet och svarade i telefon.",
        "Medicinbollar och mopeder på plats. Cpu bytt i datorn.",
    ]

    held = [text for text in kind if ScreenedWord.objects.reasons_to_hold(text)]

    assert held == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Hon har adhd och det märks.", "health"),
        ("Han är sjukskriven och äter mediciner.", "health"),
        ("Seemed depressed.", "health"),
        ("Dum och slö.", "insult"),
        ("Stupid and lazy.", "insult"),
        ("Lägg till mig på Snapchat", "contact"),
        ("min insta är kalle99", "contact"),
    ],
)
def test_the_list_we_start_with_catches(db: None, text: str, reason: str) -> None:
    assert ScreenedWord.objects.reasons_to_hold(text) == [reason]


def test_the_operator_adds_a_word(db: None) -> None:
    assert not ScreenedWord.objects.reasons_to_hold("Du är en tråkmåns.")

    ScreenedWord.objects.create(words="tråkmåns", kind="insult", language="sv")

    assert ScreenedWord.objects.reasons_to_hold("Du är en tråkmåns.") == ["insult"]


def test_a_language_without_endings_of_its_own_is_listed_word_by_word(db: None) -> None:
    ScreenedWord.objects.create(words="tonto", kind="insult", language="other")

    assert ScreenedWord.objects.reasons_to_hold("Eres tonto") == ["insult"]
    assert not ScreenedWord.objects.reasons_to_hold("Tontos")
