"""Making a copy: part by part onto the disk, so that memory stays flat however much there is.

The reaper puts back the task of a worker that was killed, and it begins anew; what that one may
have stored is swept away at the end. Two that make the same copy at once end in one.
"""

import logging
import tempfile

from django.core.files import File
from django.utils import translation
from django_tasks import task

from lifecycle.transitions import Refused
from privacy.exchange.parcel import Parcel
from privacy.models import Export, private_path

log = logging.getLogger(__name__)


@task()
def make_export(export_id: str) -> None:
    """Make one copy, unless that is done already."""
    export = Export.objects.select_related("participant").get(pk=export_id)
    if not export.is_making:
        return
    try:
        with translation.override(export.participant.language):
            _make(export)
    except Refused:
        log.info("Export %s was ended by somebody else", export.pk)
    except Exception as error:  # loud in the log; whoever waits is told, and can ask again
        log.exception("Export %s cannot be made", export.pk)
        export.fail(note=type(error).__name__)


def _make(export: Export) -> None:
    with tempfile.TemporaryFile() as made:  # it has no name: a killed worker leaves nothing there
        parcel = Parcel(export.participant, made, tell=export.note_progress)
        parcel.pack()
        export.total, size = parcel.total, made.tell()
        made.seek(0)
        kept = export.file.storage.save(private_path(export, ""), File(made))
    try:
        export.finish(kept, size=size, missing=len(parcel.missing))
    except BaseException:  # another worker was faster: its file stays
        export.file.storage.delete(kept)
        raise
