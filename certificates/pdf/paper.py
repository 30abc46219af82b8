"""A4 paper to write and draw on: shaped text, flat shapes, links; the same bytes every time.

Everything that is put on it either belongs to an element, and means something, or is an artifact.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from certificates.pdf import SEAL_FIELD, TIMESTAMP_FIELDS, annotations, archive, shapes
from certificates.pdf.archive import Attachment, Description, Profile
from certificates.pdf.embedding import EmbeddedFace
from certificates.pdf.numerals import numeral
from certificates.pdf.objects import Inline, Objects, Raw, date_string, stream
from certificates.pdf.packing import packed
from certificates.pdf.pictures import Picture
from certificates.pdf.shapes import Colour
from certificates.pdf.structure import Element, Note, Structure, said
from certificates.pdf.typefaces import Run, typeface

WIDTH, HEIGHT = A4
ARTIFACT = Element("Artifact")
Area = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class Paper(Canvas):
    """A canvas that writes any script by glyph; reportlab keeps pages, outline and numbering."""

    _doc: Any
    _code: list[str]

    def __init__(self, description: Description) -> None:
        self._faces: list[EmbeddedFace] = []
        self._pictures: dict[Picture, str] = {}
        self._notes: list[tuple[int, str]] = []  # the page, and what the annotation says
        self._written: Element | None = None  # whose piece of the page is being written
        self._is_artifact = False
        self._page = 0
        self.structure = Structure()
        self.description = description
        super().__init__(
            BytesIO(), pagesize=A4, pageCompression=1, invariant=1, lang=description.language
        )

    # What it means

    @contextmanager
    def element(
        self, tag: str, attributes: str = "", *, lang: str = "", alt: str = "", actual: str = ""
    ) -> Iterator[None]:
        """Let all that is put on the paper meanwhile belong to an element."""
        self.open(tag, attributes + said(lang=lang, alt=alt, actual=actual))
        yield
        self.close()

    def open(self, tag: str, attributes: str = "") -> None:
        """Begin an element; what is repeated is none."""
        if not self._is_artifact:
            self.structure.open(tag, attributes)

    def close(self) -> None:
        """End an element."""
        if not self._is_artifact:
            self.structure.close()

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Let all that is put on the paper meanwhile mean nothing: it repeats or decorates."""
        before, self._is_artifact = self._is_artifact, True
        yield
        self._is_artifact = before

    def link(self, area: Area, address: str, words: str) -> None:
        """Let an area lead to an address; it belongs to the current element, a Link."""
        if not self._is_artifact:
            self._note(annotations.link(self.on_page(area), address, words))

    def chapter(self, title: str, top: float) -> None:
        """Name a place in the outline."""
        key = f"chapter-{len(self._notes)}-{self._page}-{top:.0f}"
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(title, key, 0)

    # What is seen

    @contextmanager
    def at(self, height: float) -> Iterator[None]:
        """Count from a height of the page meanwhile: what looks alike is then written alike."""
        self._end()
        self.saveState()
        self.translate(0, round(height, 2))
        yield
        self._end()
        self.restoreState()

    def on_page(self, area: Area) -> Area:
        """Return where an area lies on the page."""
        left, bottom, right, top = area
        return (*self.absolutePosition(left, bottom), *self.absolutePosition(right, top))

    def write(self, x: float, y: float, text: str, style: str, size: float, colour: Colour) -> None:
        """Write one line of text, its baseline beginning at x, y."""
        self._begin(ARTIFACT if self._is_artifact else self.structure.current)
        written = [f"BT {_colour(colour)} rg {numeral(round(x, 1))} {numeral(round(y, 1))} Td"]
        for run in typeface(style).runs(text):
            face = self._embedded(run)
            shown = f"/{face.resource} {numeral(size)} Tf {face.shown(run.shaped, size)}"
            told = said(lang=run.lang, actual=run.text if run.shaped.has_marks else "")
            written.append(f"/Span<<{told}>>BDC {shown} EMC" if told else shown)
        self._code.append(" ".join([*written, "ET"]))

    def write_right(
        self, x: float, y: float, text: str, style: str, size: float, colour: Colour
    ) -> None:
        """Write one line of text that ends at x."""
        self.write(x - typeface(style).width(text, size), y, text, style, size, colour)

    def fill(self, path: str, colour: Colour) -> None:
        """Fill a path of PDF operators."""
        self._paint(f"q {_colour(colour)} rg {path} f Q")

    def draw(self, path: str, colour: Colour, width: float) -> None:
        """Draw along a path of PDF operators, with round ends."""
        self._paint(f"q {_colour(colour)} RG {numeral(width)} w 1 J 1 j {path} S Q")

    def pad(self, area: Area, colour: Colour, radius: float) -> None:
        """Fill a rectangle with round corners: a smaller one, and a thick line round it."""
        left, bottom, right, top = area
        inside = shapes.box(
            left + radius, bottom + radius, right - left - 2 * radius, top - bottom - 2 * radius
        )
        both = f"{_colour(colour)} rg {_colour(colour)} RG"
        self._paint(f"q {both} {numeral(2 * radius)} w 1 j {inside} B Q")

    def show(self, picture: Picture, area: Area) -> None:
        """Put a picture into an area."""
        name = self._pictures.setdefault(picture, f"P{len(self._pictures) + 1}")
        left, bottom, right, top = area
        place = _numerals(right - left, 0, 0, top - bottom, left, bottom)
        self._paint(f"q {place} cm /{name} Do Q")

    def showPage(self) -> None:  # noqa: N802 (reportlab's name)
        """End the page; open elements go on on the next."""
        self._end()
        super().showPage()
        self.structure.next_page()
        self._page += 1

    def finished(self, attachment: Attachment | None, profile: Profile) -> bytes:
        """Return the whole file, with fields for a seal and, where the profile allows it, data."""
        for name in (SEAL_FIELD, *TIMESTAMP_FIELDS):
            with self._on_first_page(), self.element("Form"):
                self._note(annotations.widget(name))
        carried = attachment if profile.carries_data else None
        self._complete(Objects(self._doc), carried, profile)
        self._saved = True
        return packed(self._doc)

    # Pieces of a page

    def _paint(self, operators: str) -> None:
        """Shapes are artifacts, but for those of a figure."""
        current = self.structure.current
        is_figure = current.tag == "Figure" and not self._is_artifact
        self._begin(current if is_figure else ARTIFACT)
        self._code.append(operators)

    def _begin(self, owner: Element) -> None:
        """Let a piece of the page belong to its owner, until it is another's turn."""
        if owner is self._written:
            return
        self._end()
        if owner is ARTIFACT:
            self._code.append("/Artifact BMC")
        elif owner is self.structure.root:
            raise ValueError("Text on a page must belong to an element, or be an artifact.")
        else:
            self._code.append(f"/{owner.tag}<</MCID {self.structure.mark()}>>BDC")
        self._written = owner

    def _end(self) -> None:
        if self._written:
            self._code.append("EMC")
        self._written = None

    def _note(self, body: str) -> None:
        self.structure.current.kids.append(Note(len(self._notes)))
        self._notes.append((self._page, body))

    @contextmanager
    def _on_first_page(self) -> Iterator[None]:
        """A field belongs to a page although it takes no room: the first."""
        page, self._page = self._page, 0
        yield
        self._page = page

    def _make_preamble(self) -> None:
        """Begin pages with nothing: reportlab's own beginning names a font it does not embed."""
        self._preamble = ""

    def _embedded(self, run: Run) -> EmbeddedFace:
        for known in self._faces:
            if known.face is run.face and known.codes.have_room_for(run.shaped):
                return known
        self._faces.append(EmbeddedFace(run.face, f"T{len(self._faces) + 1}"))
        return self._faces[-1]

    # The file

    def _complete(self, objects: Objects, attachment: Attachment | None, profile: Profile) -> None:
        document = self._doc
        for known in (document.Catalog, document.info, document.Pages):
            document.Reference(known)
        pages = document.Pages.pages
        references = [objects.reference(page) for page in pages]
        notes = self._put_notes(objects, references)
        tree = self.structure.put_into(objects, references, notes)
        resources = self._put_resources(objects)
        for number, page in enumerate(pages):
            own = " ".join(reference for at, reference in notes if at == number)
            _complete_page(page, number, resources, own)
        self._describe(objects)
        self._complete_catalog(objects, tree, attachment, profile)
        fields = " ".join(reference for _, reference in notes[-1 - len(TIMESTAMP_FIELDS) :])
        document.Catalog.AcroForm = Inline(f"<</Fields[{fields}]/SigFlags 1>>")

    def _put_notes(self, objects: Objects, pages: list[str]) -> list[tuple[int, str]]:
        """Write the annotations; their keys in the parent tree follow those of the pages."""
        return [
            (page, objects.put(f"<<{body}/P {pages[page]}/StructParent {len(pages) + place}>>"))
            for place, (page, body) in enumerate(self._notes)
        ]

    def _put_resources(self, objects: Objects) -> str:
        fonts = "".join(f"/{face.resource} {face.put_into(objects)}" for face in self._faces)
        pictures = "".join(
            f"/{name} {objects.put(picture.body())}" for picture, name in self._pictures.items()
        )
        shown = f"/XObject<<{pictures}>>" if pictures else ""
        return objects.put(f"<</Font<<{fonts}>>{shown}>>")

    def _describe(self, objects: Objects) -> None:
        info, words = self._doc.info, self.description
        info.title, info.author, info.subject = words.title, words.author, words.subject
        info.creator, info.producer, info.keywords = words.creator, archive.PRODUCER, ""
        info.invariant = True
        self.setDateFormatter(lambda *_now: date_string(words.made_on)[1:-1])

    def _complete_catalog(
        self, objects: Objects, tree: str, attachment: Attachment | None, profile: Profile
    ) -> None:
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
        catalog.__Refs__ = []  # ours are references already
        catalog.Pages = self._doc.Reference(self._doc.Pages)
        catalog.OutputIntents = Inline(archive.put_colours(objects))
        catalog.MarkInfo = Inline("<</Marked true>>")
        catalog.StructTreeRoot = Inline(tree)
        catalog.ViewerPreferences = Inline("<</DisplayDocTitle true>>")
        catalog.Metadata = Inline(archive.put_metadata(objects, self.description, profile))
        if attachment:
            file = archive.put_attachment(objects, attachment, self.description.made_on)
            catalog.Names = Inline(f"<</EmbeddedFiles<</Names[({attachment.name}) {file}]>>>>")
            catalog.AF = Inline(f"[{file}]")
        self._complete_outline()

    def _complete_outline(self) -> None:
        document = self._doc
        document.Outlines.prepare(document, self)
        has_chapters = document.Outlines.ready >= 0
        document.Catalog.Outlines = document.Reference(document.Outlines) if has_chapters else None


def _complete_page(page: Any, number: int, resources: str, notes: str) -> None:
    """Give a page what reportlab has not: its place in the tree, and a stream as PDF/A asks."""
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents = number
    page.Tabs = pdfdoc.PDFName("S")  # from field to field in the order of the tree
    page.Trans = None
    page.Contents = Raw(stream("", page.stream.encode("latin-1")))
    page.Resources = Inline(resources)
    page.Annots = Inline(f"[{notes}]") if notes else None


@lru_cache(maxsize=64)
def _colour(colour: Colour) -> str:
    return _numerals(*colour)


def _numerals(*lengths: float) -> str:
    return " ".join(map(numeral, lengths))
