"""The XML inside office files: no entities, nothing that runs, nothing fetched from elsewhere."""

from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from collaboration.uploads.refusing import FileRefused, Reason

# ISO/IEC 29500-1, 17.16.5 and 18.14: fields and links that start another program. OpenDocument 1.3:
# scripts, listeners, plugins and applets.
_RUNS: Final = frozenset(
    ("ddeLink", "oleLink", "oleObject", "control", "event-listener", "script", "applet", "plugin",
     "object-ole", "macro", "dde-source", "dde-connection-decl")
)  # fmt: skip
_FIELDS: Final = ("DDEAUTO", "DDE ", "INCLUDETEXT", "INCLUDEPICTURE")
# A part that somebody may follow by hand; all else would be fetched when the file is opened.
_FOLLOWED: Final = "/hyperlink"
_ELSEWHERE: Final = ("http:", "https:", "ftp:", "file:", "smb:", "//", "\\\\", "javascript:")
_LINKED_BY_HAND: Final = frozenset(("a", "simple-hyperlink"))


def quiet_texts(content: bytes, name: str) -> Iterator[str]:
    """Give the texts of one part, or raise FileRefused. Nothing is ever fetched or expanded."""
    is_styling = name.lower().endswith((".rels", "styles.xml", "settings.xml", "theme1.xml"))
    try:
        for _event, element in iterparse(BytesIO(content), forbid_dtd=True):
            _refuse_what_runs(element)
            if element.text and not is_styling:
                yield element.text
            element.clear()
    except DefusedXmlException as error:
        raise FileRefused(Reason.REACHES_OUT) from error


def _refuse_what_runs(element: Element) -> None:
    tag = element.tag.rpartition("}")[2]
    if tag in _RUNS:
        raise FileRefused(Reason.RUNS)
    if tag == "instrText" and (element.text or "").strip().upper().startswith(_FIELDS):
        raise FileRefused(Reason.RUNS)
    if tag == "Relationship":
        _refuse_what_reaches_out(element)
    elif tag not in _LINKED_BY_HAND:
        links = (value for key, value in element.items() if key.endswith("}href"))
        if any(link.strip().lower().startswith(_ELSEWHERE) for link in links):
            raise FileRefused(Reason.REACHES_OUT)


def _refuse_what_reaches_out(relation: Element) -> None:
    """Refuse a template, picture or table that lies elsewhere (ISO/IEC 29500-2, 9.3)."""
    is_outside = relation.get("TargetMode", "").lower() == "external"
    if is_outside and not relation.get("Type", "").endswith(_FOLLOWED):
        raise FileRefused(Reason.REACHES_OUT)
