"""The same words by two others that make archival and accessible files: typst and WeasyPrint.

Both come from `requirements/bench.txt`; WeasyPrint needs Pango from the system too. One that is not
there is left out, and said to be.
"""

import html
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import segno

from certificates.content import CertificateContent
from certificates.pdf.faces import FONTS

Line = tuple[str, str]
"""What kind of line it is (h1, h2, h3, p), and its words."""


def lines(content: CertificateContent) -> Iterator[Line]:
    """Yield the words of a certificate as the platypus page has them, in both languages."""
    yield "h1", content.title["sv"]
    yield "h2", content.holder.name
    for opening in content.opening:
        yield from (("p", said) for said in opening.values())
    for competency in content.competencies:
        yield "h3", competency.name["sv"]
        ladder = {language: competency.words.line(language) for language in ("sv", "en")}
        for text in (competency.name, competency.level_name, competency.i_can, ladder):
            yield from (("p", said) for said in text.values())
    for text in (content.method or {}, *content.fixed_sentences):
        yield from (("p", said) for said in text.values())
    yield "p", content.check_url


def by_typst(content: CertificateContent) -> bytes:
    """PDF/A-3a and PDF/UA-1 at once, in Rust: the strongest of the others."""
    typst: Any = import_module("typst")

    marks = {"h1": "= ", "h2": "== ", "h3": "=== ", "p": ""}
    body = "\n\n".join(f"{marks[kind]}#text({_quoted(said)})" for kind, said in lines(content))
    source = (
        f'#set document(title: {_quoted(content.title["sv"])})\n#set text(lang: "sv", '
        f'font: "Source Sans 3")\n{body}\n\n#image(bytes({_quoted(_code(content))}), '
        f'format: "svg", width: 70pt, alt: "QR")'
    )
    made = typst.compile(
        source.encode(), format="pdf", font_paths=[str(FONTS)], pdf_standards=["a-3a", "ua-1"]
    )
    return bytes(made)


def by_weasyprint(content: CertificateContent) -> bytes:
    """PDF/A-3a from HTML."""
    weasyprint: Any = import_module("weasyprint")

    body = "".join(f"<{kind}>{html.escape(said)}</{kind}>" for kind, said in lines(content))
    page = f'<html lang="sv"><title>{content.title["sv"]}</title>{body}{_code(content)}'
    made = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/a-3a")
    return bytes(made)


def _code(content: CertificateContent) -> str:
    return segno.make(content.check_url, error="m").svg_inline(scale=2)


def _quoted(said: str) -> str:
    escaped = said.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
