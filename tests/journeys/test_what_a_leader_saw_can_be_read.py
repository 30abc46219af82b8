"""axe finds nothing on the pages around what a leader saw, as anyone sees them."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer

from programmes.models import Enrolment
from tests.assessments.cases import confirm, make_shared_entry
from tests.cast import Cast, enrol, person
from tests.confirmations.seen import record, suggest
from tests.journeys.conftest import Arrive
from tests.journeys.test_everyone_can_read_it import check_all_looks

Address = Callable[[Cast], str]


def left(cast: Cast) -> str:
    suggestion = suggest(cast)
    suggestion.leave(by=cast.amina)
    return suggestion.get_absolute_url()


def accepted(cast: Cast) -> str:
    suggestion = suggest(cast)
    suggestion.accept(by=cast.amina, competencies={cast.competency("A1.1").pk})
    return suggestion.get_absolute_url()


def overview(cast: Cast) -> str:
    make_shared_entry(cast, "A1.1", "A2.1")
    confirm(cast, make_shared_entry(cast, "A3.1"))
    project = Enrolment.objects.get(participant=cast.amina).local_project
    for number in range(12):
        enrol(person(f"deltagare{number}", f"Deltagare {number}"), project, cast.sara)
    return reverse("home:show_matrix")


def start_with_somebody_to_ask(cast: Cast) -> str:
    make_shared_entry(cast, "A1.1")
    suggest(cast)
    return "/"


PAGES: dict[str, tuple[str, Address]] = {
    "record": ("sara", lambda _cast: reverse("confirmations:record_activity")),
    "cells": (
        "sara",
        lambda cast: reverse("confirmations:record_activity") + f"?again={record(cast).pk}",
    ),
    "activity": ("sara", lambda cast: record(cast).get_absolute_url()),
    "overview": ("sara", overview),
    "suggestion": ("amina", lambda cast: suggest(cast).get_absolute_url()),
    "left": ("amina", left),
    "accepted": ("amina", accepted),
    "start": ("amina", start_with_somebody_to_ask),
}


@pytest.mark.parametrize("name", PAGES)
def test_page(arrive: Arrive, live_server: LiveServer, cast: Cast, name: str) -> None:
    who, address = PAGES[name]
    page = arrive(getattr(cast, who))

    assert check_all_looks(page, live_server.url + address(cast)) == []


def test_overview_on_a_desk_scrolls_in_its_own_frame(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    page = arrive(cast.sara)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(live_server.url + overview(cast))

    frame = page.get_by_role("region", name="Kompetenser och deltagare")
    frame.focus()
    page.keyboard.press("End")

    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert frame.get_by_role("rowheader", name="Passa tider").bounding_box() is not None
