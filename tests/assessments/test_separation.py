"""Nobody assesses a participant whose team they are, or ever were, on: the database says so too."""

import pytest
from django.db import IntegrityError, connection, models, transaction

from accounts.models import User
from assessments.models import AssessmentCase
from programmes.models import Assignment, Enrolment
from tests.assessments.cases import make_submitted_case
from tests.cast import START, Cast


def make_assessor_by_force(case: AssessmentCase, assessor: User) -> None:
    with transaction.atomic():
        AssessmentCase.objects.filter(pk=case.pk).update(assessor=assessor)


def had_ada_on_the_team(cast: Cast) -> None:
    Assignment.objects.create(
        enrolment=Enrolment.objects.get(participant=cast.amina),
        staff=cast.ada,
        starts_on=START,
        ends_on=START,
    )


def test_the_database_refuses_someone_on_the_team(cast: Cast) -> None:
    case = make_submitted_case(cast)

    with pytest.raises(IntegrityError, match="on the team"):
        make_assessor_by_force(case, cast.sara)


def test_the_database_refuses_someone_who_was_on_the_team_once(cast: Cast) -> None:
    case = make_submitted_case(cast)
    had_ada_on_the_team(cast)

    with pytest.raises(IntegrityError, match="on the team"):
        make_assessor_by_force(case, cast.ada)


def test_the_database_refuses_a_new_case_with_such_an_assessor(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="on the team"), transaction.atomic():
        AssessmentCase.objects.create(
            participant=cast.amina, framework=cast.framework, assessor=cast.noor
        )


def test_the_database_takes_someone_else(cast: Cast) -> None:
    case = make_submitted_case(cast)

    make_assessor_by_force(case, cast.ada)

    case.refresh_from_db()
    assert case.assessor == cast.ada


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite makes tables anew")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", [AssessmentCase, Assignment, Enrolment])
def test_the_guard_outlives_a_table_made_anew(model: type[models.Model]) -> None:
    before = triggers()

    with connection.schema_editor() as editor:
        editor._remake_table(model)  # type: ignore[attr-defined]

    assert triggers() == before
    assert {
        "assessor_is_no_team_member_insert",
        "assessor_is_no_team_member_update",
    } <= set(before)


def triggers() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())
