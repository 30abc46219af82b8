"""Links and copies when several press at once: one end, one copy, never more than may be open."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from certificates.models import ShareLink
from certificates.models.share import MOST_OPEN
from lifecycle.models import Event
from privacy import exchange
from privacy.exchange.making import make_export
from privacy.models import Export
from tests.cast import Cast
from tests.certificates.certificates import make_issued
from tests.certificates.links import make_link
from tests.races.at_once import press_at_once

pytestmark = pytest.mark.race
MANY = 6


def test_closing_twice_closes_once(cast: Cast) -> None:
    link = make_link(make_issued(cast))
    copies = [ShareLink.objects.get(pk=link.pk) for _ in range(MANY)]

    went = press_at_once([partial(copy.close, by=cast.amina) for copy in copies])

    assert went == (1, MANY - 1)
    assert Event.objects.about(link).filter(action="close").count() == 1


def test_whoever_opens_while_it_is_closed_sees_all_or_nothing(cast: Cast) -> None:
    link = make_link(make_issued(cast))
    seen: list[tuple[int, bool]] = []

    def look() -> None:
        page = Client().get(link.path)
        seen.append((page.status_code, "Amina" in page.content.decode()))

    press_at_once([partial(link.close, by=cast.amina), *[look] * MANY])

    assert len(seen) == MANY
    assert set(seen) <= {(200, True), (404, False)}
    assert Client().get(link.path).status_code == 404


def test_closing_and_the_calendar_end_in_one_of_the_two(cast: Cast) -> None:
    link = make_link(make_issued(cast))
    one, two = (ShareLink.objects.get(pk=link.pk) for _ in range(2))

    went = press_at_once([partial(one.close, by=cast.amina), two.expire])

    assert went == (1, 1)


def test_the_last_free_place_is_taken_once(cast: Cast) -> None:
    certificate = make_issued(cast)
    for _ in range(MOST_OPEN - 1):
        make_link(certificate)

    went = press_at_once([partial(make_link, certificate) for _ in range(MANY)])

    assert went == (1, MANY - 1)
    assert ShareLink.objects.working().count() == MOST_OPEN


def test_two_copies_at_once_are_one(cast: Cast) -> None:
    went = press_at_once([partial(exchange.ask_for, by=cast.amina) for _ in range(MANY)])

    assert went == (MANY, 0)
    assert Export.objects.count() == DBTaskResult.objects.count() == 1


def test_two_workers_on_one_copy_leave_one_file(cast: Cast) -> None:
    make_issued(cast)
    export = exchange.ask_for(by=cast.amina)

    press_at_once([partial(make_export.call, str(export.pk)) for _ in range(MANY)])

    export.refresh_from_db()
    folder, files = export.file.storage.listdir(f"exports/{export.pk}")
    assert export.is_ready
    assert (folder, files) == ([], [str(export.file.name).rpartition("/")[2]])
    assert Event.objects.about(export).filter(action="finish").count() == 1


def test_forgetting_twice_deletes_once(cast: Cast) -> None:
    export = exchange.ask_for(by=cast.amina)
    make_export.call(str(export.pk))
    copies = [Export.objects.get(pk=export.pk) for _ in range(MANY)]

    with time_machine.travel(timezone.now() + timedelta(days=8)):
        went = press_at_once([copy.forget for copy in copies])

    assert went == (1, MANY - 1)
    assert export.file.storage.listdir(f"exports/{export.pk}") == ([], [])
