"""Somebody moves to another project: it ends here, and begins there when somebody starts it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import Role, RoleAssignment
from lifecycle.transitions import Refused
from programmes.models import Enrolment, LocalProject, Programme
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.enrolled import aminas

DAY = date(2026, 3, 2)


def partille() -> LocalProject:
    return LocalProject.objects.get(name="Partille")


def oster(cast: Cast) -> LocalProject:
    """Return another project that Göteborg runs, in another programme."""
    programme = Programme.objects.get(name__startswith="InVux")
    return LocalProject.objects.create(
        programme=programme, organisation=cast.goteborg, name="Team Öster"
    )


def door(enrolment: Enrolment) -> str:
    return reverse("programmes:move_enrolment", args=[enrolment.pk])


def test_it_ends_here_and_is_an_invitation_there(cast: Cast, sign_in: SignIn) -> None:
    other = oster(cast)

    sign_in(cast.lo).post(door(aminas(cast)), {"local_project": other.pk, "on": "2026-03-02"})

    here, there = cast.amina.enrolments.order_by("pk")
    assert (here.state, here.end_reason, here.ends_on) == ("completed", "moved", DAY)
    assert (there.local_project, there.state, there.moved_from) == (other, "invited", here)
    assert not Enrolment.followers_of(cast.amina).exists()


def test_the_lead_keeps_it_still_and_nobody_elsewhere_sees_it(cast: Cast) -> None:
    there = aminas(cast).move(oster(cast), by=cast.lo, on=DAY)

    assert Enrolment.objects.kept_by(cast.lo).filter(pk=there.pk).exists()
    assert not Enrolment.objects.visible_to(cast.petra).filter(pk=there.pk).exists()
    assert not Enrolment.objects.visible_to(cast.sara).filter(pk=there.pk).exists()


def test_to_where_somebody_is_nobody_moves(cast: Cast) -> None:
    with pytest.raises(Refused, match="annat projekt"):
        aminas(cast).move(aminas(cast).local_project, by=cast.lo, on=DAY)
    assert aminas(cast).is_taking_part


def test_if_they_are_there_already_nothing_ends(cast: Cast) -> None:
    other = oster(cast)
    Enrolment.invite(cast.amina, other, by=cast.lo)

    with pytest.raises(Refused, match="redan"):
        aminas_at(cast, "Team Väster").move(other, by=cast.lo, on=DAY)

    assert aminas_at(cast, "Team Väster").is_taking_part


def aminas_at(cast: Cast, project: str) -> Enrolment:
    return Enrolment.objects.get(participant=cast.amina, local_project__name=project)


def test_the_page_offers_what_the_organisation_runs(cast: Cast, sign_in: SignIn) -> None:
    without = sign_in(cast.lo).get(door(aminas(cast))).content.decode()
    oster(cast)
    page = sign_in(cast.lo).get(door(aminas(cast))).content.decode()

    assert "Det finns inget annat projekt här" in without
    assert "Team Öster" in page
    assert "Partille" not in page
    assert "Till en annan organisation flyttas ingen" in page


def test_nobody_moves_to_another_organisation(cast: Cast, sign_in: SignIn) -> None:
    said = {"local_project": partille().pk, "on": "2026-03-02"}

    response = sign_in(cast.lo).post(door(aminas(cast)), said)

    assert response.status_code == 422
    with pytest.raises(Refused, match="en annan organisation"):
        aminas(cast).move(partille(), by=cast.lo, on=DAY)
    assert aminas(cast).is_taking_part


def test_a_protected_person_moves_where_somebody_handles_such(cast: Cast) -> None:
    other, enrolment = oster(cast), cast.skye.enrolments.get()

    assert enrolment.move(other, by=cast.noor, on=DAY).local_project == other


def test_nobody_protected_moves_where_nobody_handles_such(cast: Cast) -> None:
    other, enrolment = oster(cast), cast.skye.enrolments.get()
    handlers = RoleAssignment.objects.filter(
        organisation=cast.goteborg, role=Role.PROTECTED_HANDLER
    )
    handlers.update(starts_on=DAY - timedelta(days=90), ends_on=DAY - timedelta(days=60))

    with pytest.raises(Refused, match="hanterar skyddade"):
        enrolment.move(other, by=cast.noor, on=DAY)

    enrolment.refresh_from_db()
    assert enrolment.is_taking_part


def test_the_team_does_not_move_anybody(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.sara).get(door(aminas(cast))).status_code == 403
    assert sign_in(cast.petra).get(door(aminas(cast))).status_code == 404
