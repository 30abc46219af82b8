"""Certificate content is whole and clean, and survives storage as JSON."""

import json
from datetime import date
from typing import Any

import pytest

from certificates.content import Assessed, CertificateContent, Confirmed, Holder, Shown
from tests.certificates.contents import (
    LEADER,
    SUPERVISOR,
    make_content,
    make_issuer,
    make_participation,
    make_words,
    text,
)


@pytest.mark.parametrize("content", [make_content(), make_participation()])
def test_json_there_and_back(content: CertificateContent) -> None:
    stored = json.dumps(content.to_json())

    assert CertificateContent.from_json(json.loads(stored)) == content
    assert json.loads(stored)["schema"] == 1


@pytest.mark.parametrize(
    "change",
    [
        {"schema": 2},
        {"holder": {"name": "Amina Yusuf"}},
        {"holder": {"name": "Amina Yusuf", "birth_date": None, "diagnosis": "none"}},
        {"issued_on": "yesterday"},
        {"issued_on": None},
        {"opening": "words"},
        {"title": {"sv": "Intyg"}},
        {"extra": 1},
        {"issuer": []},
    ],
)
def test_odd_json_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        CertificateContent.from_json({**make_content().to_json(), **change})


def test_json_without_a_field_is_refused() -> None:
    plain = make_content().to_json()
    del plain["replaces"]

    with pytest.raises(ValueError, match="replaces"):
        CertificateContent.from_json(plain)


@pytest.mark.parametrize("name", ["", " ", "undefined", "None", "null", " Amina", "Amina\n"])
def test_an_empty_or_placeholder_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"Holder\.name"):
        Holder(name=name)


@pytest.mark.parametrize("hidden", "\u202a\u202e\u2066\u2069\u200e\u00ad\x00\x1b\ufeff")
def test_an_invisible_character_is_refused(hidden: str) -> None:
    with pytest.raises(ValueError, match=f"{ord(hidden):04X}"):
        Holder(name=f"Ami{hidden}na")


def test_the_persian_joiner_is_kept() -> None:
    assert Holder(name="علی\u200cرضا").name == "علی\u200cرضا"


def test_a_name_is_stored_composed() -> None:
    assert Holder(name="A\u030asa").name == "Åsa"


@pytest.mark.parametrize("field", ["serial", "number", "place"])
@pytest.mark.parametrize("value", ["", "undefined", 7, None])
def test_a_field_without_words_is_refused(field: str, value: Any) -> None:
    with pytest.raises(ValueError, match=field):
        make_content(**{field: value})


def test_half_a_certificate_is_refused() -> None:
    with pytest.raises(ValueError, match="needs competencies"):
        make_content(count=0)
    with pytest.raises(ValueError, match="needs an activity"):
        make_participation(activity=None)
    with pytest.raises(ValueError, match="no kind"):
        make_content(kind="diploma")


def test_the_address_belongs_to_the_number() -> None:
    with pytest.raises(ValueError, match="number"):
        make_content(check_url="https://jagkan.example/v/SOMETHINGELSE")
    with pytest.raises(ValueError, match="address"):
        make_content(check_url=f"ftp://{make_content().number}")


def test_a_certificate_knows_no_personal_identity_number() -> None:
    assert set(make_content().holder.to_json()) == {"name", "birth_date"}
    assert make_issuer().to_json()["org_number"] == "232100-0131"


def test_the_ladder_in_words() -> None:
    words = make_words(4)

    assert words.line("sv") == (
        "Har visat 4 gånger, 12 augusti – 3 november 2026 · "
        "Bekräftat av handledare, Cykelköket (2) · "
        "Bedömt: samtal och arbetsprov, 12 november 2026"
    )
    assert words.line("en") == (
        "Shown 4 times, 12 August – 3 November 2026 · "
        "Confirmed by supervisor, Cykelköket (2) · "
        "Assessed: conversation and work sample, 12 November 2026"
    )
    assert len(make_words(confirmed=False).sentences("sv")) == 2


def test_a_single_moment_and_several_who_saw_it() -> None:
    day = date(2026, 11, 3)

    assert Shown(1, day, day).sentence("sv") == "Har visat 1 gång, 3 november 2026"
    assert Shown(1, day, day).headline("en") == "Shown once"
    assert Shown(2, day, date(2027, 1, 2)).detail("sv") == "3 november 2026 – 2 januari 2027"
    assert Shown(2, day, date(2026, 11, 9)).detail("sv") == "3–9 november 2026"
    assert Confirmed(3, (SUPERVISOR, LEADER), day).sentence("sv") == (
        "Bekräftat av handledare, Cykelköket; fritidsledare, Kortedala fritidsgård (3)"
    )


def test_who_is_said_alike_is_said_once() -> None:
    kitchen = text("handledare, Kafé och kök", "supervisor")
    workshop = text("handledare, Cykelverkstad", "supervisor")

    said = Confirmed(2, (kitchen, workshop), date(2026, 11, 3))

    assert said.sentence("sv") == (
        "Bekräftat av handledare, Kafé och kök; handledare, Cykelverkstad (2)"
    )
    assert said.sentence("en") == "Confirmed by supervisor (2)"


def test_how_a_confirmation_came_is_said() -> None:
    code = text("via länk och kod", "by link and code")

    said = Confirmed(1, (SUPERVISOR,), date(2026, 11, 3), (code,))

    assert said.sentence("sv") == "Bekräftat av handledare, Cykelköket (1), via länk och kod"
    assert said.sentence("en") == "Confirmed by supervisor, Cykelköket (1), by link and code"


def test_a_certificate_from_before_this_was_said_can_still_be_read() -> None:
    older = Confirmed(1, (SUPERVISOR,), date(2026, 11, 3)).to_json()
    del older["how"]

    assert Confirmed.from_json(older) == Confirmed(1, (SUPERVISOR,), date(2026, 11, 3))


def test_a_rung_without_substance_is_refused() -> None:
    day = date(2026, 11, 3)

    with pytest.raises(ValueError, match="moment"):
        Shown(0, day, day)
    with pytest.raises(ValueError, match="confirmation"):
        Confirmed(1, (), day)
    with pytest.raises(ValueError, match="method"):
        Assessed((), day, text("bedömare", "assessor"))
