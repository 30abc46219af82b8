"""What of a kept file is hidden from whom: people may be protected after it was made."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from accounts.models import Role, User
from lifecycle.models import Event
from programmes.models import Enrolment
from reporting.exchange.sheet import read_again
from reporting.models import ReportFile

Rows = list[list[str]]


def rows_for(reader: User, file: ReportFile) -> tuple[list[str], Rows, bool]:
    """Return the headings, the rows that the reader may see, and whether any are left out."""
    heads, *rows = read_again(file)
    hidden = set(_hidden_from(reader, file).values_list("pk", flat=True))
    if not file.whose:  # made before it was kept whose each row is
        return heads, [] if hidden else rows, bool(hidden)
    seen = [row for row, whose in zip(rows, file.whose, strict=True) if whose not in hidden]
    return heads, seen, len(seen) < len(rows)


def names_protected(file: ReportFile, reader: User) -> bool:
    """Whether somebody in it was protected after it was made, whom the reader may not know of."""
    people = _hidden_from(reader, file).values("participant")
    theirs = Enrolment.objects.filter(participant__in=people)
    marked = Event.objects.filter(
        subject_type=ContentType.objects.get_for_model(Enrolment),
        subject_id__in=theirs.values_list(Cast("pk", CharField())),
        action="protect",
        at__gt=file.prepared_at,
    )
    return marked.exists()


def _hidden_from(reader: User, file: ReportFile) -> QuerySet[Enrolment]:
    """Return whoever of the file is protected today, where the reader handles no such people."""
    month = file.month
    protected = Enrolment.objects.filter(
        local_project__programme=month.programme_id, participant__is_protected=True
    ).exclude(local_project__organisation__in=reader.organisations_as(Role.PROTECTED_HANDLER))
    if file.whose:
        listed = set(file.whose) & set(protected.values_list("pk", flat=True))
        return protected.filter(pk__in=listed)
    if month.local_project_id:
        protected = protected.filter(local_project=month.local_project_id)
    return protected.overlapping(month.month.first, month.month.last)
