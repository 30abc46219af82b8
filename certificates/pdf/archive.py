"""What makes a file last: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), said in its metadata.

A colour profile for every screen and printer, metadata that say the same in both places a reader
may look, and the attached data as part of the document.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from certificates.pdf.objects import Objects, date_string, stream, text_string

PRODUCER = "Jag kan, reportlab"
SRGB = (Path(__file__).parent / "srgb.icc").read_bytes()


@dataclass(frozen=True)
class Description:
    """What a file says of itself, to readers and to catalogues."""

    title: str
    author: str
    subject: str
    made_on: date
    creator: str = "Jag kan"
    language: str = "sv-SE"


@dataclass(frozen=True)
class Attachment:
    """Data that travel inside the file; the document was drawn from them."""

    name: str
    mime: str
    said: str
    content: bytes


@dataclass(frozen=True)
class Profile:
    """Which part and level of PDF/A a file declares, and whether it may carry data."""

    part: int
    level: str
    carries_data: bool


# 3a for the holder; 2a, without data, where an archive wants no attachments.
HOLDERS, ARCHIVES = Profile(3, "A", carries_data=True), Profile(2, "A", carries_data=False)


def put_colours(objects: Objects) -> str:
    """Write the output intent: sRGB, which all our colours are in (6.2.3)."""
    profile = objects.put(stream("/N 3", SRGB))
    return (
        "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile}>>]"
    )


def put_attachment(objects: Objects, attachment: Attachment, day: date) -> str:
    """Write an embedded file with what it is to the document: its source (7.11.3, PDF/A-3 6.8)."""
    digest = hashlib.md5(attachment.content, usedforsecurity=False).hexdigest()
    made = date_string(day)
    mime = attachment.mime.replace("/", "#2F").replace("+", "#2B")
    embedded = objects.put(
        stream(
            f"/Type/EmbeddedFile/Subtype/{mime}/Params<</Size {len(attachment.content)}"
            f"/CreationDate{made}/ModDate{made}/CheckSum<{digest}>>>",
            attachment.content,
        )
    )
    return objects.put(
        f"<</Type/Filespec/F({attachment.name})/UF{text_string(attachment.name)}"
        f"/Desc{text_string(attachment.said)}/AFRelationship/Source"
        f"/EF<</F {embedded}/UF {embedded}>>>>"
    )


def put_metadata(objects: Objects, said: Description, profile: Profile) -> str:
    """Write the XMP packet (6.6.2)."""
    packet = _xmp(said, profile).encode()
    return objects.put(stream("/Type/Metadata/Subtype/XML", packet))


def _identity(said: Description) -> str:
    digest = hashlib.sha256(f"{said.title}\n{said.made_on}".encode()).hexdigest()
    return f"uuid:{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}"


def _xmp(said: Description, profile: Profile) -> str:
    """Say it in XMP. PDF/A knows no PDF/UA, so its part number brings its own description."""
    when, known_as = f"{said.made_on}T00:00:00Z", _identity(said)
    title, author, subject = map(escape, (said.title, said.author, said.subject))
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{said.language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<pdf:Producer>{escape(PRODUCER)}</pdf:Producer>
<xmp:CreatorTool>{escape(said.creator)}</xmp:CreatorTool>
<xmp:CreateDate>{when}</xmp:CreateDate>
<xmp:ModifyDate>{when}</xmp:ModifyDate>
<xmp:MetadataDate>{when}</xmp:MetadataDate>
<xmpMM:DocumentID>{known_as}</xmpMM:DocumentID>
<xmpMM:InstanceID>{known_as}</xmpMM:InstanceID>
<pdfaid:part>{profile.part}</pdfaid:part>
<pdfaid:conformance>{profile.level}</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
