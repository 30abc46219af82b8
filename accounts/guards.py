"""The gates in front of every view.

Not visible to you: 404. Visible, but not yours to do: 403. A gate carries its rule, so that
tests/architecture can see that no view was left open by mistake. All reading of a participant's
things passes here, so «who looked» is written here and nowhere else.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from ipaddress import IPv6Address, ip_address
from typing import Any, ClassVar, Concatenate, TypeVar

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from rest_framework.request import Request
from rest_framework.views import APIView

from accounts import doorstep
from accounts.models import Reading, Tally, User

View = Callable[..., HttpResponseBase]
Thing = TypeVar("Thing", bound=Model)
Rule = Callable[[User, Thing], bool]
GuestRule = Callable[[User | None, Thing], bool]


class UserRequest(HttpRequest):
    """A request from someone who has signed in."""

    user: User


def anyone_who_sees_it(user: User, thing: Any) -> bool:
    """Anyone it is visible to."""
    return True


def anyone_signed_in(user: User) -> bool:
    """Anyone who has signed in."""
    return True


def public(view: View) -> View:
    """Let anyone in, signed in or not."""
    view.gate = public  # type: ignore[attr-defined]
    return view


def signed_in(
    rule: Callable[[User], bool] = anyone_signed_in,
) -> Callable[[Callable[Concatenate[UserRequest, ...], HttpResponseBase]], View]:
    """Let someone in whom the rule approves of, where no object exists yet."""

    def decorate(view: Callable[Concatenate[UserRequest, ...], HttpResponseBase]) -> View:
        @wraps(view)
        @login_required
        def gate(request: UserRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not rule(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        gate.gate = rule  # type: ignore[attr-defined]
        return gate

    return decorate


def fetch(model: type[Thing], pk: Any, user: User, rule: Rule[Thing]) -> Thing:
    """Return the thing if it is visible to the user and the rule says yes; record the reading."""
    visible = model._default_manager.visible_to(user)  # type: ignore[attr-defined]
    try:
        thing: Thing = get_object_or_404(visible, pk=pk)
    except (ValidationError, ValueError) as error:  # an id that is none
        raise Http404 from error
    if not rule(user, thing):
        raise PermissionDenied
    record_reading(thing, by=user)
    return thing


def fetch_or_none(model: type[Thing], pk: Any, user: User, rule: Rule[Thing]) -> Thing | None:
    """Like fetch, for ids that phones make: None where no such thing exists, for anybody."""
    if not model._default_manager.filter(pk=pk).exists():
        return None
    return fetch(model, pk, user, rule)


def record_reading(thing: Model, *, by: User | str) -> None:
    """Record that somebody looked at a participant's thing; a str is a guest. Only for gates."""
    owner = getattr(thing, "participant", None)
    if owner is None or owner == by:
        return
    if isinstance(by, str) and Reading.was_just_now(thing, owner, by=by):
        return
    Reading.record(thing, owner, by=by)


def record_list(things: Sequence[Model], *, by: User | str) -> None:
    """Record that somebody read a list that shows words of several participants. One query."""
    Reading.record_all(
        [(thing, owner) for thing in things if (owner := thing.participant) != by],  # type: ignore[attr-defined]
        by=by,
    )


def guarded(
    model: type[Thing], rule: Rule[Thing] = anyone_who_sees_it
) -> Callable[[Callable[Concatenate[UserRequest, Thing, ...], HttpResponseBase]], View]:
    """Fetch the object that the URL names and hand it to the view, if the rule says yes."""

    def decorate(view: Callable[Concatenate[UserRequest, Thing, ...], HttpResponseBase]) -> View:
        @wraps(view)
        @login_required
        def gate(request: UserRequest, pk: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(request, fetch(model, pk, request.user, rule), *args, **kwargs)

        gate.gate = rule  # type: ignore[attr-defined]
        gate.model = model  # type: ignore[attr-defined]
        return gate

    return decorate


def guarded_or_new(
    model: type[Thing], rule: Rule[Thing], *, new: Callable[[User], bool]
) -> Callable[[Callable[Concatenate[UserRequest, Thing | None, ...], HttpResponseBase]], View]:
    """Like guarded, where the phone names the thing before it exists: hand on None, and the pk.

    `rule` is asked about a thing that is there, `new` about whoever wants to make it.
    """

    def decorate(
        view: Callable[Concatenate[UserRequest, Thing | None, ...], HttpResponseBase],
    ) -> View:
        @wraps(view)
        @login_required
        def gate(request: UserRequest, pk: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            thing = fetch_or_none(model, pk, request.user, rule)
            if thing is None and not new(request.user):
                raise PermissionDenied
            return view(request, thing, pk, *args, **kwargs)

        gate.gate = rule  # type: ignore[attr-defined]
        gate.model = model  # type: ignore[attr-defined]
        return gate

    return decorate


def invited(
    model: type[Thing], rule: GuestRule[Thing]
) -> Callable[[Callable[Concatenate[HttpRequest, Thing, ...], HttpResponseBase]], View]:
    """Let in whoever holds the token of a link, without an account, if the rule says yes.

    The rule is asked about the user who happens to be signed in, or None. The model answers
    `objects.by_token(token)` and names its guest. What a guest reads is recorded like any other
    reading, except for a look at what is one's own, and for what only machines ask: HEAD, and
    pages fetched before anyone opens them.
    """

    def decorate(view: Callable[Concatenate[HttpRequest, Thing, ...], HttpResponseBase]) -> View:
        @wraps(view)
        def gate(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            thing: Thing = get_object_or_404(model._default_manager.by_token(token))  # type: ignore[attr-defined]
            if not rule(request.user if request.user.is_authenticated else None, thing):
                raise PermissionDenied
            is_own = request.user == getattr(thing, "participant", None)
            if request.method == "GET" and not is_own and not _is_ahead_of_time(request):
                record_reading(thing, by=thing.guest)  # type: ignore[attr-defined]
            return view(request, thing, *args, **kwargs)

        gate.gate = rule  # type: ignore[attr-defined]
        return gate

    return decorate


def _is_ahead_of_time(request: HttpRequest) -> bool:
    headers = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
    return any(
        request.headers.get(header, "").startswith(("prefetch", "preview")) for header in headers
    )


def limited(name: str) -> Callable[[View], View]:
    """Let each address in only so often: settings.RATES[name] is how many in how many seconds.

    Stands above the gate, so that a flood is turned away before anything is looked up.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if too_many(name, request):
                return come_back_later(name, request)
            return view(request, *args, **kwargs)

        return gate

    return decorate


def limited_here(name: str) -> Callable[[View], View]:
    """Like limited, but counted in this process: for doors where a flood only costs work."""

    def decorate(view: View) -> View:
        @wraps(view)
        def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if too_many_here(name, request):
                return come_back_later(name, request)
            return view(request, *args, **kwargs)

        return gate

    return decorate


def too_many_here(name: str, request: HttpRequest) -> bool:
    """Count one more in this process, and say whether that is too many."""
    most, seconds = settings.RATES[name]
    return doorstep.knock(name, _address_of(request), seconds) > most


def come_back_later(name: str, request: HttpRequest) -> HttpResponse:
    """Answer whoever asks too often."""
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = str(settings.RATES[name][1])
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def too_many(name: str, request: HttpRequest) -> bool:
    """Count one more question from this address, and say whether that is too many."""
    return too_many_at(name, _address_of(request))


def too_many_at(name: str, place: str) -> bool:
    """Count one more question at a place, from whatever address, and say if that is too many."""
    most, seconds = settings.RATES[name]
    return Tally.count(name, place, seconds) > most


def _address_of(request: HttpRequest) -> str:
    """The network of whoever asks: an IPv6 subscriber has 2^64 addresses, and counts as one."""
    address = ip_address(get_adapter().get_client_ip(request))
    if isinstance(address, IPv6Address):
        return format(int(address) >> 64, "x")
    return str(address)


class SignedInAPIView(APIView):
    """The gate for the API where no object exists yet: name the gate, find self.user."""

    gate: ClassVar[Callable[[User], bool]]
    user: User

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        assert request.user.is_authenticated
        self.user = request.user
        if not type(self).gate(self.user):
            raise PermissionDenied


class GuardedAPIView(APIView):
    """The same gate for the API: name model and gate, find self.user and self.thing.

    A view that names `new` takes PUT for a thing that is not there yet from whomever that rule
    allows to make one, and finds self.thing to be None.
    """

    model: ClassVar[type[Model]]
    gate: ClassVar[Rule[Any]]
    new: ClassVar[Callable[[User], bool] | None] = None
    user: User
    thing: Any

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        assert request.user.is_authenticated
        self.user = request.user
        self.thing = self._find(request, kwargs["pk"])

    def _find(self, request: Request, pk: Any) -> Model | None:
        gate, new = type(self).gate, type(self).new
        if new is None or request.method != "PUT":
            return fetch(self.model, pk, self.user, gate)
        thing = fetch_or_none(self.model, pk, self.user, gate)
        if thing is None and not new(self.user):
            raise PermissionDenied
        return thing
