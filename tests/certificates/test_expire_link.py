"""The calendar closes shared links whose time has passed."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from certificates.models import ShareLink
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.certificates.certificates import make_issued
from tests.certificates.links import make_link


def test_it_closes_what_is_late_and_only_once(cast: Cast) -> None:
    certificate = make_issued(cast)
    late, closed = make_link(certificate), make_link(certificate)
    fresh = make_link(certificate, until=timezone.now() + timedelta(days=90))
    closed.close(by=cast.amina)

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        ShareLink.expire_due()
        ShareLink.expire_due()

    states = dict(ShareLink.objects.values_list("pk", "state"))
    assert states == {late.pk: "expired", closed.pk: "closed", fresh.pk: "active"}
    assert Event.objects.about(late).filter(action="expire", by=None).count() == 1


def test_nobody_gets_in_even_before_the_calendar_comes(cast: Cast) -> None:
    link = make_link(make_issued(cast))

    with time_machine.travel(link.expires_at - timedelta(seconds=1)):
        assert Client().get(link.path).status_code == 200
    with time_machine.travel(link.expires_at + timedelta(seconds=1)):
        assert Client().get(link.path).status_code == 404


def test_what_is_over_cannot_be_closed(cast: Cast) -> None:
    link = make_link(make_issued(cast))
    link.expire()

    with pytest.raises(Refused):
        link.close(by=cast.amina)
