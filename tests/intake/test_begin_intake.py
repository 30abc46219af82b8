"""A list is begun once, by those who may; of staff by another person."""

from accounts.models import Organisation, Role, User
from tests.cast import Cast, employ, person
from tests.conftest import SignIn
from tests.intake.lists import (
    KIM,
    SAM,
    bring_in,
    choose_people,
    choose_staff,
    second_lead,
    step,
)


def test_pressed_twice_it_is_begun_once(cast: Cast, sign_in: SignIn) -> None:
    intake = choose_people(cast)
    lo = sign_in(cast.lo)
    assert lo.post(step("begin", intake)).status_code == 302
    assert lo.post(step("begin", intake)).status_code == 302
    intake.refresh_from_db()
    assert intake.is_importing


def test_another_organisations_list_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    intake = choose_people(cast)
    stranger = person("ove", "Ove Lind")
    elsewhere = Organisation.objects.exclude(pk=cast.goteborg.pk).first()
    assert elsewhere
    employ(stranger, elsewhere, Role.PROJECT_LEAD)
    assert sign_in(stranger).get(intake.get_absolute_url()).status_code == 404
    assert sign_in(cast.sara).get(intake.get_absolute_url()).status_code == 404


def test_staff_are_let_in_by_another_person(cast: Cast, sign_in: SignIn) -> None:
    intake = choose_staff(cast, SAM)
    assert sign_in(cast.lo).post(step("begin", intake)).status_code == 403
    bring_in(intake, by=second_lead(cast))
    assert User.objects.get(email="sam@x.example").role_assignments.get().role == "pedagogue"


def test_what_has_to_be_mended_is_not_begun(cast: Cast, sign_in: SignIn) -> None:
    intake = choose_people(cast, {**KIM, "birth_date": "2008-02-31"})
    sign_in(cast.lo).post(step("begin", intake))
    intake.refresh_from_db()
    assert intake.is_checked
