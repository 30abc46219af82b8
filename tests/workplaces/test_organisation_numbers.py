"""Organisation numbers as people write them; a person's own is never taken for one."""

import pytest

from workplaces.numbers import (
    NoSuchNumber,
    PersonalNumber,
    parse_organisation_number,
    shown_number,
)


@pytest.mark.parametrize(
    "written",
    ["556016-0680", "5560160680", "556016 0680", "16556016-0680", "SE556016068001", "556016–0680"],
)
def test_any_usual_way_is_understood(written: str) -> None:
    assert parse_organisation_number(written) == "5560160680"


@pytest.mark.parametrize(
    "written", ["070417-2383", "20070417-2383", "200704172383", "121212-1212", "070477-2383"]
)
def test_a_personal_number_is_named_as_one(written: str) -> None:
    with pytest.raises(PersonalNumber):
        parse_organisation_number(written)


@pytest.mark.parametrize("written", ["556016-0681", "55601606", "organisation", "5560160680123"])
def test_what_is_no_number_is_said(written: str) -> None:
    with pytest.raises(NoSuchNumber):
        parse_organisation_number(written)


def test_it_is_shown_as_people_write_it() -> None:
    assert shown_number("5560160680") == "556016-0680"
    assert shown_number("") == ""
