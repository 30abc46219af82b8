"""Makes two accounts one: all that leads to the one leads to the other, and nothing is deleted."""

from collections.abc import Mapping
from typing import Any

from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import NO_MAIL, User
from assessments.models import AssessmentCase
from home.duplicates.finding import Pair, pair_of
from home.duplicates.relations import Relation, fields_to, moving
from lifecycle.models import Event
from lifecycle.transitions import HasPage, Refused
from plans.models import Goal, Plan
from programmes.models import Assignment, Enrolment

FIELDS = ("name", "preferred_name", "birth_date", "email", "phone", "language")


@transaction.atomic
def merge(
    pair: Pair, chosen: Mapping[str, str], *, by: User, why: str, page: HasPage
) -> dict[str, int]:
    """Make the two one person, each field from «kept» or «gone», and return what moved, by table.

    The account that is gone stays as a shut row that names the other. Raises Refused, on the page,
    if somebody was faster, or somebody on the one's team has assessed the other.
    """
    kept, gone = _locked(pair, by=by, page=page)
    _refuse_assessed_by_the_team(kept, gone, page=page)
    _fold_enrolments(kept, gone, by=by)
    _end_what_both_hold(kept, gone, by=by)
    _join_plans(kept, gone, by=by)
    moved = {}
    for relation in moving():
        if number := _move(relation, gone, kept):
            moved[f"{relation[0]._meta.label}.{relation[1].name}"] = number
    _move_what_is_about(gone, kept)
    _choose(kept, gone, chosen)
    told = "; ".join(f"{name} {number}" for name, number in sorted(moved.items()))
    fields = ", ".join(f"{name}: {side}" for name, side in chosen.items())
    Event.record(kept, "merge", by=by, note=f"{gone.pk}. {why} ({fields}; {told})")
    return moved


def _locked(pair: Pair, *, by: User, page: HasPage) -> tuple[User, User]:
    ids = sorted([pair.kept.pk, pair.gone.pk])
    found = {each.pk: each for each in User.objects.select_for_update().filter(pk__in=ids)}
    if pair_of(by, pair.kept.pk, pair.gone.pk) is None:
        raise Refused(_("That is no longer possible. Someone was faster."), subject=page)
    return found[pair.kept.pk], found[pair.gone.pk]


def _refuse_assessed_by_the_team(kept: User, gone: User, *, page: HasPage) -> None:
    """Nobody assesses whom they have followed, whichever account it was."""
    for one, other in ((kept, gone), (gone, kept)):
        team = Assignment.objects.filter(enrolment__participant=one).values("staff")
        if AssessmentCase.objects.filter(participant=other, assessor__in=team).exists():
            said = _("Somebody on the team of the one has assessed the other. It is not possible.")
            raise Refused(said, subject=page)


def _fold_enrolments(kept: User, gone: User, *, by: User) -> None:
    """Make one of two enrolments in the same project at the same time."""
    over = [Enrolment.State.INVITED, *Enrolment.TAKING_PART]
    theirs = Enrolment.objects.filter(state__in=over)
    for extra in theirs.filter(participant=gone):
        same = theirs.filter(participant=kept, local_project=extra.local_project_id).first()
        if same is None:
            continue
        stays, folded = (extra, same) if same.is_invited else (same, extra)
        folded.assignments.update(is_contact=False)
        for _name, relation in fields_to(Enrolment):
            _move(relation, folded, stays)
        starts_on = min(stays.starts_on, folded.starts_on)
        reason = Enrolment.EndReason.MISTAKE
        folded.withdraw(by=by, on=timezone.localdate(), reason=reason)
        stays.starts_on, stays.participant = starts_on, kept
        stays.save(update_fields=["starts_on", "participant"])


def _end_what_both_hold(kept: User, gone: User, *, by: User) -> None:
    """A number that both hold is the one's from now on; that the other held it stays written."""
    held = kept.identifiers.filter(valid_to=None).values("blind_index")
    for double in gone.identifiers.filter(valid_to=None, blind_index__in=held):
        double.end(timezone.localdate(), by=by)


def _join_plans(kept: User, gone: User, *, by: User) -> None:
    """Let all goals stand in one plan; where one of two was private, both are from now on."""
    plans = {
        plan.participant_id: plan for plan in Plan.objects.filter(participant__in=(kept, gone))
    }
    if len(plans) < 2:
        return
    stays, folded = plans[kept.pk], plans[gone.pk]
    Goal.objects.filter(plan=folded).update(plan=stays)
    if stays.is_shared and not folded.is_shared:
        stays.unshare(by=by)


def _move(relation: Relation, source: Model, target: Model) -> int:
    """Let rows lead to another thing, and return how many. One that cannot stand there twice, as
    the other has its like already, stays where it is: it is still found through the shut account.
    """
    model, field = relation
    rows = model._default_manager.filter(**{field.name: source.pk})
    try:
        with transaction.atomic():
            return rows.update(**{field.name: target.pk})
    except IntegrityError:
        return sum(_move_one(model, row, field.name, target) for row in rows.values_list("pk"))


def _move_one(model: type[Model], row: Any, name: str, target: Model) -> int:
    try:
        with transaction.atomic():
            return model._default_manager.filter(pk=row[0]).update(**{name: target.pk})
    except IntegrityError:
        return 0


def _move_what_is_about(gone: User, kept: User) -> None:
    """Let events, looks and letters about the person be about the account that is kept."""
    kind = ContentType.objects.get_for_model(User)
    for model in apps.get_models():
        for field in model._meta.private_fields:
            if isinstance(field, GenericForeignKey):
                about = {field.ct_field: kind, field.fk_field: str(gone.pk)}
                rows = model._default_manager.filter(**about)
                rows.update(**{field.fk_field: str(kept.pk)})


def _choose(kept: User, gone: User, chosen: Mapping[str, str]) -> None:
    """Take each field from where it was chosen, shut the other account and end its sessions."""
    taken = {name: getattr(gone, name) for name in FIELDS if chosen.get(name) == "gone"}
    gone.is_active, gone.merged_into = False, kept
    if "email" in taken:
        gone.email = f"{gone.pk}.merged@{NO_MAIL}"
    gone.save(update_fields=["is_active", "merged_into", "email"])
    for name, fact in taken.items():
        setattr(kept, name, fact)
    kept.save(update_fields=list(taken) or None)
    for session in UserSession.objects.filter(user=gone):
        session.end()
