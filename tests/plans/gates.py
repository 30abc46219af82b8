"""What is asked of every answer that only its participant can give."""

from django.db.models import Model

from accounts.models import User
from lifecycle.models import Event
from tests.cast import Cast
from tests.conftest import SignIn


def only_amina_can(cast: Cast, sign_in: SignIn, address: str) -> None:
    """Her team sees the thing and may not; strangers and lookers-on find nothing."""
    assert sign_in(cast.sara).post(address).status_code == 403
    for stranger in (cast.mehari, cast.petra, cast.reza, cast.lo, cast.ulla, cast.ada):
        assert sign_in(stranger).post(address).status_code == 404


def explained(sign_in: SignIn, user: User, address: str) -> str:
    """Return the page that a refusal leads to, with the sentence on it."""
    page = sign_in(user).post(f"{address}?lang=en", follow=True).content.decode()
    assert "message--error" in page
    return page


def last_event(thing: Model) -> tuple[str, User | None]:
    event = Event.objects.about(thing).last()
    assert event is not None
    return event.action, event.by
