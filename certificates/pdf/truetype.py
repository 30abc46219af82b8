"""A TrueType file that finds its glyphs by codes of one byte, as a simple font asks (9.6.6.4)."""

import struct
from collections.abc import Mapping

_TABLE = struct.Struct(">4sLLL")
"""A row of a font's directory: the name of a table, its checksum, start and length."""


def coded(font: bytes, glyphs: Mapping[int, int]) -> bytes:
    """Give a font a table from codes to glyphs, its only one."""
    (many,) = struct.unpack_from(">H", font, 4)
    rows = _TABLE.iter_unpack(font[12 : 12 + _TABLE.size * many])
    tables = {name: font[start : start + length] for name, _, start, length in rows}
    return _written({**tables, b"cmap": _codes(glyphs)})


def _codes(glyphs: Mapping[int, int]) -> bytes:
    """List the glyph of each code from the first to the last (format 6)."""
    first, last = min(glyphs), max(glyphs)
    listed = [glyphs.get(code, 0) for code in range(first, last + 1)]
    only_one, macintosh, format_6 = (0, 1), (1, 0, 12), (6, 10 + 2 * len(listed), 0)
    numbers = (*only_one, *macintosh, *format_6, first, len(listed), *listed)
    return struct.pack(f">4HL{len(numbers) - 5}H", *numbers)


def _written(tables: dict[bytes, bytes]) -> bytes:
    many = len(tables)
    power = many.bit_length() - 1
    search = 16 << power
    head = struct.pack(">L4H", 0x10000, many, search, power, 16 * many - search)
    rows, body, start = [], [], len(head) + _TABLE.size * many
    for name, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}L", padded)) % 2**32
        rows.append(_TABLE.pack(name, checksum, start, len(table)))
        body.append(padded)
        start += len(padded)
    return b"".join([head, *rows, *body])
