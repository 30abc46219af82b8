"""Enrolling somebody through the pages, as Sara does on her phone."""

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from competencies.texts import Text
from programmes.models import AgeBand, Enrolment, EnrolmentDraft, Ground, InformationText
from tests.cast import Cast

ADULT = "2004-05-06"
WHO = {"name": "Kim Ek", "birth_date": ADULT, "number_kind": "none"}


def project_of(cast: Cast) -> Any:
    """Return the project where Amina takes part and Sara works."""
    return Enrolment.objects.get(participant=cast.amina).local_project


def ask_for_grounds(cast: Cast) -> Ground:
    """Let the programme ask for one ground of two, one of which wants a note."""
    programme = project_of(cast).programme
    words = {"sv": "Har lämnat gymnasiet", "en": "Has left upper secondary school"}
    Ground.objects.create(programme=programme, text=Text(**words), group=1)
    noted = {"sv": "Saknar stöd av en myndighet", "en": "Has no support by an authority"}
    return Ground.objects.create(programme=programme, text=Text(**noted), group=1, needs_note=True)


def tell_everybody(cast: Cast) -> None:
    """Let the programme have a published text for each age."""
    for band in AgeBand.values:
        InformationText.objects.create(
            programme=project_of(cast).programme,
            age_band=band,
            language="sv",
            text="Det du skriver är ditt. Du bestämmer vem som får läsa.",
            published_at=timezone.now(),
        )


def begin(client: Client, cast: Cast) -> EnrolmentDraft:
    client.post(reverse("programmes:begin_draft"), {"project": project_of(cast).pk})
    return EnrolmentDraft.objects.latest("changed_at")


def write(client: Client, draft: EnrolmentDraft, step: str, **typed: Any) -> Any:
    return client.post(reverse("programmes:write_draft", args=[draft.pk, step]), typed)


def contact(cast: Cast, **more: Any) -> dict[str, Any]:
    day = timezone.localdate().isoformat()
    return {"contact": cast.sara.pk, "starts_on": day, **more}


def enrol_in_person(client: Client, cast: Cast, **who: Any) -> Any:
    """Walk through who and contact, and return the answer to the last page."""
    draft = begin(client, cast)
    answer = write(client, draft, "who", **WHO | who)
    if answer.status_code != 302:
        return answer
    return write(client, draft, "contact", **contact(cast))


def born_so_that(age: int, on: date, *, days_more: int = 0) -> str:
    """Return the birth date of somebody who turns this old so many days after a day."""
    return date.fromordinal(on.replace(year=on.year - age).toordinal() + days_more).isoformat()
