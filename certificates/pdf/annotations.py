"""Links, and empty signature fields for the seal and the time stamps that keep it (12.5, 12.7).

The fields stand in the file before it is sealed: a seal that certifies lets nobody add any, and a
field that is added without a tag breaks PDF/UA.
"""

from certificates.pdf import SEAL_FIELD, TIMESTAMP_FIELDS
from certificates.pdf.objects import literal, text_string

SAID = {
    SEAL_FIELD: "Elektronisk stämpel från utfärdaren",
    **{
        name: f"Plats för arkivets tidsstämpel {number}"
        for number, name in enumerate(TIMESTAMP_FIELDS, start=1)
    },
}
"""What each field is, for whoever cannot see it."""


def widget(name: str) -> str:
    """Write a field that takes no room on the page: printed, locked, and named for a reader."""
    return (
        f"/Type/Annot/Subtype/Widget/FT/Sig/T({name})/TU{text_string(SAID[name])}"
        "/F 132/Rect[0 0 0 0]"
    )


def link(area: tuple[float, float, float, float], address: str, said: str) -> str:
    """Write a link to an address, with words for whoever cannot see where it leads."""
    corners = " ".join(f"{corner:.2f}" for corner in area)
    return (
        f"/Type/Annot/Subtype/Link/Rect[{corners}]/Border[0 0 0]/F 4"
        f"/Contents{text_string(said)}/A<</Type/Action/S/URI/URI{literal(address)}>>"
    )
