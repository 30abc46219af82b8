"""Enrolling somebody: who they are already, which steps it takes, and all of it at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import PersonIdentifier, User
from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.enrolling.knowing import Known, people
from programmes.models import (
    ENROLLERS,
    Assignment,
    Enrolment,
    EnrolmentDraft,
    GroundHeld,
    GuardianTold,
    InformationText,
    Informed,
    LocalProject,
    Programme,
)

JUST_NOW = timedelta(minutes=10)


def known_by_number(number: str, *, born: date, by: User, project: LocalProject) -> User | None:
    """Return the one person with this number and birth date, where the reader may know of them."""
    return Known(by=by, project=project, numbers=[number]).by_number(number, born=born)


def known_by_address(
    email: str, *, born: date, name: str, by: User, project: LocalProject
) -> User | None:
    """Return whose address it is, if birth date and name fit too."""
    known = Known(by=by, project=project, addresses=[email])
    return known.by_address(email, born=born, name=name)


def similar_people(name: str, *, born: date, by: User, project: LocalProject) -> list[User]:
    """Return the people of the organisation with that birth date and a similar name."""
    return Known(by=by, project=project, births=[born]).similar(name, born=born)


def informations_for(programme: Programme, band: str) -> list[InformationText]:
    """Return what somebody of the band is told now: the latest version in each language."""
    texts = programme.information.filter(age_band=band, published_at__isnull=False)
    latest: dict[str, InformationText] = {}
    for text in texts.order_by("language", "version"):
        latest[text.language] = text
    return list(latest.values())


@dataclass(frozen=True)
class Answers:
    """What was said at each step, checked: {step: cleaned data}."""

    said: Mapping[str, Mapping[str, Any]]

    def __getitem__(self, step: str) -> Mapping[str, Any]:
        return self.said.get(step, {})


@transaction.atomic
def enrol(draft: EnrolmentDraft, answers: Answers, *, by: User) -> Enrolment:
    """Make the person, the enrolment and all that was settled, and let go of the draft.

    Of two who press at once, or twice, one enrolment comes; the other gets it, or a sentence.
    """
    LocalProject.objects.select_for_update().get(pk=draft.local_project_id)
    made: Enrolment | None = Enrolment.objects.filter(key=draft.pk).first()
    if made:
        return made
    refuse_unless_eligible(draft, answers)
    who, contact = answers["who"], answers["contact"]
    person = who["person"] or _made_meanwhile(draft, who, by=by) or _make_person(draft, who)
    _fill_in(person, who)
    _add_number(person, who, by=by)
    enrolment = draft.enrolment or Enrolment.invite(
        person, draft.local_project, by=by, starts_on=contact["starts_on"], key=draft.pk
    )
    _settle(enrolment, answers, by=by)
    enrolment.start(by=by, on=contact["starts_on"])
    Assignment.begin(enrolment, contact["contact"], by=by, is_contact=True)
    for staff in contact["others"]:
        Assignment.begin(enrolment, staff, by=by)
    EnrolmentDraft.objects.filter(pk=draft.pk).delete()
    return enrolment


def refuse_unless_eligible(draft: EnrolmentDraft, answers: Answers) -> None:
    """Ask the programme once more, with all that was said, about the first day."""
    if not draft.is_weighed:
        return
    held = {ground.pk for ground, _note in answers["ground"].get("grounds", [])}
    found = draft.local_project.programme.eligibility_of(
        answers["who"]["birth_date"],
        area=answers["where"].get("area"),
        grounds=held,
        on=answers["contact"]["starts_on"],
    )
    if not found.holds:
        raise Refused(" ".join(found.missing), subject=draft)


def _made_meanwhile(draft: EnrolmentDraft, who: Mapping[str, Any], *, by: User) -> User | None:
    """Return whose account somebody has made since the form was read, by number or address."""
    born, project = who["birth_date"], draft.local_project
    if known := known_by_number(who["number"], born=born, by=by, project=project):
        return known
    if not User.objects.filter(email__iexact=who["email"]).exists():
        return None
    known = known_by_address(who["email"], born=born, name=who["name"], by=by, project=project)
    if known is None:
        raise Refused(_("Somebody else has that address now. Write another."), subject=draft)
    return known


def _fill_in(person: User, who: Mapping[str, Any]) -> None:
    if new := add_what_is_new(person, who):
        person.save(update_fields=new)


def add_what_is_new(person: User, who: Mapping[str, Any]) -> list[str]:
    """Add what was not known before, and return which fields that are; nothing that was known is
    written over. Saves nothing.
    """
    facts = {name: who[name] for name in ("preferred_name", "birth_date", "phone")}
    new = {name: fact for name, fact in facts.items() if fact and not getattr(person, name)}
    if who["email"] and not person.has_mail:  # an address that is there is not written over
        new["email"] = User.objects.normalize_email(who["email"]).lower()
    for name, fact in new.items():
        setattr(person, name, fact)
    return list(new)


def _make_person(draft: EnrolmentDraft, who: Mapping[str, Any]) -> User:
    """Make an account, unless somebody has just made one for the same person."""
    same = {"birth_date": who["birth_date"], "name__iexact": who["name"]}
    now = timezone.now() - JUST_NOW
    there = Enrolment.objects.filter(local_project=draft.local_project_id)
    just_made = people().filter(pk__in=there.values("participant"), joined_at__gt=now, **same)
    if (somebody := just_made.first()) and not who.get("same_as"):
        said = _("Somebody has just enrolled %(name)s here. Look at the list first.")
        raise Refused(said % {"name": somebody.shown_name}, subject=draft)
    facts = {name: who[name] for name in ("preferred_name", "birth_date", "phone")} | {
        "is_protected": bool(who.get("is_protected"))
    }
    if who["email"]:
        return User.objects.create_user(who["email"], who["name"], **facts)
    return User.objects.create_without_mail(who["name"], **facts)


def _add_number(person: User, who: Mapping[str, Any], *, by: User) -> None:
    if who["number"]:
        is_graded = who["number_kind"] == PersonIdentifier.Kind.COORDINATION
        level = who["identity_level"] if is_graded else ""
        PersonIdentifier.record(
            person, who["number_kind"], who["number"], by=by, identity_level=level
        )


def _settle(enrolment: Enrolment, answers: Answers, *, by: User) -> None:
    today = timezone.localdate()
    ground, information, guardian = (answers[it] for it in ("ground", "information", "guardian"))
    if ground:  # what was named with the invitation has been asked about once more
        enrolment.grounds_held.all().delete()
    GroundHeld.objects.bulk_create(
        GroundHeld(
            enrolment=enrolment,
            ground=each,
            note=note,
            decided_by_id=int(ground["decided_by"]),
            decided_on=today,
        )
        for each, note in ground.get("grounds", [])
    )
    if information:
        Informed.objects.create(
            enrolment=enrolment,
            text=information["text"],
            in_own_words=information["in_own_words"],
            by=by,
            on=today,
        )
    if guardian:
        facts = {name: guardian[name] for name in ("how", "on", "told_by", "why_not")}
        GuardianTold.objects.create(enrolment=enrolment, by=by, **facts)
    Event.record(enrolment, "settle", by=by)


def open_projects() -> QuerySet[LocalProject]:
    """Return the projects of programmes that are neither over nor closed."""
    today = timezone.localdate()
    goes_on = Q(programme__ends_on=None) | Q(programme__ends_on__gte=today)
    goes_on &= Q(programme__closed_at=None)
    return LocalProject.objects.filter(goes_on).select_related("programme", "organisation")


def projects_of(user: User) -> QuerySet[LocalProject]:
    """Return the projects into which somebody may enrol."""
    return open_projects().filter(organisation__in=user.organisations_as(*ENROLLERS))


def projects_to_move_to(enrolment: Enrolment) -> QuerySet[LocalProject]:
    """Return the other open projects of the organisation where somebody is, of any programme."""
    here = enrolment.local_project
    return open_projects().filter(organisation=here.organisation_id).exclude(pk=here.pk)


def new_key() -> UUID:
    """Return a mark for a form: sent twice, it makes one enrolment."""
    return uuid4()


@transaction.atomic
def invite(said: Mapping[str, Any], *, by: User) -> Enrolment:
    """Put somebody on the list; whoever invites is there for them until somebody else is."""
    LocalProject.objects.select_for_update().get(pk=said["local_project"].pk)
    made: Enrolment | None = Enrolment.objects.filter(key=said["key"]).first()
    if made:
        return made
    make = User.objects.create_user if said["email"] else _make_without_mail
    person = make(said["email"], said["name"])
    enrolment = Enrolment.invite(
        person, said["local_project"], by=by, starts_on=said["starts_on"], key=said["key"]
    )
    if enrolment.who_may_be_assigned().filter(pk=by.pk).exists():
        Assignment.begin(enrolment, by, by=by, is_contact=True)
    return enrolment


@transaction.atomic
def add_address(enrolment: Enrolment, email: str, *, by: User) -> None:
    """Give somebody who had none an address to sign in with. One that is there is not changed:
    whoever could do that could sign in as its owner.
    """
    person = User.objects.select_for_update().get(pk=enrolment.participant_id)
    if person.has_mail:
        raise Refused(_("The person has an address already."), subject=enrolment)
    person.email = User.objects.normalize_email(email).lower()
    person.save(update_fields=["email"])
    Event.record(enrolment, "add_address", by=by)


def _make_without_mail(_email: str, name: str) -> User:
    return User.objects.create_without_mail(name)
