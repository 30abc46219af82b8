"""A document is fetched as a file, never shown by us as a page."""

from typing import Any

import pytest

from accounts.models import Role
from collaboration.models import Document
from tests.cast import Cast
from tests.collaboration.together import add_document, hire_officer
from tests.conftest import SignIn


def way_to(document: Document) -> str:
    return f"/documents/{document.versions.get().pk}/file/"


def test_it_comes_as_a_file_that_nobody_guesses_about(cast: Cast, sign_in: SignIn) -> None:
    document = add_document(cast, 'Plan "2";\u202e')

    answer: Any = sign_in(cast.noor).get(way_to(document))

    assert answer.getvalue().decode() == "Minnesanteckningar från mötet."
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "\r" not in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_strangers_do_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    way = way_to(add_document(cast))

    for stranger in (cast.petra, cast.amina, cast.ada, cast.ulla, hire_officer()):
        assert sign_in(stranger).get(way).status_code == 404


@pytest.mark.parametrize("role", [Role.CASE_OFFICER, Role.PROTECTED_HANDLER])
def test_a_role_that_is_no_work_in_groups_opens_nothing(
    cast: Cast, sign_in: SignIn, role: Role
) -> None:
    way = way_to(add_document(cast))
    cast.reza.role_assignments.update(role=role)

    assert sign_in(cast.reza).get(way).status_code == 404


def test_a_file_that_is_gone_is_not_found(cast: Cast, sign_in: SignIn) -> None:
    document = add_document(cast)
    document.versions.get().delete_file()

    assert sign_in(cast.sara).get(way_to(document)).status_code == 404
