"""Names of Sweden's young people print as their owners write them, or are refused in words."""

import re
import unicodedata
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from certificates.content.plain import PLACEHOLDERS, clean
from certificates.document import render_pdf
from certificates.issuing.names import is_disguised, is_only_a_name
from certificates.pdf.structure import said
from certificates.pdf.typefaces import typeface
from tests.certificates.contents import make_participation, text

A_LETTER = 1500  # thousandths of the size: the widest are narrower

LETTERS = {
    "Latin": "".join(map(chr, [*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x180)])),
    "Greek": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩάέήίόύώαβγδεζηθικλμνξοπρσςτυφχψω",
    "Cyrillic": "".join(map(chr, range(0x400, 0x460))) + "Ґґ",
    "Arabic": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويپچژکگیەێڕڵۆ",
    "Ethiopic": "".join(
        chr(code) for code in range(0x1200, 0x135B) if unicodedata.category(chr(code)) == "Lo"
    ),
}
names = (
    st.sampled_from(sorted(LETTERS))
    .flatmap(
        lambda script: st.lists(
            st.text(LETTERS[script].replace("×", "").replace("÷", ""), min_size=1, max_size=25),
            min_size=1,
            max_size=5,
        ).map(" ".join)
    )
    .filter(lambda name: name not in PLACEHOLDERS)
)


@settings(max_examples=60, deadline=None)
@given(names)
def test_any_name_in_our_scripts_prints(name: str) -> None:
    pdf = render_pdf(make_participation(name=clean(name, "name")))

    assert pdf.startswith(b"%PDF-")


EVERY_LETTER = {
    chr(code)
    for face in typeface("serif_bold").faces
    for code in face.characters
    if unicodedata.category(chr(code)) in {"Lu", "Ll", "Lo", "Lt", "Mn"}
}
between = st.sampled_from([" ", "-", "’", "'", " d’", " al-", ". ", ".-"])


@given(names, between, names)
def test_letters_and_what_joins_them_are_a_name(first: str, sign: str, second: str) -> None:
    assert is_only_a_name(f"{first}{sign}{second}")


@given(st.text(sorted(EVERY_LETTER), min_size=1))
def test_every_letter_of_our_fonts_may_stand_in_a_name(word: str) -> None:
    assert len(EVERY_LETTER) > 1500
    assert is_only_a_name(word)


@given(names, st.sampled_from('0٣5²,;:/&@#!?()[]"“”»*+=_<>|½€፩'), names)
def test_figures_and_signs_are_no_part_of_a_name(first: str, sign: str, second: str) -> None:
    assert not is_only_a_name(f"{first}{sign}{second}")
    assert not is_only_a_name(f"{first} {sign}")


@given(names, st.sampled_from("-–."))
def test_hyphens_and_stops_stand_at_letters(name: str, sign: str) -> None:
    assert not is_only_a_name(f"{sign}{name}")
    assert not is_only_a_name(f"{name} {sign}{name}")


@pytest.mark.parametrize(
    "name",
    [
        "Ali-Reza",
        "O’Connor",
        "Ana M. d'Ávila",
        "Jean-J. St.-Pierre",
        "’t Hooft",
        "Ala’ Abd al-Hamid",
        "Björk Guðmundsdóttir",
        "محمَّد",
        "ሰላም",
        "Nguyễn Thị Minh Khai",
        "Ng",
        "X Æ",
        "Zahra Rezai (زهرا رضایی)",
    ],
)
def test_real_names_are_names(name: str) -> None:
    assert is_only_a_name(name)
    assert not is_disguised(name)


@pytest.mark.parametrize(
    "words",
    [
        "-Amina",
        "Amina-",
        "Amina (godkänd)",
        "(Amina)",
        "Amina (زهرا) Yusuf",
        "Amina (زهرا, دكتور)",
        "Amina, undersköterska",
        "Amina Yusuf 2",
        "Amina -- Yusuf",
        "Amina ' Yusuf",
    ],
)
def test_what_stands_beside_a_name_is_none(words: str) -> None:
    assert not is_only_a_name(words)


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=12))
def test_any_other_name_is_printed_or_refused(name: str) -> None:
    if _is_printable(name):
        assert render_pdf(make_participation(name=name))
    else:
        with pytest.raises(ValueError, match=r"Holder\.name|No font of ours"):
            render_pdf(make_participation(name=name))


def _is_printable(name: str) -> bool:
    try:
        return not typeface("serif_bold").missing(clean(name, "name"))
    except ValueError:
        return False


@pytest.mark.parametrize(
    "name",
    [
        "Åsa Öberg-Hällström",
        "Łukasz Żółć",
        "Oğuzhan İşçi",
        "Nguyễn Thị Hương",
        "Олександра Шевченко",
        "ሰላም ገብረመድህን",
        "أحمد محمد الخطيب",
        "زهرا رضایی",
        "ئاوات محەمەد",
        "Zahra Rezai (زهرا رضایی)",
        "O’Neill-D'Angelo",
    ],
)
def test_a_name_can_be_copied_out_of_the_file(name: str) -> None:
    page = PdfReader(BytesIO(render_pdf(make_participation(name=name)))).pages[0]

    assert name in page.extract_text()


@pytest.mark.parametrize("script", LETTERS)
def test_more_letters_than_a_font_has_codes_can_be_copied(script: str) -> None:
    words = [LETTERS[script][start : start + 8] for start in range(0, len(LETTERS[script]), 8)]
    content = make_participation(opening=(text(" ".join(words), "All of them"),))

    said = PdfReader(BytesIO(render_pdf(content))).pages[0].extract_text()

    assert [word for word in words if word not in said] == []


MARKED = ["مُحَمَّد أَحْمَد", "محمَّد علي", "Ọlárìnọ̀ Adébọ́wálé"]


def painted(name: str) -> bytes:
    """Return the operators of the first page of a certificate in that name."""
    content = PdfReader(BytesIO(render_pdf(make_participation(name=name)))).pages[0].get_contents()
    assert content is not None
    return content.get_data()


@pytest.mark.parametrize("name", MARKED)
def test_letters_under_marks_stay_on_the_paper(name: str) -> None:
    """No glyph is moved further than a letter is wide: two moves must not read as one number."""
    moves = re.findall(rb"[)\[](-?\d+)[(\]]", painted(name))

    assert moves
    assert max(abs(int(move)) for move in moves) < A_LETTER


@pytest.mark.parametrize("name", MARKED)
def test_a_name_with_marks_says_itself_to_a_screen_reader(name: str) -> None:
    told = name.split() if typeface("serif_bold").is_rtl(name) else [name]
    marked = [words for words in told if any(map(unicodedata.combining, words))]

    assert marked
    for words in marked:
        assert said(actual=words).encode() in painted(name)


@pytest.mark.parametrize("name", MARKED)
def test_a_name_with_marks_can_be_copied_in_a_browser(name: str) -> None:
    paper = pypdfium2.PdfDocument(render_pdf(make_participation(name=name)))

    copied = paper[0].get_textpage().get_text_bounded()

    assert unicodedata.normalize("NFC", name) in unicodedata.normalize("NFC", copied)


@pytest.mark.parametrize(
    "name", ["Bo", "Maximiliana " * 12 + "Ek", "Ek" * 120, "አበበ " * 30 + "ቢቂላ"]
)
def test_a_long_name_shrinks_then_wraps_inside_the_margins(name: str) -> None:
    pdf = render_pdf(make_participation(name=name))

    assert len(PdfReader(BytesIO(pdf)).pages) >= 1
    for line in typeface("serif_bold").wrap(name, 17, 480):
        assert typeface("serif_bold").width(line, 17) <= 480.5


def test_arabic_letters_are_joined_and_ordered() -> None:
    (run,) = typeface("serif_bold").runs("محمد")

    assert run.is_rtl
    assert [glyph.text for glyph in run.shaped.glyphs] == ["د", "م", "ح", "م"]
    first, last = run.shaped.glyphs[-1], run.shaped.glyphs[1]
    assert first.number != last.number, "the same letter has another shape in another place"


def test_words_in_two_directions_stand_in_their_places() -> None:
    runs = typeface("serif_bold").runs("Zahra زهرا Ek")

    assert "".join(run.text for run in runs) == "Zahra زهرا Ek"
    assert [run.text for run in runs if run.is_rtl] == ["زهرا"]


def test_a_character_no_font_has_is_named() -> None:
    with pytest.raises(ValueError, match=r"月 \(U\+6708\)"):
        render_pdf(make_participation(name="Amina 月"))
