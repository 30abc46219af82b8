"""Writes reportlab's objects into a file: small ones together in one stream (7.5.7), an index at
the end (7.5.8). A third smaller than one after the other, and no slower.
"""

import hashlib
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from certificates.pdf.objects import stream

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # the four bytes say that it is no text


class Place(NamedTuple):
    """A row of the index: how an object is kept, and where (7.5.8.3)."""

    kind: int
    where: int
    inside: int


def packed(document: Any) -> bytes:
    """Return the whole file. Its two identifiers are the digest of what is in it."""
    file, places = bytearray(_HEAD), [Place(0, 0, 65535)]
    small: list[tuple[int, bytes]] = []
    for number, body in _bodies(document):
        if body.endswith(b"endstream"):
            places.append(_append(file, number, body))
        else:
            places.append(Place(2, 0, len(small)))
            small.append((number, body))
    together = len(places)
    places = [each._replace(where=together) if each.kind == 2 else each for each in places]
    places.append(_append(file, together, _together(small)))
    return bytes(file) + _index(document, file, places)


def _bodies(document: Any) -> list[tuple[int, bytes]]:
    """Let reportlab write each object; writing one may number others after it."""
    bodies: list[tuple[int, bytes]] = []
    while (name := document.numberToId.get(len(bodies) + 1)) is not None:
        body = pdfdoc.format(document.idToObject[name], document, toplevel=1)
        bodies.append((len(bodies) + 1, body.strip(b"\r\n")))
    return bodies


def _append(file: bytearray, number: int, body: bytes) -> Place:
    place = Place(1, len(file), 0)
    file += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    return place


def _together(small: list[tuple[int, bytes]]) -> bytes:
    starts, depth = [], 0
    for number, body in small:
        starts.append(f"{number} {depth}")
        depth += len(body) + 1
    head = (" ".join(starts) + "\n").encode()
    entries = f"/Type/ObjStm/N {len(small)}/First {len(head)}"
    return stream(entries, head + b"\n".join(body for _, body in small))


def _index(document: Any, file: bytearray, places: list[Place]) -> bytes:
    number, start = len(places), len(file)
    rows = [
        kind.to_bytes(1, "big") + where.to_bytes(4, "big") + inside.to_bytes(2, "big")
        for kind, where, inside in [*places, Place(1, start, 0)]
    ]
    root, info = (
        document.idToObjectNumberAndVersion[each.__InternalName__][0]
        for each in (document.Catalog, document.info)
    )
    digest = hashlib.sha256(file).hexdigest()[:32].upper()
    entries = (
        f"/Type/XRef/Size {number + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R"
        f"/ID[<{digest}><{digest}>]/DecodeParms<</Predictor 12/Columns {len(rows[0])}>>"
    )
    body = stream(entries, _differences(rows))
    return b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, body, start)


def _differences(rows: list[bytes]) -> bytes:
    """Write each row as what it is more than the one above, nearly always the same (7.4.4.4)."""
    first = bytes(len(rows[0]))
    return b"".join(
        b"\x02" + bytes((new - old) % 256 for new, old in zip(row, above, strict=True))
        for row, above in zip(rows, [first, *rows], strict=False)
    )
