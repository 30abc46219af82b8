"""What stands on a certificate comes from where it should, and hints at nothing."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from certificates import issuing
from certificates.models import (
    Certificate,
    CertificateType,
    CompetenceLetter,
    StatementRequest,
)
from lifecycle.transitions import Refused
from programmes.models import Enrolment, Programme, ProgrammeLogo
from tests.cast import START, Cast
from tests.certificates.certificates import (
    choose,
    issue,
    make_draft,
    make_issued,
    make_replaced,
)
from tests.certificates.kinds import (
    TOLD,
    WRITTEN,
    carry_qualification,
    make_letter_draft,
    make_statement_draft,
    record_competence,
)
from tests.conftest import SignIn
from tests.placing import begin, plan

NAME = {"sv": "Göteborgs Stad", "en": "City of Gothenburg"}
FUNDING = {"sv": "Medfinansieras av Europeiska unionen", "en": "Co-funded by the European Union"}


def a_png(side: int = 40) -> bytes:
    written = BytesIO()
    Image.new("RGB", (side, side), "navy").save(written, "PNG")
    return written.getvalue()


def each_kind(cast: Cast) -> list[Certificate]:
    """Return a draft of each of the five kinds."""
    enrolment = Enrolment.objects.get(participant=cast.amina)
    plain = make_draft(cast)
    carry_qualification(cast)
    record_competence(cast)
    return [
        plain,
        make_draft(cast, {"A1.1": 2}),
        issuing.draft_participation(enrolment, by=cast.ines, hours=80),
        make_statement_draft(cast),
        make_letter_draft(cast),
    ]


def test_how_it_was_assessed_is_told_in_two_sentences(cast: Cast) -> None:
    told = {
        kind.code: [len(re.findall(r"\.(?: |$)", said)) for said in kind.method.values()]
        for kind in CertificateType.objects.exclude(method={})
    }

    assert told == {"competence_certificate": [2, 2], "validation_certificate": [2, 2]}


def test_five_kinds_are_drafted_and_shown_to_their_holder(cast: Cast, sign_in: SignIn) -> None:
    certificates = each_kind(cast)
    client = sign_in(cast.amina)

    assert {each.type.code for each in certificates} == set(
        CertificateType.objects.values_list("code", flat=True)
    )
    for certificate in certificates:
        page = client.get(f"/certificates/{certificate.pk}/proof/")
        assert page.status_code == 200
        assert str(certificate.type.title) in page.content.decode()
        assert issuing.paper(certificate)[:5] == b"%PDF-"


def test_no_kind_says_in_which_programme_or_why(cast: Cast) -> None:
    for certificate in each_kind(cast):
        said = str(issuing.preview(certificate).to_json())
        assert "Hikikomori" not in said
        assert "Team Väster" not in said


def test_every_kind_reserves_revocation(cast: Cast) -> None:
    for certificate in each_kind(cast):
        assert "får återkalla intyget" in str(issuing.preview(certificate).fixed_sentences)


def test_an_assessed_one_says_standard_basis_and_references(cast: Cast) -> None:
    content = issuing.preview(make_draft(cast))

    assert content.framework is not None
    assert content.framework.digest == cast.framework.digest
    assert content.basis is not None
    assert [(each.kind["sv"], each.count) for each in content.basis.evidence] == [
        ("egna beskrivningar", 2)
    ]
    assert content.basis.self_assessed
    first = content.competencies[0]
    assert first.level_descriptor is not None
    assert [each["en"] for each in first.key_competences] == [
        "Personal, social and learning to learn"
    ]
    assert content.version == 1


def test_a_correction_is_the_next_version(cast: Cast) -> None:
    replaced = make_replaced(cast)

    assert replaced.printed.version == 1
    assert replaced.replaced_by.printed.version == 2


def test_hours_are_volume_on_a_deltagarintyg(cast: Cast, sign_in: SignIn) -> None:
    enrolment = Enrolment.objects.get(participant=cast.amina)

    sign_in(cast.ines).post(
        "/desk/certificates/participation/", {"enrolment": enrolment.pk, "hours": "80"}
    )

    content = issuing.preview(Certificate.objects.get())
    assert content.activity is not None
    assert content.activity.hours == 80


def test_hours_are_put_right_until_the_holder_says_yes(cast: Cast) -> None:
    enrolment = Enrolment.objects.get(participant=cast.amina)
    issuing.draft_participation(enrolment, by=cast.ines, hours=80)

    certificate = issuing.draft_participation(enrolment, by=cast.ines, hours=90)
    certificate.accept(by=cast.amina)
    issuing.draft_participation(enrolment, by=cast.ines, hours=100)

    certificate.refresh_from_db()
    assert certificate.hours == 90


@pytest.mark.parametrize("hours", ["0", "åttio", "9999"])
def test_hours_that_are_none_are_explained(cast: Cast, sign_in: SignIn, hours: str) -> None:
    enrolment = Enrolment.objects.get(participant=cast.amina)

    response = sign_in(cast.ines).post(
        "/desk/certificates/participation/", {"enrolment": enrolment.pk, "hours": hours}
    )

    assert response.status_code == 422
    assert not Certificate.objects.exists()


@pytest.mark.parametrize(
    ("chosen", "printed"),
    [
        ({"name_form": "passport"}, "Amina Yusuf"),
        ({"name_form": "preferred"}, "Mina Yusuf"),
        ({"name_form": "written", "name": "Amina Noor Yusuf"}, "Amina Noor Yusuf"),
        ({"name_form": "passport", "name": "Amina Noor Yusuf"}, "Amina Noor Yusuf"),
    ],
)
def test_holder_chooses_a_form_of_the_name(
    cast: Cast, sign_in: SignIn, chosen: dict[str, str], printed: str
) -> None:
    cast.amina.preferred_name = "Mina"
    cast.amina.save()
    certificate = make_draft(cast)
    competencies = [each.pk for each in certificate.competencies.all()]

    sign_in(cast.amina).post(
        f"/certificates/{certificate.pk}/choose/",
        {"competencies": competencies, "language": "sv", **chosen},
    )

    certificate.refresh_from_db()
    content = issuing.preview(certificate)
    assert content.holder.name == printed
    assert content.languages == ("sv",)


def test_from_a_written_name_back_to_the_passports(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)
    choose(certificate, name="Amina Noor Yusuf")
    competencies = [each.pk for each in certificate.competencies.all()]

    sign_in(cast.amina).post(
        f"/certificates/{certificate.pk}/choose/",
        {"competencies": competencies, "name_form": "passport", "name": "Amina Noor Yusuf"},
    )

    certificate.refresh_from_db()
    assert certificate.name == "Amina Yusuf"


@pytest.mark.parametrize(
    "typed",
    [
        {"name_form": "written", "name": ""},
        {"name_form": "written", "name": "None"},
        {"name_form": "written", "name": "undefined"},
        {"name_form": "somebody"},
        {"name_form": "passport", "language": "ti"},
    ],
)
def test_an_empty_or_placeholder_name_is_explained(
    cast: Cast, sign_in: SignIn, typed: dict[str, str]
) -> None:
    certificate = make_draft(cast)
    competencies = [each.pk for each in certificate.competencies.all()]

    response = sign_in(cast.amina).post(
        f"/certificates/{certificate.pk}/choose/", {"competencies": competencies, **typed}
    )

    assert response.status_code == 422
    certificate.refresh_from_db()
    assert certificate.name == "Amina Yusuf"


@pytest.mark.parametrize("name", ["", "   ", "None", "undefined", "null"])
def test_nothing_is_accepted_or_issued_with_such_a_name(cast: Cast, name: str) -> None:
    certificate = make_draft(cast)
    choose(certificate, name=name)

    with pytest.raises(Refused):
        issuing.accept(certificate, by=cast.amina, seen="")
    certificate.accept(by=cast.amina)
    with pytest.raises(Refused):
        issuing.issue(certificate, by=cast.ines, seen="x")
    assert not Certificate.objects.issued().exists()


def test_a_kind_without_a_title_is_not_issued(cast: Cast) -> None:
    certificate = make_draft(cast)
    certificate.type.title = {}
    certificate.type.save()
    certificate.accept(by=cast.amina)

    with pytest.raises(Refused):
        issuing.issue(certificate, by=cast.ines, seen="x")


def test_emblems_of_the_programme_are_printed_with_their_words(cast: Cast, sign_in: SignIn) -> None:
    programme = Programme.objects.get(name="Hikikomori")
    programme.funding_line = FUNDING
    programme.save()
    ProgrammeLogo.objects.create(programme=programme, name=NAME, is_eu_emblem=True, height=14)
    ProgrammeLogo.objects.create(programme=programme, name=NAME, png=a_png(), height=12)

    certificate = make_issued(cast)

    emblems = certificate.printed.emblems
    assert emblems is not None
    assert emblems.statement == FUNDING
    assert [logo.picture == "eu" for logo in emblems.logos] == [True, False]
    page = sign_in(cast.amina).get(f"/certificates/{certificate.pk}/").content.decode()
    assert 'alt="Europeiska unionens emblem"' in page
    assert 'alt="Göteborgs Stad"' in page


def save_logos(cast: Cast, sign_in: SignIn, *rows: dict[str, Any], funding: str = "") -> Any:
    programme = Programme.objects.get(name="Hikikomori")
    typed: dict[str, Any] = {
        "name": programme.name,
        "public_name": '{"sv": "Steg framåt", "en": "Steps forward"}',
        "owner": programme.owner.pk,
        "funding_line": funding or '{"sv": "Medfinansieras av EU", "en": "Co-funded by the EU"}',
        "starts_on": "2026-01-12",
        "projects-TOTAL_FORMS": 0,
        "projects-INITIAL_FORMS": 0,
        "logos-TOTAL_FORMS": len(rows),
        "logos-INITIAL_FORMS": 0,
    }
    for number, row in enumerate(rows):
        logo = {"name": '{"sv": "A", "en": "A"}', "height": 12, "position": number, **row}
        typed |= {f"logos-{number}-{field}": said for field, said in logo.items()}
    return sign_in(cast.ulla).post(f"/admin/programmes/programme/{programme.pk}/change/", typed)


def upload(png: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("logo.png", png, "image/png")


def test_the_admin_takes_logos_in_and_writes_them_anew(cast: Cast, sign_in: SignIn) -> None:
    response = save_logos(
        cast, sign_in, {"is_eu_emblem": "on"}, {"upload": upload(a_png(1500) + b"hidden")}
    )

    assert response.status_code == 302
    ours, other = ProgrammeLogo.objects.all()
    assert ours.is_eu_emblem
    assert len(bytes(other.png)) <= 12_000
    assert b"hidden" not in bytes(other.png)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (({"is_eu_emblem": "on"}, {"upload": upload(a_png()), "height": 20}), "minst lika stort"),
        (({"upload": upload(b"GIF89a")},), "Välj en PNG-bild"),
        (({"upload": upload(a_png()[:60])},), "Välj en PNG-bild"),
        (({},), "Välj en bild"),
        (({"is_eu_emblem": "on", "height": 10},), "minst 11 mm"),
        (({"is_eu_emblem": "on", "height": 31},), "10 till 30 mm"),
        (({"is_eu_emblem": "on", "name": '{"sv": "EU"}'},), "svenska och engelska"),
    ],
)
def test_logos_that_break_a_rule_are_explained(
    cast: Cast, sign_in: SignIn, rows: tuple[dict[str, Any], ...], said: str
) -> None:
    response = save_logos(cast, sign_in, *rows)

    assert response.status_code == 200
    assert said in response.content.decode()
    assert not ProgrammeLogo.objects.exists()


def test_letter_and_statement_are_issued_like_all_others(cast: Cast) -> None:
    for certificate in (make_statement_draft(cast), make_letter_draft(cast)):
        certificate.accept(by=cast.amina)
        assert issue(cast, certificate).is_valid


def test_a_protected_holder_is_placed_nowhere(cast: Cast) -> None:
    placement = plan(cast.skye, cast.cykelkoket, cast.kalle, by=cast.noor)
    asked = StatementRequest.make(begin(placement, by=cast.noor), by=cast.skye)
    letter = CompetenceLetter.make([], by=cast.skye)
    letter.write(TOLD, partner=cast.noor, by=cast.skye)
    letter.ask(by=cast.skye)

    drafts = [
        issuing.sign_statement(asked, WRITTEN),
        issuing.confirm_letter(letter, by=cast.noor, talked_on=START, seen=letter.as_told),
    ]

    for certificate in drafts:
        said = str(issuing.preview(certificate).to_json())
        for telling in ("Cykel", "Kalle", "verkstadsledare", "Noor", "Göteborgs Stad"):
            assert telling not in said
