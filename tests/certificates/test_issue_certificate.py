"""An accepted certificate is issued: frozen, numbered, printed, and all of it or nothing."""

from io import BytesIO
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from pypdf import PdfReader

from accounts.models import Role
from certificates import issuing, numbers
from certificates.models import Certificate, SerialYear
from competencies.texts import Text
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import START, Cast, employ
from tests.certificates.certificates import (
    issue,
    letters_about,
    make_accepted,
    make_draft,
    make_issued,
    seen_in,
)
from tests.conftest import SignIn


def press(client: Client, certificate: Certificate, **data: Any) -> Any:
    data = {"checked": "on", "seen": seen_in(certificate), **data}
    return client.post(f"/desk/certificates/{certificate.pk}/issue/", data)


def test_issuer_issues_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_accepted(cast)

    response = press(sign_in(cast.ines), certificate)

    certificate.refresh_from_db()
    assert response.status_code == 302
    assert certificate.is_valid
    assert certificate.serial == f"VV-{certificate.issued_at.year}-000001"  # type: ignore[union-attr]
    assert numbers.parse(str(certificate.number)) == certificate.number
    assert certificate.document.pdf[:5] == b"%PDF-"


def test_case_is_closed_with_it(cast: Cast) -> None:
    certificate = make_issued(cast)

    assert certificate.case is not None
    certificate.case.refresh_from_db()
    assert certificate.case.state == "closed"


def test_content_says_what_was_shown_confirmed_and_assessed(cast: Cast) -> None:
    content = make_issued(cast).printed

    assert content.holder.name == "Amina Yusuf"
    assert [(each.code, each.level_number) for each in content.competencies] == [
        ("A1.1", 3),
        ("A4.1", 2),
    ]
    words = content.competencies[0].words
    assert words.shown is not None
    assert words.shown.count == 2
    assert words.confirmed is not None
    assert words.confirmed.by == ({"sv": "handledare, Cykelköket", "en": "supervisor, Cykelköket"},)
    assert words.assessed is not None
    assert words.assessed.methods[0]["sv"] == "portfölj"


def test_paper_says_the_same(cast: Cast) -> None:
    certificate = make_issued(cast)

    text = "\n".join(
        page.extract_text() for page in PdfReader(BytesIO(certificate.document.pdf)).pages
    )

    assert "Amina Yusuf" in text
    assert str(certificate.serial) in text
    assert certificate.shown_number in text


def test_it_says_that_it_has_no_level_in_seqf(cast: Cast) -> None:
    content = make_issued(cast).printed

    title, version = cast.framework.title["sv"], cast.framework.version
    assert content.fixed_sentences[0]["sv"] == (
        "Kompetensintyget är utfärdat efter kartläggning och bedömning mot ramverket "
        f"{title}, version {version}. Ramverket är inte nivåplacerat i Sveriges referensram för "
        "kvalifikationer (SeQF)."
    )


def test_nothing_tells_why_the_holder_took_part(cast: Cast) -> None:
    content = str(make_issued(cast).content).casefold()

    assert "hikikomori" not in content
    assert "team väster" not in content


def test_what_was_not_reached_is_not_on_it(cast: Cast) -> None:
    certificate = make_draft(cast, {"A1.1": 3, "A4.1": None})
    certificate.accept(by=cast.amina)

    issue(cast, certificate)

    assert [each.code for each in certificate.printed.competencies] == ["A1.1"]


def test_holder_gets_a_letter(cast: Cast) -> None:
    certificate = make_issued(cast)

    (letter,) = letters_about(certificate)
    assert letter.to == [cast.amina.email]
    assert certificate.get_absolute_url() in str(letter.body)


def test_issuer_compares_the_name_with_the_account(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.ines)
    as_known = desk_page(client, make_accepted(cast))
    other = desk_page(client, make_accepted(cast, name="Amina Warsame <b>"))

    assert "På kontot står" not in as_known
    assert "Innehavaren har valt namnet <bdi>Amina Warsame &lt;b&gt;</bdi>." in other
    assert "På kontot står det <bdi>Amina Yusuf</bdi>." in other


def test_participant_may_not_issue(cast: Cast, sign_in: SignIn) -> None:
    assert press(sign_in(cast.amina), make_accepted(cast)).status_code == 403


def test_others_do_not_even_see_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_accepted(cast)

    for stranger in (cast.sara, cast.petra, cast.ada, cast.elin, cast.lo, cast.ulla):
        assert press(sign_in(stranger), certificate).status_code == 404


def test_assessor_may_not_issue_what_they_assessed(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.ada, cast.issuer, Role.ISSUER)

    assert press(sign_in(cast.ada), make_accepted(cast)).status_code == 403


def test_somebody_of_the_team_may_not_issue(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.sara, cast.issuer, Role.ISSUER)

    assert press(sign_in(cast.sara), make_accepted(cast)).status_code == 403


def test_database_refuses_the_assessor_as_issuer(cast: Cast) -> None:
    certificate = make_accepted(cast)

    with pytest.raises(IntegrityError):
        issuing.issue(certificate, by=cast.ada, seen=seen_in(certificate))


def test_holder_has_to_say_yes_first(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.ines)

    response = press(client, certificate := make_draft(cast))

    assert response.status_code == 302
    assert "hann före" in desk_page(client, certificate)
    assert not Certificate.objects.issued().exists()


def test_second_press_is_answered_with_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_accepted(cast)
    client, seen = sign_in(cast.ines), seen_in(certificate)
    press(client, certificate, seen=seen)

    press(client, certificate, seen=seen)

    assert "hann före" in desk_page(client, certificate)
    assert Certificate.objects.issued().count() == 1
    assert SerialYear.objects.get().last == 1


def test_without_the_tick_nothing_is_issued(cast: Cast, sign_in: SignIn) -> None:
    response = press(sign_in(cast.ines), certificate := make_accepted(cast), checked="")

    certificate.refresh_from_db()
    assert response.status_code == 422
    assert certificate.is_accepted


def test_what_changed_since_the_look_is_looked_at_again(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_accepted(cast)
    seen = seen_in(certificate)
    certificate.reopen(by=cast.amina)
    Certificate.objects.filter(pk=certificate.pk).update(name="Amina Y. Yusuf")
    certificate.accept(by=cast.amina)

    client = sign_in(cast.ines)
    press(client, certificate, seen=seen)

    assert "Texten har ändrats" in desk_page(client, certificate)
    assert not Certificate.objects.issued().exists()


def test_if_the_paper_fails_nothing_is_left(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = make_accepted(cast)

    def fail(_content: object) -> bytes:
        raise RuntimeError("no paper")

    monkeypatch.setattr(issuing, "render_pdf", fail)
    with pytest.raises(RuntimeError):
        issue(cast, certificate)

    certificate = Certificate.objects.get()
    assert certificate.is_accepted
    assert certificate.serial is None
    assert certificate.case is not None
    assert certificate.case.state == "quality_checked"
    assert not Event.objects.filter(action="issue").exists()


def test_what_cannot_be_printed_is_refused(cast: Cast) -> None:
    certificate = make_accepted(cast)
    seen = seen_in(certificate)
    Certificate.objects.filter(pk=certificate.pk).update(name="A\u202emina")

    with pytest.raises(Refused, match="går inte att skriva ut"):
        issuing.issue(certificate, by=cast.ines, seen=seen)


def test_it_is_recorded(cast: Cast) -> None:
    certificate = make_issued(cast)

    event = Event.objects.about(certificate).get(action="issue")
    assert event.by == cast.ines


def test_serials_count_up(cast: Cast) -> None:
    serials = [SerialYear.take(2026), SerialYear.take(2026), SerialYear.take(2027)]

    assert serials == ["VV-2026-000001", "VV-2026-000002", "VV-2027-000001"]


def desk_page(client: Client, certificate: Certificate) -> str:
    return client.get(f"/desk/certificates/{certificate.pk}/").content.decode()


def test_funder_is_named_where_the_programme_has_one(cast: Cast) -> None:
    programme = cast.amina.enrolments.get().local_project.programme
    programme.funding_line = Text(sv="Medfinansieras av EU", en="Co-funded by the EU")
    programme.save()

    content = make_issued(cast).printed

    assert content.funding == {"sv": "Medfinansieras av EU", "en": "Co-funded by the EU"}


def test_whoever_has_left_every_programme_gets_one_too(cast: Cast) -> None:
    cast.amina.enrolments.update(ends_on=START)

    assert make_issued(cast).printed.funding is None
