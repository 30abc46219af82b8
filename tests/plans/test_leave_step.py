"""Amina says «not now» to Sara's idea for a step."""

from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import explained, last_event
from tests.plans.plans import suggest_step


def test_it_is_gone_and_nobody_is_told(cast: Cast, sign_in: SignIn) -> None:
    idea = suggest_step(cast)

    sign_in(cast.amina).post(f"/steps/{idea.pk}/leave/")

    assert last_event(idea) == ("leave", cast.amina)
    for reader in (cast.amina, cast.sara):
        assert idea.words not in sign_in(reader).get(idea.get_absolute_url()).content.decode()


def test_nobody_else_can(cast: Cast, sign_in: SignIn) -> None:
    idea = suggest_step(cast)

    assert sign_in(cast.sara).post(f"/steps/{idea.pk}/leave/").status_code == 403
    assert sign_in(cast.mehari).post(f"/steps/{idea.pk}/leave/").status_code == 404


def test_once_accepted_it_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    idea = suggest_step(cast)
    idea.accept(by=cast.amina)

    explained(sign_in, cast.amina, f"/steps/{idea.pk}/leave/")
