"""Who pays how much: a percentage or an amount; together at most the whole."""

from base64 import b64decode
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Organisation
from lifecycle.transitions import Refused
from programmes.models import Financier, Programme
from tests.cast import Cast
from tests.certificates.logo import LOGO
from tests.conftest import SignIn
from tests.programmes.leading import door, last_event, programme_of, say


@pytest.fixture
def programme(cast: Cast) -> Programme:
    return programme_of(cast)


def budgeted(programme: Programme, kronor: int) -> None:
    programme.budget = kronor
    programme.save()


def test_a_new_organisation_is_named_with_its_share(
    cast: Cast, sign_in: SignIn, programme: Programme
) -> None:
    said = {"organisation": " Europeiska  socialfonden ", "kind": "agency", "percent": "47,5 %"}

    page = say(sign_in(cast.lo), door("add_financier", programme.pk), **said)

    financier = programme.financiers.get()
    assert "Europeiska socialfonden är finansiär" in page
    assert "47.5 %" in page
    assert (financier.organisation.name, financier.percent) == (
        "Europeiska socialfonden",
        Decimal("47.5"),
    )
    assert last_event(programme) == ("add_financier", "Europeiska socialfonden: 47.5")


def test_one_that_is_known_needs_no_kind_however_it_is_spelt(
    cast: Cast, sign_in: SignIn, programme: Programme
) -> None:
    before = Organisation.objects.count()

    say(
        sign_in(cast.lo),
        door("add_financier", programme.pk),
        organisation="validering väst",
        amount="10 600 000 kr",
    )

    assert programme.financiers.get().organisation == cast.issuer
    assert programme.financiers.get().share == "10\u00a0600\u00a0000 kr"
    assert Organisation.objects.count() == before


def test_one_that_is_there_already_gets_the_new_share(cast: Cast, programme: Programme) -> None:
    Financier.add(programme, cast.issuer, by=cast.lo, percent=Decimal(60))
    Financier.add(programme, cast.issuer, by=cast.lo, percent=Decimal(70))

    assert programme.financiers.get().percent == 70


def test_a_share_may_be_unknown(cast: Cast, sign_in: SignIn, programme: Programme) -> None:
    say(sign_in(cast.lo), door("add_financier", programme.pk), organisation="Validering Väst")

    assert programme.financiers.get().share == ""


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"percent": "40,01"}, "Andelarna är tillsammans 100.01 %"),
        ({"percent": "101"}, "mer än 0 och högst 100"),
        ({"percent": "0"}, "mer än 0 och högst 100"),
        ({"percent": "hälften"}, "Skriv ett tal med siffror"),
        ({"percent": "12,345"}, "högst två"),
        ({"percent": "NaN"}, "Skriv ett tal med siffror"),
        ({"amount": "500 000"}, "Andelarna är tillsammans 110 %"),
        ({"amount": "1 000 001"}, "mer än budgeten på 1000000 kr"),
        ({"amount": "0"}, "Skriv ett belopp över 0"),
        ({"amount": "10,5"}, "Skriv utan decimaler"),
        ({"percent": "10", "amount": "10"}, "inte båda"),
        ({"organisation": "Okänd stiftelse", "percent": "10"}, "Vi känner inte till"),
        ({"organisation": " ", "percent": "10"}, "Skriv organisationens namn"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, programme: Programme, said: dict[str, str], sentence: str
) -> None:
    budgeted(programme, 1_000_000)
    Financier.add(programme, cast.goteborg, by=cast.lo, percent=Decimal(60))
    said = {"organisation": "Validering Väst", **said}

    response = sign_in(cast.lo).post(door("add_financier", programme.pk), said)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert [word for word in said.values() if word.strip() and f'value="{word}"' not in page] == []
    assert programme.financiers.count() == 1


def test_together_they_may_be_exactly_the_whole(cast: Cast, programme: Programme) -> None:
    budgeted(programme, 1_000_000)
    Financier.add(programme, cast.goteborg, by=cast.lo, percent=Decimal("60.5"))
    Financier.add(programme, cast.issuer, by=cast.lo, amount=395_000)

    with pytest.raises(Refused):
        Financier.add(programme, cast.partille, by=cast.lo, amount=1)


def test_one_is_taken_away_and_it_is_recorded(
    cast: Cast, sign_in: SignIn, programme: Programme
) -> None:
    financier = Financier.add(programme, cast.issuer, by=cast.lo)

    say(sign_in(cast.lo), door("remove_financier", programme.pk, financier.pk))

    assert not programme.financiers.exists()
    assert last_event(programme) == ("remove_financier", "Validering Väst")


# The emblem


def picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("logo.png", b64decode(LOGO))


SAYS = {"name_sv": "Medfinansieras av EU", "name_en": "Co-funded by the EU", "height": "14"}


def emblem(cast: Cast, sign_in: SignIn, programme: Programme, **said: Any) -> Any:
    financier = Financier.add(programme, cast.issuer, by=cast.lo)
    address = door("add_emblem", programme.pk, financier.pk)
    return sign_in(cast.lo).post(address, {**SAYS, **said})


def test_the_emblem_of_the_eu_needs_no_picture(
    cast: Cast, sign_in: SignIn, programme: Programme
) -> None:
    programme.funding_line = {"sv": "Medfinansieras.", "en": "Co-funded."}
    programme.save()

    emblem(cast, sign_in, programme, is_eu_emblem="on")
    emblem(cast, sign_in, programme, is_eu_emblem="on", height="20")

    logo = programme.logos.get()
    assert (logo.is_eu_emblem, logo.height) == (True, 20)
    assert programme.financiers.get().logo == logo


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"is_eu_emblem": "on", "height": "10"}, "minst 11 mm"),
        ({"is_eu_emblem": ""}, "Välj en bild"),
        ({"is_eu_emblem": "on", "name_en": ""}, "på engelska också"),
        ({"is_eu_emblem": "on"}, "beskriv programmet först"),
    ],
)
def test_an_emblem_that_breaks_a_rule_is_refused(
    cast: Cast, sign_in: SignIn, programme: Programme, said: dict[str, str], sentence: str
) -> None:
    response = emblem(cast, sign_in, programme, **said)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not programme.logos.exists()


def test_no_other_emblem_is_larger_than_that_of_the_eu(
    cast: Cast, sign_in: SignIn, programme: Programme
) -> None:
    programme.funding_line = {"sv": "Medfinansieras.", "en": "Co-funded."}
    programme.save()
    emblem(cast, sign_in, programme, is_eu_emblem="on")

    response = emblem(cast, sign_in, programme, upload=picture(), height="15")

    assert response.status_code == 422
    assert "Ingen annan logotyp får vara större" in response.content.decode()
    assert emblem(cast, sign_in, programme, upload=picture(), height="14").status_code == 302
