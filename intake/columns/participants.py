"""Columns of a list of participants."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from intake.columns.shape import (
    ADDRESS,
    EMAIL,
    FAMILY,
    GIVEN,
    IN_PARTS,
    INSTEAD,
    MOBILE,
    NAME,
    PHONE,
    START,
    Column,
    column,
    needed,
)

COLUMNS: Final[tuple[Column, ...]] = (
    needed("name", "Namn", f"{NAME}|Deltagare|Participant", IN_PARTS, example="Kim Ek"),
    column("given", "Förnamn", GIVEN, INSTEAD),
    column("family", "Efternamn", FAMILY, INSTEAD),
    column(
        "preferred_name",
        "Kallas",
        "Tilltalsnamn|Smeknamn|Preferred name|Called",
        _("What the person wants to be called."),
        example="Kim",
    ),
    needed(
        "birth_date",
        "Födelsedatum",
        "Född|Födelsedag|Födelsetid|Birth date|Birthdate|Date of birth|Birthday|DOB",
        _("A day. It is not read from the identity number."),
        example="2008-03-14",
    ),
    column(
        "number",
        "Personnummer",
        "Personnr|Pnr|Pers.nr|Identitetsnummer|Samordningsnummer|"
        "Person- eller samordningsnummer|Personal number|Personal identity number|"
        "Identity number|National ID",
        _("Only if the programme reports it. Personnummer or samordningsnummer, kept sealed."),
    ),
    column(
        "reserve",
        "Reservnummer",
        "Reservnr|Reserve number|Interimsnummer|TF-nummer",
        _("A number for the time being, as it is written."),
    ),
    column("email", "E-post", EMAIL, ADDRESS, example="kim@exempel.se"),
    column("phone", "Mobil", PHONE, MOBILE, example="070-174 06 05"),
    column(
        "starts_on",
        "Startdatum",
        START,
        _("When the person is to begin. Empty: today."),
        example="2026-09-01",
    ),
    column(
        "contact",
        "Kontaktperson",
        "Ansvarig|Contact person|Contact|Handlägs av",
        _("Somebody of the team where the project is run: name or e-mail address."),
    ),
    column(
        "grounds",
        "Grund",
        "Grunder|Målgrupp|Ground|Grounds",
        _("A ground of the programme, word for word. Several: with a semicolon between."),
    ),
    column(
        "note",
        "Vad som visar det",
        "Underlag|Visas av|What shows it|Evidence",
        _("What shows the ground. Nothing about health, diagnoses, origin or absence."),
    ),
    column(
        "protected",
        "Skyddade personuppgifter",
        "Skyddad identitet|Skyddad|Skydd|Sekretess|Sekretessmarkering|Skyddad folkbokföring"
        "|Protected|Protected identity",
        _("Yes or no. Nobody with protected personal data is imported."),
        example="nej",
    ),
)
