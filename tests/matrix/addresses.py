"""Every address there is, found by walking the resolver, and what stands in it for a thing."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.models import RoleAssignment, User
from assessments.models import AssessmentCase
from certificates.models import Certificate
from confirmations.models import ConfirmationRequest
from lifecycle.models import Letter
from programmes.models import Enrolment, Programme
from tests.matrix.scene import Scene, Side
from workplaces.models import Workplace

Values = dict[str, object]
Which = dict[str, Values]

PART = re.compile(r"<(?:\w+:)?(\w+)>")
# The state in which most people may see a thing, if there is one. Of the other organisation that
# is all that is asked about.
MOST_OPEN = ("shared", "issued", "submitted", "chosen", "now", "answered", "asked", "active")
# Of one's own it is asked about, too, in the states in which fewer may see a thing.
CLOSED = ("private", "protected", "draft")
# What stands in these belongs to neither organisation.
WITHOUT_SIDES = {"collaboration:make_sharing"}
# Addresses that are no route but a pattern, each written out.
SPELT = {
    r"/accounts/^confirm-email/(?P<key>[-:\w]+)/$": "/accounts/confirm-email/x/",
    r"/accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": (
        "/accounts/password/reset/key/1-x/"
    ),
    r"/^accounts/(?:password/|signup/|email/|confirm-email/|reauthenticate/|login/code/$)": (
        "/accounts/signup/"
    ),
    r"/api/^[\s\S]*$": "/api/nothing/",
    r"/admin/^(?P<app_label>accounts|assessments|confirmations|"
    r"programmes|workplaces|competencies)/$": "/admin/accounts/",
    r"/admin/(?P<url>.*)$": "/admin/nothing/",
}


@dataclass(frozen=True)
class Address:
    """An address as the code writes it, with its view, or the class of an API."""

    written: str
    name: str
    view: Any

    @property
    def app(self) -> str:
        """The app it belongs to; pages of none, as sign-in, are those of the site."""
        return self.name.split(":")[0] or "site"

    @property
    def names(self) -> list[str]:
        return [] if self.written in SPELT else PART.findall(self.written)

    def filled(self, values: Values) -> str:
        return PART.sub(lambda found: str(values[found[1]]), self.written)


def addresses() -> list[Address]:
    """Return every address, once, in the order in which the resolver tries them."""
    found = {each.written: each for each in _walk(get_resolver(), "/", "")}
    return list(found.values())


def _walk(resolver: URLResolver, before: str, space: str) -> Iterator[Address]:
    for item in resolver.url_patterns:
        written = before + str(item.pattern)
        if isinstance(item, URLResolver):
            yield from _walk(item, written, item.namespace or space)
        elif isinstance(item, URLPattern):
            view = getattr(item.callback, "cls", item.callback)
            yield Address(written, f"{space}:{item.name or ''}", view)


def paths(address: Address, scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield whose thing stands in the address, and the address with it."""
    if address.written in SPELT:
        yield "", SPELT[address.written]
        return
    common, own, other = _common(scene), _values(address, scene.own), _values(address, scene.other)
    if not own:
        yield "", address.filled(common)
        return
    if address.name in WITHOUT_SIDES:
        yield "", address.filled({**common, **next(iter(own.values()))})
        return
    for which in dict.fromkeys([_most_open(own), *(name for name in CLOSED if name in own)]):
        yield f"own {which}".strip(), address.filled({**common, **own[which]})
    which = _most_open(other)
    yield "other", address.filled({**common, **other[which]})
    parts = set(address.names) & set(scene.own.parts)
    if parts and "pk" in address.names:
        mixed = {**common, **next(iter(own.values()))}
        mixed |= {name: scene.other.parts[name].pk for name in parts}
        yield "own, part of another", address.filled(mixed)


def _most_open(there: Which) -> str:
    return next((name for name in MOST_OPEN if name in there), next(iter(there)))


def _common(scene: Scene) -> Values:
    framework = scene.own.cast.framework
    return {
        "size": "small",
        "kind": "participants",
        "form": "csv",
        "slug": framework.slug,
        "version": framework.version,
        "code": "likes",
        "step": "who",
        "name": "nothing.pem",
        "pk": scene.own.cast.competency("A1.1").pk,
        "content_type_id": ContentType.objects.get_for_model(User).pk,
        "object_id": 0,  # what the admin names beside our own things: nothing is there
    }


def _values(address: Address, side: Side) -> Which:
    """Return what stands in the address for a thing of an organisation, by its state; or {}."""
    model = getattr(address.view, "model", None)
    if things := side.things.get(model) if model else None:
        found: Which = {which: {"pk": thing.pk} for which, thing in things.items()}
    elif address.name in KEYS:
        found = KEYS[address.name](side)
    elif address.written.startswith("/admin/"):
        found = _of_the_admin(address.written, side)
    else:
        return {}
    parts = {name: side.parts[name].pk for name in address.names if name in side.parts}
    return {which: {**values, **parts} for which, values in found.items()}


def _of_the_admin(written: str, side: Side) -> Which:
    things = {
        "organisation": side.cast.goteborg,
        "user": side.cast.amina,
        "programme": _a(side, Programme),
        "enrolment": _a(side, Enrolment, "active"),
        "workplace": _a(side, Workplace),
    }
    found = re.match(r"/admin/\w+/(\w+)/<path:object_id>/", written)
    thing = things.get(found[1]) if found else None
    return {"": {"object_id": thing.pk}} if thing else {}


def _a(side: Side, model: type[Model], which: str = "") -> Any:
    things = side.things[model]
    return things.get(which) or next(iter(things.values()))


def _pk(of: Callable[[Side], Model]) -> Callable[[Side], Which]:
    return lambda side: {"": {"pk": of(side).pk}}


def _token(door: str) -> Callable[[Side], Which]:
    return lambda side: {"": {"token": side.doors[door]}}


def _number(side: Side) -> Which:
    return {"": {"number": _a(side, Certificate, "issued").number}}


def _letter(side: Side) -> Letter:
    asked = _a(side, ConfirmationRequest, "answered")
    kind = ContentType.objects.get_for_model(asked)
    letter: Letter = Letter.objects.filter(subject_type=kind, subject_id=asked.pk).earliest("pk")
    return letter


def _two_people(side: Side) -> Which:
    return {"": {"kept": side.parts["participant"].pk, "gone": side.parts["fellow"].pk}}


def _receiver(side: Side) -> Model:
    """Return the role of somebody elsewhere with whom a participant may share."""
    return RoleAssignment.objects.get(user=side.parts["case_officer"].pk)


# What stands in addresses whose gate names no model.
KEYS: dict[str, Callable[[Side], Which]] = {
    "home:hand_over_people": _pk(lambda side: side.cast.sara),
    "home:retry_letter": _pk(_letter),
    "home:report_letter": lambda side: {"": {"pk": _letter(side).pk, "secret": "x"}},
    "home:merge_people": _two_people,
    "home:tell_apart": _two_people,
    "collaboration:make_sharing": _pk(_receiver),
    "collaboration:fetch_feed": _token("calendar"),
    "certificates:read_shared": _token("c"),
    "certificates:sign_statement": _token("w"),
    "certificates:decline_statement": _token("w"),
    "certificates:check": _number,
    "certificates:download_checked": _number,
    "certificates:prove": _number,
    ":api-check-certificate": _number,
    "assessments:take_up_case": _pk(lambda side: _a(side, AssessmentCase, "submitted")),
    "confirmations:enter_code": _token("p"),
    "confirmations:show_own_page": _token("s/mine"),
    "confirmations:renew_own_page": _token("s/mine"),
    **{
        f"confirmations:{view}": _token("s")
        for view in (
            "answer_request",
            "send_code",
            "change_request",
            "show_photo",
            "decline_request",
            "renew_request",
            "dispute_request",
            "send_own_page",
        )
    },
    "attendance:choose_kinds": _pk(lambda side: _a(side, Programme)),
}
