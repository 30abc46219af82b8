"""An icon says where its picture is, whatever it is asked for."""

from django.template.loader import render_to_string


def drawn(**takes: object) -> str:
    return render_to_string("components/icon.html", takes).strip()


def test_an_icon_points_into_its_sprite() -> None:
    assert drawn(name="check") == (
        '<svg class="icon" aria-hidden="true"><use href="/static/icons.svg#i-check"/></svg>'
    )
    assert 'href="/static/icons-plain.svg#i-eye"' in drawn(name="eye", sprite="icons-plain.svg")


def test_an_icon_has_a_size_a_direction_and_a_class() -> None:
    icon = drawn(name="caret-right", size="s", flip=True, extra="tile__tick")

    assert 'class="icon icon--s icon--dir tile__tick"' in icon


def test_a_name_from_a_framework_stays_a_name() -> None:
    assert "<script>" not in drawn(name='"><script>')
