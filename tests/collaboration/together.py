"""A group with its things, and Amina's sharing, reached by the steps that people take."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from accounts.models import Organisation, Role, RoleAssignment, User
from collaboration.models import Document, Group, Meeting, Post, Sharing
from collaboration.uploads import Taken, take_in
from tests.assessments.cases import make_shared_entry
from tests.cast import Cast, employ, person
from tests.certificates.certificates import make_issued
from tests.programmes.leading import programme_of

AGENCY = "Arbetsförmedlingen Frölunda"
TEXT = "Hej alla. Vi ses på torsdag."
# Made up; the check digit is right.
NUMBER = "070417-2394"


def hire_officer(name: str = "Omar Öberg", *more: Role, agency: str = AGENCY) -> User:
    """Return a case officer at an agency, who may have other roles there, too."""
    kind = Organisation.Kind.AGENCY
    place, _new = Organisation.objects.get_or_create(name=agency, defaults={"kind": kind})
    email = f"{name.split(' ')[0].lower()}.af"
    found = User.objects.filter(email=f"{email}@jagkan.example").first()
    if found:
        return found
    officer = person(email, name)
    employ(officer, place, Role.CASE_OFFICER, *more)
    return officer


def role_of(user: User) -> RoleAssignment:
    roles = RoleAssignment.objects.exclude(role=Role.PROTECTED_HANDLER)
    held: RoleAssignment = roles.get(user=user)
    return held


def group_of(cast: Cast) -> Group:
    """Return the page of Hikikomori, where Göteborg works and Partille does not."""
    return Group.open_for(programme_of(cast), by=cast.sara)


def write_post(cast: Cast, text: str = TEXT, *, by: User | None = None) -> Post:
    return Post.write(group_of(cast), text, by=by or cast.sara)


def plain(text: str = "Minnesanteckningar från mötet.") -> Taken:
    return take_in(text.encode(), name="anteckningar.txt", today=timezone.localdate())


def add_document(cast: Cast, name: str = "Anteckningar", *, by: User | None = None) -> Document:
    return Document.add(group_of(cast), name, plain(), by=by or cast.sara)


def plan_meeting(cast: Cast, **facts: Any) -> Meeting:
    """Return a meeting of tomorrow, for an hour."""
    begins = timezone.now().replace(microsecond=0) + timedelta(days=1)
    usual = {
        "title": "Avstämning",
        "place": "Frölunda torg",
        "agenda": "Höstens aktiviteter",
        "starts_at": begins,
        "ends_at": begins + timedelta(hours=1),
    }
    return Meeting.plan(group_of(cast), by=cast.sara, **{**usual, **facts})


def fetch(client: Client, path: str) -> int:
    """Return how a file is answered, read to its end."""
    answer: Any = client.get(path)
    answer.getvalue()
    return int(answer.status_code)


def share_with(
    cast: Cast, receiver: User, *, by: User | None = None, days: int = 30, **chosen: Any
) -> Sharing:
    """Return what somebody, Amina if nobody else, shares: contact details and a moment."""
    sharer = by or cast.amina
    facts: dict[str, Any] = {"shows_contact": True}
    if "entries" not in chosen:
        facts["entries"] = [make_shared_entry(cast, participant=sharer, place="Frölunda")]
    until = timezone.now() + timedelta(days=days)
    return Sharing.make(role_of(receiver), by=sharer, until=until, **{**facts, **chosen})


def share_certificate(cast: Cast, receiver: User) -> Sharing:
    return share_with(cast, receiver, entries=[], certificates=[make_issued(cast)])
