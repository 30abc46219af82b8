"""Somebody moves to another project: it ends here, and begins there when somebody starts it."""

from datetime import date

import pytest
from django.urls import reverse

from lifecycle.transitions import Refused
from programmes.models import Enrolment, LocalProject
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.enrolled import aminas


def partille() -> LocalProject:
    return LocalProject.objects.get(name="Partille")


def test_it_ends_here_and_is_an_invitation_there(cast: Cast, sign_in: SignIn) -> None:
    address = reverse("programmes:move_enrolment", args=[aminas(cast).pk])

    sign_in(cast.lo).post(address, {"local_project": partille().pk, "on": "2026-03-02"})

    here, there = cast.amina.enrolments.order_by("pk")
    assert (here.state, here.end_reason, here.ends_on) == ("completed", "moved", date(2026, 3, 2))
    assert (there.local_project, there.state, there.moved_from) == (partille(), "invited", here)
    assert not Enrolment.followers_of(cast.amina).exists()


def test_the_lead_there_keeps_it_now_and_petra_does_not_see_it(cast: Cast) -> None:
    there = aminas(cast).move(partille(), by=cast.lo, on=date(2026, 3, 2))

    assert not Enrolment.objects.visible_to(cast.petra).filter(pk=there.pk).exists()
    assert not Enrolment.objects.visible_to(cast.lo).filter(pk=there.pk).exists()


def test_to_where_somebody_is_nobody_moves(cast: Cast) -> None:
    with pytest.raises(Refused, match="annat projekt"):
        aminas(cast).move(aminas(cast).local_project, by=cast.lo, on=date(2026, 3, 2))
    assert aminas(cast).is_taking_part


def test_if_they_are_there_already_nothing_ends(cast: Cast) -> None:
    Enrolment.invite(cast.amina, partille(), by=cast.petra)

    with pytest.raises(Refused, match="redan"):
        aminas_in_goteborg(cast).move(partille(), by=cast.lo, on=date(2026, 3, 2))

    assert aminas_in_goteborg(cast).is_taking_part


def aminas_in_goteborg(cast: Cast) -> Enrolment:
    return Enrolment.objects.get(participant=cast.amina, local_project__name="Team Väster")


def test_the_team_does_not_move_anybody(cast: Cast, sign_in: SignIn) -> None:
    address = reverse("programmes:move_enrolment", args=[aminas(cast).pk])

    assert sign_in(cast.sara).get(address).status_code == 403
    assert sign_in(cast.petra).get(address).status_code == 404
