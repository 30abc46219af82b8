"""Builders of certificate content, as issuing would make it."""

import dataclasses
import random
from datetime import date
from typing import Any

from certificates import numbers
from certificates.content import (
    COMPETENCE_CERTIFICATE,
    COMPETENCE_LETTER,
    PARTICIPATION,
    SUPERVISOR_STATEMENT,
    VALIDATION_CERTIFICATE,
    Activity,
    Assessed,
    Assessor,
    CertificateContent,
    CertifiedCompetency,
    Confirmed,
    Dialogue,
    FrameworkReference,
    Holder,
    Issuer,
    Qualification,
    Shown,
    Situation,
    Statement,
    Text,
    Words,
)

NUMBER = numbers.new_number(random.Random(7).getrandbits)
CHECK_URL = f"https://jagkan.example/v/{NUMBER}"


def text(sv: str, en: str) -> Text:
    """Write the same in both languages."""
    return {"sv": sv, "en": en}


SUPERVISOR = text("handledare, Cykelköket", "supervisor, Cykelköket")
LEADER = text("fritidsledare, Kortedala fritidsgård", "youth leader, Kortedala youth centre")
LEVELS = {
    1: text("Med stöd", "With support"),
    2: text("I kända situationer", "In familiar situations"),
    3: text("Självständigt", "Independently"),
    4: text("Visar andra", "Shows others"),
}
EVERYDAY = text("Vardag på jobbet", "Everyday work")
TOGETHER = text("Samarbete", "Working together")
COMPETENCIES = (
    (EVERYDAY, "Komma i tid", "Being on time", 3,
     "Jag kommer i tid och säger till i förväg om jag blir sen.",
     "I come on time and tell someone beforehand if I will be late."),
    (EVERYDAY, "Följa en instruktion", "Following an instruction", 2,
     "Jag gör en uppgift efter en instruktion, steg för steg, och frågar när något är oklart.",
     "I do a task from an instruction, step by step, and ask when something is unclear."),
    (EVERYDAY, "Använda verktyg säkert", "Using tools safely", 3,
     "Jag väljer rätt verktyg, använder det säkert och lägger tillbaka det.",
     "I choose the right tool, use it safely and put it back."),
    (EVERYDAY, "Hålla ordning på arbetsplatsen", "Keeping the workplace tidy", 2,
     "Jag håller min plats ren och ordnad så att nästa person kan börja direkt.",
     "I keep my place clean and tidy so that the next person can start at once."),
    (TOGETHER, "Be om hjälp", "Asking for help", 4,
     "Jag märker när jag behöver hjälp, ber om den och visar andra hur man kan göra.",
     "I notice when I need help, ask for it and show others how it can be done."),
    (TOGETHER, "Lyssna och svara", "Listening and answering", 3,
     "Jag lyssnar färdigt och visar med mitt svar att jag har förstått.",
     "I listen to the end and show by my answer that I have understood."),
    (TOGETHER, "Ta emot återkoppling", "Taking feedback", 2,
     "Jag lyssnar på återkoppling och provar att göra annorlunda nästa gång.",
     "I listen to feedback and try to do differently next time."),
    (TOGETHER, "Möta kunder", "Meeting customers", 1,
     "Jag hälsar på den som kommer och hämtar någon som kan hjälpa till.",
     "I greet the person who comes in and fetch someone who can help."),
)  # fmt: skip


def make_words(count: int = 4, *, confirmed: bool = True) -> Words:
    """Build the words behind a competency."""
    return Words(
        shown=Shown(count=count, first_on=date(2026, 8, 12), last_on=date(2026, 11, 3)),
        confirmed=Confirmed(count=2, by=(SUPERVISOR,), last_on=date(2026, 11, 4))
        if confirmed
        else None,
        assessed=Assessed(
            methods=(text("samtal", "conversation"), text("arbetsprov", "work sample")),
            on=date(2026, 11, 12),
            by_role=text("bedömare", "assessor"),
        ),
    )


def make_competencies(count: int) -> tuple[CertifiedCompetency, ...]:
    """Build as many competencies as asked for."""
    made = []
    for place in range(count):
        area, sv, en, level, i_can, i_can_en = COMPETENCIES[place % len(COMPETENCIES)]
        words = make_words(place % 5 + 1, confirmed=place % 5 != 3)
        made.append(
            CertifiedCompetency(
                code=f"GAK-{place + 1:02}",
                area=area,
                name=text(sv, en),
                level_number=level,
                level_name=LEVELS[level],
                i_can=text(i_can, i_can_en),
                words=words,
            )
        )
    return tuple(made)


def make_issuer() -> Issuer:
    """Build the issuer."""
    return Issuer(
        name="Validering Väst",
        legal_parent="Västra Götalandsregionen",
        org_number="232100-0131",
        address="Regionens hus, 462 80 Vänersborg",
        email="intyg@valideringvast.example",
        web="jagkan.example",
        signatory_name="Ines Lindqvist",
        signatory_title=text("Utfärdare", "Issuing officer"),
    )


def make_content(
    *, count: int = 8, name: str = "Amina Yusuf", **changes: Any
) -> CertificateContent:
    """Build a certificate of competence, changed as asked."""
    content = CertificateContent(
        kind=COMPETENCE_CERTIFICATE,
        title=text("Kompetensintyg", "Certificate of competence"),
        subtitle=text("Grundläggande arbetslivskompetenser", "Basic working-life competences"),
        serial="VV-2026-000123",
        number=NUMBER,
        check_url=CHECK_URL,
        issued_on=date(2026, 11, 20),
        place="Göteborg",
        holder=Holder(name=name, birth_date=date(2006, 4, 17)),
        issuer=make_issuer(),
        opening=(
            text(
                "Har visat kompetenserna i det här intyget i praktiskt arbete. De är bekräftade "
                "av personer som såg det och bedömda av Validering Väst mot ett öppet ramverk.",
                "Has shown the competencies in this certificate in practical work. They were "
                "confirmed by people who saw it and assessed by Validering Väst against an open "
                "framework.",
            ),
        ),
        framework=FrameworkReference(
            title=text("Grundläggande arbetslivskompetenser", "Basic working-life competences"),
            version="1.0.0",
            url="https://jagkan.example/frameworks/gak/1.0.0/",
        ),
        competencies=make_competencies(count),
        activity=Activity(
            place=text("Cykelköket, Göteborg", "Cykelköket, Göteborg"),
            first_on=date(2026, 8, 12),
            last_on=date(2026, 11, 3),
            hours=160,
        ),
        method=text(
            "Egna beskrivningar från arbetsplatsen, bekräftelser från den som såg det, samtal och "
            "arbetsprov. Alla kriterier på nivån är visade.",
            "Own records from the workplace, confirmations from those who saw it, conversation and "
            "work sample. All criteria at the level were shown.",
        ),
        assessor=Assessor(name="Ada Bergström", role=text("bedömare", "assessor")),
        quality_check=text("Kvalitetsgranskare, Validering Väst", "Quality reviewer"),
        fixed_sentences=(
            text(
                "Kompetensintyget är utfärdat efter kartläggning och bedömning mot ramverket "
                "Grundläggande arbetslivskompetenser, version 1.0.0. Ramverket är inte "
                "nivåplacerat i Sveriges referensram för kvalifikationer (SeQF).",
                "This certificate was issued after mapping and assessment against the framework. "
                "The framework is not levelled in the Swedish qualifications framework (SeQF).",
            ),
            text(
                "Intyget kan återkallas om det har utfärdats på felaktiga uppgifter. "
                "Kontrollsidan visar alltid vad som gäller nu.",
                "The certificate can be revoked if it was issued on incorrect information. The "
                "check page always shows what is valid now.",
            ),
        ),
    )
    return dataclasses.replace(content, **changes)


def make_participation(*, name: str = "Amina Yusuf", **changes: Any) -> CertificateContent:
    """Build a certificate of participation, changed as asked."""
    return make_content(
        name=name,
        **{
            "kind": PARTICIPATION,
            "title": text("Deltagarintyg", "Certificate of participation"),
            "subtitle": text("Cykelverkstad hösten 2026", "Bicycle workshop, autumn 2026"),
            "opening": (
                text(
                    "Har deltagit i verksamheten nedan.",
                    "Has taken part in the activity below.",
                ),
            ),
            "framework": None,
            "competencies": (),
            "method": None,
            "assessor": None,
            "quality_check": None,
            "fixed_sentences": (
                text(
                    "Intyget visar deltagande. Det är inte en bedömning av kompetens.",
                    "This certificate shows participation. It is not an assessment of competence.",
                ),
            ),
            **changes,
        },
    )


def make_statement(*, name: str = "Amina Yusuf", **changes: Any) -> CertificateContent:
    """Build a supervisor's statement, changed as asked."""
    return make_participation(
        name=name,
        **{
            "kind": SUPERVISOR_STATEMENT,
            "title": text("Praktikintyg", "Statement from the workplace"),
            "opening": (
                text(
                    "Har gjort praktik på arbetsplatsen nedan.",
                    "Has done a work placement at the workplace below.",
                ),
            ),
            "statement": Statement(
                supervisor="Kalle Persson",
                role="Verkstadsansvarig",
                workplace="Cykelköket",
                tasks="Amina har tagit emot cyklar, bytt däck och bromsar och hållit ordning "
                "i verkstaden.",
                seen="Hon frågar när något är oklart, arbetar noga och hjälper nya att komma "
                "i gång.",
                language="sv",
                signed_on=date(2026, 11, 16),
            ),
            **changes,
        },
    )


SITUATIONS = (
    Situation(
        heading="När kedjan gick av",
        words="En kund kom in med en cykel utan kedja. Jag mätte den gamla, hittade en ny och "
        "visade hur man byter. Nu kan jag välja rätt kedja själv.",
        language="sv",
        on=date(2026, 9, 3),
    ),
    Situation(
        heading="Loppmarknaden",
        words="Vi var fyra som skulle ställa i ordning. Jag delade upp jobbet och såg till att "
        "alla visste vad de skulle göra.",
        language="sv",
        on=date(2026, 10, 10),
    ),
    Situation(
        heading="Första dagen för en ny",
        words="Jag visade en ny deltagare var allt ligger och vad man gör först på morgonen.",
        language="sv",
    ),
)


def make_letter(*, name: str = "Amina Yusuf", **changes: Any) -> CertificateContent:
    """Build a competence letter, changed as asked."""
    return make_participation(
        name=name,
        **{
            "kind": COMPETENCE_LETTER,
            "title": text("Kompetensbrev", "Letter of competence"),
            "opening": (
                text(
                    "Berättar här med egna ord om situationer där jag har visat vad jag kan.",
                    "Tells here in their own words of situations that show what they can do.",
                ),
            ),
            "activity": None,
            "situations": SITUATIONS,
            "dialogue": Dialogue(
                partner="Sara Nyberg",
                role=text("pedagog", "educator"),
                organisation="Göteborgs Stad",
                on=date(2026, 11, 12),
            ),
            **changes,
        },
    )


def make_validation(
    *, count: int = 8, name: str = "Amina Yusuf", **changes: Any
) -> CertificateContent:
    """Build a certificate of validation, changed as asked."""
    return make_content(
        count=count,
        name=name,
        **{
            "kind": VALIDATION_CERTIFICATE,
            "title": text("Valideringsintyg", "Certificate of validation"),
            "qualification": Qualification(
                title=text("Cykelreparatör, grund", "Bicycle repairer, basic"),
                seqf_level=2,
                owner="Cykelbranschen i exemplet",
                decision="MYH 2026/0000",
            ),
            "assessor": Assessor(
                name="Ada Bergström",
                role=text("bedömare", "assessor"),
                competence_area=text("Cykelteknik", "Bicycle technology"),
            ),
            **changes,
        },
    )
