"""Each of the five kinds is whole or is refused; what older ones lack is filled in."""

import dataclasses
from typing import Any

import pytest

from certificates.content import CertificateContent, Emblems, Logo
from tests.certificates.contents import (
    SITUATIONS,
    make_content,
    make_letter,
    make_participation,
    make_statement,
    make_validation,
    text,
)

KINDS = (make_participation, make_statement, make_letter, make_content, make_validation)
HALVES: tuple[tuple[Any, dict[str, Any]], ...] = (
    (make_statement, {"statement": None}),
    (make_letter, {"situations": SITUATIONS[:2]}),
    (make_letter, {"situations": SITUATIONS * 2}),
    (make_letter, {"dialogue": None}),
    (make_validation, {"qualification": None}),
    (make_validation, {"assessor": make_content().assessor}),
    (make_content, {"qualification": make_validation().qualification}),
    (make_content, {"languages": ("en", "sv")}),
    (make_content, {"languages": ()}),
)


@pytest.mark.parametrize("make", KINDS)
def test_each_kind_goes_to_json_and_back(make: Any) -> None:
    content = make()

    assert CertificateContent.from_json(content.to_json()) == content


@pytest.mark.parametrize(("make", "lack"), HALVES)
def test_half_a_certificate_is_refused(make: Any, lack: dict[str, Any]) -> None:
    whole = make()

    with pytest.raises(ValueError, match=r"needs|in Swedish"):
        dataclasses.replace(whole, **lack)


def test_one_that_was_issued_before_says_what_it_said() -> None:
    plain = make_content().to_json()
    for name in ("languages", "version", "basis", "qualification", "statement", "situations"):
        del plain[name]

    content = CertificateContent.from_json(plain)

    assert content.languages == ("sv", "en")
    assert content.version == 1


def test_no_other_logo_is_larger_than_the_emblem_of_the_eu() -> None:
    ours = Logo(text("Europeiska unionen", "European Union"), "eu", 12)
    larger = Logo(text("En kommun", "A municipality"), "iVBORw0KGgo=", 13)

    with pytest.raises(ValueError, match="at least as large"):
        Emblems(text("Medfinansieras av EU", "Co-funded by the EU"), (ours, larger))
