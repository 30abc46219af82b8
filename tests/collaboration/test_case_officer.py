"""A case officer sees what participants share with them, and every other address is closed."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.urls import URLResolver, get_resolver

from accounts.guards import anyone_signed_in, public
from accounts.models import Organisation, Role, RoleAssignment
from collaboration.models import SharedMoment, Sharing
from tests.architecture.samples import make_samples
from tests.architecture.test_every_view_names_its_gate import OURS
from tests.cast import Cast
from tests.collaboration.together import hire_officer, role_of
from tests.conftest import SignIn

# One's own room, which is empty for somebody who takes part in nothing; and what belongs to nobody.
OWN = {
    "my_cases",
    "my_placements",
    "my_certificates",
    "my_links",
    "me",
    "who_looked",
    "what_i_can",
    "my_export",
    "ask_for_export",
    "sign_in_again",
    "show_competency",
    "shared_with_me",
    "unlock",
    "forget_digits",
    "ask_for_statement",
    "start_letter",
}
# Doors that a secret in somebody’s hand opens, with an account or without.
DOORS = {
    "answer_in_hand",
    "send_code_in_hand",
    "show_photo_in_hand",
    "decline_in_hand",
    "enter_code_anywhere",
    "enter_code",
}
THEIRS: tuple[type[Model], ...] = (Sharing, SharedMoment)


def addresses() -> list[tuple[str, Any]]:
    """Return every address of ours as it is written, with its view, or the class of an API."""
    found = []

    def walk(resolver: URLResolver, before: str) -> None:
        for item in resolver.url_patterns:
            written = before + str(item.pattern)
            if isinstance(item, URLResolver):
                walk(item, written)
            elif item.callback.__module__.startswith(OURS):
                found.append((written, getattr(item.callback, "cls", item.callback)))

    walk(get_resolver(), "/")
    return found


def test_every_other_address_is_closed(cast: Cast, sign_in: SignIn) -> None:
    samples = make_samples(cast)
    officer = hire_officer()
    client = sign_in(officer)
    opened = []
    for written, view in addresses():
        if view.gate is public or not hasattr(view, "gate"):
            continue
        model = getattr(view, "model", None)
        if model in THEIRS or name_of(view) in OWN | DOORS:
            continue
        for path in filled(written, samples.get(model, []) if model else []):
            answers = {ask(path, follow=True).status_code for ask in (client.get, client.post)}
            if not answers <= {403, 404, 405}:
                opened.append(path)

    assert opened == []


def filled(written: str, things: list[Model]) -> list[str]:
    """Return the address with the key of each thing in it; with a made-up one if there is none."""
    keys = [str(thing.pk) for thing in things] or ["1"]
    if "<uuid:" in written and not things:
        keys = ["00000000-0000-4000-8000-000000000000"]
    paths = {re.sub(r"<(?:uuid|int|str):pk>", key, written, count=1) for key in keys}
    return [re.sub(r"<int:\w+>", "1", re.sub(r"<\w+(?::\w+)?>", "x", path)) for path in paths]


def name_of(view: Any) -> str:
    return str(view.__name__)


def test_the_test_sees_addresses_and_what_is_open() -> None:
    views = {name_of(view) for _written, view in addresses()}

    assert len(views) > 100
    assert views >= OWN


def test_nobody_s_things_are_visible_but_those_that_are_shared(cast: Cast) -> None:
    officer = hire_officer()
    seen = {
        model
        for model, things in make_samples(cast).items()
        if hasattr(model._default_manager.all(), "visible_to")
        and model._default_manager.visible_to(officer)  # type: ignore[attr-defined]
        .filter(pk__in=[thing.pk for thing in things])
        .exists()
    }

    assert seen == {Sharing, SharedMoment, type(cast.framework)}


def test_own_rooms_show_nobody_else(cast: Cast, sign_in: SignIn) -> None:
    make_samples(cast)
    client = sign_in(hire_officer())

    for path in ("/me/", "/me/who-looked/", "/certificates/", "/certificates/links/", "/i-can/"):
        page = client.get(path).content.decode()
        assert "Amina" not in page


def test_the_start_page_is_what_is_shared(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(hire_officer()).get("/")

    assert answer.headers["Location"] == "/shared-with-me/"


def test_anybody_signed_in_is_let_in_only_to_own_rooms() -> None:
    """A new page for everybody who has signed in must say why a case officer may open it."""
    open_to_all = {name_of(view) for _written, view in addresses() if view.gate is anyone_signed_in}

    assert open_to_all <= OWN


def test_a_case_officer_works_for_an_agency(cast: Cast) -> None:
    role = role_of(hire_officer())
    role.clean()

    elsewhere = RoleAssignment(
        user=cast.reza, role=Role.CASE_OFFICER, organisation=cast.goteborg, starts_on="2026-01-01"
    )

    with pytest.raises(ValidationError):
        elsewhere.clean()
    assert role.organisation.kind == Organisation.Kind.AGENCY
