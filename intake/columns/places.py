"""Columns of a list of workplaces and other places."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from intake.columns.shape import ADDRESS, EMAIL, MOBILE, PHONE, Column, column, needed

COLUMNS: Final[tuple[Column, ...]] = (
    needed(
        "name",
        "Namn",
        "Plats|Arbetsplats|Företag|Företagsnamn|Förening|Verksamhet|Name|Workplace|Place|Company",
        _("What the place is called."),
        example="Cykelköket",
    ),
    needed(
        "kind",
        "Typ",
        "Sort|Slag|Typ av plats|Kind|Type",
        _("Arbetsplats, fritidsgård, förening or annan aktivitet."),
        example="Förening",
    ),
    column(
        "sector",
        "Bransch",
        "Sektor|Verksamhetsområde|Line of work|Sector|Industry",
        _("Can stand on a certificate instead of the name."),
    ),
    column(
        "organisation_number",
        "Organisationsnummer",
        "Org.nr|Orgnr|Org nummer|Organisation number|Organization number|Company number",
        _("Ten digits. Of a sole trader none is kept."),
        example="556016-0680",
    ),
    column(
        "sole_trader",
        "Enskild firma",
        "Enskild näringsidkare|Sole trader",
        _("Yes or no."),
        example="nej",
    ),
    column(
        "address",
        "Adress",
        "Besöksadress|Gatuadress|Address|Street",
        _("The street, or all of it."),
        example="Storgatan 1",
    ),
    column("postcode", "Postnummer", "Postnr|Postcode|Zip|Zip code", _("If it stands apart.")),
    column("town", "Ort", "Postort|Stad|Town|City", _("If it stands apart.")),
    column(
        "about",
        "Vad som görs där",
        "Beskrivning|Om platsen|About|Description",
        _("Of the place, not of persons."),
    ),
    column(
        "capacity",
        "Antal platser",
        "Platser|Max antal|Capacity|Places at once",
        _("How many participants at once."),
        example="2",
    ),
    column(
        "contact",
        "Kontaktperson",
        "Kontakt|Handledare|Contact person|Contact|Supervisor",
        _("Somebody there whom one can ask."),
    ),
    column(
        "title",
        "Kontaktens roll",
        "Roll|Titel|Befattning|Role|Title",
        _("What that person is there."),
    ),
    column("email", "Kontaktens e-post", f"E-post|{EMAIL}|Kontaktens mejl", ADDRESS),
    column("phone", "Kontaktens mobil", f"Mobil|{PHONE}|Kontaktens telefon", MOBILE),
    column(
        "told_on",
        "Informerad",
        "Informerad den|Told on|Informed|Informed on",
        _("The day when you told them that we keep their contact."),
        example="2026-08-20",
    ),
)
