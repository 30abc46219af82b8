"""The next round of a programme: the same rules, a new period."""

from datetime import date

from django.db import transaction

from accounts.models import User
from competencies.texts import Text
from lifecycle.models import Event
from programmes.models.area import Area
from programmes.models.ground import Ground
from programmes.models.information import InformationText
from programmes.models.party import Partner
from programmes.models.programme import Programme
from programmes.models.retention import RetentionRule

RULES = ("youngest", "oldest", "certificate_kinds", "confirmations_need_code")


@transaction.atomic
def begin_next(
    earlier: Programme,
    name: str,
    public_name: Text,
    *,
    by: User,
    starts_on: date,
    ends_on: date | None,
) -> Programme:
    """Begin a programme that follows another, and copy its rules to it."""
    programme = Programme.begin(
        by=by,
        owner=earlier.owner,
        name=name,
        public_name=public_name,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    copy_rules(earlier, programme, by=by)
    return programme


@transaction.atomic
def copy_rules(earlier: Programme, programme: Programme, *, by: User) -> None:
    """Give a programme the rules of an earlier one. Areas that exist no longer stay behind, who
    pays is agreed upon anew, and the latest published texts become drafts.
    """
    programme.follows = earlier
    for rule in RULES:
        setattr(programme, rule, getattr(earlier, rule))
    programme.save(update_fields=["follows", *RULES])
    exist = Area.objects.overlapping(programme.starts_on, programme.ends_on)
    programme.areas.add(*exist.filter(programmes=earlier))
    programme.frameworks.add(*earlier.frameworks.all())
    _copy_partners(earlier, programme)
    _copy_grounds(earlier, programme)
    _copy_retention(earlier, programme)
    _copy_information(earlier, programme, by=by)
    Event.record(programme, "copy_rules", by=by, note=str(earlier))


def _copy_partners(earlier: Programme, programme: Programme) -> None:
    Partner.objects.bulk_create(
        Partner(programme=programme, organisation=each.organisation, role=each.role)
        for each in earlier.partners.all()
    )


def _copy_grounds(earlier: Programme, programme: Programme) -> None:
    Ground.objects.bulk_create(
        Ground(
            programme=programme,
            group=each.group,
            text=each.text,
            needs_note=each.needs_note,
            decided_by=each.decided_by,
            position=each.position,
        )
        for each in earlier.grounds.filter(is_offered=True)
    )


def _copy_retention(earlier: Programme, programme: Programme) -> None:
    rule = RetentionRule.objects.filter(programme=earlier).first()
    if rule:
        names = ("months", "legal_basis", "decided_by", "decided_on", "kept")
        facts = {name: getattr(rule, name) for name in names}
        RetentionRule.objects.create(programme=programme, **facts)


def _copy_information(earlier: Programme, programme: Programme, *, by: User) -> None:
    latest: dict[tuple[str, str], InformationText] = {}
    for text in earlier.information.filter(published_at__isnull=False).order_by("version"):
        latest[text.age_band, text.language] = text
    for (band, language), text in latest.items():
        InformationText.write(programme, text.text, by=by, age_band=band, language=language)
