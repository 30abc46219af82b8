"""Columns of a list of staff."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from intake.columns.shape import (
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
    needed("name", "Namn", f"{NAME}|Personal|Medarbetare|Staff", IN_PARTS, example="Sam Lund"),
    column("given", "Förnamn", GIVEN, INSTEAD),
    column("family", "Efternamn", FAMILY, INSTEAD),
    needed(
        "email",
        "E-post",
        EMAIL,
        _("The person’s own at work. Codes to sign in with go there."),
        example="sam@exempel.se",
    ),
    column("phone", "Mobil", PHONE, MOBILE, example="070-174 06 05"),
    needed(
        "roles",
        "Roll",
        "Roller|Yrke|Befattning|Titel|Role|Roles|Title",
        _("Pedagog, fritidsledare, socionom or rekryterare. Several: with a comma between."),
        example="Pedagog",
    ),
    column(
        "team",
        "Team",
        "Lag|Arbetslag|Grupp|Team name",
        _("The name of a team that the project has."),
    ),
    column("starts_on", "Startdatum", START, _("Empty: today."), example="2026-09-01"),
    column(
        "ends_on",
        "Slutdatum",
        "Slut|Slutar|Sista dag|Till|Till och med|End date|Last day",
        _("Empty: until further notice."),
    ),
)
