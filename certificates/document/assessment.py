"""How it was assessed, against what, and by whom: on a ground of its own."""

from collections.abc import Iterator

from certificates.content import CertificateContent, Text
from certificates.content.plain import LANGUAGES
from certificates.document import labels
from certificates.document.facts import Fact, add_below
from certificates.document.palette import PINE_SOFT
from certificates.document.pen import Pen
from certificates.pdf.layout import Part
from certificates.pdf.sketch import MARGIN, MEASURE, Sketch

_PAD = 14.0
_LEAD = 14.0
_SHORT = 16  # hexadecimal figures of a fingerprint: enough to compare, few enough to read


def assessment_part(pen: Pen, content: CertificateContent) -> Part:
    """Make method, framework, qualification, assessor and quality check."""
    inside = Sketch(height=_PAD - 3)
    x, width = MARGIN + _PAD, MEASURE - 2 * _PAD
    pen.heading(inside, labels.ASSESSMENT, x=x, width=width)
    inside.space(2)
    if content.method:
        pen.paragraph(inside, content.method, x=x, width=width)
    inside.space(4)
    add_below(pen, inside, list(_facts(content)), x=x, width=width)
    inside.space(_PAD - 4)
    return Part(_on_ground(inside), lead=_LEAD)


def _facts(content: CertificateContent) -> Iterator[Fact]:
    yield from _of_basis(content)
    yield from _of_levels(content)
    yield from _of_framework(content)
    yield from _of_qualification(content)
    yield from _of_people(content)


def _of_basis(content: CertificateContent) -> Iterator[Fact]:
    basis = content.basis
    if basis and basis.sentence("sv"):
        yield labels.BASIS, {language: basis.sentence(language) for language in LANGUAGES}


def _of_levels(content: CertificateContent) -> Iterator[Fact]:
    """Say what each level on this certificate means, and what the competencies belong to."""
    levels = {
        each.level_number: {
            language: f"{each.level_name[language]}: {each.level_descriptor[language]}"
            for language in LANGUAGES
        }
        for each in content.competencies
        if each.level_descriptor
    }
    for number in sorted(levels):
        label = {language: f"{labels.LEVEL[language]} {number}" for language in LANGUAGES}
        yield label, levels[number]
    keys = {key["sv"]: key for each in content.competencies for key in each.key_competences}
    if keys:
        yield labels.KEY_COMPETENCES, _joined(list(keys.values()), "; ")


def _of_framework(content: CertificateContent) -> Iterator[Fact]:
    framework = content.framework
    if framework is None:
        return
    words = {
        language: f"{framework.title[language]}, {labels.VERSION[language]} {framework.version}"
        for language in LANGUAGES
    }
    yield labels.FRAMEWORK, words
    yield labels.FRAMEWORK_TEXT, _same(framework.url)
    if framework.digest:
        yield labels.FINGERPRINT, _same(f"SHA-256 {framework.digest[:_SHORT]}…")


def _of_qualification(content: CertificateContent) -> Iterator[Fact]:
    qualification = content.qualification
    if qualification is None:
        return
    yield labels.QUALIFICATION, qualification.title
    yield labels.SEQF_LEVEL, _same(str(qualification.seqf_level))
    yield labels.OWNER, _same(qualification.owner)
    yield labels.DECISION, _same(qualification.decision)


def _of_people(content: CertificateContent) -> Iterator[Fact]:
    assessor = content.assessor
    if assessor:
        words = {language: f"{assessor.name}, {role}" for language, role in assessor.role.items()}
        yield labels.ASSESSOR, words
        if assessor.competence_area:
            yield labels.COMPETENCE_AREA, assessor.competence_area
    if content.quality_check:
        yield labels.QUALITY_CHECK, content.quality_check


def _same(words: str) -> Text:
    return dict.fromkeys(LANGUAGES, words)


def _joined(texts: list[Text], between: str) -> Text:
    return {language: between.join(text[language] for text in texts) for language in LANGUAGES}


def _on_ground(inside: Sketch) -> Sketch:
    sketch = Sketch(height=_LEAD)
    sketch.pad(MARGIN, sketch.height, MEASURE, inside.height, PINE_SOFT, 10)
    sketch.below(inside)
    return sketch
