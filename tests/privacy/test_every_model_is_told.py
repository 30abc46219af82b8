"""Every table that leads to a person is in their copy, or is left out for a reason."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from privacy.exchange.labels import LABELS
from privacy.exchange.sections import LEFT_OUT, SECTIONS
from tests.architecture.samples import make_samples
from tests.architecture.tables import tables_about_people
from tests.cast import Cast
from tests.confirmations.asked import answer, ask
from tests.privacy.copies import data_of

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "export.md"


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
