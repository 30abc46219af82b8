"""Enrolling in person: a few pages, kept between them, and one enrolment at the end."""

import json
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.models import PersonIdentifier, User
from lifecycle.models import Event
from portfolio.permissions import add_entry
from programmes.models import Enrolment, EnrolmentDraft, GuardianTold
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.enrolling import (
    ADULT,
    WHO,
    ask_for_grounds,
    begin,
    born_so_that,
    contact,
    enrol_in_person,
    project_of,
    tell_everybody,
    write,
)

NUMBER = "20040506-2381"


def newest() -> Enrolment:
    return Enrolment.objects.latest("pk")


def test_all_pages_make_one_enrolment(cast: Cast, sign_in: SignIn) -> None:
    noted = ask_for_grounds(cast)
    tell_everybody(cast)
    sara = sign_in(cast.sara)
    draft = begin(sara, cast)
    born = born_so_that(16, timezone.localdate())

    steps = [
        write(sara, draft, "who", **WHO | {"birth_date": born, "email": "kim@x.example"}),
        write(
            sara,
            draft,
            "ground",
            **{"group_1": [noted.pk], f"note_{noted.pk}": "Intyg", "decided_by": cast.sara.pk},
        ),
        write(
            sara,
            draft,
            "information",
            text=project_of(cast).programme.information.get(age_band="under_18").pk,
            in_own_words="Jag bestämmer själv vem som läser.",
        ),
        write(sara, draft, "guardian", how="by_phone", on="2026-01-05", told_by="Sara Nyberg"),
        write(sara, draft, "contact", **contact(cast, others=[cast.noor.pk])),
    ]

    made = newest()
    assert [step.headers["Location"].rsplit("/", 2)[-2] for step in steps] == [
        "ground",
        "information",
        "guardian",
        "contact",
        "welcome",
    ]
    assert (made.participant.name, made.state) == ("Kim Ek", "active")
    assert [(held.ground, held.note) for held in made.grounds_held.all()] == [(noted, "Intyg")]
    assert made.informed.in_own_words == "Jag bestämmer själv vem som läser."
    assert made.guardian_told.how == GuardianTold.How.BY_PHONE
    assert Enrolment.objects.followed_by(cast.sara).filter(pk=made.pk).exists()
    assert Enrolment.objects.followed_by(cast.noor).filter(pk=made.pk).exists()
    assert [event.action for event in Event.objects.about(made)] == ["invite", "settle", "start"]
    assert not EnrolmentDraft.objects.exists()


def test_the_guardian_sees_nothing(cast: Cast, sign_in: SignIn) -> None:
    before = User.objects.count()
    sara = sign_in(cast.sara)
    draft = begin(sara, cast)
    write(sara, draft, "who", **WHO | {"birth_date": born_so_that(15, timezone.localdate())})
    write(sara, draft, "guardian", how="not_told", why_not="Vill berätta själv.")
    write(sara, draft, "contact", **contact(cast))

    assert newest().guardian_told.why_not == "Vill berätta själv."
    assert User.objects.count() == before + 1


def test_somebody_without_an_address_takes_part_too(cast: Cast, sign_in: SignIn) -> None:
    answer = enrol_in_person(sign_in(cast.sara), cast)

    page = sign_in(cast.sara).get(answer.headers["Location"]).content.decode()
    assert not newest().participant.has_mail
    assert ".invalid" not in page
    assert add_entry(newest().participant)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "Skriv namnet"),
        ({"birth_date": "2004-02-30"}, "Skriv dagen"),
        ({"birth_date": ""}, "Välj en dag"),
        ({"birth_date": "2999-01-01"}, "inte kommit"),
        ({"birth_date": "1804-05-06"}, "årtalet"),
        ({"email": "kim@"}, "hela adressen"),
        ({"email": "petra@jagkan.example"}, "går inte att använda"),
        ({"number_kind": "personnummer", "number": "200405062382"}, "siffra"),
        ({"number_kind": "personnummer", "number": ""}, "Skriv numret"),
        ({"number_kind": "samordningsnummer", "number": NUMBER}, "annan sort"),
        ({"number_kind": "personnummer", "number": "20040506T381"}, "reservnummer"),
    ],
)
def test_what_is_wrong_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, typed: dict[str, str], said: str
) -> None:
    sara = sign_in(cast.sara)
    draft = begin(sara, cast)

    answer = write(sara, draft, "who", **WHO | {"preferred_name": "Kimmen"} | typed)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    again = sara.get(reverse("programmes:write_draft", args=[draft.pk, "who"])).content.decode()
    assert "Kimmen" in again


def test_a_nearby_date_is_asked_about_and_can_be_right(cast: Cast, sign_in: SignIn) -> None:
    typed = {"number_kind": "personnummer", "number": NUMBER, "birth_date": "2004-05-07"}

    asked = enrol_in_person(sign_in(cast.sara), cast, **typed)
    answer = enrol_in_person(sign_in(cast.sara), cast, **typed, dates_differ="on")

    assert "kan vara rätt" in asked.content.decode()
    assert answer.status_code == 302
    assert newest().participant.birth_date.isoformat() == "2004-05-07"  # type: ignore[union-attr]


def test_a_number_is_sealed_masked_and_in_no_record(cast: Cast, sign_in: SignIn) -> None:
    typed = {"number_kind": "personnummer", "number": NUMBER}
    sara = sign_in(cast.sara)
    draft = begin(sara, cast)
    write(sara, draft, "who", **WHO | typed)
    draft.refresh_from_db()
    assert "2381" not in draft.typed_sealed
    write(sara, draft, "contact", **contact(cast))

    page = sara.get(reverse("programmes:show_enrolment", args=[newest().pk])).content.decode()

    kept = PersonIdentifier.objects.get(user=newest().participant)
    assert kept.opened == "200405062381"
    assert "2381" not in json.dumps([kept.value_sealed, kept.blind_index, str(kept)])
    assert "20040506-••••" in page
    assert "2381" not in page
    assert not Event.objects.filter(note__contains="2381").exists()


def test_the_same_number_finds_the_same_person(cast: Cast, sign_in: SignIn) -> None:
    cast.mehari.birth_date = "2004-05-06"
    cast.mehari.save()
    PersonIdentifier.record(cast.mehari, "personnummer", "200405062381", by=cast.petra)

    enrol_in_person(sign_in(cast.sara), cast, number_kind="personnummer", number=NUMBER)

    assert newest().participant == cast.mehari
    assert cast.mehari.enrolments.count() == 2  # another programme at the same time


def test_a_protected_person_is_found_by_nobody_who_handles_none(
    cast: Cast, sign_in: SignIn
) -> None:
    User.objects.filter(pk=cast.skye.pk).update(birth_date="2004-05-06")
    PersonIdentifier.record(cast.skye, "personnummer", "200405062381", by=cast.noor)
    typed: dict[str, Any] = {"number_kind": "personnummer", "number": NUMBER}

    answer = enrol_in_person(sign_in(cast.sara), cast, **typed, name="Solveig Strand")

    assert answer.status_code == 302
    assert newest().participant != cast.skye


def test_only_a_handler_enrols_somebody_protected(cast: Cast, sign_in: SignIn) -> None:
    enrol_in_person(sign_in(cast.sara), cast, is_protected="on", preferred_name="Al")
    assert not newest().participant.is_protected

    noor = sign_in(cast.noor)
    without = write(noor, begin(noor, cast), "who", **WHO | {"name": "Bo", "is_protected": "on"})
    own = {"name": "Bo Ek", "preferred_name": "bo", "is_protected": "on"}
    by_own_name = write(noor, begin(noor, cast), "who", **WHO | own)
    draft = begin(noor, cast)
    write(noor, draft, "who", **WHO | {"name": "Bo", "preferred_name": "Al", "is_protected": "on"})
    to_sara = write(noor, draft, "contact", **contact(cast))
    write(noor, draft, "contact", **contact(cast, contact=cast.noor.pk))

    assert "namn att kallas" in without.content.decode()
    assert "del av personens eget namn" in by_own_name.content.decode()
    assert to_sara.status_code == 422
    assert newest().participant.is_protected
    assert not Enrolment.objects.visible_to(cast.sara).filter(pk=newest().pk).exists()
    assert not Enrolment.objects.visible_to(cast.lo).filter(pk=newest().pk).exists()


def test_somebody_alike_is_asked_about(cast: Cast, sign_in: SignIn) -> None:
    User.objects.filter(pk=cast.amina.pk).update(birth_date=ADULT)
    sara = sign_in(cast.sara)

    asked = enrol_in_person(sara, cast, name="Amina Yusuf Ali")
    same = enrol_in_person(sara, cast, name="Amina Yusuf Ali", same_as=str(cast.amina.pk))
    there = sara.get(same.headers["Location"], follow=True).content.decode()
    other = enrol_in_person(sara, cast, name="Amina Yusuf Ali", same_as="new")

    assert "finns redan här" in asked.content.decode()
    assert "redan med i det här projektet" in there
    assert other.status_code == 302
    assert newest().participant.name == "Amina Yusuf Ali"


@pytest.mark.parametrize(("at", "needed"), [("22:59:59", True), ("23:00:01", False)])
def test_eighteen_begins_at_midnight_in_stockholm(
    cast: Cast, sign_in: SignIn, at: str, needed: bool
) -> None:
    with time_machine.travel(f"2026-02-28T{at}+00:00", tick=False):
        sara = sign_in(cast.sara)
        answer = write(sara, begin(sara, cast), "who", **WHO | {"birth_date": "2008-03-01"})

    assert answer.headers["Location"].endswith("guardian/") is needed


@pytest.mark.parametrize("day", ["2026-01-11", "2999-01-01"])
def test_the_first_day_is_one_of_the_programme(cast: Cast, sign_in: SignIn, day: str) -> None:
    sara = sign_in(cast.sara)
    draft = begin(sara, cast)
    write(sara, draft, "who", **WHO)

    answer = write(sara, draft, "contact", **contact(cast, starts_on=day))

    assert answer.status_code == 422
    assert "rogrammet börjar" in answer.content.decode() or "Bjud in" in answer.content.decode()


def test_the_same_sent_twice_is_enrolled_once(cast: Cast, sign_in: SignIn) -> None:
    sara = sign_in(cast.sara)
    draft = begin(sara, cast)
    write(sara, draft, "who", **WHO)

    first = write(sara, draft, "contact", **contact(cast))
    second = write(sara, draft, "contact", **contact(cast))

    assert (first.status_code, second.status_code) == (302, 404)
    assert Enrolment.objects.filter(participant__name="Kim Ek").count() == 1


def test_a_ground_is_chosen_of_each_group(cast: Cast, sign_in: SignIn) -> None:
    noted = ask_for_grounds(cast)
    sara = sign_in(cast.sara)
    draft = begin(sara, cast)
    write(sara, draft, "who", **WHO)

    none = write(sara, draft, "ground", decided_by=cast.sara.pk)
    unnoted = write(sara, draft, "ground", group_1=[noted.pk], decided_by=cast.sara.pk)

    assert "minst en" in none.content.decode()
    assert "vad som visar det" in unnoted.content.decode()


@pytest.mark.parametrize("name", ["amina", "ada", "ulla", "ines"])
def test_others_do_not_enrol(cast: Cast, sign_in: SignIn, name: str) -> None:
    client = sign_in(getattr(cast, name))

    assert client.get(reverse("programmes:begin_draft")).status_code == 403


def test_nobody_reads_or_goes_on_with_anothers_draft(cast: Cast, sign_in: SignIn) -> None:
    draft = begin(sign_in(cast.sara), cast)

    for person in (cast.noor, cast.lo, cast.petra):
        page = sign_in(person).get(reverse("programmes:write_draft", args=[draft.pk, "who"]))
        assert page.status_code == 404


def test_into_a_project_elsewhere_there_is_no_way(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.petra).post(
        reverse("programmes:begin_draft"), {"project": project_of(cast).pk}
    )

    assert answer.status_code == 404


def test_what_nobody_finishes_is_gone_after_a_week(cast: Cast, sign_in: SignIn) -> None:
    with time_machine.travel("2026-03-01T10:00:00+00:00"):
        begin(sign_in(cast.sara), cast)
    with time_machine.travel("2026-03-09T10:00:00+00:00"):
        EnrolmentDraft.forget_old()

    assert not EnrolmentDraft.objects.exists()


def test_who_enrols_for_a_colleague_is_told_and_sees_no_more(cast: Cast, sign_in: SignIn) -> None:
    sara = sign_in(cast.sara)
    draft = begin(sara, cast)
    write(sara, draft, "who", **WHO)

    answer = write(sara, draft, "contact", **contact(cast, contact=cast.noor.pk))

    assert "Inskriven" in sara.get(answer.headers["Location"]).content.decode()
    assert not Enrolment.objects.visible_to(cast.sara).filter(pk=newest().pk).exists()


def test_whoever_handles_no_protected_identity_is_told_to_stop(cast: Cast, sign_in: SignIn) -> None:
    pages = {}
    for who in (cast.sara, cast.noor):
        browser = sign_in(who)
        address = reverse("programmes:write_draft", args=[begin(browser, cast).pk, "who"])
        pages[who.name] = browser.get(address).content.decode()

    stop = "Stanna då här, skriv inget"
    assert [stop in page for page in pages.values()] == [True, False]
