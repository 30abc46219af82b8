"""Somebody is protected later: hidden at once from all but handlers; and shown again."""

from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Role
from certificates.models import Certificate
from home.letters import somebody_needs_a_handler
from lifecycle.models import Event, Letter
from programmes.models import Enrolment
from tests.cast import Cast, employ
from tests.certificates.certificates import make_draft
from tests.confirmations.asked import ask, make_entry
from tests.conftest import SignIn
from tests.portfolio.moments import photo
from tests.programmes.enrolled import aminas


def protect(cast: Cast, sign_in: SignIn, **said: str) -> Any:
    address = reverse("home:protect_person", args=[aminas(cast).pk])
    return sign_in(cast.sara).post(address, {"alias": "Alma", **said}, follow=True)


def test_only_handlers_see_the_person_from_then_on(cast: Cast, sign_in: SignIn) -> None:
    enrolment = aminas(cast)
    before = sign_in(cast.sara).get(enrolment.get_absolute_url()).status_code

    protect(cast, sign_in)

    cast.amina.refresh_from_db()
    pages = [sign_in(cast.sara).get(each).content.decode() for each in ("/enrolments/", "/group/")]
    event = Event.objects.about(enrolment).filter(action="protect").get()
    assert before == 200
    assert sign_in(cast.sara).get(enrolment.get_absolute_url()).status_code == 404
    assert not any("Amina" in page or "Alma" in page for page in pages)
    assert (cast.amina.is_protected, cast.amina.shown_name, event.note) == (True, "Alma", "")
    assert "Alma" in sign_in(cast.noor).get("/enrolments/").content.decode()


def test_whoever_handles_none_is_not_there_any_more(cast: Cast, sign_in: SignIn) -> None:
    protect(cast, sign_in)

    assert {each.staff for each in aminas(cast).assignments.current()} <= {cast.noor}


def test_what_is_open_shows_no_place_any_more(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)
    entry.add_photo(photo(), by=cast.amina)
    request = ask(cast, entry)
    draft = make_draft(cast)
    assert (request.place, draft.shows_workplace) != ("", False)

    protect(cast, sign_in)

    request.refresh_from_db()
    assert (request.place, request.photo) == ("", None)
    assert not Certificate.objects.get(pk=draft.pk).shows_workplace


def test_where_nobody_handles_such_it_is_refused_and_nothing_is_done(
    cast: Cast, sign_in: SignIn
) -> None:
    cast.noor.role_assignments.filter(role=Role.PROTECTED_HANDLER).delete()

    page = protect(cast, sign_in).content.decode()

    cast.amina.refresh_from_db()
    assert "hanterar skyddade personuppgifter" in page
    assert not cast.amina.is_protected
    assert aminas(cast).assignments.current().filter(staff=cast.sara).exists()


def test_each_handler_there_gets_a_letter_without_a_name(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.reza, cast.goteborg, Role.PROTECTED_HANDLER)
    employ(cast.petra, cast.partille, Role.PROTECTED_HANDLER)

    protect(cast, sign_in)

    letters = Letter.objects.filter(writer="home.letters.somebody_needs_a_handler")
    words = somebody_needs_a_handler(Enrolment.objects.get(participant=cast.amina))
    assert words is not None
    assert {each.to for each in letters} == {cast.noor.email, cast.reza.email}
    assert not any(name in str(words) for name in ("Amina", "Yusuf", "Alma"))
    assert "Göteborgs Stad" in str(words)
    assert reverse("programmes:list_enrolments") in str(words)


def test_a_handler_finds_who_has_no_contact_person(cast: Cast, sign_in: SignIn) -> None:
    protect(cast, sign_in)
    address = reverse("programmes:show_enrolment", args=[aminas(cast).pk])

    before = sign_in(cast.noor).get("/group/").content.decode()
    others = sign_in(cast.reza).get("/group/").content.decode()
    aminas(cast).assignments.update(is_contact=True)
    after = sign_in(cast.noor).get("/group/").content.decode()

    assert ("utan kontaktperson" in before, address in before) == (True, True)
    assert "utan kontaktperson" not in others
    assert "utan kontaktperson" not in after


def test_without_another_name_it_asks(cast: Cast, sign_in: SignIn) -> None:
    answer = protect(cast, sign_in, alias="")

    assert answer.status_code == 422
    assert "En skyddad person behöver ett namn" in answer.content.decode()


@pytest.mark.parametrize("alias", ["Amina", "AMINA", "Lilla yusuf", "Amina-Li"])
def test_a_word_of_their_own_name_is_refused(cast: Cast, sign_in: SignIn, alias: str) -> None:
    answer = protect(cast, sign_in, alias=alias)

    cast.amina.refresh_from_db()
    assert answer.status_code == 422
    assert "del av personens eget namn" in answer.content.decode()
    assert f'value="{alias}"' in answer.content.decode()
    assert not cast.amina.is_protected


def test_a_handler_lifts_it_and_nobody_else(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.noor, cast.goteborg, Role.PEDAGOGUE)
    skyes = Enrolment.objects.get(participant=cast.skye)
    address = reverse("home:lift_protection", args=[skyes.pk])

    others = {sign_in(who).post(address).status_code for who in (cast.sara, cast.lo, cast.ines)}
    sign_in(cast.noor).post(address)

    cast.skye.refresh_from_db()
    assert others == {404}
    assert not cast.skye.is_protected
    assert Event.objects.about(skyes).filter(action="lift_protection", by=cast.noor).exists()


def test_it_is_said_first_who_will_see_what(cast: Cast, sign_in: SignIn) -> None:
    skyes = Enrolment.objects.get(participant=cast.skye)
    browser, address = sign_in(cast.noor), reverse("home:lift_protection", args=[skyes.pk])

    offered = browser.get(reverse("programmes:show_enrolment", args=[skyes.pk])).content.decode()
    page = browser.get(address).content.decode()

    cast.skye.refresh_from_db()
    assert f'href="{address}"' in offered
    assert "projektledare" in page
    assert cast.skye.name not in page
    assert cast.skye.is_protected


def test_whoever_sees_the_person_no_more_lands_on_the_list(cast: Cast, sign_in: SignIn) -> None:
    skyes = Enrolment.objects.get(participant=cast.skye)
    skyes.assignments.all().delete()

    browser = sign_in(cast.noor)
    answer = browser.post(reverse("home:lift_protection", args=[skyes.pk]), follow=True)

    assert answer.redirect_chain == [(reverse("programmes:list_enrolments"), 302)]
    assert answer.status_code == 200
    assert "visas som alla andra igen" in answer.content.decode()


def test_twice_is_not_offered(cast: Cast, sign_in: SignIn) -> None:
    protect(cast, sign_in)

    again = sign_in(cast.noor).get(reverse("home:protect_person", args=[aminas(cast).pk]))

    assert again.status_code in (403, 404)
