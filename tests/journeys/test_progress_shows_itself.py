"""Whoever waits for something that is made need not press anything to see how far it is."""

import uuid

from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from certificates.models import Batch, BatchRow
from tests.cast import Cast
from tests.certificates.certificates import make_participation
from tests.journeys.conftest import Arrive


def test_a_batch_goes_on_before_ones_eyes(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    seen = {make_participation(cast, number).pk: "seen" for number in (1, 2)}
    batch, _is_new = Batch.make(seen, by=cast.ines, key=uuid.uuid4())
    first, second = BatchRow.objects.order_by("pk")
    page = arrive(cast.ines)
    page.goto(live_server.url + batch.get_absolute_url())
    expect(page.get_by_text("0 av 2 är klara.")).to_be_visible()

    first.end(BatchRow.Outcome.REFUSED, "Texten har ändrats.")
    expect(page.get_by_text("1 av 2 är klara.")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_js_property("value", 1)

    second.end(BatchRow.Outcome.REFUSED, "Texten har ändrats.")
    expect(page.get_by_role("heading", name="Så gick det")).to_be_visible()
