"""The cast is who it says."""

from accounts.models import Role
from tests.cast import Cast


def test_everybody_is_there(cast: Cast) -> None:
    assert cast.sara.has_role(Role.PEDAGOGUE, at=cast.goteborg)
    assert not cast.sara.has_role(Role.PEDAGOGUE, at=cast.partille)
    assert cast.competency("A1.1").area is not None
