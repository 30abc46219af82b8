"""Programmes that a lead of the cast leads, and what tests ask of their pages."""

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models import Role, User
from lifecycle.models import Event
from programmes.models import Area, Enrolment, GroupMapping, LocalProject, Programme
from tests.cast import Cast, employ, person

NAMES = {
    "name": "Nästa steg",
    "public_name_sv": "Nästa steg",
    "public_name_en": "Next step",
    "starts_on": "2026-03-01",
    "ends_on": "2028-02-29",
}


def programme_of(cast: Cast) -> Programme:
    """Return Göteborg's running programme, which Lo leads and Amina takes part in."""
    return project_of(cast).programme


def project_of(cast: Cast) -> LocalProject:
    first = Enrolment.objects.filter(participant=cast.amina).select_related("local_project")
    project: LocalProject = first.earliest("pk").local_project
    return project


def draft_of(cast: Cast) -> GroupMapping:
    """Return a draft with words and a goal."""
    mapping = GroupMapping.begin(project_of(cast), by=cast.lo)
    mapping.write(by=cast.lo, conditions="Långt till skolan.", needs="Tid.", measures="Besök.")
    mapping.add_goal("Alla har mött teamet.", by=cast.lo, due_on=date(2026, 12, 1))
    return mapping


def lead_elsewhere(cast: Cast) -> User:
    """Return a project lead in Partille, who has nothing to do with Göteborg."""
    pelle = person("pelle", "Pelle Strand")
    employ(pelle, cast.partille, Role.PROJECT_LEAD)
    return pelle


def area(name: str, kind: str = Area.Kind.MUNICIPALITY) -> Area:
    return Area.objects.get(name=name, kind=kind)


def door(verb: str, *args: Any) -> str:
    return reverse(f"programmes:{verb}", args=args)


def say(browser: Client, address: str, **said: Any) -> str:
    """Fill in a page, follow where it leads, and return what is read there."""
    return browser.post(address, said, follow=True).content.decode()


def last_event(thing: Any) -> tuple[str, str]:
    """Return the last thing that happened: what, and what was noted."""
    event = Event.objects.about(thing).last()
    assert event is not None
    return event.action, event.note
