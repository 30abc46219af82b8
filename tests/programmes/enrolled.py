"""Enrolments and the addresses of their steps."""

from datetime import date

from django.urls import reverse

from programmes.models import Enrolment
from tests.cast import Cast


def aminas(cast: Cast) -> Enrolment:
    return Enrolment.objects.get(participant=cast.amina)


def door(enrolment: Enrolment, step: str) -> str:
    return reverse(f"programmes:{step}_enrolment", args=[enrolment.pk])


def end(enrolment: Enrolment, cast: Cast, *, step: str = "complete", on: date) -> None:
    getattr(enrolment, step)(by=cast.sara, on=on, reason="work")


def shut_to(cast: Cast) -> list[object]:
    """Return those who find no enrolment of Amina's at all."""
    return [cast.mehari, cast.petra, cast.ada, cast.ines, cast.ulla, cast.reza]
