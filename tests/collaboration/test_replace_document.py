"""A new version comes in a document's place, and those before can be fetched."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.collaboration.hostile import docx_with, pdf
from tests.collaboration.together import add_document, fetch, plain
from tests.conftest import SignIn


def test_both_versions_can_be_fetched(cast: Cast, sign_in: SignIn) -> None:
    document, client = add_document(cast), sign_in(cast.noor)

    client.post(
        f"{document.get_absolute_url()}replace/", {"file": SimpleUploadedFile("ny.pdf", pdf())}
    )

    first, second = document.versions.order_by("number")
    assert (first.kind, second.kind, second.by) == ("text", "pdf", cast.noor)
    page = client.get(document.get_absolute_url()).content.decode()
    assert "Version 1" in page
    assert "Version 2" in page
    for version in (first, second):
        assert fetch(client, f"/documents/{version.pk}/file/") == 200
    assert Event.objects.about(document).get(action="replace").by == cast.noor


def test_a_hostile_file_changes_nothing(cast: Cast, sign_in: SignIn) -> None:
    document = add_document(cast)
    file = SimpleUploadedFile("x.docx", docx_with("word/vbaProject.bin"))

    answer = sign_in(cast.sara).post(f"{document.get_absolute_url()}replace/", {"file": file})

    assert answer.status_code == 422
    assert "makron eller skript" in answer.content.decode()
    assert document.versions.count() == 1


def test_a_stranger_does_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    way = f"{add_document(cast).get_absolute_url()}replace/"

    assert sign_in(cast.petra).get(way).status_code == 404


def test_the_same_file_and_a_removed_document_are_refused(cast: Cast) -> None:
    document = add_document(cast)

    with pytest.raises(Refused, match="samma fil"):
        document.replace(plain(), by=cast.sara)
    document.remove(by=cast.sara)
    with pytest.raises(Refused, match="tagits bort"):
        document.replace(plain("Nytt"), by=cast.sara)
