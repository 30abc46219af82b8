"""A list can be let go of without bringing it in."""

from accounts.models import User
from tests.cast import Cast
from tests.conftest import SignIn
from tests.intake.lists import (
    choose_people,
    step,
)


def test_dropped_it_holds_nothing(cast: Cast, sign_in: SignIn) -> None:
    intake = choose_people(cast)
    assert sign_in(cast.sara).post(step("cancel", intake)).status_code == 404
    assert sign_in(cast.lo).post(step("cancel", intake)).status_code == 302
    intake.refresh_from_db()
    assert (intake.state, intake.rows_sealed, intake.told_sealed) == ("cancelled", "", "")
    assert not User.objects.filter(email="kim@x.example").exists()
