"""The colours of a certificate: those of the screens, in light."""

from certificates.pdf.shapes import Colour


def _hex(colour: int) -> Colour:
    return (colour >> 16) / 255, (colour >> 8 & 255) / 255, (colour & 255) / 255


INK, INK_SOFT = _hex(0x23282B), _hex(0x545B5E)
PINE, PINE_SOFT = _hex(0x155E52), _hex(0xDFEEE8)
PLUM, PLUM_SOFT = _hex(0x6A3F63), _hex(0xF2E6EF)
HONEY, HONEY_SOFT = _hex(0xF6C667), _hex(0xFCEFD3)
PINE_TINT, PLUM_TINT = _hex(0xC3DBD2), _hex(0xDFC9DA)
SAND, LINE, WHITE = _hex(0xFBF7F0), _hex(0xE4DACB), _hex(0xFFFFFF)
# Of the emblem of the European Union, by its graphics guide: Reflex Blue and Yellow on screens.
EU_BLUE, EU_GOLD = _hex(0x003399), _hex(0xFFCC00)
