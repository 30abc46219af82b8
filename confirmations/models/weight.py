"""Which answers have weight: by someone the team knows, and has looked at if nobody else can."""

from django.db.models import F, Q

from confirmations.models.door import Assurance
from workplaces.models import Supervisor


def has_weight(*, confirmation: str, supervisor: str) -> Q:
    """Say which answers are by someone known, in lookups from wherever the two are found."""
    approved = Supervisor.State.APPROVED
    until = f"{supervisor}__vouched_at"
    merged = f"{supervisor}__merged_at"
    return Q(**{f"{supervisor}__state": approved}) & (
        _has_brake(confirmation, supervisor) | _was_said_by(confirmation, until)
    ) | Q(
        # What an address says after it was merged has no more weight than any other's.
        **{f"{supervisor}__merged_into__state": approved, f"{confirmation}made_at__lt": F(merged)}
    ) & (_has_brake(confirmation, supervisor) | _was_said_by(confirmation, merged))


def _has_brake(confirmation: str, supervisor: str) -> Q:
    """Whether the one in whose name it was said learns of it, or had to be there."""
    someone = ~Q(**{f"{supervisor}__email": ""}) | ~Q(**{f"{supervisor}__phone": ""})
    return someone | ~Q(**{f"{confirmation}assurance": Assurance.HELD})


def _was_said_by(confirmation: str, moment: str) -> Q:
    changed = f"{confirmation}changed_at"
    unchanged = Q(**{changed: None}) | Q(**{f"{changed}__lte": F(moment)})
    return Q(**{f"{confirmation}made_at__lte": F(moment)}) & unchanged
