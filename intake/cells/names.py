"""Names as lists hold them."""

from django.core.exceptions import ValidationError

from intake.cells.unreadable import Unreadable
from lifecycle.forms import NameField


def read_name(words: str, *, most: int) -> str:
    """Return a name on one line, freed of what nobody can see; no address, and not too long."""
    try:
        return str(NameField(max_length=most, required=False).clean(words))
    except ValidationError as error:
        raise Unreadable(str(error.messages[0])) from error


def turned_round(name: str) -> str:
    """Return «Kim Ek» for «Ek, Kim», and any other name as it is."""
    family, comma, given = name.partition(",")
    is_turned = comma and family.strip() and given.strip() and "," not in given
    return f"{given.strip()} {family.strip()}" if is_turned else name
