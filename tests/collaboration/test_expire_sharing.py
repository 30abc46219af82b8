"""The calendar closes what has had its time."""

from datetime import timedelta

from django.utils import timezone

from collaboration.models import Sharing
from lifecycle.models import Event
from tests.cast import Cast
from tests.collaboration.together import hire_officer, share_with


def test_what_is_late_is_over_and_recorded_once(cast: Cast) -> None:
    late, other = share_with(cast, hire_officer()), share_with(cast, hire_officer())
    past = timezone.now() - timedelta(days=2)
    Sharing.objects.filter(pk=late.pk).update(made_at=past, expires_at=past + timedelta(days=1))

    Sharing.expire_due()
    Sharing.expire_due()

    late.refresh_from_db()
    other.refresh_from_db()
    assert late.state == Sharing.State.EXPIRED
    assert other.is_open
    assert Event.objects.about(late).get(action="expire").by_name


def test_one_that_was_closed_meanwhile_stops_no_other(cast: Cast) -> None:
    closed, late = share_with(cast, hire_officer()), share_with(cast, hire_officer())
    closed.close(by=cast.amina)
    past = timezone.now() - timedelta(days=2)
    Sharing.objects.update(made_at=past, expires_at=past + timedelta(days=1))

    Sharing.expire_due()

    closed.refresh_from_db()
    late.refresh_from_db()
    assert (closed.state, late.state) == (Sharing.State.CLOSED, Sharing.State.EXPIRED)
