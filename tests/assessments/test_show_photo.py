"""A picture in a case is seen by whoever sees the case, and only while they do."""

import uuid

from accounts.models import User
from assessments.models import AssessmentCase
from tests.assessments import cases
from tests.cast import Cast
from tests.conftest import SignIn
from tests.portfolio.moments import photo


def make_case_with_photo(cast: Cast, participant: User | None = None) -> tuple[AssessmentCase, str]:
    author = participant or cast.amina
    entry = cases.make_shared_entry(cast, "A1.1", participant=author)
    evidence = entry.add_photo(photo(), by=author)
    case = AssessmentCase.make([entry], [cast.competency("A1.1")], by=author)
    return case, f"/cases/{case.pk}/photos/{evidence.pk}/"


def test_ada_sees_it_in_both_sizes(cast: Cast, sign_in: SignIn) -> None:
    case, url = make_case_with_photo(cast)
    ada = sign_in(cast.ada)

    for size in ("small", "large"):
        picture = ada.get(f"{url}{size}/")
        assert picture.status_code == 200
        assert picture.headers["Content-Type"] == "image/webp"
        assert picture.getvalue().startswith(b"RIFF")
    assert f"{url}small/" in ada.get(case.get_absolute_url()).content.decode()


def test_after_it_was_taken_back_she_does_not(cast: Cast, sign_in: SignIn) -> None:
    case, url = make_case_with_photo(cast)
    case.take_up(by=cast.ada)
    case.withdraw(by=cast.amina)

    assert sign_in(cast.ada).get(f"{url}small/").status_code == 404


def test_a_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    _case, url = make_case_with_photo(cast)

    for stranger in (cast.sara, cast.petra, cast.mehari, cast.ines):
        assert sign_in(stranger).get(f"{url}small/").status_code == 404


def test_of_a_protected_person_only_a_handler_sees_case_and_picture(
    cast: Cast, sign_in: SignIn
) -> None:
    case, url = make_case_with_photo(cast, cast.skye)

    for address in (case.get_absolute_url(), f"{url}small/"):
        assert sign_in(cast.ada).get(address).status_code == 404
        assert sign_in(cast.elin).get(address).status_code == 200
    assert "Skye" in sign_in(cast.elin).get(case.get_absolute_url()).content.decode()


def test_after_the_decision_too(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_decided_case(cast, participant=cast.skye)

    for name, status in {"ada": 404, "ines": 404, "elin": 200}.items():
        page = sign_in(getattr(cast, name)).get(case.get_absolute_url())
        assert page.status_code == status


def test_a_picture_outside_the_case_is_not_found(cast: Cast, sign_in: SignIn) -> None:
    case, url = make_case_with_photo(cast)
    outside = cases.make_shared_entry(cast, "A1.1").add_photo(photo(), by=cast.amina)
    ada = sign_in(cast.ada)

    assert ada.get(f"/cases/{case.pk}/photos/{outside.pk}/small/").status_code == 404
    assert ada.get(f"/cases/{case.pk}/photos/{uuid.uuid4()}/small/").status_code == 404
    assert ada.get(f"{url}huge/").status_code == 404
