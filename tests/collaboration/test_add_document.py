"""A file for the group: told by its content, kept under no name that somebody gave."""

import hashlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from collaboration.forms.group import plain_name
from collaboration.models import Document
from lifecycle.models import Event
from tests.cast import Cast
from tests.collaboration.hostile import docx, docx_with, pdf
from tests.collaboration.together import NUMBER, group_of
from tests.conftest import SignIn


def upload(content: bytes, name: str = "protokoll.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_it_is_kept_with_who_when_and_hash(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.sara)
    way = f"{group_of(cast).get_absolute_url()}documents/add/"

    page = client.post(way, {"name": "", "file": upload(pdf())}, follow=True).content.decode()

    document = Document.objects.get()
    version = document.versions.get()
    assert (document.name, version.kind, version.number) == ("protokoll", "pdf", 1)
    assert version.sha256 == hashlib.sha256(pdf()).hexdigest()
    assert version.sha256 in page
    assert "Sara Nyberg" in page
    assert "protokoll" not in str(version.file.name)
    assert Event.objects.about(document).get(action="add").by == cast.sara


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "Planen"}, "Välj en fil."),
        ({"name": "Planen", "file": upload(b"")}, "Filen är tom."),
        ({"name": "Planen", "file": upload(b"MZ\x90\0")}, "Vi kan inte ta emot"),
        (
            {"name": "Planen", "file": upload(docx_with("word/vbaProject.bin"), "x.docx")},
            "makron eller skript",
        ),
        ({"name": f"Om {NUMBER}", "file": upload(pdf())}, "personnummer"),
        ({"name": "", "file": upload(pdf(), f"{NUMBER}.pdf")}, "personnummer"),
        ({"name": "a" * 101, "file": upload(pdf())}, "lite för långt"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, fields: dict[str, Any], sentence: str
) -> None:
    answer = sign_in(cast.sara).post(f"{group_of(cast).get_absolute_url()}documents/add/", fields)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert fields["name"] in answer.content.decode()
    assert not Document.objects.exists()


def test_a_stranger_does_not(cast: Cast, sign_in: SignIn) -> None:
    way = f"{group_of(cast).get_absolute_url()}documents/add/"

    for stranger in (cast.petra, cast.amina):
        assert sign_in(stranger).post(way, {"file": upload(pdf())}).status_code == 404


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("C:\\Users\\sara\\Plan.docx", "Plan"),
        ("../../etc/passwd", "passwd"),
        ("a\u202efdp.exe", "afdp"),
        ("\r\nSet-Cookie: a=b.pdf", "Set-Cookie: a=b"),
        (".pdf", "pdf"),
        ("", "Dokument"),
        ("…", "…"),
        ("x" * 300 + ".pdf", "x" * 100),
    ],
)
def test_a_files_own_name_becomes_a_plain_one(given: str, shown: str) -> None:
    assert plain_name(given) == shown


def test_the_ending_is_ours(cast: Cast, sign_in: SignIn) -> None:
    way = f"{group_of(cast).get_absolute_url()}documents/add/"

    sign_in(cast.sara).post(way, {"name": "Plan.exe", "file": upload(docx(), "plan.html")})

    assert Document.objects.get().versions.get().file_name == "Plan.exe.docx"
