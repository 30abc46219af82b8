"""What a programme is called, when it goes on and what it may cost; ages; what it works with."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models import Enrolment, Programme
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import NAMES, door, last_event, programme_of, say

LATER = date(2026, 12, 31)
FUNDED = {
    "budget": "22 600 000 kr",
    "funding_line_sv": "Medfinansieras av EU.",
    "funding_line_en": "Co-funded by the EU.",
}


def test_it_is_described_anew_and_what_it_said_before_is_recorded(
    cast: Cast, sign_in: SignIn
) -> None:
    programme = programme_of(cast)

    page = say(sign_in(cast.lo), door("describe_programme", programme.pk), **NAMES, **FUNDED)

    programme.refresh_from_db()
    assert "22\u00a0600\u00a0000 kr" in page
    assert (programme.name, programme.budget) == ("Nästa steg", 22_600_000)
    assert programme.funding_line == {"sv": "Medfinansieras av EU.", "en": "Co-funded by the EU."}
    verb, note = last_event(programme)
    assert verb == "describe"
    assert "name: Hikikomori" in note
    assert "starts_on: 2026-01-12" in note


def test_saving_the_same_records_nothing(cast: Cast, sign_in: SignIn) -> None:
    programme = programme_of(cast)
    same = {
        "name": programme.name,
        "public_name_sv": programme.public_name["sv"],
        "public_name_en": programme.public_name["en"],
        "starts_on": programme.starts_on,
        "ends_on": "",
    }

    say(sign_in(cast.lo), door("describe_programme", programme.pk), **same)

    assert not Event.objects.about(programme).exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"ends_on": "2026-02-28"}, "Sista dagen ligger före den första"),
        ({"funding_line_en": ""}, "Skriv det på engelska också"),
        ({"funding_line_sv": ""}, "Skriv det på svenska"),
        ({"budget": "-5"}, "Skriv ett belopp över 0"),
        ({"budget": "många"}, "Skriv ett tal med siffror"),
        ({"name": "InVux"}, "Ett annat program heter så"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    said = {**NAMES, **FUNDED, **changed}

    response = sign_in(cast.lo).post(door("describe_programme", programme_of(cast).pk), said)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert [word for word in said.values() if word and f'value="{word}"' not in page] == []
    assert programme_of(cast).budget is None


def test_the_days_of_a_closed_programme_stay(cast: Cast, sign_in: SignIn) -> None:
    programme = programme_of(cast)
    Programme.objects.filter(pk=programme.pk).update(ends_on=LATER, closed_at=timezone.now())
    said = {**NAMES, **FUNDED, "starts_on": "2026-01-12"}
    browser, address = sign_in(cast.lo), door("describe_programme", programme.pk)

    moved = browser.post(address, {**said, "ends_on": "2026-08-01"})
    named = browser.post(address, {**said, "ends_on": LATER.isoformat()})

    programme.refresh_from_db()
    assert (moved.status_code, named.status_code) == (422, 302)
    assert "Öppna det igen först" in moved.content.decode()
    assert (programme.name, programme.ends_on) == ("Nästa steg", LATER)
    with pytest.raises(Refused, match="Öppna det igen först"):
        programme.describe(by=cast.lo, starts_on=programme.starts_on, ends_on=None)


def test_it_does_not_end_before_somebody_began_or_ended(cast: Cast, sign_in: SignIn) -> None:
    programme = programme_of(cast)
    Programme.objects.filter(pk=programme.pk).update(starts_on="2025-01-01")
    said = {**NAMES, **FUNDED, "starts_on": "2025-01-01"}
    browser, address = sign_in(cast.lo), door("describe_programme", programme.pk)

    early = browser.post(address, {**said, "ends_on": "2026-01-11"})
    assert "Någon var med efter den dagen" in early.content.decode()

    theirs = Enrolment.objects.filter(local_project__programme=programme)
    theirs.update(state="retained", ends_on="2026-03-31", end_reason="studies")
    before, with_them = (
        browser.post(address, {**said, "ends_on": f"2026-03-{day}"}) for day in (30, 31)
    )
    assert (before.status_code, with_them.status_code) == (422, 302)


def test_ages_are_set(cast: Cast, sign_in: SignIn) -> None:
    programme = programme_of(cast)

    page = say(sign_in(cast.lo), door("set_ages", programme.pk), youngest="15", oldest="24")

    assert "15–24" in page
    assert last_event(programme) == ("set_ages", "youngest: None; oldest: None")


@pytest.mark.parametrize(
    ("youngest", "oldest", "shown"),
    [("", "", "ingen gräns"), ("15", "", "från 15"), ("", "24", "till 24"), ("0", "0", "0–0")],
)
def test_a_limit_may_be_missing(
    cast: Cast, sign_in: SignIn, youngest: str, oldest: str, shown: str
) -> None:
    address = door("set_ages", programme_of(cast).pk)

    assert f"Ålder: {shown}" in say(sign_in(cast.lo), address, youngest=youngest, oldest=oldest)


@pytest.mark.parametrize(
    ("youngest", "oldest", "sentence"),
    [("24", "15", "Den högsta åldern är under den lägsta"), ("x", "", "heltal"), ("-1", "", "0")],
)
def test_wrong_ages_get_a_sentence(
    cast: Cast, sign_in: SignIn, youngest: str, oldest: str, sentence: str
) -> None:
    programme = programme_of(cast)
    said = {"youngest": youngest, "oldest": oldest}

    response = sign_in(cast.lo).post(door("set_ages", programme.pk), said)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert [word for word in said.values() if word and f'value="{word}"' not in page] == []
    assert programme_of(cast).oldest is None


def test_what_it_works_with_is_chosen(cast: Cast, sign_in: SignIn) -> None:
    programme, browser = programme_of(cast), sign_in(cast.lo)
    kinds = reverse("certificates:use_certificates", args=[programme.pk])

    say(browser, door("use_frameworks", programme.pk), frameworks=[cast.framework.pk])
    say(browser, door("demand_code", programme.pk), is_needed="yes")
    page = say(browser, kinds, kinds=["participation", "competence_certificate"])

    programme.refresh_from_db()
    assert list(programme.frameworks.all()) == [cast.framework]
    assert programme.confirmations_need_code
    assert programme.certificate_kinds == ["competence_certificate", "participation"]
    assert "2 sorters intyg" in page
    assert 'value="participation" id="id_kinds' in browser.get(kinds).content.decode()
    said = [event.action for event in Event.objects.about(programme)]
    assert said == ["use_frameworks", "demand_code", "use_certificates"]


def test_an_unknown_kind_is_refused(cast: Cast, sign_in: SignIn) -> None:
    programme = programme_of(cast)
    address = reverse("certificates:use_certificates", args=[programme.pk])

    response = sign_in(cast.lo).post(address, {"kinds": ["diploma"]})

    assert response.status_code == 422
    programme.refresh_from_db()
    assert programme.certificate_kinds == []
