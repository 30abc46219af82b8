"""What a column is, and what columns of several lists have in common."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise


class Kind(StrEnum):
    """What a list is of."""

    PARTICIPANTS = "participants"
    STAFF = "staff"
    PLACES = "places"


@dataclass(frozen=True)
class Column:
    """One column. The heading is ours, in Swedish as lists here are; the others are understood."""

    name: str
    heading: str
    also: tuple[str, ...]
    hint: "str | Promise"
    is_needed: bool = False
    example: str = ""


def column(
    name: str, heading: str, also: str, hint: "str | Promise", *, example: str = ""
) -> Column:
    return Column(name, heading, tuple(also.split("|")), hint, example=example)


def needed(name: str, heading: str, also: str, hint: "str | Promise", *, example: str) -> Column:
    return replace(column(name, heading, also, hint, example=example), is_needed=True)


ADDRESS: Final = _("An e-mail address.")
MOBILE: Final = _("A mobile number, with or without +46.")
IN_PARTS: Final = _("Or in two columns: Förnamn and Efternamn.")
INSTEAD: Final = _("Instead of Namn, together with the other part.")
EMAIL: Final = "E-postadress|Epost|Mejl|Mail|Mailadress|Mejladress|E-mail|Email|Email address"
PHONE: Final = (
    "Mobiltelefon|Mobilnummer|Mobilnr|Telefon|Telefonnummer|Tel|Tfn|Phone|Phone number|Mobile|"
    "Mobile phone|Cell phone"
)
NAME: Final = "Fullständigt namn|För- och efternamn|Name|Full name"
GIVEN: Final = "First name|Given name|Given names|Förnamn(en)"
FAMILY: Final = "Last name|Surname|Family name"
START: Final = "Start|Startar|Börjar|Första dag|Från|Från och med|Start date|Starts on|First day"
