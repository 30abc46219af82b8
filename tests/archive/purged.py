"""How tests come to the day on which a programme may be erased, and read what is left."""

from datetime import date, timedelta

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from accounts.models import Reading, Role, User
from archive import batches, purging
from archive.models import Purge
from archive.reach import Leaver, leavers_of
from lifecycle.models import Event, Letter
from programmes.models import Enrolment, Programme, RetentionRule
from tests.archive.ending import hire_records_officer
from tests.cast import Cast, employ, person
from tests.programmes.leading import programme_of

# The register is kept word for word.
REGISTER = {
    "certificates.Certificate",
    "certificates.CertificateDocument",
    "certificates.CertificateWord",
    "certificates.KeptPage",
    "certificates.LedgerRow",
}

SEALED = b"gAAAA"  # how whatever accounts.keys has sealed begins


def ripen(programme: Programme, *, by: User) -> None:
    """Let the programme have ended and been closed so long ago that the rule lets it go."""
    long_ago = timezone.localdate() - timedelta(days=900)
    Programme.objects.filter(pk=programme.pk).update(
        starts_on=long_ago - timedelta(days=400), ends_on=long_ago, closed_at=timezone.now()
    )
    programme.refresh_from_db()
    RetentionRule.set_for(
        programme,
        by=by,
        months=24,
        legal_basis="Arkivlagen 10 §",
        decided_by="Kommunstyrelsen",
        decided_on=date(2026, 1, 1),
    )
    theirs = Enrolment.objects.filter(local_project__programme=programme)
    retain(*theirs.exclude(state=Enrolment.State.ERASED))


def retain(*enrolments: Enrolment) -> None:
    """Let enrolments have ended, and be kept for the record only."""
    kept = Enrolment.objects.filter(pk__in=[each.pk for each in enrolments])
    kept.filter(ends_on=None).update(ends_on=timezone.localdate(), end_reason="studies")
    kept.update(state=Enrolment.State.RETAINED)


def ripe(cast: Cast) -> Programme:
    """Return Göteborg's programme, of which everybody may be erased."""
    programme = programme_of(cast)
    ripen(programme, by=cast.lo)
    return programme


def leaver(user: User) -> Leaver:
    """Return somebody on the way out of everything that they are kept for."""
    kept = Enrolment.objects.filter(participant=user, state=Enrolment.State.RETAINED)
    [found] = leavers_of(kept)
    return found


def two_archivists(cast: Cast) -> tuple[User, User]:
    """Return Arvid and Barbro, who see to the archive in Göteborg."""
    barbro = person("barbro", "Barbro Lind")
    employ(barbro, cast.goteborg, Role.RECORDS_OFFICER)
    return hire_records_officer(cast), barbro


def carry_out(purge: Purge, *, by: User) -> None:
    """Approve it, and do what the workers do."""
    batches.begin(purge, by=by)
    for row in purge.rows.order_by("pk"):
        purging.carry_out(row.pk)
    purge.refresh_from_db()


def dangling() -> set[str]:
    """Return what tells of a thing that is not there any more."""
    found = set()
    for table in (Event, Letter, Reading):
        for kind, pk in set(table._default_manager.values_list("subject_type", "subject_id")):
            model = ContentType.objects.get_for_id(kind).model_class()
            assert model is not None
            if not model._default_manager.filter(pk=pk).exists():
                found.add(f"{table._meta.label}: {model._meta.label} {pk}")
    return found


def where_it_says(*words: str) -> dict[str, str]:
    """Return in which tables one of the words stands, each with such a row.

    Reads every field of every table as text, those of the register apart.
    """
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label in REGISTER:
            continue
        for row in model._default_manager.all().iterator():
            text = repr([_plain(getattr(row, each.attname)) for each in row._meta.concrete_fields])
            if any(word.casefold() in text.casefold() for word in words):
                found[model._meta.label] = text[:300]
    return found


def _plain(value: object) -> object:
    """What is sealed says a word only by chance, so it is left out."""
    if isinstance(value, bytes | memoryview):
        return b"" if bytes(value).startswith(SEALED) else bytes(value)
    return value
