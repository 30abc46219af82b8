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


DISGUISED = [
    ("Du är d\u00adum", "insult"),
    ("i\u200bd\u2060i\ufeffot", "insult"),
    ("i d i o t", "insult"),
    ("Vilken i.d.i.o.t.", "insult"),
    ("id1ot", "insult"),
    ("1d10t", "insult"),
    ("d*u*m", "insult"),
    ("duuuum", "insult"),
    ("\u0456di\u043et", "insult"),
    ("\u03b9di\u03bft", "insult"),
    ("\U0001d422\U0001d41d\U0001d422\U0001d428\U0001d42d", "insult"),
    ("\uff49\uff44\uff49\uff4f\uff54", "insult"),
    ("i\u0336d\u0336i\u0336o\u0336t\u0336", "insult"),
    ("ïdíòt", "insult"),
    ("idiot\ufe0f", "insult"),
    ("ha\u0308r a\u030an\u200bgest", "health"),
    ("070/123 45 67", "contact"),
    ("070.123.45.67", "contact"),
    ("070,123,45,67", "contact"),
    ("0_7_0_1_2_3_4_5_6_7", "contact"),
    ("070–123–45–67", "contact"),
    ("070\u2011123\u201145\u201167", "contact"),
    ("07.01.23.45.67", "contact"),
    ("\ufe0f\u20e3".join("070 1234567."), "contact"),
    ("\uff10\uff17\uff10 123 45 67", "contact"),
    ("o7o-123 45 67", "contact"),
    ("noll sju noll ett två tre fyra fem sex sju", "contact"),
    ("0\u200b7\u200b0\u200b1\u200b2\u200b3\u200b4\u200b5\u200b6\u200b7", "contact"),
    ("kalle @ gmail . com", "contact"),
    ("kalle at gmail dot com", "contact"),
    ("kalle snabel-a cykel punkt se", "contact"),
    ("kalle\uff20gmail\u3002com", "contact"),
    ("kalle.nu", "contact"),
    ("kalle.xyz/foto", "contact"),
    ("kalle . nu", "contact"),
    ("kalle (dot) nu", "contact"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), DISGUISED)
def test_what_is_dressed_up_is_held(text: str, reason: str) -> None:
    listed = [*LISTED, Word("insult", "idiot*", "sv")]

    assert reasons_to_hold(text, listed) == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "Det hände 3-4 gånger i veckan.",
        "Kom 10, 12, 15, 17 och 19 november.",
        "Den 22/11 2026 kl. 8.30-16.00.",
        "22.11.2026 08.00-16.30",
        "2026-11-22, 2026-11-23 och 2026-11-24",
        "Öppet 08.00-12.00, 13.00-17.00.",
        "Passen var 08-16, 09-17 och 10-18.",
        "Sålde för 1 000 000 kr, nästan 25 000 000 kronor.",
        "Priset var 99:50 och sedan 1 299,50 kr.",
        "År 2024-2026, mest 2025/2026.",
        "Han tog med 1,5 liter och 0,75 kilo.",
        "Lade 3+4 plattor, 20 m² totalt, rum B12.",
        "Kalle Karlsson, Ulla-Britt Öman och Jean-Luc O'Brien.",
        "Zoë, Renée och José M. Núñez hjälpte till.",
        "Е. Иванова и М. Петров работали вместе.",
        "کار او خوب بود و همیشه می‌خواهد یاد بگیرد",
        "T.ex. bl.a. fika, p.g.a. regn, m.m. o.s.v.",
        "Bra! Toppen!! Jaaaa!!! 5/5 :-)",
        "Jobbade i A-laget, B-laget och C-laget.",
        "Vecka 45, 46, 47, 48, 49 och 50.",
    ],
)
def test_what_only_looks_a_little_like_it_goes_through(db: None, text: str) -> None:
    assert ScreenedWord.objects.reasons_to_hold(text) == []


UNSEEN = ["\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\ufe0f"]
PIECES = ["idiot", "dum", "070-123 45 67", "kalle@x.se", "sjuk", "å", "hej ", "08.00", "и", "1"]


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=8).map("".join),
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from(UNSEEN)), max_size=10),
)
def test_what_nobody_sees_changes_nothing(text: str, unseen: list[tuple[int, str]]) -> None:
    dressed = text
    for place, sign in unseen:
        dressed = dressed[:place] + sign + dressed[place:]

    assert reasons_to_hold(dressed, LISTED) == reasons_to_hold(text, LISTED)
