"""The holder chooses how they are named and what shows, and sees at once how it looks."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from certificates import issuing
from certificates.issuing.wording import PLACES
from certificates.models import Certificate
from lifecycle.models import Event
from lifecycle.transitions import Refused
from portfolio.models import Entry, SelfAssessment
from tests.cast import Cast
from tests.certificates.certificates import choose, make_accepted, make_draft
from tests.conftest import SignIn
from workplaces.models import Workplace


def fill_in(client: Client, certificate: Certificate, **changes: Any) -> Any:
    form = {
        "name": certificate.name,
        "competencies": [each.pk for each in certificate.competencies.all()],
        "shows_workplace": "on",
        **changes,
    }
    answers = {name: value for name, value in form.items() if value is not None}
    return client.post(f"/certificates/{certificate.pk}/choose/", answers)


def page(client: Client, certificate: Certificate) -> str:
    return client.get(f"/certificates/{certificate.pk}/proof/").content.decode()


def test_holder_sees_what_the_reader_will_see(cast: Cast, sign_in: SignIn) -> None:
    seen = page(sign_in(cast.amina), make_draft(cast))

    assert "Amina Yusuf" in seen
    assert "Bekräftat av handledare, Cykelköket (2)" in seen
    assert "Fylls i när intyget utfärdas" in seen
    assert "XXXX" not in seen
    assert "UTKAST" not in seen


def test_holder_changes_the_name(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)
    client = sign_in(cast.amina)

    fill_in(client, certificate, name="Amina Warsame Yusuf")

    assert "Amina Warsame Yusuf" in page(client, certificate)


def test_holder_leaves_a_competency_out(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)

    fill_in(sign_in(cast.amina), certificate, competencies=[cast.competency("A1.1").pk])

    assert [each.code for each in issuing.preview(certificate).competencies] == ["A1.1"]


def test_time_tells_only_of_what_is_on_it(cast: Cast) -> None:
    certificate = make_draft(cast)
    first, last = Entry.objects.order_by("happened_on")
    SelfAssessment.objects.filter(entry=first, competency__code="A1.1").delete()

    choose(certificate, competencies=[cast.competency("A1.1")])

    activity = issuing.preview(certificate).activity
    assert activity is not None
    assert (activity.first_on, activity.last_on) == (last.happened_on, last.happened_on)


def test_without_the_workplace_only_its_kind_is_named(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)
    client = sign_in(cast.amina)

    fill_in(client, certificate, shows_workplace=None)

    seen = page(client, certificate)
    assert "Cykelköket" not in seen
    assert "handledare, Cykelverkstad" in seen


def test_a_line_of_work_is_not_printed_as_if_it_were_english(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)
    fill_in(sign_in(cast.amina), certificate, shows_workplace=None)
    certificate.refresh_from_db()

    content = issuing.preview(certificate)

    assert content.activity is not None
    assert content.activity.place == {"sv": "Cykelverkstad", "en": "Association"}
    (who,) = {
        tuple(by.items())
        for each in content.competencies
        if each.words.confirmed
        for by in each.words.confirmed.by
    }
    assert dict(who) == {"sv": "handledare, Cykelverkstad", "en": "supervisor"}


def test_every_kind_of_place_has_an_english_word() -> None:
    assert set(PLACES) == set(Workplace.Kind)


def test_birth_date_shows_only_when_chosen(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)
    client = sign_in(cast.amina)
    before = page(client, certificate)

    fill_in(client, certificate, shows_birth_date="on")

    assert "2007-04-17" not in before
    assert "2007-04-17" in page(client, certificate)


def test_birth_date_to_come_is_never_printed(cast: Cast) -> None:
    cast.amina.birth_date = timezone.localdate() + timedelta(days=1)
    cast.amina.save()
    certificate = make_draft(cast)

    choose(certificate, shows_birth_date=True)

    assert issuing.read(certificate) is None


def test_nothing_says_where_a_protected_person_was(cast: Cast) -> None:
    certificate = make_draft(cast, participant=cast.skye)

    content = issuing.preview(certificate)

    assert content.activity is None
    assert "Cykel" not in str(content.to_json())


def test_what_was_not_reached_cannot_be_chosen(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast, {"A1.1": 3, "A4.1": None})
    wanted = [cast.competency("A1.1").pk, cast.competency("A4.1").pk]

    response = fill_in(sign_in(cast.amina), certificate, competencies=wanted)

    assert response.status_code == 422
    assert "ännu inte" not in response.content.decode()


@pytest.mark.parametrize("wrong", ["x", "0", "-1", "9" * 18, "9" * 25])
def test_a_number_that_was_not_offered_is_refused_with_a_sentence(
    cast: Cast, sign_in: SignIn, wrong: str
) -> None:
    response = fill_in(sign_in(cast.amina), make_draft(cast), competencies=[wrong])

    assert response.status_code == 422
    assert "Välj bland det du har nått" in response.content.decode()


UNPRINTABLE = {
    "": "Skriv namnet som ska stå på intyget.",
    "   ": "Skriv namnet som ska stå på intyget.",
    "None": "Vi kan inte skriva ut det namnet.",
    "null": "Vi kan inte skriva ut det namnet.",
    "Amina\u202eYusuf": "Vi kan inte skriva ut det namnet.",
    "Amina\u200bYusuf": "Vi kan inte skriva ut det namnet.",
    "Amina\x07": "Vi kan inte skriva ut det namnet.",
    "Amina 💥 中": "Vi kan inte skriva ut",
    "A" * 81: "Vi kan skriva ut högst 80 tecken.",
    "\u200d\u200d\u200d": "Vi kan inte skriva ut det namnet.",
    "....": "Vi kan inte skriva ut det namnet.",
    "Ami\u200cna Yusuf": "Vi kan inte skriva ut det namnet.",
    "\u0410mina Yusuf": "Vi kan inte skriva ut det namnet.",  # begins with a Cyrillic letter
    "A\u0323\u0302\u0308\u0301\u0302mina": "Vi kan inte skriva ut det namnet.",
    "Amina Yusuf, leg. läkare": "Skriv bara namnet, med bokstäver",
    "Amina Yusuf 1999-01-01": "Skriv bara namnet, med bokstäver",
    "=1+1": "Vi kan inte skriva ut det namnet.",
    "@Amina": "Skriv bara namnet, med bokstäver",
    "-Amina": "Bindestreck står mellan två bokstäver.",
    "Amina - Yusuf": "Bindestreck står mellan två bokstäver.",
    "Amina (godkänd)": "Skriv bara namnet, med bokstäver",
    "Amina (زهرا) Yusuf": "Skriv bara namnet, med bokstäver",
    "Amina, undersköterska": "Skriv bara namnet, med bokstäver",
    "Amina . Yusuf": "Skriv bara namnet, med bokstäver",
}


def test_name_that_cannot_be_printed_is_explained_and_kept(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)
    client = sign_in(cast.amina)

    for name, sentence in UNPRINTABLE.items():
        response = fill_in(client, certificate, name=name)
        seen = response.content.decode()
        assert response.status_code == 422
        assert sentence in seen
        assert "Fel:" in seen
        assert not name.strip() or f'value="{name}"' in seen


def test_names_of_the_world_are_fine(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)
    client = sign_in(cast.amina)

    for name in (
        "Åsa O’Brien-Şahin",
        "Зоя Ковальчук",
        "ሜሃሪ ሃብቶም",
        "آمنة يوسف",
        "مُحَمَّدٌ",
        "علی\u200cرضا",
        "Zahra Rezai (زهرا رضایی)",
        "Nguyễn Thị Hương",
        "Ng",
        "X Æ",
    ):
        assert fill_in(client, certificate, name=name).status_code == 302


def test_a_name_is_printed_without_gaps(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)

    fill_in(sign_in(cast.amina), certificate, name="Amina \u2003   W. Yusuf")

    certificate.refresh_from_db()
    assert certificate.name == "Amina W. Yusuf"


def test_the_name_that_staff_wrote_down_may_hold_other_signs(cast: Cast, sign_in: SignIn) -> None:
    cast.amina.name = "Amina Yusuf / Warsame"
    cast.amina.save()
    certificate = make_draft(cast)

    assert fill_in(sign_in(cast.amina), certificate, name_form="passport").status_code == 302


def test_somebody_else_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    assert fill_in(sign_in(cast.mehari), make_draft(cast)).status_code == 404


def test_issuer_may_not_choose(cast: Cast, sign_in: SignIn) -> None:
    assert fill_in(sign_in(cast.ines), make_draft(cast)).status_code == 403


def test_after_the_yes_it_is_refused_with_a_sentence(cast: Cast) -> None:
    with pytest.raises(Refused, match="redan sagt ja"):
        choose(make_accepted(cast), name="Någon Annan")


def test_it_is_recorded(cast: Cast) -> None:
    certificate = make_draft(cast)

    choose(certificate, name="Amina W. Yusuf")

    assert Event.objects.about(certificate).filter(action="choose", by=cast.amina).exists()
