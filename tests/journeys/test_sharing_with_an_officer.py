"""Amina shows a case officer something, he reads it, she closes it, and he gets nothing. Then: the
pages of groups and sharings can be read by everybody.
"""

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from collaboration.models import CalendarFeed, Sharing
from tests.assessments.cases import WORDS
from tests.cast import Cast
from tests.collaboration.together import (
    AGENCY,
    add_document,
    group_of,
    hire_officer,
    plan_meeting,
    role_of,
    share_certificate,
    share_with,
    write_post,
)
from tests.journeys.conftest import Arrive
from tests.journeys.test_everyone_can_read_it import check_all_looks, scrolls_sideways
from tests.portfolio.moments import make_entry


def test_share_read_close_nothing(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    entry = make_entry(cast, text=WORDS, shared=True)
    omar = hire_officer()
    page = arrive(cast.amina)

    page.goto(f"{live_server.url}/me/")
    page.get_by_role("link", name="Vem du delar med").click()
    page.get_by_role("link", name="Dela med någon").click()
    page.get_by_role("link", name=AGENCY).click()
    page.get_by_role("link", name="Omar Öberg").click()
    page.get_by_role("checkbox", name=WORDS[:40]).check()
    page.get_by_role("button", name="Låt Omar se det").click()
    expect(page.get_by_text("Ingen har öppnat")).to_be_visible()
    hers = page.url
    assert not scrolls_sideways(page)

    arrive(omar)
    page.get_by_role("link", name="Amina Y.").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    his = page.url

    arrive(cast.amina)
    page.goto(hers)
    expect(page.get_by_text("Handläggare, Arbetsförmedlingen Frölunda")).to_be_visible()
    page.get_by_role("button", name="Stäng nu").click()
    expect(page.get_by_text("Stängt. Omar Öberg ser inget")).to_be_visible()

    arrive(omar)
    expect(page.get_by_text("Ingen delar något med dig just nu")).to_be_visible()
    answer = page.goto(his)
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_text(WORDS)).to_have_count(0)
    entry.refresh_from_db()
    assert not entry.is_private


def test_pages_of_groups_can_be_read(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    post, document, meeting = write_post(cast), add_document(cast), plan_meeting(cast)
    write_post(cast, "Fel").remove(by=cast.sara)
    CalendarFeed.make(by=cast.sara)
    group = group_of(cast).get_absolute_url()
    page = arrive(cast.sara)

    for path in (
        "/groups/",
        group,
        f"{group}people/",
        f"{group}write/",
        f"{group}documents/",
        f"{group}documents/add/",
        f"{group}meetings/",
        f"{group}meetings/plan/",
        post.get_absolute_url(),
        f"{post.get_absolute_url()}edit/",
        f"{post.get_absolute_url()}remove/",
        document.get_absolute_url(),
        f"{document.get_absolute_url()}replace/",
        f"{document.get_absolute_url()}remove/",
        meeting.get_absolute_url(),
        f"{meeting.get_absolute_url()}change/",
        "/calendar/",
    ):
        assert check_all_looks(page, live_server.url + path) == []


@pytest.mark.parametrize("who", ["amina", "omar"])
def test_pages_of_sharings_can_be_read(
    arrive: Arrive, live_server: LiveServer, cast: Cast, who: str
) -> None:
    omar = hire_officer()
    sharing = share_with(cast, omar)
    share_certificate(cast, omar).close(by=cast.amina)
    with_certificate = share_certificate(cast, omar)
    theirs = {
        "amina": (
            "/me/sharings/",
            "/me/sharings/new/",
            f"/me/sharings/new/?agency={role_of(omar).organisation_id}",
            f"/me/sharings/new/{role_of(omar).pk}/",
            sharing.get_absolute_url(),
            with_certificate.get_absolute_url(),
        ),
        "omar": ("/shared-with-me/", sharing.reader_url, with_certificate.reader_url),
    }
    page = arrive(omar if who == "omar" else cast.amina)

    for path in theirs[who]:
        assert check_all_looks(page, live_server.url + path) == []
    assert Sharing.objects.count() == 3
