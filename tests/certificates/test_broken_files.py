"""The reader finds what is broken: each promise has a file that does not keep it."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from certificates.document import render_pdf
from tests.certificates.contents import CHECK_URL, make_content
from tests.certificates.reader import PROMISES, File, faults

WHOLE = render_pdf(make_content(count=2))
Break = Callable[[Any], object]


def elements(pdf: Any, tag: str) -> list[Any]:
    """Return the structure elements of a kind."""
    found = [element for element in pdf.objects if isinstance(element, pikepdf.Dictionary)]
    return [each for each in found if each.get("/S") == f"/{tag}" and "/P" in each]


def notes(pdf: Any) -> list[Any]:
    return [note for page in pdf.pages for note in page.obj.get("/Annots", [])]


def fonts(pdf: Any) -> list[Any]:
    return list(pdf.pages[0].obj.Resources.Font.values())


def rewrite(pdf: Any, old: bytes, new: bytes, *, page: int = 0) -> None:
    """Change what a page paints."""
    stream = pdf.pages[page].obj.Contents
    before = stream.read_bytes()
    assert old in before
    stream.write(before.replace(old, new, 1))


def untag(pdf: Any) -> None:
    del pdf.Root.MarkInfo


def reword_metadata(pdf: Any, old: bytes, new: bytes) -> None:
    before = pdf.Root.Metadata.read_bytes()
    assert old in before
    pdf.Root.Metadata.write(before.replace(old, new, 1))


def empty(pdf: Any, tag: str, key: str) -> None:
    del elements(pdf, tag)[0][key]


def retag(pdf: Any, tag: str, new: str) -> None:
    elements(pdf, tag)[0].S = pikepdf.Name(f"/{new}")


def add_table(pdf: Any) -> None:
    retag(pdf, "Figure", "Table")


def lengthen_row(pdf: Any) -> None:
    row = elements(pdf, "TR")[-1]
    row.K.append(row.K[0])


def misspell(pdf: Any) -> None:
    """Let each code stand for another letter than it draws."""
    for font in fonts(pdf):
        before = font.ToUnicode.read_bytes()
        font.ToUnicode.write(before.replace(b"><00", b"><26"))


def lock(pdf: Any) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(
        pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.beep()"))
    )


BROKEN: dict[str, Break] = {
    "says_which_standards_it_keeps": lambda pdf: reword_metadata(pdf, b">3</pdfaid", b">2</pdfaid"),
    "says_the_same_in_both_places": lambda pdf: reword_metadata(pdf, b"Amina", b"Anima"),
    "has_title_and_language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "marks_all_that_is_painted": lambda pdf: rewrite(pdf, b"/Artifact BMC", b""),
    "knows_every_piece": lambda pdf: rewrite(pdf, b"/MCID 3>>", b"/MCID 99>>"),
    "uses_standard_elements": lambda pdf: retag(pdf, "P", "Absatz"),
    "has_headings_in_order": lambda pdf: retag(pdf, "H1", "H3"),
    "tells_pictures_in_words": lambda pdf: empty(pdf, "Figure", "/Alt"),
    "tells_where_its_code_leads": lambda pdf: (
        [figure.__setitem__("/Alt", "en bild") for figure in elements(pdf, "Figure")] and None
    ),
    "has_square_tables": lengthen_row,
    "puts_english_into_english": lambda pdf: (
        [paragraph.__delitem__("/Lang") for paragraph in elements(pdf, "P") if "/Lang" in paragraph]
        and None
    ),
    "tags_its_annotations": lambda pdf: notes(pdf)[0].__delitem__("/StructParent"),
    "has_links_that_lead_somewhere": lambda pdf: (
        [
            note.A.__setitem__("/URI", "https://elsewhere.example")
            for note in notes(pdf)
            if "/A" in note
        ]
        and None
    ),
    "has_fields_for_seal_and_time_stamps": lambda pdf: pdf.Root.AcroForm.Fields[0].__setitem__(
        "/T", "Underskrift"
    ),
    "keeps_pdf_a": lambda pdf: pdf.pages[0].obj.__setitem__("/AA", pikepdf.Dictionary()),
    "embeds_its_fonts": lambda pdf: fonts(pdf)[0].__delitem__("/ToUnicode"),
    "says_its_colours": lambda pdf: pdf.Root.OutputIntents[0].__setitem__("/S", pikepdf.Name.X),
    "carries_its_data": lambda pdf: pdf.Root.AF[0].__setitem__(
        "/AFRelationship", pikepdf.Name.Data
    ),
    "is_not_locked": lock,
    "has_a_code_that_phones_read": lambda pdf: rewrite(pdf, b"0 28 7 1 re", b"", page=-1),
    "says_what_it_should": misspell,
}


def broken(promise: str) -> list[str]:
    pdf = pikepdf.open(BytesIO(WHOLE))
    BROKEN[promise](pdf)
    file = BytesIO()
    pdf.save(file)
    said = ["Validering Väst", "Kompetensintyg"]
    return [fault.partition(":")[0] for fault in faults(File(file.getvalue(), CHECK_URL, said))]


def test_every_promise_can_be_broken() -> None:
    assert set(BROKEN) == {promise.__name__ for promise in PROMISES}


@pytest.mark.parametrize("promise", BROKEN)
def test_a_broken_promise_is_found(promise: str) -> None:
    assert promise in broken(promise)


@pytest.mark.parametrize("break_it", [untag, add_table])
def test_an_untagged_file_and_a_second_table_are_found(break_it: Break) -> None:
    pdf = pikepdf.open(BytesIO(WHOLE))
    break_it(pdf)
    file = BytesIO()
    pdf.save(file)

    assert faults(File(file.getvalue(), CHECK_URL))
