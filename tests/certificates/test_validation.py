"""A valideringsintyg takes two halves: a levelled qualification and an assessor on record."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from assessments.models import AssessorCompetence
from certificates import issuing
from certificates.models import Certificate
from competencies.models import Framework
from tests.cast import START, Cast
from tests.certificates.certificates import issue, make_draft
from tests.certificates.kinds import carry_qualification, record_competence
from tests.conftest import SignIn

LONG_AGO: dict[str, Any] = {"starts_on": date(2020, 1, 1), "ends_on": date(2020, 12, 31)}


def kind_of(certificate: Certificate) -> str:
    return certificate.type.code


def test_both_halves_make_it_and_it_says_both(cast: Cast) -> None:
    carry_qualification(cast)
    record_competence(cast)
    certificate = make_draft(cast)
    certificate.accept(by=cast.amina)

    content = issue(cast, certificate).printed

    assert content.kind == "validation_certificate"
    assert content.qualification is not None
    assert content.qualification.seqf_level == 2
    assert content.assessor is not None
    assert content.assessor.competence_area == {
        "sv": "Arbetslivets grunder",
        "en": "Basics of working life",
    }
    said = str([sentence["sv"] for sentence in content.fixed_sentences])
    assert "Grund för arbetslivet, nivå 2" in said
    assert "2022:1549" in said
    assert "återkalla" in said


def test_without_a_qualification_it_is_a_kompetensintyg(cast: Cast) -> None:
    record_competence(cast)

    certificate = make_draft(cast)

    assert kind_of(certificate) == "competence_certificate"
    assert "inte nivåplacerat" in str(issuing.preview(certificate).fixed_sentences)


def test_without_competence_on_record_it_is_a_kompetensintyg(cast: Cast) -> None:
    carry_qualification(cast)

    certificate = make_draft(cast)

    said = str(issuing.preview(certificate).fixed_sentences)
    assert kind_of(certificate) == "competence_certificate"
    assert "inte nivåplacerat" not in said  # the framework has a level after all
    assert "inte ett intyg efter validering" in said


def test_somebody_elses_competence_is_not_the_assessors(cast: Cast) -> None:
    carry_qualification(cast)
    record_competence(cast, cast.elin, recorded_by=cast.ada)

    assert kind_of(make_draft(cast)) == "competence_certificate"


def test_competence_that_had_ended_by_then_does_not_count(cast: Cast) -> None:
    carry_qualification(cast)
    record_competence(cast, **LONG_AGO)

    assert kind_of(make_draft(cast)) == "competence_certificate"


def test_a_qualification_that_begins_later_does_not_count(cast: Cast) -> None:
    carry_qualification(cast, starts_on=timezone.localdate() + timedelta(days=1))
    record_competence(cast)

    assert kind_of(make_draft(cast)) == "competence_certificate"


def test_competence_for_another_framework_does_not_count(cast: Cast) -> None:
    other = Framework.objects.create(slug="annat", version="1", digest="0" * 64)
    carry_qualification(cast)
    record_competence(cast, framework=other)

    assert kind_of(make_draft(cast)) == "competence_certificate"


@pytest.mark.parametrize("level", [0, 9])
def test_seqf_has_eight_levels(cast: Cast, level: int) -> None:
    with pytest.raises(IntegrityError):
        carry_qualification(cast, seqf_level=level)


def test_nobody_writes_down_their_own_competence(cast: Cast) -> None:
    with pytest.raises(IntegrityError):
        record_competence(cast, recorded_by=cast.ada)


def test_the_administrator_writes_it_down_under_their_name(cast: Cast, sign_in: SignIn) -> None:
    response = add(sign_in(cast.ulla), cast.ada.pk)

    assert response.status_code == 302
    assert AssessorCompetence.objects.get().recorded_by == cast.ulla


def test_one_language_alone_is_not_enough(cast: Cast) -> None:
    held = record_competence(cast)
    held.area = {"sv": "Bara svenska"}

    with pytest.raises(ValidationError, match=r"svenska och engelska|Swedish and in English"):
        held.full_clean()


def add(client: Client, assessor: int) -> Any:
    return client.post(
        "/admin/assessments/assessorcompetence/add/",
        {
            "assessor": assessor,
            "area": '{"sv": "Kök", "en": "Kitchen"}',
            "basis": "Utbildning",
            "starts_on": START.isoformat(),
        },
    )
