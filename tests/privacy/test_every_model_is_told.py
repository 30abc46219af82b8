"""Every table that leads to a person is in their copy, or is left out for a reason."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db.models import Model

from accounts.models import User
from privacy.exchange.labels import LABELS
from privacy.exchange.sections import LEFT_OUT, SECTIONS
from tests.architecture.samples import make_samples
from tests.cast import Cast
from tests.confirmations.asked import answer, ask
from tests.privacy.copies import data_of

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "export.md"
LIBRARIES = {"django_tasks_database", "sessions"}  # what they hold is opaque, and soon deleted


def leads_to(model: type[Model], people: set[type[Model]]) -> bool:
    fields: Any = model._meta.get_fields()
    pointing = [each for each in fields if each.is_relation and getattr(each, "concrete", False)]
    return any(each.related_model in people for each in pointing if not each.many_to_many) or any(
        isinstance(each, GenericForeignKey) for each in model._meta.private_fields
    )


def tables_about_people() -> set[str]:
    """Return the labels of all tables from which foreign keys lead to a person."""
    found: set[type[Model]] = {User}
    everything = set(apps.get_models(include_auto_created=True))
    while more := {model for model in everything - found if leads_to(model, found)}:
        found |= more
    return {model._meta.label for model in found if model._meta.app_label not in LIBRARIES}


def told() -> list[str]:
    return [label for section in SECTIONS for label in section.tells_of]


def fields_in(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from fields_in(each)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key != "content":
                yield from fields_in(inner)


def test_every_table_is_told_or_left_out_for_a_reason() -> None:
    assert tables_about_people() == {*told(), *LEFT_OUT}


def test_none_is_both_and_each_reason_is_a_reason() -> None:
    assert set(told()).isdisjoint(LEFT_OUT)
    assert len(told()) == len(set(told()))
    assert all(len(reason.split()) >= 4 for reason in LEFT_OUT.values())


def test_the_test_sees_tables_far_away() -> None:
    assert {"confirmations.Answer", "assessments.Decision"} <= tables_about_people()


def test_each_field_has_a_word_and_is_described(cast: Cast) -> None:
    make_samples(cast)
    answer(ask(cast))
    described = DOCUMENT.read_text()

    data = data_of(cast.amina)

    rows = {section.key: data[section.key] for section in SECTIONS}
    fields = {field for section in rows.values() for field in fields_in(section)}
    assert len(fields) > 50
    assert [field for field in fields if field not in LABELS] == ["content"]
    assert [name for name in {*rows, *fields} if f"`{name}`" not in described] == []
